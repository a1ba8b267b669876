// The server's answers.

export class Problem extends Error {
  constructor(told, status = 0) {
    super(told.detail ?? told.title ?? "no answer");
    this.detail = told.detail ?? told.title ?? "no answer";
    this.hints = told.suggestions ?? [];
    this.position = told.position ?? null;
    this.code = told.code ?? "";
    this.status = status;
  }
}

const headers = (more) => {
  const token = sessionStorage.getItem("token");
  return token ? { ...more, Authorization: `Bearer ${token}` } : more;
};

const pause = (seconds) => new Promise((done) => setTimeout(done, 1000 * seconds));

const answerOf = async (response) => {
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(told, response.status);
  return told;
};

// A server that is busy is asked once more, when it says so.
const send = async (path, options) => {
  const response = await fetch(path, options);
  if (response.status !== 503) return answerOf(response);
  await pause(Math.min(Number(response.headers.get("Retry-After")) || 1, 5));
  return answerOf(await fetch(path, options));
};

export const ask = (path, parameters) =>
  send(parameters ? `${path}?${parameters}` : path, { headers: headers({}) });

export const post = (path, value, signal) =>
  send(path, { method: "POST", body: JSON.stringify(value), signal,
               headers: headers({ "Content-Type": "application/json" }) });

// Making elements. Text of articles is only ever text here, never markup.

// Control characters and marks that turn the direction of what follows.
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

export const shown = (text) => String(text ?? "").replace(UNSEEN, "");

export const element = (name, attributes = {}, ...parts) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const part of parts) made.append(part instanceof Node ? part : shown(part));
  return made;
};

export const button = (text, action, attributes = {}) => {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", action);
  return made;
};

// Text from an article, apart from what stands around it.
export const quoted = (text) => element("bdi", {}, text);

// `ranges` are pairs of code points.
export const marked = (text, ranges) => {
  const letters = Array.from(String(text));
  const parts = document.createDocumentFragment();
  let done = 0;
  const slice = (from, to) => shown(letters.slice(from, to).join(""));
  for (const [from, to] of ranges) {
    parts.append(slice(done, from), element("mark", {}, slice(from, to)));
    done = to;
  }
  parts.append(slice(done));
  return parts;
};

const numbers = new Intl.NumberFormat("en");
export const number = (value) => numbers.format(value);
export const many = (count, one, more) => `${number(count)} ${count === 1 ? one : more}`;

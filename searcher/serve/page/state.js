// What is asked, as it stands in the address.

// Fields that can be ticked.
export const FIELDS = ["outlet", "byline", "lang", "genre"];
const TEXTS = ["q", "since", "until", "undated", "sort", "group", "by", "a"];

export const readAddress = () => {
  const given = new URLSearchParams(location.search);
  const state = {};
  for (const name of TEXTS) state[name] = given.get(name) ?? "";
  for (const name of FIELDS) state[name] = given.getAll(name);
  return state;
};

const all = (state) => {
  const given = new URLSearchParams();
  for (const name of TEXTS) if (state[name]) given.set(name, state[name]);
  for (const name of FIELDS) for (const value of state[name]) given.append(name, value);
  return given;
};

export const writeAddress = (state, replace = false) => {
  const given = all(state).toString();
  const address = given ? `/?${given}` : "/";
  if (replace || address === location.pathname + location.search)
    history.replaceState(null, "", address);
  else
    history.pushState(null, "", address);
};

// For the server. Nothing typed asks for everything.
export const parametersOf = (state) => {
  const given = all(state);
  given.delete("a");
  given.delete("by");
  if (!state.q) given.set("q", "*");
  return given;
};

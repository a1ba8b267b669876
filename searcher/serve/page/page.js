// The search page. What is asked stands in the address, so that an address is an answer.
import { ask, Problem } from "./api.js";
import { showArticle } from "./article.js";
import { element, shown } from "./elements.js";
import { showFacets } from "./facets.js";
import { showHistogram, unitFor, finerUnit } from "./histogram.js";
import { showHits, showNotes, summary } from "./hits.js";
import { watchQueryBox } from "./query_box.js";
import { FIELDS, parametersOf, readAddress, writeAddress } from "./state.js";

const PAGE = 20;
const at = (id) => document.getElementById(id);

let state = readAddress();
let round = 0;  // answers to older questions are dropped
let rows = 0;
let cursor = null;

const questionOf = (more) => {
  const asked = parametersOf(state);
  asked.set("lenient", "true");
  asked.set("limit", PAGE);
  for (const [name, value] of Object.entries(more)) asked.set(name, value);
  return asked;
};

// --- Asking -----------------------------------------------------------------------------------

const search = async () => {
  const mine = ++round;
  fillForm();
  at("results").setAttribute("aria-busy", "true");
  const unit = state.by || unitFor(state);
  try {
    const question = questionOf({ histogram: unit, facet: FIELDS.map((f) => `${f}:8`).join(",") });
    const found = await ask("/v1/search", question);
    if (mine !== round) return;
    at("problem").replaceChildren();
    showAnswer(found);
    await showDates(found.histogram, mine);
  } catch (thrown) {
    if (mine === round) showProblem(thrown);
  } finally {
    if (mine === round) at("results").removeAttribute("aria-busy");
  }
};

const showAnswer = (found) => {
  rows = found.hits.length;
  cursor = found.next_cursor;
  at("summary").textContent = summary(found);
  document.title = state.q ? `${shown(state.q)} – Backfile` : "Backfile";
  showNotes(at("notes"), found, { include: () => change({ undated: "include" }),
                                  instead: (q) => change({ q }) });
  showHits(at("hits"), found.hits, state.a, hitActions);
  showFacets(at("facets"), found.facets, state, change);
  at("more").hidden = rows === 0 || rows >= found.count.groups;
};

// Few bars say little: asks once or twice more, finer.
const showDates = async (histogram, mine) => {
  let shownNow = histogram;
  while (!state.by && finerUnit(shownNow)) {
    const question = questionOf({ histogram: finerUnit(shownNow) });
    const found = await ask("/v1/search", withoutRows(question));
    if (mine !== round) return;
    shownNow = found.histogram;
  }
  showHistogram(at("histogram"), shownNow, state, change);
};

const withoutRows = (question) => {
  question.set("limit", 0);
  return question;
};

const showMore = async () => {
  const mine = round;
  try {
    const place = cursor ? { cursor } : { offset: rows };
    const found = await ask("/v1/search", questionOf(place));
    if (mine !== round) return;
    const first = rows;
    rows += found.hits.length;
    cursor = found.next_cursor;
    showHits(at("hits"), found.hits, state.a, hitActions, first);
    at("more").hidden = found.hits.length === 0 || rows >= found.count.groups;
    at("hits").children[first]?.querySelector("a")?.focus();
  } catch (thrown) {
    showProblem(thrown);
  }
};

const showProblem = (thrown) => {
  const told = thrown instanceof Problem ? thrown : new Problem({ detail: "the server does not answer" });
  const box = element("div", { class: "problem" }, element("strong", {}, told.detail));
  for (const hint of told.hints) box.append(element("div", {}, hint));
  if (told.status === 401) box.append(tokenForm());
  at("problem").replaceChildren(box);
  at("summary").textContent = "";
  at("more").hidden = true;
  for (const id of ["hits", "notes", "facets", "histogram"]) at(id).replaceChildren();
};

const tokenForm = () => {
  const field = element("input", { type: "password", "aria-label": "Token", autocomplete: "off" });
  const form = element("form", {}, field, element("button", {}, "Use this token"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem("token", field.value);
    search();
  });
  return form;
};

// --- The address and the form ------------------------------------------------------------------

const change = (parts, { keep = false } = {}) => {
  state = { ...state, ...parts };
  writeAddress(state, keep);
  search();
};

const fillForm = () => {
  for (const id of ["q", "since", "until", "undated", "sort", "group"]) {
    const field = at(id);
    if (field.value !== state[id]) field.value = state[id];
  }
};

const readForm = () => {
  const given = {};
  for (const id of ["q", "since", "until", "undated", "sort", "group"]) given[id] = at(id).value.trim();
  return given;
};

// --- One article -------------------------------------------------------------------------------

const hitActions = {
  open: (id) => openArticle(id),
  others: ({ id, group }) => change(group.by === "outlet"
    ? { group: "none" }
    : { q: `${group.by === "story" ? "story" : "dup"}:"${id}"`, group: "none" }),
};

const openArticle = (id) => {
  state = { ...state, a: id };
  writeAddress(state);
  readArticle();
};

const closeArticle = () => {
  if (!state.a) return;
  const id = state.a;
  state = { ...state, a: "" };
  writeAddress(state);
  readArticle();
  linkOf(id)?.focus();
};

const linkOf = (id) =>
  [...at("hits").querySelectorAll("li > article h3 a")].find((link) => link.dataset.id === id);

const readArticle = async () => {
  const panel = at("article");
  document.querySelector("main").classList.toggle("reading", Boolean(state.a));
  panel.hidden = !state.a;
  for (const item of at("hits").children) item.classList.toggle("open", item.dataset.id === state.a);
  if (!state.a) return panel.replaceChildren();
  try {
    await showArticle(panel, state.a, { close: closeArticle, open: openArticle });
    // Beside the results it is in view already.
    panel.focus({ preventScroll: true });
    if (at("results").offsetParent === null) panel.scrollIntoView();
  } catch (thrown) {
    const told = thrown instanceof Problem ? thrown.detail : "the server does not answer";
    panel.replaceChildren(element("p", { class: "problem" }, told));
  }
};

// --- Keys, theme -------------------------------------------------------------------------------

const step = (by) => {
  const links = [...at("hits").querySelectorAll("li > article h3 a")];
  if (links.length === 0) return;
  const open = links.findIndex((link) => link.dataset.id === state.a);
  const now = links.includes(document.activeElement) ? links.indexOf(document.activeElement) : open;
  links[Math.min(Math.max(now + by, 0), links.length - 1)].focus();
};

const isTyping = (target) => target.matches("input, select, textarea");

const onKey = (event) => {
  if (event.key === "Escape" && !at("keys").open) return closeArticle();
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const keys = { "/": () => at("q").focus(), j: () => step(1), k: () => step(-1),
                 "?": () => at("keys").showModal() };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
};

const stored = (name) => { try { return localStorage.getItem(name); } catch { return null; } };

const setTheme = (theme) => {
  if (theme) document.documentElement.dataset.theme = theme;
};

const otherTheme = () => {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = dark ? "light" : "dark";
  setTheme(theme);
  try { localStorage.setItem("theme", theme); } catch { /* for this visit only */ }
};

const start = () => {
  setTheme(stored("theme"));
  if (matchMedia("(max-width: 46rem)").matches) at("narrowing").open = false;
  at("search").addEventListener("submit", (event) => {
    event.preventDefault();
    change(readForm());
  });
  for (const id of ["since", "until", "undated", "sort", "group"])
    at(id).addEventListener("change", () => change(readForm()));
  at("more").addEventListener("click", showMore);
  at("theme").addEventListener("click", otherTheme);
  at("help").addEventListener("click", () => at("keys").showModal());
  document.addEventListener("keydown", onKey);
  window.addEventListener("popstate", () => {
    state = readAddress();
    search();
    readArticle();
  });
  watchQueryBox(at("q"), at("suggestions"), at("reading"), () => change(readForm()));
  search();
  if (state.a) readArticle();
};

start();

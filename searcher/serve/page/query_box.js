// The search box: how the query reads while it is typed, and words of the index that go on as it does.
import { ask, post, Problem } from "./api.js";
import { element, number, shown } from "./elements.js";

const WAIT = 150;  // milliseconds without a key

const chip = (text, kind = "") => element("span", { class: `chip ${kind}` }, text);

// Offsets are UTF-8 bytes.
const underlined = (text, { offset, length }) => {
  const bytes = new TextEncoder().encode(text);
  const part = (from, to) => new TextDecoder().decode(bytes.slice(from, to));
  return element("span", { class: "typed" }, part(0, offset),
    element("u", {}, part(offset, offset + length) || " "), part(offset + length));
};

const readingOf = (told) => {
  const parts = [chip(`reads ${told.query.normalized}`)];
  const stage = (name, nothing) => {
    const text = (told.stages?.[name] ?? "").trim();
    return text === nothing ? "" : text;
  };
  if (stage("window", "no date bound")) parts.push(chip(`dates ${stage("window")}`));
  for (const line of stage("variants", "none").split("\n")) if (line) parts.push(chip(`also ${line}`));
  for (const note of told.notes) parts.push(chip(note.message));
  return parts;
};

const faultOf = (text, thrown) => {
  if (!(thrown instanceof Problem)) return [];
  const parts = [chip(thrown.detail, "fault")];
  if (thrown.position) parts.unshift(underlined(text, thrown.position), " ");
  return [...parts, ...thrown.hints.map((hint) => chip(hint))];
};

const makeReader = (input, place) => {
  let under_way = null;
  return async () => {
    under_way?.abort();
    under_way = new AbortController();
    const text = input.value;
    if (!text.trim()) return place.replaceChildren();
    try {
      place.replaceChildren(...readingOf(await post("/v1/parse", { q: text, lenient: true }, under_way.signal)));
    } catch (thrown) {
      if (thrown.name !== "AbortError") place.replaceChildren(...faultOf(text, thrown));
    }
  };
};

// The word that the cursor is at the end of.
const wordAt = (input) => {
  const before = input.value.slice(0, input.selectionStart ?? 0);
  return /[\p{L}\p{N}][\p{L}\p{N}'-]*$/u.exec(before)?.[0] ?? "";
};

class Suggestions {
  constructor(input, list) {
    this.input = input;
    this.list = list;
    this.chosen = -1;
    this.asked = "";
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.take(event.target.closest("li"));
    });
    input.addEventListener("blur", () => this.close());
  }

  get open() { return !this.list.hidden; }

  async update() {
    const word = wordAt(this.input);
    this.asked = word;
    if (word.length < 2 || document.activeElement !== this.input) return this.close();
    const told = await ask("/v1/suggest", new URLSearchParams({ q: word, limit: 8 })).catch(() => null);
    if (!told || this.asked !== word) return;
    const others = told.suggestions.filter((one) => one.text !== word.toLowerCase());
    if (others.length === 0 || document.activeElement !== this.input) return this.close();
    this.list.replaceChildren(...others.map((one, i) => element("li",
      { role: "option", id: `suggestion-${i}`, "aria-selected": "false", "data-text": one.text },
      element("span", {}, one.text), element("span", { class: "number" }, number(one.articles)))));
    this.chosen = -1;
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.asked = "";
    this.chosen = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  move(by) {
    const items = [...this.list.children];
    this.chosen = (this.chosen + by + items.length + 1) % (items.length + 1);
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === this.chosen)));
    if (items[this.chosen]) this.input.setAttribute("aria-activedescendant", items[this.chosen].id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  get current() { return this.list.children[this.chosen] ?? null; }

  take(item) {
    if (!item) return;
    const { input } = this;
    const end = input.selectionStart;
    const begin = end - wordAt(input).length;
    input.value = `${input.value.slice(0, begin)}${shown(item.dataset.text)}${input.value.slice(end)}`;
    const cursor = begin + item.dataset.text.length;
    input.setSelectionRange(cursor, cursor);
    this.close();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

const onKey = (event, suggestions) => {
  if (!suggestions.open) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    suggestions.move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && suggestions.current) {
    event.preventDefault();
    suggestions.take(suggestions.current);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    event.preventDefault();
    suggestions.close();
  }
};

export const watchQueryBox = (input, list, place) => {
  const read = makeReader(input, place);
  const suggestions = new Suggestions(input, list);
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      read();
      suggestions.update();
    }, WAIT);
  });
  input.addEventListener("keydown", (event) => onKey(event, suggestions));
  input.form.addEventListener("submit", () => suggestions.close());
  if (input.value) read();
  else setTimeout(() => { if (input.value) read(); }, 0);
};

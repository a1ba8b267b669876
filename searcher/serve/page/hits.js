// The rows of an answer.
import { button, element, many, marked, number, quoted } from "./elements.js";

// As known: 2023-10 where only the month is.
export const dateText = (date) => (date.value ?? "").replace("T", " ").slice(0, 16);

export const summary = (found) => {
  const { articles, groups } = found.count;
  const rows = groups !== articles ? ` in ${many(groups, "row", "rows")}` : "";
  const window = found.query.window;
  const span = window ? `, ${(window.from ?? "").slice(0, 10)} .. ${(window.to ?? "").slice(0, 10)}` : "";
  return `${many(articles, "article", "articles")}${rows}${span} · ${number(found.index.articles)} searched in ${Math.max(1, Math.round(found.took_ms))} ms`;
};

const unknown = (what) => element("span", { class: "unknown" }, what);

const metaOf = (hit) => {
  const names = hit.byline.map((one) => one.name).join(", ");
  const date = hit.date.value
    ? element("time", { datetime: hit.date.value }, dateText(hit.date))
    : unknown("undated");
  return element("p", { class: "meta" }, date,
    hit.outlet.name ? quoted(hit.outlet.name) : unknown("outlet not stated"),
    ...(names ? [quoted(names)] : []), ...(hit.genre ? [quoted(hit.genre)] : []));
};

// What a row stands for besides the article that it shows.
const othersOf = (hit, actions) => {
  const others = hit.group.size - 1;
  if (others < 1) return [];
  const text = {
    story: `+${others} on this story`,
    outlet: `+${others} of this outlet`,
  }[hit.group.by] ?? `+${many(others, "copy", "copies")}`;
  return [element("p", { class: "meta" }, button(text, () => actions.others(hit),
    { class: "plain", title: "Show each article" }))];
};

const row = (hit, open, actions) => {
  const link = element("a", { href: `/?a=${encodeURIComponent(hit.id)}`, "data-id": hit.id },
    quoted(hit.title || "(no title)"));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    actions.open(hit.id);
  });
  const snippets = hit.snippets.map((snippet) =>
    element("p", { class: "snippet", dir: "auto" }, marked(snippet.text, snippet.highlights)));
  return element("li", { "data-id": hit.id, class: hit.id === open ? "open" : "" },
    element("article", {}, element("h3", {}, link), metaOf(hit), ...snippets, ...othersOf(hit, actions)));
};

// From `first` on rows are added to those that are there.
export const showHits = (list, hits, open, actions, first = 0) => {
  const rows = hits.map((hit) => row(hit, open, actions));
  if (first === 0) list.replaceChildren(...rows);
  else list.append(...rows);
};

export const showNotes = (list, found, actions) => {
  const items = found.notes.map((note) => element("li", {}, note.message));
  const hidden = found.count.undated_matches;
  if (hidden > 0)
    items.push(element("li", {}, many(hidden, "undated article also matches", "undated articles also match"),
      " ", button("include them", actions.include, { class: "plain" })));
  const instead = found.suggestion?.query ?? (typeof found.suggestion === "string" ? found.suggestion : null);
  if (instead)
    items.push(element("li", {}, "Did you mean ", button(instead, () => actions.instead(instead), { class: "plain" }), "?"));
  list.replaceChildren(...items);
};

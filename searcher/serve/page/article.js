// One article, with what every value was read from.
import { ask } from "./api.js";
import { button, element, many, quoted } from "./elements.js";
import { dateText } from "./hits.js";

const lineOf = (evidence) => {
  const where = evidence.line ? `line ${evidence.line}` : evidence.path ?? evidence.source ?? "";
  return element("div", { class: "evidence" }, `${where} · ${evidence.rule ?? ""}`, element("br"),
    element("code", { dir: "auto" }, evidence.text ?? ""));
};

// Shown while pointed at or focused, kept by a click.
const evident = (text, status, evidence) => {
  if (evidence.length === 0) return [quoted(text), ` (${status})`];
  const lines = element("div", { hidden: "" }, ...evidence.map(lineOf));
  let kept = false;
  const value = button("", () => { kept = !kept; lines.hidden = !kept; },
    { class: "value", "aria-expanded": "false", title: "Where the page says so" });
  value.append(quoted(text));
  const show = (on) => {
    lines.hidden = !(on || kept);
    value.setAttribute("aria-expanded", String(!lines.hidden));
  };
  for (const [event, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]])
    value.addEventListener(event, () => show(on));
  return [value, ` (${status})`, lines];
};

const fact = (name, ...parts) =>
  element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, ...parts));

const unknown = () => element("span", { class: "unknown" }, "the page does not say");

const dateFact = (name, date) =>
  date.value ? fact(name, ...evident(dateText(date), `${date.status}, to the ${date.precision}`, date.evidence))
             : fact(name, unknown());

const bylineFact = (article) => {
  if (article.byline.length === 0) return fact("Byline", unknown());
  return fact("Byline", ...article.byline.map((one) =>
    element("div", {}, ...evident(one.name, one.kind ?? "stated", one.evidence ?? []))));
};

const listFact = (article, name, key) => {
  const values = [article[key] ?? []].flat();
  if (values.length === 0) return [];
  const evidence = article.evidence?.[key] ?? [];
  return [fact(name, ...evident(values.join(", "), "stated", evidence))];
};

const factsOf = (article) => element("table", { class: "facts" },
  element("caption", { class: "unseen" }, "What the page states; each value shows where"),
  element("tbody", {},
    dateFact("Date", article.date),
    ...(article.updated?.value ? [dateFact("Updated", article.updated)] : []),
    article.outlet.name ? fact("Outlet", ...evident(article.outlet.name, article.outlet.status, article.outlet.evidence))
                        : fact("Outlet", unknown()),
    bylineFact(article),
    ...listFact(article, "Source", "source"), ...listFact(article, "Credits", "credits"),
    ...listFact(article, "Genre", "genre"), ...listFact(article, "Dateline", "dateline"),
    fact("Words", `${article.words}, ${article.lang ?? "language unknown"}`),
    fact("Id", element("code", {}, article.id))));

const furnitureOf = (article) => {
  const lines = article.furniture ?? [];
  if (lines.length === 0) return [];
  return [element("details", {}, element("summary", {}, `${many(lines.length, "line", "lines")} of page furniture`),
    element("ul", {}, ...lines.map((line) => element("li", { dir: "auto" }, line))))];
};

const similarOf = async (id, actions) => {
  const found = await ask(`/v1/articles/${encodeURIComponent(id)}/similar`, new URLSearchParams({ limit: 5 }));
  if (found.hits.length === 0) return [];
  const items = found.hits.map((hit) => element("li", {},
    button(hit.title || "(no title)", () => actions.open(hit.id), { class: "plain" }),
    ` ${dateText(hit.date)} ${hit.outlet.name ?? ""}`));
  return [element("h2", {}, "Similar"), element("ul", {}, ...items)];
};

export const showArticle = async (panel, id, actions) => {
  const article = await ask(`/v1/articles/${encodeURIComponent(id)}`);
  const paragraphs = (article.body ?? "").split(/\n\n+/).map((text) => element("p", { dir: "auto" }, text));
  const captions = (article.captions ?? []).map((text) => element("p", { class: "meta", dir: "auto" }, text));
  panel.replaceChildren(
    button("× Close", actions.close, { "aria-keyshortcuts": "Escape" }),
    element("h2", { class: "title", dir: "auto" }, article.title || "(no title)"),
    ...(article.deck ? [element("p", { class: "deck", dir: "auto" }, article.deck)] : []),
    factsOf(article), element("div", { class: "text" }, ...paragraphs), ...captions, ...furnitureOf(article));
  const similar = element("section", { "aria-label": "Similar articles" });
  panel.append(similar);
  similarOf(id, actions).then((parts) => similar.append(...parts), () => similar.remove());
};

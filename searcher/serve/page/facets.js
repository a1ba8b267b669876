// Values with counts that can be ticked: several of one field are alternatives.
import { element, number, quoted } from "./elements.js";
import { FIELDS } from "./state.js";

const HEADS = { outlet: "Outlet", byline: "Byline", lang: "Language", genre: "Genre" };
const NONE = "none";

// As the server compares values: case and accents aside.
const same = (one, other) => one.localeCompare(other, "en", { sensitivity: "base" }) === 0;

const box = (field, value, label, count, state, change) => {
  const chosen = state[field];
  const tick = element("input", { type: "checkbox", value });
  tick.checked = chosen.some((one) => same(one, value));
  tick.addEventListener("change", () => change({
    [field]: tick.checked ? [...chosen, value] : chosen.filter((one) => !same(one, value)) }));
  const counted = element("span", { class: "number" }, count === null ? "" : number(count));
  return element("li", {}, element("label", {}, tick, element("span", {}, label), counted));
};

const fieldset = (field, facet, state, change) => {
  const values = facet.values.map((row) => [row.value, row.count]);
  // Words of a value, typed into the address: the server marks the values that have them.
  for (const value of state[field])
    if (value !== NONE && !values.some(([listed]) => same(listed, value))) values.push([value, null]);
  const rows = values.map(([value, count]) => box(field, value, quoted(value), count, state, change));
  if (facet.unknown > 0 || state[field].includes(NONE))
    rows.push(box(field, NONE, element("span", { class: "unknown" }, "not stated"), facet.unknown, state, change));
  const others = facet.other > 0
    ? [element("p", { class: "apart" }, `${number(facet.other)} with other values`)] : [];
  return element("section", {}, element("h2", {}, HEADS[field]), element("ul", {}, ...rows), ...others);
};

export const showFacets = (place, facets, state, change) => {
  const focused = document.activeElement?.closest?.("#facets") ? document.activeElement.value : null;
  place.replaceChildren(...FIELDS.filter((field) => facets[field]?.values.length > 0 ||
                                                    facets[field]?.unknown > 0 || state[field].length > 0)
    .map((field) => fieldset(field, facets[field], state, change)));
  if (focused !== null)
    [...place.querySelectorAll("input")].find((tick) => tick.value === focused)?.focus();
};

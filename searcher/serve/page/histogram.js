// Articles by date. A drag over the bars, or Enter and Shift+Enter on them, sets the bounds.
import { element, many, number } from "./elements.js";

const FINER = { year: "month", month: "day" };
const FEW = 3;
const MOST = 240;  // bars that a finger or an eye can tell apart
const WIDEST = 2.5;  // of a bar, in rem

const yearsOf = (state) => {
  const year = (text) => Number(/^(\d{4})(-|$)/.exec(text)?.[1] ?? NaN);
  return year(state.until) - year(state.since);
};

// By the bounds that stand in the form; relative ones are left to the answer.
export const unitFor = (state) => {
  if (/^\d{4}-\d{2}/.test(state.since) && state.since.slice(0, 7) === state.until.slice(0, 7)) return "day";
  return yearsOf(state) <= 4 ? "month" : "year";
};

export const finerUnit = (histogram) => {
  const filled = histogram.buckets.filter((bucket) => bucket.count > 0).length;
  return filled > 0 && histogram.buckets.length <= FEW ? FINER[histogram.by] : undefined;
};

const LENGTHS = { day: 10, month: 7, year: 4 };
const nameOf = (bucket, by) => bucket.from.slice(0, LENGTHS[by] ?? 10);

const bar = (bucket, by, top) => {
  const filled = element("span");
  filled.style.height = bucket.count === 0 ? "0" : `${Math.max(2, Math.round((100 * bucket.count) / top))}%`;
  const told = `${nameOf(bucket, by)}: ${many(bucket.count, "article", "articles")}`;
  return element("button", { type: "button", "aria-label": told, title: told }, filled);
};

// One tab stop: arrows move between the bars.
const watchKeys = (bars, choose) => {
  let anchor = 0;
  bars.forEach((one, i) => {
    one.tabIndex = i === 0 ? 0 : -1;
    one.addEventListener("keydown", (event) => {
      const to = { ArrowLeft: i - 1, ArrowRight: i + 1, Home: 0, End: bars.length - 1 }[event.key];
      if (to !== undefined && bars[to]) {
        event.preventDefault();
        bars[to].tabIndex = 0;
        one.tabIndex = -1;
        bars[to].focus();
      }
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (!event.shiftKey) anchor = i;
      choose(Math.min(anchor, i), Math.max(anchor, i));
    });
  });
};

const watchDrag = (place, bars, choose) => {
  let first = null;
  const under = (event) => {
    const bounds = place.getBoundingClientRect();
    const share = (event.clientX - bounds.left) / bounds.width;
    return Math.min(Math.max(Math.floor(share * bars.length), 0), bars.length - 1);
  };
  const span = (event) => [Math.min(first, under(event)), Math.max(first, under(event))];
  const paint = (from, to) => bars.forEach((one, i) => one.classList.toggle("chosen", i >= from && i <= to));
  place.addEventListener("pointerdown", (event) => {
    first = under(event);
    place.setPointerCapture(event.pointerId);
    paint(first, first);
  });
  place.addEventListener("pointermove", (event) => { if (first !== null) paint(...span(event)); });
  place.addEventListener("pointercancel", () => { first = null; paint(1, 0); });
  place.addEventListener("pointerup", (event) => {
    if (first === null) return;
    const [from, to] = span(event);
    first = null;
    choose(from, to);
  });
};

const apart = (histogram) => {
  const lines = [];
  if (histogram.imprecise > 0) lines.push(`${number(histogram.imprecise)} dated less precisely`);
  if (histogram.undated > 0) lines.push(`${number(histogram.undated)} undated`);
  return lines.map((line) => element("p", { class: "apart" }, line));
};

// Buckets at the ends without articles say nothing.
const trimmed = (buckets) => {
  const first = buckets.findIndex((bucket) => bucket.count > 0);
  const last = buckets.findLastIndex((bucket) => bucket.count > 0);
  return first < 0 ? [] : buckets.slice(first, last + 1);
};

export const showHistogram = (place, histogram, state, change) => {
  const all = trimmed(histogram.buckets);
  const buckets = all.slice(-MOST);
  if (buckets.length === 0) return place.replaceChildren(...apart(histogram));
  const { by } = histogram;
  const top = Math.max(...buckets.map((bucket) => bucket.count));
  const bars = buckets.map((bucket) => bar(bucket, by, top));
  const choose = (from, to) => change({ since: nameOf(buckets[from], by), until: nameOf(buckets[to], by) });
  const chart = element("div", { class: "bars", role: "group",
    "aria-label": `Articles by ${by}; arrows move, Enter bounds the dates, Shift+Enter extends` }, ...bars);
  watchKeys(bars, choose);
  watchDrag(chart, bars, choose);
  const ends = element("div", { class: "ends" }, element("span", {}, nameOf(buckets[0], by)),
    ...(buckets.length > 1 ? [element("span", {}, nameOf(buckets[buckets.length - 1], by))] : []));
  chart.style.maxWidth = `${WIDEST * buckets.length}rem`;
  const cut = all.length > MOST ? [element("p", { class: "apart" }, `the last ${MOST} of ${number(all.length)} ${by}s`)] : [];
  const bounded = state.since || state.until;
  const clear = element("button", { type: "button", class: "plain" }, "All dates");
  clear.addEventListener("click", () => change({ since: "", until: "", undated: "" }));
  place.replaceChildren(chart, ends, ...cut, ...apart(histogram), ...(bounded ? [clear] : []));
};

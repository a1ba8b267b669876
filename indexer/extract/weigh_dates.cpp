#include "indexer/extract/weigh_dates.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/date_context.hpp"
#include "indexer/extract/date_tokens.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMostNotes = 100;
constexpr std::size_t kAlone = 2;  // words beside a date that stands for itself

bool is_above_title(Draft const& draft, std::size_t line) {
  return draft.title && line < *draft.title;
}

constexpr std::size_t kFar = 20;  // lines with text

// Lines with text from a line above the title to it; more than kFar are not counted further.
std::size_t lines_to_title(Draft const& draft, std::size_t line) {
  std::size_t lines = 0;
  for (std::size_t i = line; i < *draft.title && lines <= kFar; ++i) {
    lines += draft.lines[i].role == Role::blank ? 0u : 1u;
  }
  return lines;
}

bool is_beside_title(Draft const& draft, std::size_t line) {
  constexpr std::size_t kNear = 3;
  return lines_to_title(draft, line) <= kNear;
}

// "Menu", "Search for:": what a site has at its top, between the date and the title.
bool stands_above_menu(Draft const& draft, std::size_t line) {
  constexpr auto kControls = std::to_array<std::string_view>(
      {"menu",        "open menu",    "search",     "search for",
       "show search", "search query", "navigation", "toggle navigation",
       "main menu",   "hauptmenu",    "suche",      "suchen",
       "suche nach",  "rechercher",   "recherche",  "buscar",
       "busqueda",    "ricerca per",  "cerca",      "zoeken",
       "sok"});
  constexpr std::size_t kFarthest = 40;  // lines, blank ones included
  std::size_t const lines = std::min(*draft.title - line, kFarthest);
  auto const below = std::span{draft.plain}.subspan(line, lines);
  return std::ranges::any_of(below, [&](std::string_view text) {
    return std::ranges::find(kControls, text) != kControls.end();
  });
}

// "Sunday, December 24, 2023" at the top of a long page, or a day above the menu, is the day on
// which it was fetched.
bool is_today(Draft const& draft, std::size_t line, HeaderLine const& header,
              HeaderDate const& date) {
  if (date.printed.date.precision != Precision::day) return false;
  if (date.printed.weekday && lines_to_title(draft, line) > kFar) return true;
  return header.names.empty() && header.lone.empty() && !header.pair &&
         stands_above_menu(draft, line);
}

bool is_within(Draft const& draft, std::size_t line) {
  Role const role = draft.lines[line].role;
  bool const text = role == Role::body || role == Role::furniture;
  return text && line >= draft.body_begin && line < draft.body_end;
}

// How well the place of an unlabelled date speaks for it.
WeighedDate weigh(Draft const& draft, std::size_t line, HeaderLine const& header,
                  HeaderDate const& date) {
  bool const tail = draft.in_tail(line);
  bool const day = date.printed.date.precision >= Precision::day;
  if (is_within(draft, line)) {
    bool const labelled = day && date.label == DateLabel::published;
    return {&date, line, "body-date", 0.6, labelled ? DateRank::labelled_tail : DateRank::within};
  }
  if (date.label == DateLabel::published) {
    DateRank const rank = !day   ? DateRank::coarse
                          : tail ? DateRank::labelled_tail
                                 : DateRank::labelled;
    return {&date, line, "label-published", 0.97, rank};
  }
  if (date.label == DateLabel::updated) {
    return {&date, line, "label-updated", 0.95, DateRank::updated};
  }
  if (tail) return {&date, line, "tail-date", 0.6, DateRank::tail};
  bool const above = is_above_title(draft, line);
  bool const alone = header.rest_units <= kAlone + 1 || header.framed || !header.lone.empty() ||
                     !header.names.empty();
  DateRank const rank = !day                                  ? DateRank::coarse
                        : !above                              ? DateRank::headed
                        : is_today(draft, line, header, date) ? DateRank::doubtful
                        : is_beside_title(draft, line)          ? DateRank::near_title
                        : alone                               ? DateRank::issue
                                                              : DateRank::doubtful;
  if (header.pair) return {&date, line, "header-pair", 0.95, rank};
  if (!header.names.empty()) return {&date, line, "dateline-byline", 0.95, rank};
  if (above) return {&date, line, "issue-line", 0.8, rank};
  return {&date, line, "dateline", header.rest_units == 0 ? 0.92 : 0.85, rank};
}

// A month or year alone is an issue's date in the first lines; elsewhere, of something else.
bool is_too_coarse(Draft const& draft, std::size_t line, HeaderDate const& date) {
  constexpr std::size_t kFirstLines = 12;
  if (date.printed.date.precision >= Precision::day || date.label != DateLabel::none) return false;
  if (draft.headers.at(line).rest_units > kAlone) return true;
  return !is_above_title(draft, line) || (line > kFirstLines && !is_beside_title(draft, line));
}

// A line between the paragraphs that tells of the entry, or the only one with a date if it has
// nothing else on it. In the latter half of the body it may be of a reader's comment.
std::optional<std::size_t> lone_date_within(Draft const& draft) {
  std::size_t const middle = draft.body_begin + (draft.body_end - draft.body_begin) / 2;
  std::vector<std::size_t> dated;
  std::vector<std::size_t> published;
  for (auto at = draft.headers.lower_bound(draft.body_begin); at != draft.headers.end(); ++at) {
    auto const& [line, header] = *at;
    if (line >= draft.body_end) break;
    if (!is_within(draft, line) || header.dates.empty()) continue;
    if (tells_of_entry(draft.lines[line].text)) return line;
    dated.push_back(line);
    if (header.dates.front().label == DateLabel::published) published.push_back(line);
  }
  if (published.size() == 1) dated = published;
  if (dated.size() != 1) return std::nullopt;
  HeaderLine const& header = draft.headers.at(dated.front());
  bool const labelled = header.dates.front().label == DateLabel::published;
  bool const alone = header.rest_units <= kAlone && (labelled || dated.front() < middle);
  return alone ? std::optional{dated.front()} : std::nullopt;
}

// "Quayhaven, den" in front of a day.
bool may_be_place(std::string_view text) {
  constexpr std::size_t kMost = 4;  // words
  text = trim(text);
  if (text.ends_with(" den")) text = trim(text.substr(0, text.size() - 4));
  if (text.empty()) return true;
  auto const words = split_words(text, kMost + 1);
  return text.ends_with(',') && words.size() <= kMost &&
         std::ranges::all_of(words, [](std::string_view word) {
           std::size_t at = 0;
           return is_upper(next_code_point(word, at));
         });
}

// A mark behind the day, and the first sentence behind that.
bool opens_sentence(std::string_view behind) {
  constexpr std::string_view kMarks[] = {". ", "– ", "- ", "— ", "-- ", ": ", "| ", "/ "};
  behind = trim(behind);
  for (auto const mark : kMarks) {
    if (!behind.starts_with(mark)) continue;
    std::size_t at = mark.size();
    return at < behind.size() && !is_lower(next_code_point(behind, at));
  }
  return false;
}

// "Quayhaven, 3 May 2021 – The board …": the text itself opens with its day.
std::optional<HeaderDate> read_lede_date(Draft const& draft, std::size_t at) {
  constexpr std::size_t kLongest = 80;    // bytes
  constexpr std::uint32_t kShortest = 8;  // words
  Line const& line = draft.lines[at];
  bool const text = line.role == Role::body || line.role == Role::deck;
  if (!text || line.units < kShortest || draft.headers.contains(at)) return std::nullopt;
  auto const head = cut_utf8(line.text, kLongest);
  if (!may_have_number(head)) return std::nullopt;
  auto const dates = find_printed_dates(head, {draft.order, draft.article.lang});
  if (dates.empty() || !dates.front().exists) return std::nullopt;
  auto const& first = dates.front();
  bool const day = first.date.precision >= Precision::day;
  bool const opens = day && may_be_place(head.substr(0, first.begin)) &&
                     opens_sentence(line.text.substr(first.end));
  return opens ? std::optional{HeaderDate{first, DateLabel::none}} : std::nullopt;
}

// Where no header states the day, the deck or the first paragraphs may.
void add_lede_date(Draft& draft, std::vector<WeighedDate>& found) {
  constexpr std::size_t kParagraphs = 2;
  bool const stated = std::ranges::any_of(found, [](WeighedDate const& candidate) {
    return candidate.rank != DateRank::doubtful && candidate.rank != DateRank::updated;
  });
  if (stated) return;
  std::size_t const begin = draft.title ? *draft.title + 1 : draft.body_begin;
  std::size_t paragraphs = 0;
  for (std::size_t i = begin; i < draft.body_end && paragraphs < kParagraphs; ++i) {
    paragraphs += draft.lines[i].role == Role::body ? 1u : 0u;
    auto const date = read_lede_date(draft, i);
    if (!date) continue;
    auto& dates = draft.headers[i].dates;
    dates.push_back(*date);
    found.push_back({&dates.front(), i, "dateline", 0.85, DateRank::headed});
    return;
  }
}

}  // namespace

std::vector<WeighedDate> weigh_dates(Draft& draft) {
  std::vector<WeighedDate> found;
  auto const within = lone_date_within(draft);
  for (auto const& [line, header] : draft.headers) {
    if (draft.lines[line].role != Role::date && line != within) continue;
    for (auto const& date : header.dates) {
      if (date.label == DateLabel::other || is_too_coarse(draft, line, date)) continue;
      if (date.printed.exists) {
        found.push_back(weigh(draft, line, header, date));
      } else if (draft.article.notes.size() < kMostNotes) {
        draft.article.notes.push_back("Line " + std::to_string(draft.lines[line].number) +
                                      " prints a date that " +
                                      std::string{unread_because(date.printed.doubt)} + '.');
      }
    }
  }
  add_lede_date(draft, found);
  return found;
}

}  // namespace backfile::internal

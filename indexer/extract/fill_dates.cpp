#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/date_context.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/weekday_check.hpp"

// Which of the printed dates is the day of publication, and which the last change.

namespace backfile::internal {
namespace {

// How much a place speaks for a date, best first.
enum class Rank {
  labelled,       // "Published" above the body
  headed,         // beside an author, or alone below the title
  near_title,     // a few lines above it
  labelled_tail,  // "Published" below the body
  coarse,         // a month or year alone
  tail,
  within,  // alone on its line between the paragraphs
  issue,   // far above the title, where the site prints today's date
  updated,
  doubtful,  // of something else, perhaps: never the date
};

struct Candidate {
  HeaderDate const* date = nullptr;
  std::size_t line = 0;
  std::string_view rule;
  double confidence = 0.0;
  Rank rank = Rank::tail;
};

using Candidates = std::vector<Candidate>;

constexpr std::size_t kMostNotes = 100;
constexpr std::size_t kAlone = 2;  // words beside a date that stands for itself

bool is_above_title(Draft const& draft, std::size_t line) {
  return draft.title && line < *draft.title;
}

// Lines with text from a line above the title to it.
std::size_t lines_to_title(Draft const& draft, std::size_t line) {
  std::size_t lines = 0;
  for (std::size_t i = line; i < *draft.title; ++i) {
    lines += draft.lines[i].role == Role::blank ? 0u : 1u;
  }
  return lines;
}

bool is_near_title(Draft const& draft, std::size_t line) {
  constexpr std::size_t kNear = 3;
  return lines_to_title(draft, line) <= kNear;
}

// "Sunday, December 24, 2023" at the top of a long page is the day on which it was fetched.
bool is_today(Draft const& draft, std::size_t line, HeaderDate const& date) {
  constexpr std::size_t kFar = 20;
  return date.printed.weekday && date.printed.date.precision == Precision::day &&
         lines_to_title(draft, line) > kFar;
}

bool is_within(Draft const& draft, std::size_t line) {
  Role const role = draft.lines[line].role;
  bool const text = role == Role::body || role == Role::furniture;
  return text && line >= draft.body_begin && line < draft.body_end;
}

// How well the place of an unlabelled date speaks for it.
Candidate weigh(Draft const& draft, std::size_t line, HeaderLine const& header,
                HeaderDate const& date) {
  bool const tail = draft.in_tail(line);
  bool const day = date.printed.date.precision >= Precision::day;
  if (is_within(draft, line)) return {&date, line, "body-date", 0.6, Rank::within};
  if (date.label == DateLabel::published) {
    Rank const rank = !day ? Rank::coarse : tail ? Rank::labelled_tail : Rank::labelled;
    return {&date, line, "label-published", 0.97, rank};
  }
  if (date.label == DateLabel::updated) {
    return {&date, line, "label-updated", 0.95, Rank::updated};
  }
  if (tail) return {&date, line, "tail-date", 0.6, Rank::tail};
  bool const above = is_above_title(draft, line);
  bool const alone = header.rest_units <= kAlone + 1 || header.framed || !header.lone.empty() ||
                     !header.names.empty();
  Rank const rank = !day                          ? Rank::coarse
                    : !above                      ? Rank::headed
                    : is_near_title(draft, line)  ? Rank::near_title
                    : is_today(draft, line, date) ? Rank::doubtful
                    : alone                       ? Rank::issue
                                                  : Rank::doubtful;
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
  return !is_above_title(draft, line) || (line > kFirstLines && !is_near_title(draft, line));
}

// A line between the paragraphs that tells of the entry, or the only one with a date if it has
// nothing else on it. In the latter half of the body it may be of a reader's comment.
std::optional<std::size_t> lone_date_within(Draft const& draft) {
  std::size_t const middle = draft.body_begin + (draft.body_end - draft.body_begin) / 2;
  std::vector<std::size_t> dated;
  for (auto at = draft.headers.lower_bound(draft.body_begin); at != draft.headers.end(); ++at) {
    auto const& [line, header] = *at;
    if (line >= draft.body_end) break;
    if (!is_within(draft, line) || header.dates.empty()) continue;
    if (tells_of_entry(draft.lines[line].text)) return line;
    dated.push_back(line);
  }
  if (dated.size() != 1) return std::nullopt;
  HeaderLine const& header = draft.headers.at(dated.front());
  bool const labelled = header.dates.front().label == DateLabel::published;
  bool const alone = header.rest_units <= kAlone && (labelled || dated.front() < middle);
  return alone ? std::optional{dated.front()} : std::nullopt;
}

Candidates collect(Draft& draft) {
  Candidates found;
  auto const within = lone_date_within(draft);
  for (auto const& [line, header] : draft.headers) {
    if (draft.lines[line].role != Role::date && line != within) continue;
    for (auto const& date : header.dates) {
      if (date.label == DateLabel::other || is_too_coarse(draft, line, date)) continue;
      if (date.printed.exists) {
        found.push_back(weigh(draft, line, header, date));
      } else if (draft.article.notes.size() < kMostNotes) {
        draft.article.notes.push_back("Line " + std::to_string(draft.lines[line].number) +
                                      " prints a date that does not exist.");
      }
    }
  }
  return found;
}

std::string_view printed_text(Draft const& draft, Candidate const& candidate) {
  auto const& printed = candidate.date->printed;
  return draft.lines[candidate.line].text.substr(printed.begin, printed.end - printed.begin);
}

Evidence evidence_of(Draft const& draft, Candidate const& candidate) {
  return evidence_at(draft.lines[candidate.line], printed_text(draft, candidate), candidate.rule);
}

void take(Draft const& draft, Candidate const& candidate, DateField& field) {
  field.value = candidate.date->printed.date;
  field.status = Status::stated;
  field.confidence = candidate.confidence;
  field.evidence = {evidence_of(draft, candidate)};
}

// A page that prints the day of its last change alone was published in this form on that day.
void derive(Draft const& draft, Candidate const& updated, DateField& field) {
  constexpr double kConfidence = 0.6;
  take(draft, updated, field);
  field.status = Status::derived;
  field.confidence = kConfidence;
}

void keep_alternative(Draft const& draft, Candidate const& candidate, DateField& field) {
  constexpr std::size_t kMost = 20;
  std::string const value = candidate.date->printed.date.value();
  if (field.alternatives.size() >= kMost || (field.value && field.value->value() == value)) return;
  field.alternatives.push_back({value, Status::stated, {evidence_of(draft, candidate)}});
}

bool is_updated(Candidate const& candidate) { return candidate.date->label == DateLabel::updated; }

// The first of the best rank, dates of changes left aside.
Candidate const* choose(Candidates const& found) {
  Candidate const* best = nullptr;
  for (auto const& candidate : found) {
    if (is_updated(candidate) || candidate.rank == Rank::doubtful) continue;
    if (best == nullptr || candidate.rank < best->rank) best = &candidate;
  }
  return best;
}

// The second of a pair in one layout is the change, unless it is labelled otherwise.
Candidate const* partner(Candidates const& found, Candidate const& published) {
  if (published.rule != "header-pair") return nullptr;
  for (auto const& candidate : found) {
    if (candidate.line == published.line && candidate.date > published.date) return &candidate;
  }
  return nullptr;
}

Candidate const* find_update(Candidates const& found, Candidate const* published) {
  for (auto const& candidate : found) {
    if (is_updated(candidate)) return &candidate;
  }
  return published == nullptr ? nullptr : partner(found, *published);
}

bool is_before(Date const& left, Date const& right) { return left.latest() < right.earliest(); }

void check_order(Article& article) {
  if (!article.date.value || !article.updated.value) return;
  if (is_before(*article.updated.value, *article.date.value)) {
    article.notes.emplace_back(
        "The date of the update is implausible: before that of publication.");
    article.updated.confidence *= 0.5;
  }
}

void check_captured(DateField& field, std::string_view name, ExtractOptions const& options,
                    std::vector<std::string>& notes) {
  if (!field.value || options.captured.empty()) return;
  auto const captured = Date::from_iso(options.captured);
  if (!captured) return;
  // A day of grace: the page may be printed east of where it was fetched.
  if (field.value->first_day().number() <= captured->last_day().number() + 1) return;
  notes.push_back("The " + std::string{name} + " is implausible: after the page was fetched.");
  field.confidence *= 0.3;
}

}  // namespace

void fill_dates(Draft& draft) {
  Article& article = draft.article;
  Candidates const found = collect(draft);
  Candidate const* const published = choose(found);
  Candidate const* const updated = find_update(found, published);
  if (published != nullptr) take(draft, *published, article.date);
  if (updated != nullptr) take(draft, *updated, article.updated);
  bool const day = updated != nullptr && updated->date->printed.date.precision >= Precision::day;
  if (published == nullptr && day) derive(draft, *updated, article.date);
  for (auto const& candidate : found) {
    if (&candidate != published && &candidate != updated) {
      keep_alternative(draft, candidate, article.date);
    }
  }
  if (published != nullptr) check_weekdays(draft, published->date->printed, published->line);
  check_order(article);
  check_captured(article.date, "date", *draft.options, article.notes);
  check_captured(article.updated, "date of the update", *draft.options, article.notes);
  if (article.date.value) article.date.tz_assumed = draft.options->time_zone;
  if (article.updated.value) article.updated.tz_assumed = draft.options->time_zone;
}

}  // namespace backfile::internal

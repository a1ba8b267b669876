#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/weekday_check.hpp"
#include "indexer/extract/weigh_dates.hpp"

// Which of the printed dates is the day of publication, and which the last change.

namespace backfile::internal {
namespace {

using Candidate = WeighedDate;
using Candidates = std::vector<Candidate>;

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

// What of the printed date could not be read.
void note_left_out(Draft& draft, Candidate const* candidate) {
  if (candidate == nullptr) return;
  auto const reason = left_out_because(candidate->date->printed.doubt);
  if (reason.empty()) return;
  draft.article.notes.push_back("Line " + std::to_string(draft.lines[candidate->line].number) +
                                ": " + std::string{reason} + '.');
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
    if (is_updated(candidate) || candidate.rank == DateRank::doubtful) continue;
    if (best == nullptr || candidate.rank < best->rank) best = &candidate;
  }
  return best;
}

bool is_before(Date const& left, Date const& right) { return left.latest() < right.earliest(); }

// The earlier of a pair, whichever stands first.
Candidate const* earlier_of_pair(Candidates const& found, Candidate const* chosen) {
  if (chosen == nullptr || chosen->rule != "header-pair") return chosen;
  for (auto const& candidate : found) {
    bool const partner = candidate.line == chosen->line && candidate.rule == chosen->rule;
    if (partner && is_before(candidate.date->printed.date, chosen->date->printed.date))
      return &candidate;
  }
  return chosen;
}

// The other of a pair in one layout is the change, unless it is labelled otherwise.
Candidate const* partner(Candidates const& found, Candidate const& published) {
  if (published.rule != "header-pair") return nullptr;
  for (auto const& candidate : found) {
    if (candidate.line == published.line && candidate.date != published.date) return &candidate;
  }
  return nullptr;
}

Candidate const* find_update(Candidates const& found, Candidate const* published) {
  for (auto const& candidate : found) {
    if (is_updated(candidate)) return &candidate;
  }
  return published == nullptr ? nullptr : partner(found, *published);
}

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
  Candidates const found = weigh_dates(draft);
  Candidate const* const published = earlier_of_pair(found, choose(found));
  Candidate const* const updated = find_update(found, published);
  if (published != nullptr) take(draft, *published, article.date);
  if (updated != nullptr) take(draft, *updated, article.updated);
  note_left_out(draft, published);
  note_left_out(draft, updated);
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

#include "indexer/extract/weekday_check.hpp"

#include <algorithm>

#include "indexer/analysis/calendar_names.hpp"
#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

void judge(DateField& field, bool agrees, Evidence evidence) {
  evidence.rule = agrees ? "weekday-agrees" : "weekday-conflict";
  field.evidence.push_back(std::move(evidence));
  if (agrees) {
    field.confidence = std::min(0.99, field.confidence + 0.02);
  } else {
    field.confidence *= 0.7;
  }
}

// The first paragraph names the day of the event: the day of publication or the one before.
// Older days say nothing, so the lede only ever agrees.
void check_lede(Draft& draft, Day const& day) {
  constexpr std::size_t kLongestLede = 2000;  // bytes
  for (std::size_t i = draft.body_begin; i < draft.body_end; ++i) {
    Line const& line = draft.lines[i];
    if (line.role != Role::body) continue;
    if (line.text.size() > kLongestLede) return;
    for (auto const word : split_words(line.text, 400)) {
      auto const bare = trim_marks(word, ".,;:()");
      if (bare.size() < 6) continue;
      auto const weekday = weekday_from_name(bare);
      if (!weekday) continue;
      unsigned const before = Day::from_number(day.number() - 1).weekday();
      if (*weekday == day.weekday() || *weekday == before) {
        judge(draft.article.date, true, evidence_at(line, bare, ""));
      }
      return;
    }
    return;
  }
}

}  // namespace

void check_weekdays(Draft& draft, PrintedDate const& printed, std::size_t at) {
  if (printed.date.precision < Precision::day) return;
  Line const& line = draft.lines[at];
  if (printed.weekday) {
    auto const text = line.text.substr(printed.begin, printed.end - printed.begin);
    bool const agrees = *printed.weekday == printed.date.day.weekday();
    judge(draft.article.date, agrees, evidence_at(line, text, ""));
    if (!agrees) {
      draft.article.notes.push_back("Line " + std::to_string(line.number) +
                                    ": the weekday does not fit the date.");
    }
  }
  check_lede(draft, printed.date.day);
}

}  // namespace backfile::internal

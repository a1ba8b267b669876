// The words that expressions of time are made of, by language.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/analysis/text_hash.hpp"
#include "indexer/analysis/word_filter.hpp"

namespace backfile::internal {

// What a word can be; several at once ("of": before a year, and between day and month).
enum TimeWordKind : unsigned {
  kMonth = 1u << 0,      // value: 1 to 12
  kWeekday = 1u << 1,    // value: 0 Sunday to 6 Saturday
  kShift = 1u << 2,      // last, this, next; value: -1, 0, 1
  kMonthUnit = 1u << 3,  // month
  kYearUnit = 1u << 4,   // year
  kDayWord = 1u << 5,    // yesterday, tomorrow; value: -1, 1
  kPart = 1u << 6,       // early, late, end, mid
  kPlacing = 1u << 7,    // in, since, until: before a month or a year
  kJoint = 1u << 8,      // of, de: between the parts of a date
  kArticle = 1u << 9,    // the, le, el
  kOrdinal = 1u << 10,   // glued to a number: st nd rd th er
  kFuture = 1u << 11,    // will, scheduled
  kPast = 1u << 12,      // said, told
  kBefore = 1u << 13,    // on: before "the 6th"
  kAnd = 1u << 14,       // between two months
  kNoDay = 1u << 15,     // Black (Friday), (Sunday) Times: a name and no day
};

struct TimeWord {
  unsigned kinds = 0;
  int value = 0;
  bool brief = false;  // an abbreviation of a month
};

class TimeWords {
 public:
  // Those of the language; of another one than English, German, French and Spanish its months.
  // Thread safe; each table is made once.
  [[nodiscard]] static TimeWords const& of(std::string_view lang);

  // Whether the word, whatever its case, can be one of ASCII that is: most are none.
  [[nodiscard]] bool may_hold(std::string_view word) const noexcept {
    return filter_.may_hold(word);
  }

  // `word` in lower case; null for words that say nothing about time.
  [[nodiscard]] TimeWord const* find(std::string_view word) const {
    if (!filter_.may_hold(word)) return nullptr;
    auto const found = words_.find(word);
    return found == words_.end() ? nullptr : &found->second;
  }

  // True where months and weekdays are written with a capital ("may" is a verb then).
  [[nodiscard]] bool has_capitals() const noexcept { return capitals_; }
  // "on the 6th", with an ordinal that no other number has.
  [[nodiscard]] bool has_ordinal_days() const noexcept { return ordinal_days_; }

  explicit TimeWords(std::string_view lang);

 private:
  std::unordered_map<std::string, TimeWord, TextHash, std::equal_to<>> words_;
  WordFilter filter_;
  bool capitals_;
  bool ordinal_days_;
};

}  // namespace backfile::internal

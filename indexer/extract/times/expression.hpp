// Expressions of time in running text: "Sept. 13", "in April 2019", "Thursday", "on the 13th of
// last month", "지난달 13일". What they say, not yet which day that is.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace backfile::internal {

// Parts that are said. A shift counts from the day of publication: month_shift -1 is last month.
struct TimeExpression {
  std::optional<int> year;
  std::optional<unsigned> month;    // 1 to 12
  std::optional<unsigned> day;      // 1 to 31
  std::optional<unsigned> weekday;  // 0 Sunday to 6 Saturday
  std::optional<int> year_shift;
  std::optional<int> month_shift;
  std::optional<int> day_shift;
  bool ahead = false;     // its sentence speaks of what is to come
  bool part = false;      // "by the end of", "early": of the year or month
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::size_t clause = 0;  // where its sentence begins

  // "this month", "this year": the article's own time.
  [[nodiscard]] bool is_own_time() const noexcept {
    bool const named = year || month || day || weekday || day_shift || part;
    return !named && month_shift.value_or(0) == 0 && year_shift.value_or(0) == 0;
  }
};

// In the order of the text. `lang` is ISO 639-1 and decides which words are read: all of English,
// German, French and Spanish; Korean, Japanese and Chinese; dates with month names of every
// language that ICU knows. Thread safe. Cost: linear.
[[nodiscard]] std::vector<TimeExpression> find_times(std::string_view text, std::string_view lang);

// The same for languages that write months and days as numbers with a sign: 9월 13일, 9月13日.
[[nodiscard]] std::vector<TimeExpression> find_signed_times(std::string_view text);

}  // namespace backfile::internal

// Month and weekday names in the languages that pages and queries use, from ICU's tables.
#pragma once

#include <optional>
#include <string_view>

namespace backfile::internal {

// The month (1 to 12) that a word names, long or short, in English, German, French, Spanish,
// Italian, Portuguese, Dutch, Arabic and others (see the list in the source); any case, accents
// optional, a final full stop allowed ("Sept.", "févr.", "März", "سبتمبر"). Korean and Japanese
// write months as numbers and are the callers' business. Thread safe; the tables are made once.
[[nodiscard]] std::optional<unsigned> month_from_name(std::string_view word);

// The weekday (0 Sunday to 6 Saturday) that a word names, likewise; also 월요일 and 月曜日.
[[nodiscard]] std::optional<unsigned> weekday_from_name(std::string_view word);

}  // namespace backfile::internal

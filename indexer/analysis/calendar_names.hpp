// Month and weekday names in the languages that pages and queries use, from ICU's tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// The month (1 to 12) that a word names, long or short, in English, German, French, Spanish,
// Italian, Portuguese, Dutch, Arabic and others (see the list in the source); any case, accents
// optional, a final full stop allowed ("Sept.", "févr.", "März", "سبتمبر"). Korean and Japanese
// write months as numbers and are the callers' business. Names of two words ("تشرين الأول") have one
// space. Nothing for a name that is that of different months in two languages: listopad. Thread
// safe; the tables are made once.
[[nodiscard]] std::optional<unsigned> month_from_name(std::string_view word);

// The same where the language is known (ISO 639-1): its own names count first, so that listopad is
// October in Croatian and November in Polish.
[[nodiscard]] std::optional<unsigned> month_from_name(std::string_view word, std::string_view lang);

// A name of different months, where neither language is known to be meant.
[[nodiscard]] bool is_name_of_several_months(std::string_view word, std::string_view lang);

// A word that names of months of several words or with full stops inside begin with ("تشرين",
// "ก" of "ก.ย.").
[[nodiscard]] bool opens_month_name(std::string_view word) noexcept;

// The month (1 to 12) of the Solar Hijri calendar that a Persian word names.
[[nodiscard]] std::optional<unsigned> persian_month_from_name(std::string_view word);

// The weekday (0 Sunday to 6 Saturday) that a word names, likewise; also 월요일 and 月曜日.
[[nodiscard]] std::optional<unsigned> weekday_from_name(std::string_view word);

// A name of a month (1 to 12) or weekday (0 Sunday to 6 Saturday) in lower case.
struct CalendarName {
  std::string text;
  unsigned number = 0;
  bool weekday = false;
  bool brief = false;  // an abbreviation, without its full stop
};

// Those of one language, each also without its accents; none for languages that write months as
// numbers, or that ICU does not know. Cost: some 100 µs; keep what it gives.
[[nodiscard]] std::vector<CalendarName> calendar_names_of(std::string_view lang);

}  // namespace backfile::internal

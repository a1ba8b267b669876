#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/extract/header_line.hpp"

// The year of an issue: "1926" alone, "Issue of 1931", "Volume XXVII · 1958".

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestIssueLine = 80;  // bytes
constexpr std::size_t kMostIssueWords = 8;

constexpr std::array<std::string_view, 22> kIssueWords{
    "issue", "vol",      "volume", "no",      "number", "edition", "nr", "nummer",
    "band",  "jahrgang", "heft",   "ausgabe", "tome",   "numero",  "n",  "annee",
    "ano",   "anno",     "year",   "tomo",    "호",     "号"};

bool speaks_of_issue(std::string_view text) {
  std::string const folded = plain(text);
  auto const words = split_words(folded);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return std::find(kIssueWords.begin(), kIssueWords.end(), word) != kIssueWords.end();
  });
}

// Most numbers at the end of a line have fewer digits; those of other scripts are not counted here.
bool may_end_with_year(std::string_view line) {
  constexpr std::size_t kYear = 4;  // digits
  line = trim(line);
  char32_t const last = last_code_point(line);
  if (last >= 0x80) return digit_value(last) >= 0;
  std::size_t digits = 0;
  while (digits < line.size() && is_ascii_digit(line[line.size() - 1 - digits])) ++digits;
  return digits == kYear;
}

}  // namespace

std::optional<PrintedDate> read_issue_year(std::string_view line) {
  if (line.size() > kLongestIssueLine || !may_end_with_year(line)) return std::nullopt;
  DateTokens const tokens = tokenize_dates(line);
  if (tokens.empty() || tokens.size() > kMostIssueWords * 2) return std::nullopt;
  std::size_t const last = tokens.size() - 1;
  if (!is_number(tokens, last, 1400, 2200, 4) || tokens[last].digits != 4) return std::nullopt;
  bool const alone = last == 0;
  if (!alone && !speaks_of_issue(line.substr(0, tokens[last].begin))) return std::nullopt;
  PrintedDate out;
  out.date.day.year = static_cast<int>(tokens[last].value);
  out.date.precision = Precision::year;
  out.begin = tokens[last].begin;
  out.end = tokens[last].end;
  return out;
}

}  // namespace backfile::internal

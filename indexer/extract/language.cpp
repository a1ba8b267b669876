#include "indexer/extract/language.hpp"

#include <array>
#include <string>

#include "indexer/analysis/fold.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/numeric_order.hpp"

// The language of the article, from its long lines: furniture is often in another one.

namespace backfile::internal {
namespace {

constexpr std::size_t kLanguageSample = 2048;  // bytes; more does not change the answer
constexpr unsigned kLongLine = 12;     // words

std::string sample_of(Lines const& lines, unsigned least_units) {
  std::string sample;
  for (auto const& line : lines) {
    if (line.units < least_units) continue;
    std::size_t const room = kLanguageSample - sample.size();
    sample += cut_utf8(line.text, room);
    sample += '\n';
    if (sample.size() >= kLanguageSample) break;
  }
  return sample;
}

}  // namespace

bool writes_day_first(std::string_view lang) {
  constexpr std::array<std::string_view, 34> kLanguages{
      "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "ru",
      "uk", "ar", "tr", "el", "id", "ms", "vi", "cs", "sk", "sl", "hr", "sr",
      "bs", "bg", "ro", "ca", "gl", "he", "et", "nb", "be", "mk"};
  for (auto const language : kLanguages) {
    if (language == lang) return true;
  }
  return false;
}

NumericOrder order_of_numbers(ExtractOptions const& options, std::string_view lang) {
  if (options.date_order == DateOrder::day_month) return NumericOrder::day_first;
  if (options.date_order == DateOrder::month_day) return NumericOrder::month_first;
  return writes_day_first(lang) ? NumericOrder::day_first : NumericOrder::unknown;
}

void detect_language(Draft& draft) {
  bool const declared = draft.options->date_order != DateOrder::refuse;
  draft.order = declared ? NumericOrder::unknown : order_of_numbers(draft.lines);
  std::string sample = sample_of(draft.lines, kLongLine);
  if (sample.empty()) sample = sample_of(draft.lines, 1);
  std::string const code = language_of(sample);
  bool const shown = draft.order != NumericOrder::unknown;
  if (!shown) draft.order = order_of_numbers(*draft.options, code);
  if (code.empty()) return;
  draft.article.lang = code;
  draft.article.evidence["lang"] = {language_evidence()};
}

}  // namespace backfile::internal

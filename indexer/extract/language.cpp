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

void detect_language(Draft& draft) {
  draft.order = order_of_numbers(draft.lines);
  std::string sample = sample_of(draft.lines, kLongLine);
  if (sample.empty()) sample = sample_of(draft.lines, 1);
  std::string const code = language_of(sample);
  if (code.empty()) return;
  draft.article.lang = code;
  draft.article.evidence["lang"] = {language_evidence()};
  bool const shown = draft.order != NumericOrder::unknown;
  if (!shown && writes_day_first(code)) draft.order = NumericOrder::day_first;
}

}  // namespace backfile::internal

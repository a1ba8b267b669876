#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <backfile/article.hpp>
#include <cstdint>
#include <memory>

#include "indexer/analysis/characters.hpp"

// count_words: white-space tokens, or ICU words where the script has no spaces.

namespace backfile {
namespace {

// Korean is not among them: it is written with spaces.
bool written_without_spaces(std::string_view lang) {
  constexpr std::string_view kLanguages[] = {"ja", "zh", "th", "lo", "km", "my"};
  for (auto const language : kLanguages) {
    if (lang == language) return true;
  }
  return false;
}

std::uint32_t count_tokens(std::string_view text) {
  return static_cast<std::uint32_t>(internal::count_runs(text, internal::is_space));
}

// Break iterators are costly to make and not thread safe: one a thread and language.
icu::BreakIterator* word_breaker(std::string_view lang) {
  thread_local std::string made_for;
  thread_local std::unique_ptr<icu::BreakIterator> breaker;
  if (!breaker || made_for != lang) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale const locale{std::string{lang}.c_str()};
    breaker.reset(icu::BreakIterator::createWordInstance(locale, status));
    if (U_FAILURE(status)) breaker.reset();
    made_for = lang;
  }
  return breaker.get();
}

std::uint32_t count_boundaries(std::string_view text, icu::BreakIterator& breaker) {
  UErrorCode status = U_ZERO_ERROR;
  UText* view =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  breaker.setText(view, status);
  std::uint32_t count = 0;
  if (U_SUCCESS(status)) {
    for (breaker.first(); breaker.next() != icu::BreakIterator::DONE;) {
      if (breaker.getRuleStatus() != UBRK_WORD_NONE) ++count;
    }
  }
  utext_close(view);
  return count;
}

}  // namespace

std::uint32_t count_words(std::string_view text, std::string_view lang) {
  if (!written_without_spaces(lang)) return count_tokens(text);
  auto* const breaker = word_breaker(lang);
  return breaker == nullptr ? count_tokens(text) : count_boundaries(text, *breaker);
}

}  // namespace backfile

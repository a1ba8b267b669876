// clang-format off
#include <cstdio>  // the next header wants FILE
#include <cld2/public/compact_lang_det.h>
// clang-format on

#include "indexer/analysis/fold.hpp"
#include "indexer/extract/language.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kTextSample = 2048;  // bytes; more does not change the answer

}  // namespace

std::string language_of(std::string_view text) {
  auto const sample = cut_utf8(text, kTextSample);
  bool reliable = false;
  auto const language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  // "zh-Hant" and its like are cut to ISO 639-1.
  std::string code = CLD2::LanguageCode(language);
  code = code.substr(0, code.find('-'));
  return code == "iw" ? "he" : code;
}

Evidence language_evidence() {
  Evidence evidence;
  evidence.rule = "cld2";
  return evidence;
}

}  // namespace backfile::internal

#include "indexer/extract/credit_label.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMostCreditWords = 6;

// In front of a credited name; longer openings first.
constexpr std::array<std::string_view, 26> kOpenings{"photo courtesy of ",
                                                     "photos courtesy of ",
                                                     "photograph courtesy of ",
                                                     "image courtesy of ",
                                                     "photograph by ",
                                                     "photographs by ",
                                                     "picture by ",
                                                     "photos by ",
                                                     "photo by ",
                                                     "image by ",
                                                     "illustration by ",
                                                     "provided by ",
                                                     "courtesy of ",
                                                     "courtesy ",
                                                     "photo credit",
                                                     "image credit",
                                                     "credits",
                                                     "credit",
                                                     "foto de ",
                                                     "foto",
                                                     "photo",
                                                     "crédit photo",
                                                     "사진 제공",
                                                     "사진",
                                                     "写真",
                                                     "صورة"};

// Whether an opening begins with the byte.
constexpr auto kOpens = [] {
  std::array<bool, 256> made{};
  for (auto const opening : kOpenings) made[static_cast<unsigned char>(opening.front())] = true;
  return made;
}();

bool may_be_labelled(std::string_view text) {
  return !text.empty() && kOpens[static_cast<unsigned char>(ascii_lower(text.front()))];
}

// A colon or equals sign behind the opening; "Photo:" needs one, "Photo by" does not.
bool skip_colon(std::string_view& rest) {
  constexpr std::array<std::string_view, 5> kColons{":", "：", "=", "＝", "/"};
  rest = trim(rest);
  for (auto const colon : kColons) {
    if (!rest.starts_with(colon)) continue;
    rest = trim(rest.substr(colon.size()));
    return true;
  }
  return false;
}

}  // namespace

bool reads_as_credit(std::string_view text) {
  if (text.empty() || text.size() > kLongestCredit) return false;
  auto const words = split_words(text, kMostCreditWords + 1);
  if (words.size() > kMostCreditWords) return false;
  for (auto const word : words) {
    std::size_t at = 0;
    char32_t const first = next_code_point(word, at);
    std::string const small = plain(word);
    bool const joint = word == "&" || word == "/" || small == "the" || small == "and" ||
                       small == "of" || small == "de" || small == "via" || small == "for";
    if (!joint && (!is_letter(first) || is_lower(first))) return false;
  }
  return text.find('@') == text.npos && last_code_point(text) != '.';
}

std::string_view labelled_name(std::string_view text) {
  for (auto const opening : kOpenings) {
    if (!may_be_labelled(text)) break;
    if (!starts_ignoring_case(text, opening)) continue;
    std::string_view rest = text.substr(opening.size());
    bool const colon = skip_colon(rest);
    // "Photo Ann Oduya" has no colon either, but the name's capitals.
    bool const bare = opening == "photo" && reads_as_credit(rest);
    if (!colon && !bare && opening.back() != ' ') return {};
    return trim_marks(rest, ".");
  }
  constexpr std::string_view kProvided = "제공";
  if (text.ends_with(kProvided)) {
    return trim_marks(text.substr(0, text.size() - kProvided.size()), "=");
  }
  return {};
}

}  // namespace backfile::internal

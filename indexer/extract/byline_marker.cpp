#include "indexer/extract/byline_marker.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

// clang-format off
// With a space or a colon behind; "Byrne" is no "By" and a name.
constexpr std::string_view kMarkers[] = {
    "words by", "text by", "story by", "reported by", "written by", "posted by", "analysis by",
    "review by", "interview by", "report by", "by", "von", "par", "por", "di", "door", "av",
    "af", "text", "author", "autor", "auteur", "autore", "reporter", "작성자", "글", "文", "記者",
    "كتب", "كتبت", "published by", "article by", "reporting by", "verfasst von", "ecrit par",
    "vom", "veroffentlicht von", "geschrieben von", "publie par", "escrito por", "publicado por",
    "scritto da", "posted on by"};
// clang-format on
constexpr std::string_view kArabicBy = "بقلم";

// Whether the first word can open a marker: most lines are turned away here.
bool may_be_marker(std::string_view text) {
  constexpr std::array<std::string_view, 32> kFirst{
      "af",        "analysis",    "article",        "auteur",
      "author",    "autor",       "autore",         "av",
      "by",        "di",          "door",           "ecrit",
      "escrito",   "geschrieben", "interview",      "par",
      "por",       "posted",      "publicado",      "publie",
      "published", "report",      "reported",       "reporter",
      "reporting", "review",      "scritto",        "story",
      "text",      "verfasst",    "veroffentlicht", "vom"};
  constexpr std::array<std::string_view, 3> kMore{"von", "words", "written"};
  std::array<char, 16> word{};
  std::size_t size = 0;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) return true;
    char const small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    bool const letter = small >= 'a' && small <= 'z';
    if (!letter && size == 0 && !(c >= '0' && c <= '9')) continue;
    if (!letter) break;
    if (size == word.size()) return false;
    word[size++] = small;
  }
  std::string_view const first{word.data(), size};
  return std::binary_search(kFirst.begin(), kFirst.end(), first) ||
         std::binary_search(kMore.begin(), kMore.end(), first);
}

}  // namespace

std::optional<std::string_view> behind_marker(std::string_view text) {
  if (!may_be_marker(text)) return std::nullopt;
  static std::string const arabic_by = plain(kArabicBy);
  auto const words = split_words(text, 3);
  for (std::size_t count = std::min<std::size_t>(2, words.size()); count > 0; --count) {
    auto const last = words[count - 1];
    auto const end = static_cast<std::size_t>(last.data() - text.data()) + last.size();
    std::string_view head = text.substr(0, end);
    bool const colon = head.ends_with(':') || head.ends_with("：");
    std::string const marker = plain(head);
    bool const known =
        std::find(std::begin(kMarkers), std::end(kMarkers), marker) != std::end(kMarkers) ||
        marker == arabic_by;
    constexpr std::array<std::string_view, 10> kNeedColon{
        "text", "author", "autor", "auteur", "autore", "reporter", "글", "文", "記者", "작성자"};
    bool const needs = std::find(kNeedColon.begin(), kNeedColon.end(), marker) != kNeedColon.end();
    if (known && (colon || !needs)) return trim_marks(text.substr(end), ":");
  }
  return std::nullopt;
}

}  // namespace backfile::internal

#include "indexer/extract/byline_marker.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/word_filter.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/header_line.hpp"

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
    "scritto da", "posted on by", "eingestellt von", "gepostet von", "erstellt von", "text von",
    "beitrag von", "artikel von", "created by", "submitted by", "commentary by", "autorin",
    "autoren", "autorinnen", "autor in", "auteurs", "auteure", "autores", "autora", "authors",
    "recipe by", "rezept von", "gespeichert von", "redatto da", "skrevet af", "skrevet av", "geschreven door", "gepubliceerd door"};
// clang-format on
constexpr std::string_view kArabicBy = "بقلم";

// First words of the markers.
constexpr WordFilter kFirstWords = [] {
  WordFilter made;
  for (auto const marker : kMarkers) made.add(marker.substr(0, marker.find(' ')));
  return made;
}();

constexpr std::size_t kLongestFirst = 16;  // bytes of a marker's first word

// The run of ASCII letters at `at`, in small letters; `at` moves behind it.
std::string_view small_word(std::string_view text, std::size_t& at,
                            std::array<char, kLongestFirst>& word) {
  std::size_t size = 0;
  std::size_t const begin = at;
  for (; at < text.size(); ++at) {
    char const c = text[at];
    char const small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (small < 'a' || small > 'z') break;
    if (size < word.size()) word[size++] = small;
  }
  return at - begin > word.size() ? std::string_view{} : std::string_view{word.data(), size};
}

// Whether the first word can open a marker: most lines are turned away here.
bool may_be_marker(std::string_view text) {
  std::array<char, kLongestFirst> word{};
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const c = text[at];
    if (static_cast<unsigned char>(c) >= 0x80) return true;
    if (c >= '0' && c <= '9') return false;
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter) continue;
    auto const small = small_word(text, at, word);
    bool const goes_on = at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80;
    return goes_on || kFirstWords.may_hold(small);
  }
  return false;
}

// "ByOrla Byrne", as converters join elements. A capital within a word is none of its own.
std::string_view behind_joined_marker(std::string_view text) {
  constexpr std::string_view kFirst = "BbVvPp";
  if (text.empty() || kFirst.find(text.front()) == kFirst.npos) return {};
  for (std::string_view const marker : {"By", "by", "Von", "von", "Par", "par", "Por", "por"}) {
    if (!text.starts_with(marker) || text.size() == marker.size()) continue;
    std::size_t at = marker.size();
    if (is_upper(next_code_point(text, at))) return text.substr(marker.size());
  }
  return {};
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter(next_code_point(text, at))) return true;
  }
  return false;
}

// "ET" of "6:08 PM ET by Ann Oduya".
bool is_zone(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  return text.size() <= kLongest &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

bool may_stand_before_by(std::string_view front) {
  constexpr std::string_view kKinds[] = {
      "kolumne", "analyse",   "kommentar", "essay",      "gastbeitrag", "bericht", "author",
      "article", "column",    "reportage", "interview",  "analysis",    "story",   "beitrag",
      "glosse",  "chronique", "recit",     "entrevista", "review",      "artikel", "text"};
  std::string_view rest;
  if (!has_letter(front) || is_zone(front)) return true;
  if (label_before(front, rest) == DateLabel::published) return true;
  std::string const folded = plain(front);
  auto const words = split_words(folded, 4);
  bool const kind =
      !words.empty() && words.size() <= 2 &&
      std::find(std::begin(kKinds), std::end(kKinds), words.back()) != std::end(kKinds);
  return kind || is_section_word(folded);
}

std::optional<std::string_view> behind_marker(std::string_view text) {
  if (auto const authors = behind_joined_marker(text); !authors.empty()) return authors;
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
    constexpr std::string_view kNeedColon[] = {
        "text",     "author",  "autor",   "auteur",  "autore",    "reporter", "글",
        "文",       "記者",    "작성자",  "autorin", "autoren",   "autores",  "autora",
        "autor in", "auteurs", "auteure", "authors", "autorinnen"};
    bool const needs =
        std::find(std::begin(kNeedColon), std::end(kNeedColon), marker) != std::end(kNeedColon);
    // "Autor Ann Oduya:" has its colon behind.
    if (known && (colon || !needs || text.ends_with(':'))) return trim_marks(text.substr(end), ":");
  }
  return std::nullopt;
}

bool may_have_marker(std::string_view line) {
  std::array<char, kLongestFirst> word{};
  for (std::size_t at = 0; at < line.size();) {
    auto const byte = static_cast<unsigned char>(line[at]);
    // Quotation marks and dashes begin with E2, blanks and bullets with C2.
    if (byte >= 0xC3 && byte != 0xE2) return true;
    std::size_t const begin = at;
    auto const small = small_word(line, at, word);
    if (at == begin) {
      ++at;
      continue;
    }
    auto const run = line.substr(begin, at - begin);
    bool const joined = run.ends_with("By") || !behind_joined_marker(run).empty();
    if (joined || kFirstWords.may_hold(small)) return true;
  }
  return false;
}

}  // namespace backfile::internal

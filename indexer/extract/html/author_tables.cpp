#include "indexer/extract/html/author_tables.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/extract/placeholders.hpp"

namespace backfile::internal {
namespace {

// clang-format off
constexpr std::array<std::string_view, 40> kLabels{
    "written by", "著者", "文", "執筆", "筆者", "作者", "取材 文", "posted by", "published by",
    "reported by", "story by", "words by", "text by", "authored by", "article by", "reviewed by",
    "by", "von", "par", "por", "di", "door", "av", "af", "autor", "autorin", "author", "authors",
    "auteur", "autore", "text", "tekst", "reporter", "redacción", "redaktion", "verfasst von",
    "ein artikel von", "écrit par", "escrito por", "scritto da"};
// clang-format on

// Beside placeholders, what pages print for an author and names whoever was there.
// clang-format off
constexpr std::array<std::string_view, 10> kNobody{
    "webmaster", "anonymous", "editor", "publisher", "staff reports", "staff report", "staff",
    "guest contributor", "newsroom", "from staff reports"};
// clang-format on

// clang-format off
constexpr std::array<std::string_view, 33> kDegrees{
    "phd", "ph d", "md", "m d", "mba", "rn", "dvm", "jd", "esq", "msc", "ms", "ma", "bsc", "mph",
    "cpa", "cfp", "rd", "lmft", "dds", "do", "pe", "cfa", "m a", "psyd", "m p h", "r d", "rdn",
    "ld", "d o", "m s", "r n", "lcsw", "cepf"};
// clang-format on

// Words that tell what somebody does; a part that holds one is no name.
// clang-format off
constexpr std::array<std::string_view, 53> kRoles{
    "writer", "writers", "editor", "editors", "correspondent", "reporter", "reporters",
    "contributor", "contributors", "columnist", "critic", "producer", "journalist",
    "photographer", "officer", "director", "manager", "president", "ceo", "cto", "founder",
    "head", "chief", "senior", "specialist", "expert", "analyst", "professor", "redakteur",
    "redakteurin", "chefredakteur", "journaliste", "redactor", "redactora", "periodista",
    "giornalista", "korrespondent", "korrespondentin", "reviewer", "strategist", "consultant",
    "engineer", "lead", "marketing", "author", "fellow", "team lead", "contributing",
    "freelance", "guest", "presenter", "host", "blogger"};
// clang-format on

}  // namespace

bool is_author_mark(std::string_view text) { return is_among(plain(text), kLabels); }

bool is_degree(std::string_view word) { return is_among(plain(word), kDegrees); }

bool is_nobody(std::string_view name) {
  auto const folded = plain(name);
  return is_placeholder(MetadataKind::author, name) || is_among(folded, kNobody) || folded.ends_with(" admin") || folded.ends_with(" us");
}

bool is_role(std::string_view part) {
  auto const folded = plain(part);
  auto const words = split_words(folded, 10);
  return std::any_of(words.begin(), words.end(), [](auto word) { return is_among(word, kRoles); });
}

bool is_picture_credit(std::string_view text) {
  auto const folded = plain(text);
  auto const word = std::string_view{folded}.substr(0, folded.find(' '));
  constexpr std::array<std::string_view, 16> kPictures{
      "photo",   "photos",       "photograph", "photography", "image", "images",
      "picture", "illustration", "foto",       "fotos",       "bild",  "video",
      "graphic", "イラスト",     "写真",       "撮影"};
  return is_among(word, kPictures);
}

}  // namespace backfile::internal

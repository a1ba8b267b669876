#include <algorithm>
#include <iterator>
#include <string>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/author_words.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/page_words.hpp"

// Lines beside an author's name that say what it is.

namespace backfile::internal {
namespace {

}  // namespace

bool is_job_line(std::string_view line) {
  constexpr std::size_t kLongest = 60;  // bytes
  constexpr std::size_t kMostWords = 6;
  constexpr std::string_view kJobs[] = {"staff", "intern", "fellow", "volontar", "volontarin"};
  if (line.size() > kLongest || line.ends_with('.')) return false;
  std::string const folded = plain(line);
  auto const words = split_words(folded, kMostWords + 1);
  if (words.empty() || words.size() > kMostWords) return false;
  if (is_job_word(words.back()) || is_job_word(words.front())) return true;
  return is_among(words.back(), kJobs) || ends_with_post(folded);
}

bool is_age_line(std::string_view line) {
  constexpr std::size_t kLongest = 60;  // bytes
  constexpr std::size_t kMostWords = 9;
  // clang-format off
  constexpr std::string_view kWords[] = {
      "ago", "vor", "hace", "sedan", "siden", "fa", "geleden", "temu", "il", "ha", "read",
      "lesezeit", "lesedauer", "lecture", "lectura", "leitura", "lettura", "leestijd"};
  // clang-format on
  std::size_t const digit = line.find_first_of("0123456789");
  if (line.size() > kLongest || digit == line.npos) return false;
  std::string_view rest;
  auto const label = label_before(line.substr(0, digit), rest);
  bool const known = label == DateLabel::published || label == DateLabel::updated;
  if (known && rest.empty()) return true;
  std::string const folded = plain(line);
  auto const words = split_words(folded, kMostWords + 1);
  if (words.size() < 2 || words.size() > kMostWords) return false;
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return is_among(word, kWords); });
}

bool is_contact_label(std::string_view line) {
  constexpr std::size_t kLongest = 60;  // bytes
  // clang-format off
  constexpr std::string_view kLabels[] = {
      "media contact", "media contacts", "press contact", "press contacts", "pressekontakt",
      "pressekontakte", "kontakt", "kontakte", "contact", "contacts", "ansprechpartner",
      "ansprechpartnerin", "contact presse", "contacts presse", "press inquiries",
      "media inquiries", "media relations", "pressestelle", "ihr ansprechpartner", "contatti",
      "contacto", "ruckfragen", "weitere informationen", "for more information"};
  // clang-format on
  return line.size() <= kLongest && is_among(plain(line), kLabels);
}

bool tells_of_author(std::string_view line) {
  // clang-format off
  constexpr std::string_view kOpenings[] = {
      "autor", "author", "auteur", "text", "words", "written by", "posted by", "published by",
      "geschrieben von", "verfasst von", "eingestellt von", "erstellt von", "ein beitrag von",
      "ein artikel von", "beitrag von", "veroffentlicht von", "scritto da", "ecrit par",
      "escrito por", "publicado por"};
  // clang-format on
  std::string const folded = plain(line.substr(0, 40));
  return std::any_of(std::begin(kOpenings), std::end(kOpenings),
                     [&](std::string_view opening) { return folded.starts_with(opening); });
}

bool is_and(std::string_view text) {
  constexpr std::string_view kWords[] = {"and", "und", "et", "y", "e", "og", "och", "en", "&", ","};
  return is_among(text, kWords);
}

std::string_view read_handle(std::string_view line) {
  constexpr std::size_t kShortest = 3;  // bytes
  constexpr std::size_t kLongest = 30;
  if (line.size() < kShortest || line.size() > kLongest) return {};
  std::size_t at = 0;
  bool const letter = is_letter(next_code_point(line, at));
  bool const clean = line.find_first_of(" ()[]{}<>/\\|?!&=%$#\":;,") == line.npos;
  std::string const folded = plain(line);
  // "and" stands between two names; "wordpressadmin" names nobody.
  if (is_and(folded) || folded.ends_with("admin")) return {};
  if (!letter || !clean || has_page_word(folded) || is_section_word(folded)) return {};
  return furniture_kind(line) == FurnitureKind::none ? line : std::string_view{};
}

bool is_author_label(std::string_view line) {
  constexpr std::size_t kLongest = 40;  // bytes
  // clang-format off
  constexpr std::string_view kLabels[] = {
      "by", "von", "par", "por", "written by", "words by", "story by", "text by", "posted by",
      "published by", "reported by", "article by", "author", "authors", "autor", "autorin",
      "auteur", "autore", "reporter", "text", "texte", "about the author", "meet the author",
      "about the authors", "the author", "uber den autor", "uber die autorin", "zum autor",
      "zur autorin", "verfasst von", "geschrieben von", "ecrit par", "publie par", "escrito por",
      "publicado por", "scritto da", "di", "a cura di", "door", "av", "uber den autor die autorin",
      "sobre el autor", "a propos de l auteur", "staff writer", "commentary by", "analysis by",
      "opinion by", "review by", "interview by", "reporting by", "created by", "autor in",
      "autoren", "autorinnen", "autores", "autora", "auteurs", "auteure", "ein beitrag von",
      "ein artikel von", "beitrag von", "artikel von", "text von", "eingestellt von",
      "erstellt von", "author bio", "guest author", "著者", "redatto da", "skrevet av", "skrevet af", "geschreven door"};
  // clang-format on
  return line.size() <= kLongest && is_among(plain(line), kLabels);
}

}  // namespace backfile::internal

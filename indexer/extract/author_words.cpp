#include "indexer/extract/author_words.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/extract/page_words.hpp"

namespace backfile::internal {
namespace {

// "ChecklistsJust": two words that a converter joined. "MacDonald" and "FitzGerald" are names.
bool has_joined_words(std::string_view text) {
  constexpr std::size_t kShortest = 5;  // small letters in front
  std::size_t small = 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = next_code_point(text, at);
    if (is_upper(c) && small + 1 >= kShortest) return true;
    small = is_lower(c) ? small + 1 : 0;
  }
  return false;
}

// A place opens with these more often than a person: "New York", "San Marino", "South Shields".
bool opens_place(std::string_view folded) {
  constexpr std::string_view kOpenings[] = {
      "new",  "san",   "los",    "las",    "north",  "south", "east", "west",  "port",
      "fort", "hong",  "tel",    "united", "buenos", "cape",  "lake", "santa", "sri",
      "abu",  "costa", "puerto", "great",  "upper",  "lower", "bad",  "rio",   "saint"};
  return is_among(folded.substr(0, folded.find(' ')), kOpenings);
}

// "Für Hochschulen", "Letztes Update": names of people do not begin like this.
bool opens_phrase(std::string_view folded) {
  // clang-format off
  constexpr std::string_view kOpenings[] = {
      "die", "der", "das", "dem", "ein", "eine", "einen", "fur", "von", "vom", "zum", "zur", "mit",
      "ohne", "kein", "keine", "mein", "meine", "unser", "unsere", "ihre", "teile", "letzte",
      "letztes", "letzter", "alle", "jetzt", "hier", "wie", "was", "wer", "warum", "auf", "aus",
      "bei", "nach", "uber", "unter", "vor", "neue", "neuer", "neues", "nachster", "los", "une",
      "gli", "nos", "notre", "votre", "veroffentlicht", "gepostet", "eingestellt", "erstellt",
      "geschrieben", "verfasst", "posted", "published", "written", "autor", "autorin",
      "actualizado", "themenstarter", "update", "part", "via", "step", "every", "some", "please",
      "aktuelle", "seguir", "presidente", "presidenta", "temps", "ort", "datum", "search", "explore", "what", "whats", "you", "youll", "meet", "liebe", "viele", "herzliche", "payment"};
  // clang-format on
  return is_among(folded.substr(0, folded.find(' ')), kOpenings);
}

// "Faszination", "Pressemitteilung", "Ländliche": long words that end like things and their kinds.
bool has_noun_ending(std::string_view folded) {
  constexpr std::size_t kShortest = 8;  // bytes: Hartung is a name
  constexpr std::string_view kEndings[] = {"ung",  "heit",  "keit",   "schaft", "tion",  "sion",
                                           "itat", "ismus", "isches", "liche",  "liches"};
  auto const words = split_words(folded, 6);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return word.size() >= kShortest &&
           std::any_of(std::begin(kEndings), std::end(kEndings),
                       [&](std::string_view ending) { return word.ends_with(ending); });
  });
}

// "PGE Ekstraliga": an abbreviation in front of a word is no given name.
bool opens_with_abbreviation(std::string_view text) {
  auto const words = split_words(text, 3);
  if (words.size() < 2 || words[0].size() < 3 || !has_ascii_lower(words[1])) return false;
  return std::all_of(words[0].begin(), words[0].end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool has_genitive(std::string_view text) {
  auto const words = split_words(text, 6);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return word.ends_with("'s") || word.ends_with("’s");
  });
}

}  // namespace

// "Marketing Director": a job that is no writer's.
bool ends_with_post(std::string_view folded) {
  constexpr std::string_view kPosts[] = {
      "director",   "manager", "engineer",  "founder",  "expert",    "specialist", "strategist",
      "consultant", "officer", "president", "gardener", "developer", "reviewer"};
  std::string_view const last = folded.substr(folded.rfind(' ') + 1);
  return is_among(last, kPosts) || is_job_word(last);
}

bool names_something_else(std::string_view text) {
  std::string const folded = plain(text);
  return has_genitive(text) || opens_place(folded) || opens_phrase(folded) ||
         opens_with_abbreviation(text) || has_noun_ending(folded) || has_page_word(folded) ||
         ends_with_post(folded) || has_joined_words(text);
}

}  // namespace backfile::internal

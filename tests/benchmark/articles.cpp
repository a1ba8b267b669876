#include "tests/benchmark/articles.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <span>

#include "tests/benchmark/invented_words.hpp"

namespace backfile::benchmark {
namespace {

constexpr auto kEnglish = std::to_array<std::string_view>(
    {"the",   "of",   "and",    "to",      "a",     "in",     "that",  "is",    "was",   "he",
     "for",   "it",   "with",   "as",      "his",   "on",     "be",    "at",    "by",    "had",
     "not",   "are",  "but",    "from",    "or",    "have",   "an",    "they",  "which", "one",
     "were",  "her",  "all",    "she",     "there", "would",  "their", "we",    "him",   "been",
     "has",   "when", "who",    "will",    "more",  "no",     "if",    "out",   "so",    "said",
     "what",  "up",   "its",    "about",   "into",  "than",   "them",  "can",   "only",  "other",
     "new",   "some", "could",  "time",    "these", "two",    "may",   "then",  "do",    "first",
     "any",   "my",   "now",    "such",    "like",  "our",    "over",  "me",    "even",  "most",
     "after", "also", "made",   "did",     "many",  "before", "must",  "years", "where", "much",
     "way",   "down", "should", "because", "each",  "just",   "those", "how",   "too",   "good"});
constexpr auto kGerman = std::to_array<std::string_view>(
    {"der",  "die",  "und", "in",    "den",    "von", "zu",  "das", "mit",
     "sich", "des",  "auf", "nicht", "ist",    "im",  "dem", "ein", "eine",
     "als",  "auch", "es",  "an",    "werden", "aus", "er",  "hat"});
constexpr auto kFrench = std::to_array<std::string_view>(
    {"de",  "la",   "le",  "et",   "les", "des", "en",  "un", "du", "une", "que", "est",  "pour",
     "qui", "dans", "par", "plus", "pas", "au",  "sur", "ne", "se", "ce",  "il",  "avec", "sont"});
constexpr auto kSpanish = std::to_array<std::string_view>(
    {"de", "la",  "que", "el",   "en", "y",  "los", "se",   "del", "las",  "un",  "por", "con",
     "no", "una", "su",  "para", "es", "al", "lo",  "como", "o",   "pero", "sus", "le",  "ha"});

struct Language {
  std::string_view code;
  std::span<std::string_view const> common;
};
constexpr std::array<Language, 4> kLanguages{
    {{"en", kEnglish}, {"de", kGerman}, {"fr", kFrench}, {"es", kSpanish}}};

constexpr auto kEndings = std::to_array<std::string_view>({"s", "s", "ed", "ing"});
constexpr auto kAcronyms = std::to_array<std::string_view>({"US", "UN", "IT", "NATO", "WHO"});
constexpr auto kGenres = std::to_array<std::string_view>(
    {"news", "news", "news", "news", "news", "analysis", "opinion", "editorial"});

// The first of the common words are far commoner than the last.
std::string_view common_word(Dice& dice, Language const& language) {
  auto const at = dice.unit() * dice.unit() * static_cast<double>(language.common.size());
  return language.common[static_cast<std::size_t>(at)];
}

std::string some_words(Dice& dice, Language const& language) {
  auto const kind = dice.unit();
  if (kind < 0.45) return std::string{common_word(dice, language)};
  if (kind < 0.465) return set_phrase(dice.below(kSetPhrases));
  if (kind < 0.475) return person(dice.below(kPeople));
  if (kind < 0.480) return std::string{dice.of(kAcronyms)};
  if (kind < 0.490) return std::to_string(1 + dice.below(3'000));
  auto word = word_of(zipf_rank(dice));
  if (dice.chance(0.15)) word += dice.of(kEndings);
  return word;
}

std::string sentence(Dice& dice, Language const& language, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (i > 0) text += i % 7 == 6 ? ", " : " ";
    text += some_words(dice, language);
  }
  bool const small = text.front() >= 'a' && text.front() <= 'z';
  return small ? capitalised(std::move(text)) : text;
}

std::string body(Dice& dice, Language const& language) {
  std::string text;
  auto const paragraphs = 6 + dice.below(7);
  for (std::size_t i = 0; i < paragraphs; ++i) {
    if (i > 0) text += "\n\n";
    auto const sentences = 2 + dice.below(2);
    for (std::size_t j = 0; j < sentences; ++j)
      text += (j > 0 ? " " : "") + sentence(dice, language, 8 + dice.below(14)) + '.';
  }
  return text;
}

std::string day(Dice& dice) {
  return fmt::format("{}-{:02}-{:02}", 2000 + dice.below(24), 1 + dice.below(12),
                     1 + dice.below(28));
}

}  // namespace

std::string article_line(std::size_t number) {
  Dice dice{0xBAC4F11Eu + number};
  auto const& language = kLanguages[dice.chance(0.95) ? 0 : 1 + dice.below(3)];
  nlohmann::ordered_json line;
  line["id"] = fmt::format("a{:07}", number);
  line["outlet"] = outlet(dice.below(kOutlets) * dice.below(kOutlets) / kOutlets);
  if (dice.chance(0.9)) line["date"] = day(dice);
  if (dice.chance(0.8)) line["byline"] = person(dice.below(kPeople));
  line["title"] = sentence(dice, language, 5 + dice.below(5));
  if (dice.chance(0.3)) line["deck"] = sentence(dice, language, 10 + dice.below(8)) + '.';
  line["lang"] = language.code;
  line["genre"] = dice.of(kGenres);
  line["body"] = body(dice, language);
  return line.dump();
}

}  // namespace backfile::benchmark

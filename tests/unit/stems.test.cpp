// Stems by language.
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "indexer/analysis/stems.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

TEST_CASE("stems: the key of a language", "[unit]") {
  struct Row {
    std::string_view lang;
    std::string_view key;
  };
  Row const rows[] = {{"", "en"},    {"en", "en"},   {"de", "de"},  {"nb", "no"},
                      {"nn", "no"},  {"no", "no"},   {"ko", "und"}, {"ja", "und"},
                      {"xx", "und"}, {"und", "und"}, {"e", "und"},  {"eng", "und"}};
  for (auto const& row : rows) {
    INFO("language: " << row.lang);
    CHECK(stemmer_key(row.lang) == row.key);
  }
  for (auto const key : stemmer_keys()) {
    INFO("key: " << key);
    CHECK(stemmer_key(key) == key);
    CHECK(Stemmer{key}.key() == key);
  }
}

TEST_CASE("stems: forms of one word meet in its language", "[unit]") {
  struct Row {
    std::string_view key;
    std::string word;
    std::string other;
  };
  Row const rows[] = {{"en", "sanctions", "sanction"}, {"en", "launched", "launching"},
                      {"en", "missiles", "missile"},   {"de", "raketen", "rakete"},
                      {"fr", "missiles", "missile"},   {"es", "misiles", "misil"},
                      {"it", "missili", "missile"},    {"ru", "ракеты", "ракета"},
                      {"nl", "raketten", "raket"},     {"sv", "robotar", "robot"}};
  for (auto const& row : rows) {
    INFO(row.key << ": " << row.word << ", " << row.other);
    Stemmer stemmer{row.key};
    CHECK(stemmer.stem(row.word) == stemmer.stem(row.other));
    CHECK(stemmer.stem(row.word) != row.word);
  }
}

TEST_CASE("stems: a language without a stemmer keeps the word", "[unit]") {
  Stemmer stemmer{"und"};
  for (std::string const word : {"", "missiles", "미사일은", "北朝鮮"})
    CHECK(stemmer.stem(word) == word);
}

TEST_CASE("stems: different words stay different", "[unit]") {
  Stemmer stemmer{"en"};
  CHECK(stemmer.stem("missile") != stemmer.stem("mission"));
  CHECK(stemmer.stem("korea") != stemmer.stem("core"));
}

TEST_CASE("stems: remembered words are bounded and stay right", "[unit]") {
  Stemmer stemmer{"en"};
  for (unsigned i = 0; i < 210'000; ++i) static_cast<void>(stemmer.stem("w" + std::to_string(i)));
  CHECK(stemmer.stem("sanctions") == "sanction");
  CHECK(stemmer.stem("sanctions") == "sanction");
}

TEST_CASE("stems: the version names the library", "[unit]") {
  CHECK(stemmer_version().starts_with("snowball-xapian-1."));
}

TEST_CASE("stems: the beginning that all words of a stem keep", "[unit]") {
  struct Row {
    std::string_view key;
    std::string_view stem;
    std::string_view kept;
  };
  Row const rows[] = {{"en", "polici", "polic"}, {"en", "die", "d"},
                      {"en", "a", ""},           {"de", "raket", "rake"},
                      {"fr", "abdiqu", "abdi"},  {"ru", "войн", "вой"},
                      {"und", "word", "word"},   {"ga", "bád", ""},
                      {"id", "ajar", ""},        {"en", "", ""}};
  for (auto const& row : rows) {
    INFO(row.key << " " << row.stem);
    CHECK(kept_beginning(row.key, row.stem) == row.kept);
  }
  constexpr std::string_view kLetters = "aaabcdeeefghiiijklmnnoooprrsssttuuvwyz";
  constexpr std::string_view kEndings[] = {
      "",          "s",       "ies",     "y",      "ying",   "ing",   "ed",     "able",
      "abilities", "ational", "ization", "ement",  "en",     "ungen", "heiten", "aient",
      "issions",   "ication", "mente",   "azioni", "lerden", "abbi",  "aaren"};
  std::mt19937 random{7};
  for (auto const key : stemmer_keys()) {
    Stemmer stemmer{key};
    for (int i = 0; i < 4'000; ++i) {
      std::string word;
      for (auto n = 1 + random() % 7; n > 0; --n) word += kLetters[random() % kLetters.size()];
      word += kEndings[random() % std::size(kEndings)];
      auto const stem = stemmer.stem(word);
      if (word.starts_with(kept_beginning(key, stem))) continue;
      FAIL_CHECK(key << ": " << word << " -> " << stem);
    }
  }
}

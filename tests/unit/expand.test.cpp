// Wildcards and near spellings, over a vocabulary made here.
#include "searcher/match/expand.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <random>
#include <string>

#include "indexer/index/terms.hpp"
#include "searcher/match/expansions.hpp"
#include "searcher/match/word_list.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

namespace {

class FakeVocabulary final : public Vocabulary {
 public:
  explicit FakeVocabulary(std::map<std::string, std::uint64_t> terms) : terms_{std::move(terms)} {}

  std::uint64_t frequency(std::string const& term) const override {
    auto const found = terms_.find(term);
    return found == terms_.end() ? 0 : found->second;
  }
  void walk(std::string const& start,
            std::function<Step(std::string const& term)> const& use) const override {
    for (auto at = terms_.lower_bound(start); at != terms_.end() && at->first.starts_with(start);) {
      auto const step = use(at->first);
      if (!step.on) return;
      at = step.to.empty() ? std::next(at) : terms_.lower_bound(step.to);
    }
  }
  std::optional<backfile::Article> find_article(std::string const&) const override { return {}; }
  std::vector<std::string> const& stem_keys() const override { return keys_; }

 private:
  std::map<std::string, std::uint64_t> terms_;
  std::vector<std::string> keys_{"en"};
};

std::string joined(Expansion const& expansion) {
  std::string text;
  for (auto const& word : expansion.words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// The textbook's table, for comparison.
unsigned edits_between(std::string const& a, std::string const& b) {
  std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
  for (unsigned i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (unsigned j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

}  // namespace

TEST_CASE("expand: patterns", "[unit]") {
  struct Row {
    std::string_view word;
    std::string_view pattern;
    bool matches;
  };
  Row const rows[] = {
      {"missile", "missile", true},
      {"missile", "miss*", true},
      {"missile", "*ile", true},
      {"missile", "m*s*e", true},
      {"missile", "mis?ile", true},
      {"missile", "miss", false},
      {"missile", "missile?", false},
      {"missile", "missile*", true},
      {"missile", "?issile", true},
      {"missile", "issile", false},
      {"", "*", true},
      {"", "", true},
      {"", "?", false},
      {"a", "", false},
      {"aab", "*ab", true},
      {"abab", "*ab*b", true},
      {"ababc", "*abc", true},
      {"missile", "**", true},
      {"한국은", "한국?", true},
      {"한국은", "한??", true},
      {"한국은", "한?", false},
      {"한국은", "*은", true},
      {"한국은", "?국*", true},
      {"ä", "?", true},
  };
  for (auto const& row : rows) {
    INFO(row.word << " ~ " << row.pattern);
    CHECK(matches_pattern(row.word, row.pattern) == row.matches);
  }
}

TEST_CASE("expand: a pattern of many stars ends", "[unit]") {
  std::string pattern;
  for (int i = 0; i < 2'000; ++i) pattern += "a*";
  CHECK_FALSE(matches_pattern(std::string(3'000, 'a'), pattern + "b"));
}

TEST_CASE("expand: edits by length, counted in characters", "[unit]") {
  struct Row {
    std::string_view word;
    unsigned edits;
  };
  Row const rows[] = {{"", 0},         {"kim", 0},    {"kims", 1},    {"missile", 1},
                      {"missiles", 2}, {"한국은", 0}, {"한국은행", 1}};
  for (auto const& row : rows) {
    INFO(row.word);
    CHECK(edits_for(row.word) == row.edits);
  }
}

TEST_CASE("expand: within so many edits", "[unit]") {
  struct Row {
    std::string_view a;
    std::string_view b;
    unsigned edits;  // the fewest
  };
  Row const rows[] = {{"", "", 0},
                      {"a", "", 1},
                      {"missile", "missle", 1},
                      {"missile", "misisle", 1},
                      {"missile", "mistle", 2},
                      {"ca", "abc", 3},
                      {"한국", "한곡", 1},
                      {"é", "e", 1},
                      {"kim", "putin", 4}};
  for (auto const& row : rows) {
    INFO(row.a << ", " << row.b);
    for (unsigned edits = 0; edits < 6; ++edits) {
      CHECK(within_edits(row.a, row.b, edits) == (edits >= row.edits));
      CHECK(within_edits(row.b, row.a, edits) == (edits >= row.edits));
    }
  }
  std::mt19937 random{4};
  for (int i = 0; i < 20'000; ++i) {
    std::string a;
    std::string b;
    for (auto n = random() % 8; n > 0; --n) a += static_cast<char>('a' + random() % 3);
    for (auto n = random() % 8; n > 0; --n) b += static_cast<char>('a' + random() % 3);
    auto const edits = static_cast<unsigned>(random() % 4);
    INFO(a << ", " << b << ", " << edits);
    CHECK(within_edits(a, b, edits) == (edits_between(a, b) <= edits));
  }
}

TEST_CASE("expand: words of the right kind, the commonest first", "[unit]") {
  FakeVocabulary const vocabulary{{{"missile", 5},
                                   {"missiles", 9},
                                   {"missing", 1},
                                   {"mission", 5},
                                   {"@missa", 50},
                                   {"#missb", 50},
                                   {"Smissile", 2},
                                   {"Smissal", 7},
                                   {"S@missa", 50},
                                   {"XOUTmissouri", 3},
                                   {"XOUT=missouri", 50},
                                   {"XNBmissile", 50},
                                   {"Zen:missil", 50},
                                   {"한국", 1},
                                   {"한국은", 2}}};
  struct Row {
    std::string prefix;
    std::string_view pattern;
    std::string_view words;
  };
  Row const rows[] = {{"", "miss*", "missiles missile mission missing"},
                      {"", "*ss*", "missiles missile mission missing"},
                      {"", "missile?", "missiles"},
                      {"", "miss*zz", ""},
                      {"S", "miss*", "missal missile"},
                      {"XOUT", "*ss*", "missouri"},
                      {"", "한국*", "한국은 한국"},
                      {"", "한국?", "한국은"}};
  for (auto const& row : rows) {
    INFO(row.prefix << " " << row.pattern);
    auto const expansion = expand_pattern(vocabulary, row.prefix, row.pattern);
    CHECK(joined(expansion) == row.words);
    CHECK(expansion.matched == expansion.words.size());
  }
  CHECK(joined(expand_spelling(vocabulary, "", "misile", 1)) == "missile");
  CHECK(joined(expand_spelling(vocabulary, "", "missile", 2)) ==
        "missiles missile mission missing");
  CHECK(joined(expand_spelling(vocabulary, "", "missile", 1)) == "missiles missile");
  CHECK(joined(expand_spelling(vocabulary, "S", "missle", 1)) == "missile");
  CHECK(joined(expand_spelling(vocabulary, "", "missile", 0)) == "missile");
}

TEST_CASE("expand: no more than the commonest are used", "[unit]") {
  std::map<std::string, std::uint64_t> terms;
  for (unsigned i = 0; i < 3 * kMaxExpansion; ++i) terms["word" + std::to_string(i)] = i + 1;
  auto const expansion = expand_pattern(FakeVocabulary{terms}, "", "wo*");
  CHECK(expansion.matched == 3 * kMaxExpansion);
  REQUIRE(expansion.words.size() == kMaxExpansion);
  CHECK(expansion.words.front() == "word" + std::to_string(3 * kMaxExpansion - 1));
  CHECK(expansion.words.back() == "word" + std::to_string(2 * kMaxExpansion));
}

TEST_CASE("expand: the words of a stem, whatever it made of their endings", "[unit]") {
  FakeVocabulary const vocabulary{{{"policies", 4},
                                   {"policy", 9},
                                   {"police", 7},
                                   {"politics", 1},
                                   {"Spolicy", 3},
                                   {"dying", 1},
                                   {"die", 2},
                                   {"died", 5},
                                   {"day", 8},
                                   {"Zen:die", 6},
                                   {"#di", 1},
                                   {"1990", 2},
                                   {"d", 1}}};
  Stemmer english{"en"};
  CHECK(joined(expand_stem(vocabulary, "", english, "polici")) == "policy policies");
  CHECK(joined(expand_stem(vocabulary, "S", english, "polici")) == "policy");
  CHECK(joined(expand_stem(vocabulary, "", english, "die")) == "died die dying");
  CHECK(joined(expand_stem(vocabulary, "", english, "1990")).empty());
  CHECK(joined(expand_stem(vocabulary, "", english, "xyz")).empty());
  Stemmer none{"und"};
  CHECK(joined(expand_stem(vocabulary, "", none, "policies")) == "policies");
}

TEST_CASE("expand: searches that share a walk find what each finds alone", "[unit]") {
  std::mt19937 random{11};
  std::map<std::string, std::uint64_t> terms{{"Sabab", 3}, {"Zen:abab", 9}, {"#abab", 9}};
  auto const word = [&] {
    std::string made;
    for (auto n = 1 + random() % 9; n > 0; --n)
      made += random() % 20 == 0 ? std::string{"é"} : std::string(1, "abcd"[random() % 4]);
    return made;
  };
  for (int i = 0; i < 3'000; ++i) terms[word()] = 1 + random() % 50;
  FakeVocabulary const vocabulary{terms};
  std::vector<WordSearch> searches;
  for (int i = 0; i < 60; ++i)
    searches.push_back({{}, word(), static_cast<unsigned>(random() % 3)});
  for (int i = 0; i < 20; ++i) searches.push_back({{}, '*' + word() + '*', {}});
  searches.push_back({"S", "abbab", 1});
  auto const together = expand_all(vocabulary, searches);
  std::size_t found = 0;
  for (std::size_t i = 0; i < searches.size(); ++i) {
    auto const& search = searches[i];
    std::size_t matched = 0;
    for (auto const& [term, frequency] : terms) {
      bool const elsewhere =
          !term.starts_with(search.prefix) || term.size() == search.prefix.size();
      auto const candidate = elsewhere ? std::string{} : term.substr(search.prefix.size());
      if (candidate.empty() || !begins_word(candidate.front())) continue;
      matched += search.edits ? within_edits(candidate, search.text, *search.edits)
                              : matches_pattern(candidate, search.text);
    }
    INFO(search.prefix << " " << search.text << " " << search.edits.value_or(99));
    CHECK(together[i].matched == matched);
    CHECK(joined(expand_all(vocabulary, {&search, 1}).front()) == joined(together[i]));
    found += matched;
  }
  CHECK(found > 1'000);
}

TEST_CASE("expand: a kept list of words is walked like the index", "[unit]") {
  std::mt19937 random{7};
  for (int round = 0; round < 200; ++round) {
    std::map<std::string, std::uint64_t> terms;
    for (auto n = random() % 60; n > 0; --n) {
      std::string word;
      for (auto length = 1 + random() % 4; length > 0; --length)
        word += static_cast<char>('a' + random() % 4);
      terms["S" + word] = 1;
    }
    terms["S@a"] = 1;
    FakeVocabulary const vocabulary{terms};
    WordList list;
    vocabulary.walk_words("S", [&](std::string_view word) {
      list.add(word);
      return true;
    });
    CHECK(list.size() == terms.size() - 1);
    // Goes on, leaps or ends by the word alone, so that both walks take the same steps.
    auto const path = [](auto const& walk) {
      std::string seen;
      walk([&](std::string_view word) {
        seen += std::string{word} + " ";
        auto const choice = std::hash<std::string_view>{}(word) % 8;
        if (choice == 0) return Step{false};
        return choice < 4 ? Step{std::string{word} + "b"} : Step{true};
      });
      return seen;
    };
    CHECK(path([&](auto const& use) { list.walk(use); }) ==
          path([&](auto const& use) { vocabulary.walk_words("S", use); }));
  }
}

TEST_CASE("expand: words are kept from the third walk on, while they are few", "[unit]") {
  KeptWords kept;
  unsigned walks = 0;
  auto const all = [&](auto const& use) {
    ++walks;
    use("a");
    use("b");
  };
  CHECK(kept.list(all) == nullptr);
  CHECK(kept.list(all) == nullptr);
  CHECK(walks == 0);
  REQUIRE(kept.list(all) != nullptr);
  CHECK(kept.list(all)->size() == 2);
  CHECK(walks == 1);

  KeptWords many;
  std::string const word(1u << 20, 'a');
  std::size_t given = 0;
  auto const too_much = [&](auto const& use) {
    for (Step step{true}; step.on && given < 1'000; ++given) step = use(word);
  };
  for (int i = 0; i < 5; ++i) CHECK(many.list(too_much) == nullptr);
  CHECK(given == kMaxWordListBytes / word.size() + 1);
}

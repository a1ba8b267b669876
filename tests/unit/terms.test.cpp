// How terms are spelled, and that none is too long for the index.
#include "indexer/index/terms.hpp"

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/stems.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

TEST_CASE("terms: spelling", "[unit]") {
  struct Row {
    std::string term;
    std::string_view expected;
  };
  auto const& title = field("title").prefix;
  auto const& date = field("date");
  auto const& updated = field("updated");
  Day const day{2023, 9, 4};
  Row const rows[] = {
      {word_term("", TokenClass::word, "missile"), "missile"},
      {word_term(title, TokenClass::word, "missile"), "Smissile"},
      {word_term("", TokenClass::acronym, "us"), "@us"},
      {word_term(title, TokenClass::acronym, "us"), "S@us"},
      {word_term("", TokenClass::joined, "jongun"), "jongun"},
      {pair_term("", "이미"), "#이미"},
      {pair_term(title, "이미"), "S#이미"},
      {stem_term("", "en", "missil"), "Zen:missil"},
      {stem_term(title, "en", "missil"), "ZSen:missil"},
      {keyword_term(field("genre"), "  Editorial "), "XGENRE:editorial"},
      {value_term(field("outlet"), "PULSE  News"), "XOUT=pulse news"},
      {has_term(field("date")), "XHAS:date"},
      {date_term(date, DateUnit::year, day), "Y2023"},
      {date_term(date, DateUnit::month, day), "M202309"},
      {date_term(date, DateUnit::day, day), "D20230904"},
      {date_term(updated, DateUnit::year, day), "XUY2023"},
      {date_term(updated, DateUnit::month, day), "XUM202309"},
      {date_term(updated, DateUnit::day, {931, 12, 31}), "XUD09311231"},
  };
  for (auto const& row : rows) CHECK(row.term == row.expected);
}

TEST_CASE("terms: a date's sort key has the digits that are known", "[unit]") {
  struct Row {
    std::string_view date;
    std::string_view key;
  };
  Row const rows[] = {{"2023", "2023"},
                      {"2023-09", "202309"},
                      {"2023-09-14", "20230914"},
                      {"2023-09-14T11:13", "202309141113"},
                      {"2023-09-14T11:13:01+09:00", "20230914111301"},
                      {"0931-01-02", "09310102"}};
  for (auto const& row : rows) {
    INFO("date: " << row.date);
    auto const date = Date::from_iso(row.date);
    REQUIRE(date);
    CHECK(date_key(*date) == row.key);
  }
}

TEST_CASE("terms: long keywords are kept apart by their whole", "[unit]") {
  auto const& url = field("url");
  std::string const start = "https://courier.example/" + std::string(200, 'x');
  auto const a = keyword_term(url, start + "a");
  CHECK(a != keyword_term(url, start + "b"));
  CHECK(a == keyword_term(url, start + "A"));
  CHECK(a.size() == url.prefix.size() + 1 + kMaxKeywordBytes + 17);
  auto const at_limit = std::string(kMaxKeywordBytes, 'x');
  CHECK(keyword_term(url, at_limit) == "U:" + at_limit);
  // Cut between characters: a term is valid UTF-8.
  for (std::size_t lead = 0; lead < 4; ++lead) {
    std::string value(lead, 'a');
    for (int i = 0; i < 100; ++i) value += "한";
    auto const term = keyword_term(url, value);
    CHECK(fold(term.substr(2)) == term.substr(2));
  }
}

TEST_CASE("terms: none is longer than the index takes, whatever the text", "[unit]") {
  constexpr std::string_view kUnits[] = {"a", "B", "7", "ß", "ﷺ", "한",   "の",     "ก", "é",  "𝒳",
                                         " ", "-", "'", ".", ",", "\xFF", "\u0301", "ŉ", "㌀", "İ"};
  std::mt19937 random{20230914};
  std::vector<Stemmer> stemmers;
  for (auto const key : stemmer_keys()) stemmers.emplace_back(key);
  std::size_t longest = 0;
  auto const check = [&](std::string const& term) {
    longest = std::max(longest, term.size());
    if (term.size() > kMaxTermBytes || term.find('\0') != term.npos) FAIL_CHECK(term);
  };
  for (int round = 0; round < 300; ++round) {
    std::string text;
    auto const length = 1 + random() % 600;
    auto const variety = 1 + random() % std::size(kUnits);
    for (std::size_t i = 0; i < length; ++i) text += kUnits[random() % variety];
    auto const tokens = tokenise(text);
    for (auto const& row : fields()) {
      check(keyword_term(row, text));
      check(value_term(row, text));
      for (auto const& token : tokens.words) check(word_term(row.prefix, token.kind, token.text));
      for (auto const& pair : tokens.pairs) check(pair_term(row.prefix, pair.text));
    }
    // The complement of the body stands before a whole unprefixed term.
    auto const& body = field("body").prefix;
    for (auto& stemmer : stemmers)
      for (auto const& token : tokens.words)
        check(std::string{body} + stem_term("XPLACE", stemmer.key(), stemmer.stem(token.text)));
  }
  CHECK(longest > 150);
}

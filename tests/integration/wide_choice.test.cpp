// Any of very many words: found and scored as each of them alone.
#include "searcher/match/choice_source.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "searcher/match/article_set.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;
using internal::Plan;
using internal::PlanKind;

namespace {

constexpr unsigned kWords = 48;

// Words that both languages stem, each the same way.
std::string word(unsigned i) {
  return std::string{"bdfgklmn"[i % 8]} + "aeiou"[i / 8 % 5] + "r" + "aou"[i / 40 % 3] + "k";
}

// The first words are in most articles, the last ones in few. Half of them are German.
MemoryIndex const& index() {
  static MemoryIndex const made = [] {
    std::mt19937 random{7};
    std::vector<Article> articles;
    for (int i = 0; i < 700; ++i) {
      std::string body = "zzz";
      for (auto n = 1 + random() % 60; n > 0; --n)
        body += ' ' + word(static_cast<unsigned>(random() % kWords * (random() % kWords) / kWords));
      articles.push_back(article_of(
          {"a" + std::to_string(i), body, "", "2023-01-01", "", i % 2 == 0 ? "en" : "de"}));
    }
    return MemoryIndex{articles};
  }();
  return made;
}

std::string choice_of(unsigned from, unsigned to) {
  std::string text;
  for (auto i = from; i < to; ++i) text += (text.empty() ? "" : " OR ") + word(i);
  return text;
}

double sum_of_parts(Plan const& plan, internal::DocumentNumber number) {
  double sum = 0;
  for (auto const& part : plan.parts) sum += score_in(index().reader(), part, number).value_or(0);
  return sum;
}

}  // namespace

TEST_CASE("wide choice: an article scores what its words score", "[integration]") {
  auto const plan = index().request(choice_of(0, kWords) + " OR bark^3").words;
  REQUIRE(internal::is_wide_choice(plan));
  auto const found = match(index().reader(), plan, {.size = 1000});
  CHECK(found.count > 500);
  CHECK(found.page.size() == found.count);
  for (auto const& hit : found.page)
    CHECK(hit.score == Approx(sum_of_parts(plan, hit.number)).margin(1e-9));
  auto const best = match(index().reader(), plan, {.size = 5});
  CHECK(best.count == found.count);
  for (std::size_t i = 0; i < 5; ++i) CHECK(best.page[i].number == found.page[i].number);
}

TEST_CASE("wide choice: beside other words, and where no score is asked for", "[integration]") {
  auto const wide = '(' + choice_of(8, kWords) + ')';
  std::vector<std::string> const queries = {
      wide,
      wide + " AND " + word(45),
      word(45) + " NOT " + wide,
      "zzz NOT " + wide,
      wide + " date:2023",
      wide + " XOR " + word(3),
      wide + " OR \"" + word(0) + ' ' + word(1) + '"',
      word(2) + " NEAR/3 " + wide,
      '(' + choice_of(0, 26) + ") SAME " + word(40),
      "ba* OR de* OR fo* OR ga* OR ge* OR ki* OR la* OR *rak"};
  for (auto const& query : queries) {
    INFO(query);
    auto const plan = index().request(query).whole();
    auto const found = match(index().reader(), plan, {.size = 1000});
    std::vector<internal::DocumentNumber> numbers;
    for (auto const& hit : found.page) numbers.push_back(hit.number);
    std::ranges::sort(numbers);
    CHECK(numbers == all_matches(index().reader(), plan));
    CHECK(found.count == numbers.size());
    CHECK(count(index().reader(), plan) == numbers.size());
  }
}

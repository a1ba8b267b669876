// Random questions, answered by the index and by reading every article: the same ids.
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "tests/support/memory_index.hpp"
#include "tests/support/naive_search.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

constexpr std::string_view kWords[] = {
    "missile", "missiles", "launch", "launched", "Korea",     "Korea's", "US",   "us",
    "UN",      "NATO",     "nato",   "Rakete",   "Raketen",   "café",    "cafe", "1,874",
    "1874",    "policy",   "policies", "police", "Jong-un",  "jongun", "sanction", "sanctions", "2023",    "arms", "deal"};
constexpr std::string_view kDates[] = {
    "",           "",          "",           "2022",       "2023",
    "2023-08",    "2023-09",   "2023-09-01", "2023-09-14", "2023-09-30T23:59",
    "2024-02-29", "2023-12-31"};

class Generator {
 public:
  explicit Generator(unsigned seed) : random_{seed} {}

  Article article(unsigned number) {
    auto made = article_of({"a" + std::to_string(1000 + number), text(25) + ".\n\n" + text(25),
                            text(5), std::string{one_of(kDates)}, below(3) > 0 ? text(2) : "",
                            std::string{below(4) == 0   ? "de"
                                        : below(6) == 0 ? "ko"
                                                        : "en"}});
    if (below(3) == 0) made.deck = text(4);
    for (auto n = below(3); n > 0; --n) made.captions.push_back(text(4));
    for (auto n = below(2); n > 0; --n)
      made.byline.push_back({text(2), BylineKind::person, "", {}});
    if (below(3) == 0) made.credits.push_back(text(2));
    return made;
  }

  Question question(unsigned depth = 0) {
    auto const kind = below(depth >= 3 ? 7 : 11);
    if (kind > 8 || (depth >= 3 && kind > 4)) return placed();
    if (kind < 2) return leaf(Question::Kind::word, 1);
    if (kind < 4) return leaf(Question::Kind::phrase, 2 + below(2));
    if (kind == 4) return dates();
    Question made;
    made.kind = kind < 7    ? Question::Kind::all
                : kind == 7 ? Question::Kind::any
                            : Question::Kind::without;
    auto const parts = made.kind == Question::Kind::without ? 2 : 2 + below(2);
    for (unsigned i = 0; i < parts; ++i) made.parts.push_back(question(depth + 1));
    return made;
  }

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
  template <typename Rows>
  std::string_view one_of(Rows const& rows) {
    return rows[below(static_cast<unsigned>(std::size(rows)))];
  }
  std::string text(unsigned most) {
    std::string made = "x";  // a lower-case letter: capitals of the line are acronyms
    for (auto n = 1 + below(most); n > 0; --n) made += " " + std::string{one_of(kWords)};
    return made;
  }
  Question leaf(Question::Kind kind, unsigned words) {
    constexpr std::string_view kFields[] = {"",       "",     "",      "",        "title",
                                            "deck",   "body", "body",  "caption", "byline",
                                            "outlet", "lede", "credit"};
    Question made;
    made.kind = kind;
    made.field = one_of(kFields);
    for (unsigned i = 0; i < words; ++i) made.words.emplace_back(word());
    return made;
  }
  // Words by their places.
  Question placed() {
    using Kind = Question::Kind;
    constexpr Kind kKinds[] = {Kind::near,  Kind::near,     Kind::near, Kind::ordered,
                               Kind::ordered, Kind::at_least, Kind::first, Kind::same};
    constexpr std::string_view kFields[] = {"", "", "", "body", "title", "caption", "lede"};
    constexpr std::string_view kBody[] = {"", "body"};
    Question made;
    made.kind = kKinds[below(std::size(kKinds))];
    bool const of_body = made.kind == Kind::first || made.kind == Kind::same;
    made.field = of_body ? one_of(kBody) : one_of(kFields);
    made.number = 1 + below(made.kind == Kind::at_least ? 3 : made.kind == Kind::first ? 20 : 6);
    bool const one = made.kind == Kind::at_least || made.kind == Kind::first;
    for (unsigned n = one ? 1 : below(5) == 0 ? 3 : 2; n > 0; --n)
      made.parts.push_back(operand(made.kind == Kind::at_least, 0));
    return made;
  }
  Question operand(bool plain, unsigned depth) {
    using Kind = Question::Kind;
    auto const kind = below(depth > 1 ? 6 : plain ? 8 : 10);
    if (kind < 6) {
      auto made = leaf(kind < 4 ? Kind::word : Kind::phrase, kind < 4 ? 1 : 2);
      made.field.clear();
      return made;
    }
    Question made;
    made.kind = kind < 8 ? Kind::any : kind == 8 ? Kind::near : Kind::ordered;
    made.number = 1 + below(5);
    for (int i = 0; i < 2; ++i) made.parts.push_back(operand(plain || kind < 8, depth + 1));
    return made;
  }
  // A word of one token, so that the naive reading of it is plain.
  std::string_view word() {
    for (;;) {
      auto const chosen = one_of(kWords);
      if (chosen.find('-') == chosen.npos) return chosen;
    }
  }
  Question dates() {
    Question made;
    made.kind = Question::Kind::dates;
    auto const day = [&] { return Day::from_number(Day{2022, 12, 20}.number() + below(460)); };
    if (below(4) > 0) made.from = below(3) > 0 ? day() : Day{2023, 1 + below(12), 1};
    if (!made.from || below(3) > 0) made.to = below(4) > 0 ? day() : Day{2023, 12, 31};
    if (made.from && made.to && *made.to < *made.from) std::swap(made.from, made.to);
    return made;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("differential: 4,000 questions, asked of the index and of every article",
          "[integration]") {
  Generator generator{20230914};
  std::vector<Article> articles;
  for (unsigned i = 0; i < 250; ++i) articles.push_back(generator.article(i));
  MemoryIndex const index{articles};
  NaiveSearch naive{articles};
  std::size_t wrong = 0;
  std::size_t answered = 0;
  for (int i = 0; i < 4'000; ++i) {
    auto const question = generator.question();
    auto const query = write(question);
    auto const expected = naive.ids(question);
    if (!expected.empty()) ++answered;
    std::string got;
    try {
      got = index.ids(query);
    } catch (Error const& error) {
      // Two windows without a common day are refused, and no article is in both.
      got = error.code() == Code::reversed_range ? "" : error.pretty();
    }
    if (got == expected) continue;
    if (++wrong <= 5) FAIL_CHECK(query << "\n  index: " << got << "\n  naive: " << expected);
  }
  CHECK(wrong == 0);
  CHECK(answered > 1'000);  // the questions are not empty ones
}

// Random questions, answered by the index and by reading every article: the same ids, and counts
// that add up.
#include <algorithm>
#include <iterator>
#include <random>
#include <sstream>
#include <string>

#include "searcher/match/matcher.hpp"
#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"
#include "tests/support/naive_search.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

constexpr std::string_view kWords[] = {
    "missile", "missiles", "launch",    "launched", "Korea",    "Korea's", "US",
    "us",      "UN",       "NATO",      "nato",     "Rakete",   "Raketen", "café",
    "cafe",    "1,874",    "1874",      "policy",   "policies", "police",  "Jong-un",
    "jongun",  "sanction", "sanctions", "2023",     "arms",     "deal"};
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
    if (!made.date.value && below(2) == 0) {
      auto const first = Day{2022, 12, 1}.number() + below(500);
      auto const last = first + below(60);
      made.date.estimate = {
          Day::from_number(first), Day::from_number(last), Day::from_number(first), {}};
    }
    for (auto n = below(3); n > 0; --n)
      if (auto const date = Date::from_iso(one_of(kDates)))
        if (date->precision <= Precision::day) made.mentions.push_back({*date, {}});
    return made;
  }

  Question question(unsigned depth = 0) {
    if (below(6) == 0) return value();
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

  // What --since, --until, --undated and a filter add to a question without dates of its own.
  struct Bounds {
    SearchOptions options;
    Question question;  // the same, for the naive search
  };
  Bounds bounds(Question const& inner) {
    using Kind = Question::Kind;
    Bounds made;
    auto window = dates();
    window.field.clear();
    if (window.number > 0) made.options.dates = Dates::estimated;
    if (window.from) made.options.since = window.from->iso();
    if (window.to) made.options.until = window.to->iso();
    Question const undated{Kind::lacking, "date", {}, {}, {}, {}};
    made.options.undated = below(3) == 0   ? Undated::only
                           : below(2) == 0 ? Undated::include
                                           : Undated::hide;
    if (made.options.undated == Undated::include)
      window = {Kind::any, {}, {}, {}, {}, {window, undated}};
    if (made.options.undated == Undated::only) window = undated;
    made.question = {Kind::all, {}, {}, {}, {}, {inner, window}};
    if (below(2) == 0) {
      auto filter = leaf(Kind::phrase, 1);
      filter.field = "outlet";
      bool const exclude = below(3) == 0;
      made.options.filters.push_back({"outlet", filter.words.front(), exclude});
      made.question = {
          exclude ? Kind::without : Kind::all, {}, {}, {}, {}, {made.question, filter}};
    }
    return made;
  }

 private:
  // Patterns, near spellings, exact words, slop, fields that are filled or not, numbers.
  Question value() {
    using Kind = Question::Kind;
    constexpr std::string_view kPatterns[] = {"miss*", "*ile", "la?nch*", "rake*",  "sanct?on",
                                              "ko*a",  "*rms", "18*",     "m?ss*s", "de??"};
    constexpr std::string_view kSpellings[] = {"misile", "lunch",   "koera", "rakette",
                                               "deals",  "sancton", "arm",   "missile"};
    constexpr std::string_view kWritten[] = {"", "", "title", "deck", "caption", "outlet"};
    constexpr std::string_view kFilled[] = {"deck",   "caption", "byline",  "outlet",
                                            "credit", "date",    "mentions"};
    Question made;
    made.field = one_of(kWritten);
    switch (below(7)) {
      case 0:
      case 1:
        made.kind = Kind::wildcard;
        made.words = {std::string{one_of(kPatterns)}};
        return made;
      case 2:
        made.kind = Kind::fuzzy;
        made.words = {std::string{one_of(kSpellings)}};
        made.number = 1 + below(2);
        return made;
      case 3: return leaf(Kind::exact, 1);
      case 4:
        made = leaf(Kind::slop, 2);
        made.number = 1 + below(4);
        if (made.words[0] == made.words[1]) made.kind = Kind::phrase;
        return made;
      case 5:
        made.kind = below(2) == 0 ? Kind::filled : Kind::lacking;
        made.field = one_of(kFilled);
        if (made.field == "date" && below(2) == 0) made.number = 1;
        return made;
      default:
        made.kind = Kind::range;
        made.field.clear();
        made.low = below(40);
        if (below(2) == 0) made.high = *made.low + below(20);
        return made;
    }
  }
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
    constexpr Kind kKinds[] = {Kind::near,    Kind::near,     Kind::near,  Kind::ordered,
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
    made.number = below(3) == 0 ? 1 : 0;
    if (below(4) == 0) made.field = "mentions";
    return made;
  }

  std::mt19937 random_;
};

// The first ids of one text that the other lacks.
std::string missing(std::string const& from, std::string const& other) {
  std::string lost;
  std::istringstream words{from};
  for (std::string id; words >> id && lost.size() < 60;)
    if ((' ' + other + ' ').find(' ' + id + ' ') == other.npos) lost += id + ' ';
  return lost;
}

// By the stored ids, since reading every article takes longer than finding it.
std::vector<std::string> ids_of(MemoryIndex const& index, internal::Plan const& plan) {
  auto const slot = static_cast<unsigned>(internal::field("id").slot);
  std::vector<std::string> ids;
  for (auto const number : internal::all_matches(index.reader(), plan))
    ids.push_back(index.reader().database().get_document(number).get_value(slot));
  std::ranges::sort(ids);
  return ids;
}

// Values, others and unknown make the count, and so do the buckets; for the outlet that a filter
// selects the facet counts without it.
void check_sums(Results const& results) {
  for (auto const& [field, facet] : results.facets) {
    if (facet.disjunctive) continue;
    auto sum = facet.other + facet.unknown;
    for (auto const& value : facet.values) sum += value.count;
    INFO("facet " << field);
    CHECK(sum == results.count.articles);
  }
  auto sum = results.histogram->imprecise + results.histogram->undated;
  for (auto const& bucket : results.histogram->buckets) sum += bucket.count;
  CHECK(sum == results.count.articles);
}

// The ids of all matches, or the error.
std::string ask(MemoryIndex const& index, std::string const& query, SearchOptions options,
                bool read_hits) {
  options.all = read_hits;
  options.limit = 0;
  options.facets = {{"outlet", 3}, {"lang", 0}, {"year", 1}};
  options.histogram = By::month;
  try {
    auto const results = index.results(query, options);
    auto const ids = ids_of(index, index.request(query, options).whole());
    check_sums(results);
    CHECK(results.count.articles == ids.size());
    if (read_hits) CHECK(results.hits.size() == ids.size());
    std::string joined;
    for (auto const& id : ids) joined += (joined.empty() ? "" : " ") + id;
    return joined;
  } catch (Error const& error) {
    // Two windows without a common day are refused, and no article is in both.
    return error.code() == Code::reversed_range ? "" : error.pretty();
  }
}

void check_questions(unsigned seed) {
  constexpr std::size_t kQuestions = 2'500;
  Generator generator{seed};
  std::vector<Article> articles;
  for (unsigned i = 0; i < 300; ++i) articles.push_back(generator.article(i));
  MemoryIndex const index{articles};
  NaiveSearch naive{articles};
  std::size_t wrong = 0;
  std::size_t answered = 0;
  std::size_t everything = 0;
  for (std::size_t i = 0; i < kQuestions; ++i) {
    auto question = generator.question();
    SearchOptions options;
    auto const query = write(question);
    if (i % 5 == 0 && query.find("date") == query.npos) {
      auto const bounds = generator.bounds(question);
      options = bounds.options;
      question = bounds.question;
    }
    auto const expected = naive.ids(question);
    if (!expected.empty()) ++answered;
    if (expected.size() == articles.size() * 6 - 1) ++everything;
    INFO("seed " << seed << ", question " << i << ": " << query);
    INFO("since " << options.since << " until " << options.until << " undated "
                  << static_cast<int>(options.undated) << " filters " << options.filters.size());
    auto const got = ask(index, query, options, i % 20 == 0);
    if (got == expected) continue;
    if (++wrong <= 5)
      FAIL_CHECK("only the index: " << missing(got, expected)
                                    << "\nonly the articles: " << missing(expected, got));
  }
  CHECK(wrong == 0);
  CHECK(answered > kQuestions * 4 / 10);  // the questions are not empty ones,
  CHECK(everything < kQuestions / 20);    // nor do they let everything pass
}

}  // namespace

// 20,000 in all; apart, so that ctest can run them side by side.
TEST_CASE("differential: every article is read for the first seed", "[integration]") {
  check_questions(20230914);
}

TEST_CASE("differential: every article is read for the second seed", "[integration]") {
  check_questions(20230915);
}

TEST_CASE("differential: every article is read for the third seed", "[integration]") {
  check_questions(20230916);
}

TEST_CASE("differential: every article is read for the fourth seed", "[integration]") {
  check_questions(20230917);
}

TEST_CASE("differential: every article is read for the fifth seed", "[integration]") {
  check_questions(20230918);
}

TEST_CASE("differential: every article is read for the sixth seed", "[integration]") {
  check_questions(20230919);
}

TEST_CASE("differential: every article is read for the seventh seed", "[integration]") {
  check_questions(20230920);
}

TEST_CASE("differential: every article is read for the eighth seed", "[integration]") {
  check_questions(20230921);
}

#include "tests/benchmark/query_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tests/benchmark/invented_words.hpp"

namespace backfile::benchmark {
namespace {

std::string common(Dice& dice) { return word_of(dice.below(60)); }
std::string middling(Dice& dice) { return word_of(60 + dice.below(3'000)); }
std::string rare(Dice& dice) { return word_of(3'000 + dice.below(30'000)); }

std::string word(Dice& dice) {
  auto const kind = dice.unit();
  return kind < 0.35 ? common(dice) : kind < 0.8 ? middling(dice) : rare(dice);
}

std::string joined(Dice& dice, std::string_view between, std::size_t words) {
  auto text = word(dice);
  for (std::size_t i = 1; i < words; ++i) text += std::string{between} + word(dice);
  return text;
}

std::string all_of(Dice& dice) { return joined(dice, " ", 2 + dice.below(3)); }
std::string any_of(Dice& dice) { return joined(dice, " OR ", 2 + dice.below(3)); }

std::string phrase(Dice& dice) {
  auto const kind = dice.unit();
  if (kind < 0.6) return '"' + set_phrase(dice.below(kSetPhrases)) + '"';
  return kind < 0.8 ? '"' + common(dice) + " the\"" : "\"of " + common(dice) + '"';
}

std::string near(Dice& dice) {
  auto const apart = 2 + dice.below(19);
  auto const name = dice.chance(0.7) ? "NEAR" : "ADJ";
  return fmt::format("{} {}/{} {}", common(dice), name, apart, word(dice));
}

// Eight in ten with a fixed beginning.
std::string wildcard(Dice& dice) {
  auto const text = middling(dice);
  if (dice.chance(0.8)) return text.substr(0, 3 + dice.below(3)) + '*';
  return dice.chance(0.5) ? '*' + text.substr(text.size() - 4)
                          : text.substr(0, 3) + "*?" + text.back();
}

std::string fuzzy(Dice& dice) { return middling(dice) + '~'; }

std::string dates(Dice& dice) {
  auto const year = 2000 + dice.below(23);
  auto const month = 1 + dice.below(9);
  auto const kind = dice.below(4);
  if (kind == 0) return fmt::format("{} date:{}", word(dice), year);
  if (kind == 1)
    return fmt::format("{} date:{}-{:02}-05..{}-{:02}-20", word(dice), year, month, year,
                       month + 3);
  if (kind == 2) return fmt::format("{} since:{} until:{}-06", word(dice), year, year + 1);
  return fmt::format("{} date:{}-{:02}", joined(dice, " ", 2), year, month);
}

std::string fields(Dice& dice) {
  auto const kind = dice.below(4);
  if (kind == 0) return "title:" + word(dice);
  if (kind == 1) return "body:" + word(dice);
  if (kind == 2)
    return fmt::format("outlet:\"{}\" {}", outlet(dice.below(60)).substr(4), word(dice));
  return fmt::format("byline:\"{}\"", person(1 + 8 * dice.below(300)));
}

std::string variants(Dice& dice) { return '"' + person(8 * dice.below(kPeople / 8)) + '"'; }

std::string mixed(Dice& dice) {
  auto const kind = dice.below(3);
  if (kind == 0)
    return fmt::format("({}) AND ({}) NOT {}", any_of(dice), any_of(dice), middling(dice));
  if (kind == 1)
    return fmt::format("{} AND ({} OR {}) date:{}..{}", common(dice), phrase(dice), word(dice),
                       2004 + dice.below(5), 2010 + dice.below(12));
  return fmt::format("(title:{} OR {}) {} -{}", common(dice), near(dice), common(dice), word(dice));
}

struct Kind {
  std::string_view name;
  std::size_t number;
  std::string (*make)(Dice&);
  bool facets = false;
};

constexpr auto kKinds = std::to_array<Kind>({{"one word", 30, word},
                                             {"all of 2-4", 30, all_of},
                                             {"any of 2-4", 20, any_of},
                                             {"phrase", 20, phrase},
                                             {"NEAR, ADJ", 15, near},
                                             {"wildcard", 15, wildcard},
                                             {"near spelling", 10, fuzzy},
                                             {"date bound", 20, dates},
                                             {"field", 15, fields},
                                             {"name variants", 5, variants},
                                             {"mixed", 15, mixed},
                                             {"two facets", 5, word, true}});

std::string words(Dice& dice) { return joined(dice, " ", 1 + dice.below(3)); }

struct Share {
  std::string_view name;
  double up_to;
  std::string (*make)(Dice&);
  bool facets = false;
};

constexpr auto kShares = std::to_array<Share>({{"words", 0.70, words},
                                               {"dates", 0.85, dates},
                                               {"facets", 0.95, words, true},
                                               {"phrase", 1.0, phrase}});

constexpr std::size_t kHostileBytes = 4'096;

// The part over and over, numbered words in place of {}, as long as there is room.
std::string repeated(std::string_view part, std::string_view between) {
  std::string text;
  for (std::size_t i = 0;; ++i) {
    auto const next = fmt::format(fmt::runtime(part), word_of(i));
    if (text.size() + between.size() + next.size() > kHostileBytes) return text;
    if (i > 0) text += between;
    text += next;
  }
}

// So many of the part, with words or numbers; words cut to `letters` where that is not 0.
std::string first_of(std::string_view part, std::string_view between, std::size_t number,
                     std::size_t letters = 0) {
  std::string text;
  for (std::size_t i = 0; i < number; ++i) {
    if (i > 0) text += between;
    auto const word = letters > 0 ? word_of(7 * i).substr(0, letters) : word_of(7 * i);
    text += part.find("{:") != part.npos ? fmt::format(fmt::runtime(part), i)
                                         : fmt::format(fmt::runtime(part), word);
  }
  return text;
}

std::string two_choices() {
  return '(' + first_of("{}", " OR ", 60) + ") AND (" + first_of("{}", " OR ", 120) + ')';
}

}  // namespace

std::vector<BenchmarkQuery> query_set() {
  std::vector<BenchmarkQuery> queries;
  Dice dice{200};
  for (auto const& kind : kKinds)
    for (std::size_t i = 0; i < kind.number; ++i)
      queries.push_back({kind.name, kind.make(dice), kind.facets});
  return queries;
}

std::vector<BenchmarkQuery> request_mix(std::size_t number) {
  std::vector<BenchmarkQuery> queries;
  Dice dice{64};
  while (queries.size() < number) {
    auto const at = dice.unit();
    auto const share = std::ranges::find_if(kShares, [&](Share const& s) { return at < s.up_to; });
    queries.push_back({share->name, share->make(dice), share->facets});
  }
  return queries;
}

std::vector<std::string> hundred_byte_queries() {
  std::vector<std::string> queries;
  Dice dice{100};
  while (queries.size() < 50) {
    auto text = fmt::format("{} AND ({}) {} title:{} date:{}..{}", phrase(dice), any_of(dice),
                            near(dice), word(dice), 2001, 2020);
    if (text.size() >= 90 && text.size() <= 110) queries.push_back(std::move(text));
  }
  return queries;
}

std::vector<BenchmarkQuery> hostile_queries() {
  auto const nested = std::string(60, '(') + repeated("{}", " OR ").substr(0, 900);
  auto const whole = nested.substr(0, nested.rfind(" OR ")) + std::string(60, ')');
  return {{"words", repeated("{}", " ")},
          {"common words", repeated("the of and to in", " ")},
          {"OR", repeated("{}", " OR ")},
          {"brackets", whole},
          {"phrase", '"' + repeated("the of and", " ").substr(0, 4'000) + '"'},
          {"phrases", repeated("\"the {}\"", " OR ")},
          {"NEAR", repeated("the NEAR/40 and", " ")},
          {"NEAR chain", repeated("the NEAR/9 of", " NEAR/9 ")},
          {"NEAR groups", repeated("(the OR {}) NEAR/50 (of OR and)", " OR ")},
          {"SAME", repeated("the SAME {}", " OR ")},
          {"atleast", repeated("atleast9(the OR of OR {})", " ")},
          {"first", repeated("first900(the) OR first30({})", " OR ")},
          {"wildcards", repeated("*{}*", " OR ")},
          {"prefixes", repeated("ba* OR {}*", " OR ")},
          {"near spellings", repeated("{}~2", " OR ")},
          {"dates", repeated("date:2001-02-03..2022-11-29", " OR ")},
          {"exclusions", "the " + repeated("-{}", " ").substr(0, 3'900)},
          {"names", repeated("\"Kim Jong-un\" \"Park Min-seo\"", " OR ")},
          {"XOR", repeated("{}", " XOR ")},
          {"titles", repeated("title:{}", " OR ")},
          {"exact words", repeated("\"{}\"", " OR ")},
          {"two choices", two_choices()},
          {"firsts", first_of("first30({})", " OR ", 200)},
          {"8 spellings", first_of("{}~2", " OR ", 8)},
          {"24 prefixes", first_of("{}", "* OR ", 24, 2) + '*'},
          {"32 likes", first_of("like(a{:07})", " OR ", 32)},
          {"NEAR of three", "the NEAR/9 of NEAR/9 and"},
          {"NEAR of five", "the NEAR/20 of NEAR/20 and NEAR/20 to NEAR/20 in"}};
}

}  // namespace backfile::benchmark

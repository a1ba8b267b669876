#include "searcher/query/variants.hpp"

#include <algorithm>
#include <utility>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/fold.hpp"
#include "searcher/query/syllables.hpp"

namespace backfile::internal {
namespace {

using Words = std::vector<std::string>;
using Rows = std::vector<Syllable const*>;
using Manner = std::string_view Syllable::*;

constexpr auto kManners = {&Syllable::south, &Syllable::north};

void add_words(Words& words, std::string_view list) {
  while (!list.empty()) {
    auto const end = std::min(list.find(' '), list.size());
    auto const word = std::string{list.substr(0, end)};
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

void put_first(Words& words, std::string_view first) {
  auto const found = std::ranges::find(words, first);
  if (found != words.end()) std::rotate(words.begin(), found, found + 1);
}

Rows rows_of(Manner manner, std::string_view spelled) {
  Rows rows;
  for (auto const& row : syllables())
    if (is_in_list(row.*manner, spelled)) rows.push_back(&row);
  return rows;
}

Words family_spellings(std::string_view typed) {
  Words words;
  for (auto const& row : families())
    if (is_in_list(row.spellings, typed)) add_words(words, row.spellings);
  put_first(words, typed);
  return words;
}

// A name as it was typed: folded, the given name in one part or two.
struct Typed {
  std::string family;
  std::string first;
  std::string second;  // empty: joined
  bool hyphen = false;
  bool capitals = false;
};

bool is_latin(std::string_view folded) {
  return !folded.empty() &&
         std::ranges::all_of(folded, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::optional<Typed> read_typed(std::string_view phrase) {
  std::vector<std::string> words;
  std::string separators;
  bool capitals = true;
  while (true) {
    while (phrase.starts_with(' ')) phrase.remove_prefix(1);
    auto const end = std::min(phrase.find_first_of(" -"), phrase.size());
    if (end == 0 && phrase.empty()) break;
    if (end > 0) capitals = capitals && (is_ascii_upper(phrase[0]) || separators.ends_with('-'));
    words.push_back(fold(phrase.substr(0, end)));
    if (words.size() > 3 || !is_latin(words.back())) return std::nullopt;
    separators += end < phrase.size() ? phrase[end] : ' ';
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  if (words.size() < 2 || separators[0] == '-' || separators.back() == '-') return std::nullopt;
  Typed typed{words[0], words[1], words.size() == 3 ? words[2] : "", separators[1] == '-',
              capitals};
  return typed;
}

// Park Moon has a given name of one syllable.
bool is_syllable(std::string_view word) {
  return is_english_syllable(word) || std::ranges::any_of(kManners, [&](auto const manner) {
           return !rows_of(manner, word).empty();
         });
}

// Words of a sentence may read as a name: "no man in", "Son in sun", "Go on".
bool is_ordinary(Typed const& typed) {
  if (typed.second.empty())
    return is_english_given_name(typed.first) || is_chinese_syllable(typed.first) ||
           is_syllable(typed.first);
  if (typed.hyphen) return false;
  bool const first = is_english_syllable(typed.first);
  bool const second = is_english_syllable(typed.second);
  bool const family =
      is_english_syllable(typed.family) || is_joining_word(typed.family) || typed.family == "park";
  if (first && is_joining_word(typed.family)) return true;
  if (first && second) return family || !typed.capitals;
  return first && family && !typed.capitals;
}

// Two syllables as Hangul, each of which any of the rows may be.
struct Reading {
  Rows first;
  Rows second;
};

void add_readings(std::vector<Reading>& readings, std::string_view first, std::string_view second) {
  for (auto const manner : kManners) {
    Reading reading{rows_of(manner, first), rows_of(manner, second)};
    if (!reading.first.empty() && !reading.second.empty()) readings.push_back(std::move(reading));
  }
}

// The two syllables of the given name in all spellings of one manner.
struct Given {
  Words first;
  Words second;

  [[nodiscard]] std::size_t size() const { return first.size() * second.size(); }
};

bool contains(Words const& words, Words const& others) {
  return std::ranges::all_of(
      others, [&](auto const& word) { return std::ranges::find(words, word) != words.end(); });
}

bool contains(Given const& given, Given const& other) {
  return contains(given.first, other.first) && contains(given.second, other.second);
}

void add_given(std::vector<Given>& list, Given given) {
  if (given.size() == 0) return;
  if (std::ranges::any_of(list, [&](auto const& one) { return contains(one, given); })) return;
  std::erase_if(list, [&](auto const& one) { return contains(given, one); });
  list.push_back(std::move(given));
}

void add_spellings(std::vector<Given>& list, std::string_view first, std::string_view second) {
  std::vector<Reading> readings;
  add_readings(readings, first, second);
  for (auto const& reading : readings) {
    for (auto const manner : kManners) {
      Given given;
      for (auto const* row : reading.first) add_words(given.first, row->*manner);
      for (auto const* row : reading.second) add_words(given.second, row->*manner);
      put_first(given.first, first);
      put_first(given.second, second);
      add_given(list, std::move(given));
    }
  }
}

constexpr std::size_t kCommonSpellings = 4;  // of a family name

// The rarest spelling of the longest list goes, until the phrases are few enough: each spelling is
// one phrase in two words and one in one.
void bound(Words& family, std::vector<Given>& list) {
  auto const phrases = [&] {
    std::size_t sum = 0;
    for (auto const& given : list) sum += given.size();
    return 2 * family.size() * sum;
  };
  while (phrases() > kMaxNamePhrases) {
    if (family.size() > kCommonSpellings) {
      family.pop_back();
      continue;
    }
    auto const largest = std::ranges::max_element(list, {}, &Given::size);
    auto& longest =
        largest->first.size() >= largest->second.size() ? largest->first : largest->second;
    if (longest.size() > 2)
      longest.pop_back();
    else if (family.size() > 2)
      family.pop_back();
    else
      list.pop_back();
  }
}

std::string capital(std::string word, bool capitals) {
  if (capitals && !word.empty()) word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

class Speller {
 public:
  explicit Speller(Typed const& typed) : typed_{typed} {}

  void add(Words const& family, Given const& given) {
    PhraseForm joined{{family, {}}};
    for (auto const& first : given.first)
      for (auto const& second : given.second) joined.places[1].push_back(first + second);
    for (auto const& name : family)
      for (auto const& first : given.first)
        for (auto const& second : given.second) show(name, first, second);
    found_.forms.push_back({{family, given.first, given.second}});
    found_.forms.push_back(std::move(joined));
  }

  [[nodiscard]] NameVariants run() && {
    std::ranges::stable_sort(found_.spellings, {}, [](auto const& one) {
      return one.rule == "hyphen" ? 0 : one.rule == "romanisation" ? 1 : 2;
    });
    return std::move(found_);
  }

 private:
  void show(std::string const& family, std::string const& first, std::string const& second) {
    bool const one_word = typed_.second.empty();
    bool const letters = family == typed_.family &&
                         first + second == typed_.first + typed_.second &&
                         (one_word || first == typed_.first);
    auto const start = capital(family, typed_.capitals) + ' ' + capital(first, typed_.capitals);
    if (!letters || !typed_.hyphen) put(start + '-' + second, letters ? "hyphen" : "romanisation");
    if (!letters || !one_word) put(start + second, "joined");
  }

  void put(std::string text, std::string_view rule) {
    if (std::ranges::find(found_.spellings, text, &NameSpelling::text) == found_.spellings.end())
      found_.spellings.push_back({std::move(text), rule});
  }

  Typed const& typed_;
  NameVariants found_;
};

}  // namespace

std::optional<NameVariants> name_variants(std::string_view phrase) {
  auto const typed = read_typed(phrase);
  if (!typed || is_ordinary(*typed)) return std::nullopt;
  auto family = family_spellings(typed->family);
  if (family.empty()) return std::nullopt;
  std::vector<Given> list;
  if (!typed->second.empty()) {
    add_spellings(list, typed->first, typed->second);
  } else {
    for (std::size_t i = 1; i < typed->first.size(); ++i)
      add_spellings(list, std::string_view{typed->first}.substr(0, i),
                    std::string_view{typed->first}.substr(i));
  }
  if (list.empty()) return std::nullopt;
  bound(family, list);
  Speller speller{*typed};
  for (auto const& given : list) speller.add(family, given);
  return std::move(speller).run();
}

}  // namespace backfile::internal

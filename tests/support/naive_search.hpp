// A search that reads every article for every query: slow, and simple enough to be believed. It
// shares the tokeniser and the stemmers with the product, and nothing else.
#pragma once

#include <backfile/article.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/analysis/stems.hpp"
#include "indexer/analysis/tokens.hpp"

namespace backfile::tests {

// A question as a tree, made by the test itself.
struct Question {
  enum class Kind {
    word,
    phrase,
    dates,  // of the field: date, mentions, updated; number 1: behind ~
    all,
    any,
    without,
    near,  // parts: word, phrase, any, near, ordered; of the question's own field
    ordered,
    same,
    at_least,
    first,
    slop,      // a phrase with up to `number` words between; at other places, in any order
    exact,     // a word as it is spelled
    wildcard,  // a pattern
    fuzzy,     // number = edits
    filled,    // field:*
    lacking,   // field:none
    range      // words:low..high
  } kind = Kind::word;
  std::string field;               // empty: the fields that unprefixed words search
  std::vector<std::string> words;  // word: one; phrase: several
  std::optional<Day> from;         // dates; both inside
  std::optional<Day> to;
  std::vector<Question> parts;          // without: the second is excluded
  unsigned number = 0;                  // near, ordered, at_least, first, slop, fuzzy
  std::optional<std::size_t> low = {};  // range; both inside
  std::optional<std::size_t> high = {};
};

// As the query language writes it, every part in brackets.
[[nodiscard]] std::string write(Question const& question);

class NaiveSearch {
 public:
  explicit NaiveSearch(std::vector<Article> const& articles);

  // Ids of the articles that answer, in the order of ids, separated by spaces.
  [[nodiscard]] std::string ids(Question const& question);

 private:
  // The tokens of one value of a field.
  struct Text {
    std::string field;
    std::vector<internal::TextToken> tokens;
    std::vector<unsigned> paragraphs;      // of each token
    internal::Stemmer* stemmer = nullptr;  // of the article's language
  };
  struct Page {
    Article article;
    std::vector<Text> texts;
  };

  [[nodiscard]] bool answers(Page const& page, Question const& question);
  [[nodiscard]] static bool same_stem(Text const& text, internal::TextToken const& token,
                                      internal::TextToken const& wanted);
  [[nodiscard]] static bool is_searched(std::string const& field, Question const& question);
  // naive_values.cpp
  [[nodiscard]] static bool has_spelling(Page const& page, Question const& question);
  [[nodiscard]] static bool is_filled(Page const& page, Question const& question);
  [[nodiscard]] static bool in_days(Page const& page, Question const& question);
  [[nodiscard]] static bool in_range(Page const& page, Question const& question);
  [[nodiscard]] bool has_word(Page const& page, Question const& question);
  [[nodiscard]] static bool has_phrase(Page const& page, Question const& question);
  [[nodiscard]] static bool has_places(Page const& page, Question const& question);
  [[nodiscard]] static bool has_paragraph(Text const& text, Question const& question);
  // The positions of each way in which the words stand there.
  using Places = std::set<std::set<unsigned>>;
  [[nodiscard]] static Places places(Text const& text, Question const& question);
  [[nodiscard]] static Places combined(Text const& text, Question const& question);

  std::vector<Page> pages_;
  std::vector<internal::Stemmer> stemmers_;
};

}  // namespace backfile::tests

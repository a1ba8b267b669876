// Tree → plan: the tree's words become an index's terms.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <backfile/search.hpp>

#include "indexer/analysis/tokens.hpp"
#include "searcher/match/expansions.hpp"
#include "searcher/match/plan.hpp"
#include "searcher/match/vocabulary.hpp"
#include "searcher/query/dates.hpp"
#include "searcher/query/tree.hpp"

namespace backfile::internal {

// Wildcards and near spellings of a query, and of them those that read the whole vocabulary: near
// spellings, and wildcards that do not begin with a letter.
inline constexpr std::size_t kMaxExpanded = 64;
inline constexpr std::size_t kMaxScans = 8;
// Wildcards that begin with fewer than three letters: each reads a good part of the vocabulary.
inline constexpr std::size_t kMaxShortWildcards = 24;
// Words that all of them may become together; each gets the same share.
inline constexpr std::size_t kMaxExpandedWords = 4000;
// Words of the index that are compared with the stems of words that are compared by their places,
// about a microsecond each. Not counted for languages whose words keep no beginning.
inline constexpr std::size_t kMaxStemsCompared = 100'000;

class Planner {
 public:
  // `any`: juxtaposed words are alternatives.
  Planner(Vocabulary const& vocabulary, bool any)
      : vocabulary_{vocabulary}, any_{any}, expansions_{vocabulary} {}

  // The wildcards and near spellings of trees that are announced are looked for together.
  void announce(Node const& node) { expansions_.announce(node); }

  // Words that are compared by their places have only their stems yet: enough to know what the plan
  // costs. Throws Error{unsupported_operator} for what no matcher runs yet.
  [[nodiscard]] Plan plan(Node const& node);

  // Looks for all forms of these words, in plans of this planner. Until then no matcher runs them.
  // Throws Error{query_too_large} where that takes too many looks at words.
  void complete(Plan& plan);

  // Shares the limits above among the parts of the tree. Throws Error{query_too_large}.
  void limit(Node const& tree);

  // The days as a cover of whole years, months and days that the index has. Estimated: with the
  // dates that overlap them, and the estimates of undated articles.
  [[nodiscard]] Plan days(Field const& field, DayRange const& range,
                          Dates dates = Dates::stated) const;

  // Undated articles whose estimate overlaps the days.
  [[nodiscard]] static Plan estimates(DayRange const& range);

  [[nodiscard]] std::vector<Note> const& notes() const noexcept { return notes_; }

 private:
  // A word whose forms are looked for.
  struct Forms {
    std::string prefix;
    std::string word;
    Position span;
    std::optional<Plan> plan;
  };

  [[nodiscard]] Plan unscaled(Node const& node);
  [[nodiscard]] Plan conjunction(Node const& node);
  [[nodiscard]] Plan alternatives(Node const& node);
  [[nodiscard]] Plan each(PlanKind kind, Node const& node);
  [[nodiscard]] Plan field_value(Node const& node);
  [[nodiscard]] Plan in_field(Field const* field, Node const& node);
  [[nodiscard]] Plan presence(Node const& node);
  [[nodiscard]] Plan copies(Node const& node) const;
  [[nodiscard]] Plan number(Node const& node) const;
  [[nodiscard]] Plan wildcard(Field const* field, Node const& node);
  [[nodiscard]] Plan expanded(Field const* field, std::vector<std::string> const& words) const;
  // No more words than the share, and a note where there are more.
  [[nodiscard]] Expansion shared(Node const& node, Expansion expansion);
  [[nodiscard]] Plan proximity(Node const& node);
  [[nodiscard]] Plan proximity_in(Field const* field, Node const& node);
  [[nodiscard]] Plan positional(Field const* field, Node const& node);
  [[nodiscard]] Plan typed_words(Field const* field, Node const& node);
  [[nodiscard]] Plan spelling(Field const* field, PhraseForm const& form) const;
  [[nodiscard]] Plan forms(Field const* field, std::string const& word, Position span);
  [[nodiscard]] Plan formed(Forms const& forms);
  [[nodiscard]] Plan forms_in(std::string const& key, Forms const& forms);
  [[nodiscard]] Plan paragraph(Node const& node);
  void add_cover(std::vector<Plan>& parts, Field const& field, DaySpan const& span) const;
  void add_overlaps(std::vector<Plan>& parts, Field const& field, DaySpan const& span) const;
  void note(std::string code, std::string message, Position span);

  Vocabulary const& vocabulary_;
  bool any_;
  std::size_t share_ = kMaxExpansion;  // words of one wildcard
  Expansions expansions_;
  std::vector<Note> notes_;
  std::map<std::string, Forms> forms_;  // by field and word
  std::size_t stems_compared_ = 0;
};

// The place alone, in a text of blanks; make_request knows the query's text and puts it there.
[[noreturn]] void refuse_operator(Node const& node, std::string message, std::string hint);

[[nodiscard]] inline bool is_body(Field const* field) {
  return field != nullptr && field->name == "body";
}

// The plan of words or a phrase in one field (null: unprefixed), for Planner.
struct WordPlans {
  Vocabulary const& vocabulary;

  [[nodiscard]] Plan word(Field const* field, std::string_view text, bool exact) const;
  [[nodiscard]] Plan phrase(Field const* field, std::string_view text, unsigned slop) const;
  // Every word of the phrase is in some article.
  [[nodiscard]] bool known(std::string_view text) const;
  // The plan or any of the forms, scored as one.
  [[nodiscard]] Plan widened(Field const* field, Plan typed,
                             std::vector<PhraseForm> const& forms) const;
};

}  // namespace backfile::internal

// The parsed query: what was asked, before anything is known about an index.
#pragma once

#include <backfile/date.hpp>
#include <backfile/error.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/schema.hpp"

namespace backfile::internal {

// A window of days, both ends inside; an absent end is open.
struct DayRange {
  std::optional<Day> from;
  std::optional<Day> to;

  friend bool operator==(DayRange const&, DayRange const&) = default;
};

enum class NodeKind : std::uint8_t {
  everything,  // *
  word,        // text; stemmed unless `exact`; on keyword fields a whole value
  phrase,      // text between the quotes, never stemmed; number = slop
  wildcard,    // text with * and ?
  fuzzy,       // text; number = edits, 0 = by length
  days,        // field of kind date; `days`
  number,      // field of kind number; `low`, `high`
  has,         // the field is filled (field:*)
  lacks,       // the field is not filled (field:none)
  all_of,      // AND
  any_of,      // OR
  one_of,      // XOR
  negation,    // NOT, -
  near,        // NEAR/n, W/n: unordered, number = n
  ordered,     // ADJ/n, PRE/n: ordered, number = n
  same,        // SAME: one paragraph
  at_least,    // atleastN(…): one part, number = N
  all_caps,    // allcaps(word): a leaf, text = the word; groups inside are distributed
  first,       // firstN(…): one part, number = N
  like,        // like(id): text = the id, parts = its words, once they are chosen (similar.hpp)
};

[[nodiscard]] std::string_view to_string(NodeKind kind) noexcept;

// A phrase whose places hold any of several words: {kim, gim} {jong} {un, eun}.
struct PhraseForm {
  std::vector<std::vector<std::string>> places;

  friend bool operator==(PhraseForm const&, PhraseForm const&) = default;
};

// Every phrase of the form, words separated by spaces.
[[nodiscard]] std::vector<std::string> phrases_of(PhraseForm const& form);

// Only leaves carry `field` and `exact`: title:(a OR b) is any_of(title:a, title:b). Dates name the
// date field itself: since:, until:, year: and month: are `days` of their date.
struct Node {
  NodeKind kind = NodeKind::everything;
  Field const* field = nullptr;  // null: unprefixed
  std::string text;              // as typed, quotes removed
  unsigned number = 0;
  bool exact = false;  // exact: or --exact: no stemming, no variants
  double boost = 1.0;
  DayRange days;
  bool estimated = false;  // date~: on days, has and lacks: whatever can lie there
  std::optional<std::uint64_t> low;
  std::optional<std::uint64_t> high;
  std::vector<Node> parts;
  Position span;                      // where it stands in the query text
  std::vector<PhraseForm> also = {};  // variants and aliases that match as well; see widen.hpp
};

// Something that the person should know about the reading; never changes the exit status.
struct Note {
  std::string code;     // lowercase_operator
  std::string message;  // 'or' was read as a word; write OR to mean either
  Position span;
};

// A bracketed reading that parses to the same tree: "kim jong un" AND (satellite OR launch).
[[nodiscard]] std::string print(Node const& tree);

// The tree, a node a line, indented; what `explain` shows.
[[nodiscard]] std::string print_tree(Node const& tree);

}  // namespace backfile::internal

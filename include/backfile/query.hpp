// A question, read and checked, before any index is asked.
#pragma once

#include <backfile/article.hpp>
#include <backfile/error.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

// What words without an operator between them mean: AND or OR.
enum class Match { all, any };

// Near spellings of every word of four letters and more: none, within one edit or two, or by its
// length as ~ has it.
enum class Fuzzy { none, one, two, by_length };

// How the text of a query is read.
struct QueryOptions {
  Match match = Match::all;
  bool plain_words = false;  // no operators, no fields: every word is a word
  bool exact = false;        // no stemming and no variants
  bool stem = true;          // false: words as if each stood in quotes
  Fuzzy fuzzy = Fuzzy::none;
  bool lenient = false;  // any text is read: faults are mended, each with a note
  DateOrder date_order = DateOrder::refuse;
  std::string time_zone = {};  // IANA name, resolves relative dates; empty: the system's
  std::string now = {};        // RFC 3339, the moment relative dates count from; empty: the clock
  bool variants = true;        // spellings of Korean names, aliases; see README
  // Names of one thing that hold beside the built-in ones: {"NK", "North Korea", "DPRK"}.
  std::vector<std::vector<std::string>> aliases = {};
};

// Groups of aliases, one a line: NK = North Korea = DPRK; # begins a comment. Throws Error: usage
// with the line, input_not_found, io, input_unusable (over 1 MiB).
[[nodiscard]] BACKFILE_API std::vector<std::vector<std::string>> read_aliases(
    std::string const& path);

// What the reader of the query should know; the question is answered all the same.
struct QueryNote {
  std::string code;
  std::string message;
};

namespace internal {
struct ParsedQuery;
}

// A value: cheap to copy, may be shared by threads.
class BACKFILE_API Query {
 public:
  [[nodiscard]] std::string const& text() const noexcept;  // as given
  // The reading in brackets and capitals; reads back as the same query.
  [[nodiscard]] std::string normalized() const;
  // What the reading calls for attention; also in Results::notes.
  [[nodiscard]] std::vector<QueryNote> notes() const;

  // For the library's own use.
  [[nodiscard]] internal::ParsedQuery const& parsed() const noexcept { return *parsed_; }
  explicit Query(std::shared_ptr<internal::ParsedQuery const> parsed)
      : parsed_{std::move(parsed)} {}

 private:
  std::shared_ptr<internal::ParsedQuery const> parsed_;
};

// Throws Error with the position in `text`: unknown_field, bad_date, impossible_date,
// reversed_range, ambiguous_date, missing_operand, unbalanced, bad_value, unsupported_operator,
// empty_query, query_too_large, bad_encoding; without one: usage, for options that contradict each
// other. A query is read as written or refused, never
// changed; with `lenient` only query_too_large is left. Thread safe. Cost: linear in the text.
[[nodiscard]] BACKFILE_API Query parse_query(std::string_view text,
                                             QueryOptions const& options = {});

// The articles like the one with that id, without it: like("id") NOT id:id.
[[nodiscard]] BACKFILE_API Query similar_to(std::string const& id,
                                            QueryOptions const& options = {});

// The articles like one that need not be in the index; see extract_text. Its normalized() names
// the text and does not read back.
[[nodiscard]] BACKFILE_API Query similar_to(Article const& article,
                                            QueryOptions const& options = {});

// A field of the query language, for listings.
struct FieldHelp {
  std::string name;
  std::string aliases;  // separated by spaces
  std::string kind;
  std::string summary;
  std::string example;
  bool facet = false;
};

// All fields, in the order that they are listed in. Thread safe.
[[nodiscard]] BACKFILE_API std::vector<FieldHelp> field_help();

}  // namespace backfile

// Words that mean something in another tool: refused where reading them as words would turn the
// question into another, noted where the words may be meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/tree.hpp"

namespace backfile::internal {

struct Foreign {
  std::string message;
  std::string hint;
};

// a|b, /5, NEAR/x, a.*b and \d+; nothing for an ordinary word. `raw` as
// typed: a backslash makes a sign plain.
[[nodiscard]] std::optional<Foreign> foreign_word(std::string_view raw);

// Notes without a place on size>300, arms!, atleast5 without a bracket and, behind a field, a,b.
[[nodiscard]] std::vector<Note> notes_on_word(std::string_view raw, bool in_field);

// a,b and a|b with letters or digits on both sides; not 1,874.
[[nodiscard]] bool lists_values(std::string_view raw);
[[nodiscard]] Note note_on_list(std::string_view raw);

// The note on "the * of": signs in quotes are no wildcards.
[[nodiscard]] std::optional<Note> note_on_phrase(std::string_view inside);

// LIKE, IN, BETWEEN: operators between a field and its value in SQL.
[[nodiscard]] bool is_sql_operation(std::string_view word) noexcept;

}  // namespace backfile::internal

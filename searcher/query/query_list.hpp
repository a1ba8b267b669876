// Many questions in one file: a line each, the question's name, a tab, and plain words.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

struct ListedQuery {
  std::string id;
  std::string words;  // separated by blanks; empty where the line has none
  std::uint64_t line = 0;
};

inline constexpr std::size_t kMaxListedQueries = 100'000;

// The words of a text, as parse_query reads them with `plain_words`: punctuation is gone, parts of
// hyphenated words stand alone, capitals stay where they tell an acronym from a common word, and
// say nothing in a line that is all capitals.
[[nodiscard]] std::string plain_words(std::string_view text);

// Empty lines are passed over. Throws Error{usage} that begins with NAME:LINE for a line without a
// tab, a name that is empty, repeated or has blanks in it, a line over kMaxQueryBytes, or too many
// lines; a list with a fault is refused as a whole.
[[nodiscard]] std::vector<ListedQuery> read_query_list(std::istream& stream, std::string_view name);

}  // namespace backfile::internal

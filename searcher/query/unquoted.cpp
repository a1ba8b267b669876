#include "searcher/query/unquoted.hpp"

#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {

std::optional<Note> note_unquoted(std::string_view argument) {
  auto const colon = argument.find(':');
  auto const blank = argument.find(' ');
  if (colon == argument.npos || blank == argument.npos || blank < colon + 2) return std::nullopt;
  auto const name = argument.substr(0, colon);
  auto const* row = find_field(lower_case(name));
  if (row == nullptr || (row->kind != FieldKind::text && row->kind != FieldKind::group))
    return std::nullopt;
  auto const words = argument.substr(colon + 1);
  // Whoever writes operators or several fields has quoted the whole query.
  bool capitals = false;
  for (std::size_t at = 0; at + 1 < words.size(); ++at)
    capitals = capitals || (words[at] >= 'A' && words[at] <= 'Z' && words[at + 1] >= 'A' &&
                            words[at + 1] <= 'Z');
  if (capitals || words.find_first_of(":\"()*?~^[]{}\\") != words.npos ||
      words.find(" -") != words.npos)
    return std::nullopt;
  auto const first = argument.substr(0, blank);
  auto const rest = argument.substr(blank + 1);
  return Note{"maybe_unquoted",
              "got " + std::string{first} + " and " + std::string{rest} +
                  " separately; in the shell write '" + std::string{name} + ":\"" +
                  std::string{words} + "\"'",
              {}};
}

}  // namespace backfile::internal

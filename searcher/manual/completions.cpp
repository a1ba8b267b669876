#include "searcher/manual/completions.hpp"

#include "searcher/commands/commands.hpp"

namespace backfile::internal {

bool has_query(Program const& program) { return program.name == "backfile-search"; }

std::vector<std::string> syntax_parts() {
  std::vector<std::string> names;
  for (auto const& section : syntax_sections()) names.emplace_back(section.name);
  return names;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

std::string shell_quoted(std::string_view text) {
  return '\'' + replaced(std::string{text}, "'", "'\\''") + '\'';
}

}  // namespace backfile::internal

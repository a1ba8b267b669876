#include "indexer/console/help.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "indexer/console/console.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kNameColumns = 28;
constexpr std::size_t kWidest = 100;

// Words folded into lines of the room, the first behind what stands in `out` already.
void append_folded(std::string& out, std::string_view text, std::size_t indent, std::size_t room) {
  std::size_t used = 0;
  while (!text.empty()) {
    auto const end = std::min(text.find(' '), text.size());
    auto const width = display_width(text.substr(0, end));
    if (used > 0 && used + 1 + width > room) {
      out += '\n' + std::string(indent, ' ');
      used = 0;
    }
    if (used > 0) out += ' ';
    out += text.substr(0, end);
    used += width + (used > 0 ? 1 : 0);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  out += '\n';
}

void append_entry(std::string& out, std::string const& name, std::string_view summary,
                  std::size_t columns) {
  auto const width = std::min(columns, kWidest);
  auto const room = width > kNameColumns + 20 ? width - kNameColumns : 20;
  out += "  " + name;
  auto const used = display_width(name) + 2;
  if (used + 2 > kNameColumns)
    out += '\n' + std::string(kNameColumns, ' ');
  else
    out += std::string(kNameColumns - used, ' ');
  append_folded(out, summary, kNameColumns, room);
}

std::string option_name(CLI::Option const& option) {
  auto name = option.get_name(false, true);
  for (auto at = name.find(','); at != name.npos; at = name.find(',', at + 2))
    name.insert(at + 1, " ");
  if (!name.starts_with("--")) return name + ' ' + option.get_option_text();
  return "    " + name + ' ' + option.get_option_text();
}

bool is_everyday(CLI::Option const& option, HelpText const& text) {
  return std::ranges::any_of(text.everyday,
                             [&](auto name) { return option.check_lname(std::string{name}); });
}

void append_group(std::string& out, CLI::App const& app, std::string const& group,
                  std::size_t columns) {
  out += fmt::format("\n{}\n", group);
  for (auto const* option : app.get_options())
    if (option->get_group() == group)
      append_entry(out, option_name(*option), option->get_description(), columns);
}

}  // namespace

std::string help_text(CLI::App const& app, HelpText const& text, bool all, std::size_t columns) {
  auto out = fmt::format("{}\n\nusage: {}\n\n{}", text.intro, text.usage, text.examples);
  out += fmt::format("\n{}\n", text.commands_title);
  for (auto const& command : text.commands)
    append_entry(out, fmt::format("{} {}", command.name, command.operand), command.summary,
                 columns);
  if (all) {
    for (auto const& group : app.get_groups())
      if (!group.empty()) append_group(out, app, group, columns);
    return out;
  }
  out += "\nOptions of every day (all of them: --help-all)\n";
  for (auto const* option : app.get_options())
    if (is_everyday(*option, text))
      append_entry(out, option_name(*option), option->get_description(), columns);
  return out;
}

}  // namespace backfile::internal

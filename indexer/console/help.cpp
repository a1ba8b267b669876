#include "indexer/console/help.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <backfile/error.hpp>

#include "indexer/analysis/near_names.hpp"
#include "indexer/console/console.hpp"
#include "indexer/console/fold.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kNameColumns = 28;
constexpr std::size_t kWidest = 100;

void append_entry(std::string& out, std::string const& name, std::string_view summary,
                  std::size_t columns) {
  auto line = "  " + name;
  auto const used = display_width(line);
  if (used + 2 > kNameColumns)
    line += '\n' + std::string(kNameColumns, ' ');
  else
    line += std::string(kNameColumns - used, ' ');
  out += folded(line.append(summary), std::min(columns, kWidest));
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

// "did you mean --format?"; empty where no option is near.
std::string near_option(CLI::App const& app, std::string_view word) {
  word = word.substr(0, word.find('='));
  if (!word.starts_with("--")) return {};
  std::vector<std::string> names;
  for (auto const* option : app.get_options())
    for (auto const& name : option->get_lnames()) names.push_back("--" + name);
  return did_you_mean(word, {names.begin(), names.end()});
}

}  // namespace

void refuse_option(CLI::App const& app, std::string const& word, std::string const& otherwise) {
  auto const near = near_option(app, word);
  throw Error{Code::usage, "unknown option " + word, near.empty() ? otherwise : near};
}

std::string help_text(CLI::App const& app, HelpText const& text, bool all, std::size_t columns) {
  auto out = fmt::format("{}\n\nusage: {}\n\n{}", text.intro, text.usage,
                         folded(text.examples, std::min(columns, kWidest)));
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

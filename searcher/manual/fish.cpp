#include <fmt/format.h>

#include "searcher/manual/completions.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kFishQuery = R"sh(
# The values of field $argv[1] that begin with $argv[2], each behind $argv[3].
function @F@_values
    set -l words (commandline -opc)
    set -l db
    for at in (seq 2 (count $words))
        if contains -- $words[$at] -d --db
            set -a db --db $words[(math $at + 1)]
        end
    end
    for line in (backfile-search values $argv[1] $argv[2] $db --format tsv --limit 100 2>/dev/null)[2..-1]
        set -l cells (string split \t -- $line)
        if test -n "$argv[3]"; and string match -q '* *' -- $cells[1]
            set cells[1] '"'$cells[1]'"'
        end
        printf '%s%s\t%s\n' "$argv[3]" $cells[1] $cells[2]
    end
end

# A field, or what stands behind its colon.
function @F@_query
    set -l word (string trim --left --chars "'" -- (commandline -ct))
    set -l parts (string match -r '^([-+(]*)([a-z]+):(.*)$' -- $word)
    if test (count $parts) -eq 4
        if contains -- $parts[3] @LISTED@
            @F@_values $parts[3] (string replace -a '"' '' -- $parts[4]) $parts[2]$parts[3]:
        end
        return
    end
    set -l open (string match -r '^[-+(]*' -- $word)
    for field in @FIELDS@
        echo $open$field:
    end
end

complete -c @PROGRAM@ -n 'not __fish_seen_subcommand_from syntax values' -a '(@F@_query)'
complete -c @PROGRAM@ -n '__fish_seen_subcommand_from syntax' -a '@PARTS@'
complete -c @PROGRAM@ -n '__fish_seen_subcommand_from values; and not __fish_seen_subcommand_from @LISTED@' -a '@LISTED@'
complete -c @PROGRAM@ -n '__fish_seen_subcommand_from values; and __fish_seen_subcommand_from @LISTED@' -a '(@F@_values (commandline -opc)[-1] (commandline -ct) "")'
complete -c @PROGRAM@ -n '__fish_seen_subcommand_from like' -F
)sh";

std::string fish_quoted(std::string_view text) {
  return '\'' + replaced(replaced(std::string{text}, "\\", "\\\\"), "'", "\\'") + '\'';
}

std::string value_of(Program const& program, OptionEntry const& option) {
  switch (option.kind) {
    case OptionValue::none: return {};
    case OptionValue::choice: return " -x -a " + fish_quoted(joined(option.choices, " "));
    case OptionValue::file: return " -r -F";
    case OptionValue::folder: return " -x -a '(__fish_complete_directories)'";
    case OptionValue::field: return " -x -a " + fish_quoted(joined(facet_fields(), " "));
    case OptionValue::field_value:
      return fmt::format(" -x -a '(__{}_values {} (commandline -ct) \"\")'",
                         program.function_name(), option.field);
    case OptionValue::other: break;
  }
  return " -x";
}

std::string line_of(Program const& program, OptionEntry const& option) {
  auto line = "complete -c " + program.name;
  for (auto const& name : option.shorts) line += " -s " + name;
  for (auto const& name : option.longs) line += " -l " + name;
  return line + value_of(program, option) + " -d " + fish_quoted(option.summary) + '\n';
}

}  // namespace

std::string fish_completion(Program const& program) {
  bool const query = has_query(program);
  auto text = fmt::format("# Completion of {0} for fish, made from its options.\n", program.name) +
              (query ? fmt::format("complete -c {} -f\n", program.name) : std::string{});
  for (auto const& command : program.help.commands)
    text += fmt::format("complete -c {} -n __fish_use_subcommand -a {} -d {}\n", program.name,
                        command.name, fish_quoted(command.summary));
  for (auto const& option : program.options) text += line_of(program, option);
  if (query) text += kFishQuery;
  text = replaced(text, "@F@", "__" + program.function_name());
  text = replaced(text, "@PROGRAM@", program.name);
  text = replaced(text, "@LISTED@", joined(listed_fields(), " "));
  text = replaced(text, "@PARTS@", joined(syntax_parts(), " "));
  return replaced(text, "@FIELDS@", joined(field_names(), " "));
}

}  // namespace backfile::internal

#include <fmt/format.h>

#include "searcher/manual/completions.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kZshScript = R"sh(#compdef @PROGRAM@
# Completion of @PROGRAM@ for zsh, made from its options.

@F@_commands() {
  local -a commands=(
@COMMANDS@  )
  _describe -t commands command commands
}

@QUERY@@F@() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -s -S : \
@OPTIONS@    '*: :->operand'
  [[ $state == operand ]] || return
  (( CURRENT == 2 )) && @F@_commands
  @OPERANDS@
}

@F@ "$@"
)sh";

constexpr std::string_view kZshQuery = R"sh(# The values of field $1 that begin as the word does.
@F@_values() {
  local -a db found
  local at
  for (( at = 2; at < $#words; at++ )); do
    [[ $words[at] == (-d|--db) ]] && db+=(--db ${(Q)words[at + 1]})
  done
  found=(${(f)"$(_call_program values backfile-search values $1 ${(qq)${(Q)PREFIX}//[\"]/} $db --format tsv --limit 100 2> /dev/null)"})
  found=(${found[2,-1]%%$'\t'*})
  [[ $2 == quoted ]] && found=(${found/(#m)* */\"$MATCH\"})
  compadd -U -i "$IPREFIX" -I "$ISUFFIX" -a found
}

# A field, or what stands behind its colon.
@F@_query() {
  setopt local_options extended_glob
  local -a fields=(@FIELDS@)
  case $words[2] in
    syntax) compadd @PARTS@; return ;;
    values) (( CURRENT == 3 )) && compadd @LISTED@ || @F@_values $words[3]; return ;;
    like) _files ;;
  esac
  if compset -P '*:'; then
    local field=${${IPREFIX%:}##*[^a-z]}
    [[ " @LISTED@ " == *" $field "* ]] && @F@_values $field quoted
  else
    compset -P '[-+(]##'
    compadd -S : -q -a fields
  fi
}

)sh";

// : and brackets have a meaning in a specification.
std::string plain(std::string text) {
  for (std::string_view const c : {"\\", ":", "[", "]"})
    text = replaced(text, c, '\\' + std::string{c});
  return text;
}

std::string action_of(Program const& program, OptionEntry const& option) {
  switch (option.kind) {
    case OptionValue::choice: return '(' + joined(option.choices, " ") + ')';
    case OptionValue::file: return "_files";
    case OptionValue::folder: return "_files -/";
    case OptionValue::field: return '(' + joined(facet_fields(), " ") + ')';
    case OptionValue::field_value:
      // A space before it: without, _arguments puts options of its own in front of the field.
      return fmt::format(" _{}_values {}", program.function_name(), option.field);
    case OptionValue::none:
    case OptionValue::other: break;
  }
  return " ";
}

std::string specification(Program const& program, OptionEntry const& option) {
  auto rest = '[' + plain(option.summary) + ']';
  bool const value = option.kind != OptionValue::none;
  if (value) {
    auto const name = option.kind == OptionValue::choice ? "choice" : option.value;
    rest += ':' + plain(name) + ':' + action_of(program, option);
  }
  auto const all = option.names();
  // Two names of an option exclude each other; one may come again.
  bool const again = option.repeated || all.size() == 1;
  auto const first = again ? std::string{"*"} : '(' + joined(all, " ") + ')';
  std::string lines;
  for (auto const& name : all) {
    auto const joint = !value ? "" : name.starts_with("--") ? "=" : "+";
    lines += fmt::format("    {} \\\n", shell_quoted(first + name + joint + rest));
  }
  return lines;
}

std::string commands_of(Program const& program) {
  std::string lines;
  for (auto const& command : program.help.commands)
    lines += fmt::format(
        "    {}\n",
        shell_quoted(fmt::format("{}:{}", command.name, plain(std::string{command.summary}))));
  return lines;
}

}  // namespace

std::string zsh_completion(Program const& program) {
  bool const query = has_query(program);
  std::string options;
  for (auto const& option : program.options) options += specification(program, option);
  auto text = replaced(std::string{kZshScript}, "@QUERY@", query ? kZshQuery : "");
  text = replaced(text, "@OPERANDS@", query ? "@F@_query" : "_files");
  text = replaced(text, "@OPTIONS@", options);
  text = replaced(text, "@COMMANDS@", commands_of(program));
  text = replaced(text, "@F@", '_' + program.function_name());
  text = replaced(text, "@PROGRAM@", program.name);
  text = replaced(text, "@LISTED@", joined(listed_fields(), " "));
  text = replaced(text, "@PARTS@", joined(syntax_parts(), " "));
  return replaced(text, "@FIELDS@", joined(field_names(), " "));
}

}  // namespace backfile::internal

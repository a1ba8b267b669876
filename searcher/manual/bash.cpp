#include <fmt/format.h>

#include "searcher/manual/completions.hpp"

namespace backfile::internal {
namespace {

// Bash cuts words at : and =. What stands before such a cut is `head`, what is typed behind it
// `word`; a reply replaces `word` only.
constexpr std::string_view kBashScript = R"sh(# Completion of @PROGRAM@ for bash, made from its options.

# The values of option $1, or of field $1: with a colon, that begin with $2.
@F@_values() {
  case $1 in
@CASES@  *) return 1 ;;
  esac
}

@F@() {
  local word=${COMP_WORDS[COMP_CWORD]} head= cut= at=$COMP_CWORD i
  local commands='@COMMANDS@'
  local options='@OPTIONS@'
  local -a db=()
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ ${COMP_WORDS[i]} == -d || ${COMP_WORDS[i]} == --db ]] && db+=(--db "${COMP_WORDS[i + 1]}")
  done
  if [[ $word == [:=] ]]; then
    cut=$word head=${COMP_WORDS[at - 1]} word= at=$((at - 1))
  elif ((at > 1)) && [[ ${COMP_WORDS[at - 1]} == [:=] ]]; then
    cut=${COMP_WORDS[at - 1]} head=${COMP_WORDS[at - 2]} at=$((at - 2))
  elif [[ $word == --*=* ]]; then
    cut='=' head=${word%%=*} word=${word#*=}
  fi
  if [[ $cut == '=' ]]; then
    @F@_values "$head" "$word"
    return 0
  fi
  if [[ -z $cut ]] && ((at > 1)) && @F@_values "${COMP_WORDS[at - 1]}" "$word"; then
    return 0
  fi
  if [[ -z $cut && $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    [[ ${#COMPREPLY[@]} -gt 0 ]] && return 0
  fi
@OPERANDS@}
complete -F @F@ @PROGRAM@
)sh";

constexpr std::string_view kPaths =
    R"sh(  ((at == 1)) && mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
  compopt -o filenames
  mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")
)sh";

constexpr std::string_view kBashQuery = R"sh(  local open=${word%%[^\"\'\(+-]*}
  if [[ -z $cut && ${word#"$open"} == *:* ]]; then
    head=${word%%:*} word=${word#*:} cut=quoted
  fi
  if [[ -n $cut ]]; then
    @F@_values "${head##*[!a-z]}:" "${word//[\\\"\']/}"
    [[ $cut == quoted ]] && COMPREPLY=("${COMPREPLY[@]/#/${head#[\"\']}:}")
    [[ $open == \'* ]] && COMPREPLY=("${COMPREPLY[@]//\\/}")
    return 0
  fi
  case ${COMP_WORDS[1]} in
    values) ((at == 2)) && mapfile -t COMPREPLY < <(compgen -W '@LISTED@' -- "$word"); return 0 ;;
    syntax) mapfile -t COMPREPLY < <(compgen -W '@PARTS@' -- "$word"); return 0 ;;
    like) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
  esac
  ((at == 1)) && mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
  mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W '@FIELDS@' -P "${open#[\"\']}" -S : -- "${word#"$open"}")
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace
)sh";

// Values as the program lists them, those of several words in quotes.
constexpr std::string_view kListed = R"sh(    @NAME@)
      local value
      while IFS=$'\t' read -r value _; do
        @QUOTE@COMPREPLY+=("$(printf %q "$value")")
      done < <(backfile-search values "${1//[!a-z]/}" "$2" "${db[@]}" --format tsv --limit 100 2> /dev/null | tail -n +2) ;;
)sh";

std::string case_of(OptionEntry const& option) {
  auto const names = joined(option.names(), "|");
  auto const words = [&](std::string const& list) {
    return fmt::format("    {}) mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$2\") ;;\n", names,
                       list);
  };
  switch (option.kind) {
    case OptionValue::none: return {};
    case OptionValue::choice: return words(joined(option.choices, " "));
    case OptionValue::field: return words(joined(facet_fields(), " "));
    case OptionValue::file:
    case OptionValue::folder:
      return fmt::format(
          "    {}) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -{} -- \"$2\") ;;\n",
          names, option.kind == OptionValue::file ? 'f' : 'd');
    case OptionValue::field_value:
      return replaced(replaced(std::string{kListed}, "@NAME@", names), "@QUOTE@", "");
    case OptionValue::other: break;
  }
  return fmt::format("    {}) ;;\n", names);
}

std::string cases_of(Program const& program) {
  std::string cases;
  for (auto const& option : program.options) cases += case_of(option);
  if (!has_query(program)) return cases;
  auto const fields = replaced(std::string{kListed}, "@NAME@", joined(listed_fields(), ":|") + ':');
  return cases + replaced(fields, "@QUOTE@", R"([[ $value == *' '* ]] && value="\"$value\""
        )");
}

}  // namespace

std::string bash_completion(Program const& program) {
  std::vector<std::string> commands;
  std::vector<std::string> options;
  for (auto const& command : program.help.commands) commands.emplace_back(command.name);
  for (auto const& option : program.options)
    for (auto const& name : option.names()) options.push_back(name);
  auto text = replaced(std::string{kBashScript}, "@OPERANDS@",
                       has_query(program) ? kBashQuery : kPaths);
  text = replaced(text, "@CASES@", cases_of(program));
  text = replaced(text, "@F@", '_' + program.function_name());
  text = replaced(text, "@PROGRAM@", program.name);
  text = replaced(text, "@COMMANDS@", joined(commands, " "));
  text = replaced(text, "@OPTIONS@", joined(options, " "));
  text = replaced(text, "@LISTED@", joined(listed_fields(), " "));
  text = replaced(text, "@PARTS@", joined(syntax_parts(), " "));
  return replaced(text, "@FIELDS@", joined(field_names(), " "));
}

}  // namespace backfile::internal

// Manual pages and completions tell every option, command and field of the programs, no others.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

using Names = std::set<std::string>;

std::string shared_file(std::string const& name) {
  return (std::filesystem::path{program_folder()} / "../share" / name).lexically_normal();
}

std::string page_of(std::string const& program) {
  return shared_file("man/man1/" + program + ".1");
}

std::vector<std::string> completions_of(std::string const& program) {
  return {shared_file("bash-completion/completions/" + program),
          shared_file("zsh/site-functions/_" + program),
          shared_file("fish/vendor_completions.d/" + program + ".fish")};
}

// Everything that the pattern's first group takes.
Names found(std::string const& text, std::string const& pattern) {
  Names names;
  std::regex const regex{pattern};
  for (std::sregex_iterator at{text.begin(), text.end(), regex}, end; at != end; ++at)
    names.insert((*at)[1]);
  return names;
}

Names words(std::string const& text) { return found(text, R"(([^ \n]+))"); }

// The text between two marks.
std::string between(std::string const& text, std::string const& from, std::string const& to) {
  auto const begin = text.find(from);
  if (begin == text.npos) return {};
  auto const end = text.find(to, begin + from.size());
  return text.substr(begin + from.size(), end - begin - from.size());
}

std::string without_dashes_escaped(std::string text) {
  for (auto at = text.find("\\-"); at != text.npos; at = text.find("\\-", at)) text.erase(at, 1);
  return text;
}

Names options_of(std::string const& program) {
  auto const help = run({std::string{program_folder()} + '/' + program, "--help-all"}).out;
  Names names;
  for (auto const& line : lines(help)) {
    if (!line.starts_with("  -") && !line.starts_with("      --")) continue;
    names.merge(found(line.substr(0, line.find("  ", 8)), R"((?:^|[ ,])(--?[a-z0-9A-Z][a-z-]*))"));
  }
  return names;
}

Names commands_of(std::string const& program) {
  auto const help = run({std::string{program_folder()} + '/' + program, "--help"}).out;
  return found(between(help, "\nCommands (", "\nOptions"), R"(\n  ([a-z]+))");
}

Names fields() {
  Names names;
  for (auto const& row : nlohmann::json::parse(search({"fields", "--json"}).out))
    names.insert(row["name"]);
  return names;
}

// Options as bash, zsh and fish are told them.
Names bash_options(std::string const& script) {
  return words(between(script, "local options='", "'"));
}

Names zsh_options(std::string const& script) {
  return found(between(script, "_arguments -s -S : \\\n", "'*: :->operand'"),
               R"re(\n? *'(?:\*|\([^)]*\))(--?[a-zA-Z0-9-]+)[=+]?\[)re");
}

Names fish_options(std::string const& script) {
  Names names;
  for (auto const& line : lines(script)) {
    if (!line.starts_with("complete ")) continue;
    for (auto const& name : found(line, " -s ([^ ]+)")) names.insert('-' + name);
    for (auto const& name : found(line, " -l ([^ ]+)")) names.insert("--" + name);
  }
  return names;
}

// What bash offers for the last word, a line each.
std::string offered(std::vector<std::string> const& typed, Launch const& launch) {
  auto const script = shared_file("bash-completion/completions/" + typed.front());
  auto function = typed.front();
  function[8] = '_';
  std::vector<std::string> command{"/bin/bash", "-c",
                                   "compopt() { :; }; source " + script +
                                       "; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _" +
                                       function + "; printf '%s\\n' \"${COMPREPLY[@]}\"",
                                   "bash"};
  command.insert(command.end(), typed.begin(), typed.end());
  auto const done = run(command, launch);
  CHECK(done.err.empty());
  return done.out;
}

}  // namespace

TEST_CASE("manual: pages and completions have the options and commands of the programs",
          "[cli][manual]") {
  for (std::string const program : {"backfile-index", "backfile-search"}) {
    INFO(program);
    auto const expected = options_of(program);
    CHECK(expected.contains("--db"));
    CHECK(expected.contains("-d"));
    CHECK(expected.contains("--help-all"));
    CHECK(expected.size() > 20);
    auto const page = without_dashes_escaped(read(page_of(program)));
    Names told;
    for (auto const& entry :
         found(between(page, "\n.SH \"OPTIONS\"", "\n.SH"), R"(\n\.TP\n\\fB([^\\]*)\\fR)"))
      told.merge(found(entry, R"(([^ ,]+))"));
    CHECK(told == expected);
    auto const scripts = completions_of(program);
    CHECK(bash_options(read(scripts[0])) == expected);
    CHECK(zsh_options(read(scripts[1])) == expected);
    CHECK(fish_options(read(scripts[2])) == expected);

    auto const commands = commands_of(program);
    CHECK(commands.size() > 4);
    CHECK(found(between(page, "\n.SH \"COMMANDS\"", "\n.SH"), R"(\n\.TP\n\\fB([^\\]*)\\fR)") ==
          commands);
    CHECK(words(between(read(scripts[0]), "local commands='", "'")) == commands);
    CHECK(found(between(read(scripts[1]), "commands=(", "\n  )"), "\n    '([a-z]+):") == commands);
    CHECK(found(read(scripts[2]), "__fish_use_subcommand -a ([a-z]+)") == commands);
  }
}

TEST_CASE("manual: the page of the query and the completions have every field", "[cli][manual]") {
  auto const expected = fields();
  CHECK(expected.contains("dateline"));
  auto const page = read(shared_file("man/man7/backfile-query.7"));
  CHECK(found(between(page, "\n.SH \"ALL FIELDS\"", "\n.SH"), R"(\n\.TP\n\\fB([^\\]*):\\fR)") ==
        expected);
  auto const scripts = completions_of("backfile-search");
  CHECK(words(between(read(scripts[0]), "COMPREPLY < <(compgen -W 'title", "'")).size() + 1 ==
        expected.size());
  CHECK(words(between(read(scripts[1]), "local -a fields=(", ")")) == expected);
  CHECK(words(between(read(scripts[2]), "for field in ", "\n")) == expected);
  for (std::string const part : {"WORDS", "OPERATORS", "FIELDS", "DATES"})
    CHECK(contains(page, "\n.SH \"" + part + "\"\n"));
  CHECK(contains(page, "NEAR/5"));
}

TEST_CASE("manual: pages and scripts are well-formed", "[cli][manual]") {
  std::vector<std::string> const pages{page_of("backfile-index"), page_of("backfile-search"),
                                       shared_file("man/man7/backfile-query.7")};
  auto const check = [](std::vector<std::string> const& command) {
    if (!std::filesystem::exists(command.front())) {
      WARN("not here: " + command.front());
      return;
    }
    auto const done = run(command);
    INFO(command.front() << ' ' << command.back());
    CHECK(done.status == 0);
    CHECK(done.err.empty());
  };
  for (auto const& page : pages) {
    check({"/usr/bin/groff", "-man", "-ww", "-z", "-Tutf8", "-Kutf8", page});
    check({"/usr/bin/mandoc", "-Tlint", "-Werror", page});
  }
  for (std::string const program : {"backfile-index", "backfile-search"}) {
    auto const scripts = completions_of(program);
    check({"/bin/bash", "-n", scripts[0]});
    check({"/usr/bin/zsh", "-n", scripts[1]});
    check({"/usr/bin/fish", "-n", scripts[2]});
  }
}

TEST_CASE("manual: bash completes commands, options, choices, fields and values", "[cli][manual]") {
  if (!std::filesystem::exists("/bin/bash")) {
    WARN("not here: /bin/bash");
    return;
  }
  TemporaryFolder folder;
  auto const index_path = folder.path("i");
  std::string const rows =
      R"({"id":"a","title":"Ferry","body":"Ice.","outlet":"Harbour Courier","genre":"news"}
{"id":"b","title":"Storm","body":"Wind.","outlet":"Herald","genre":"opinion"}
)";
  REQUIRE(index({"add", "-d", index_path, "-"}, {.in = rows}).status == 0);
  auto const more = folder.path("more");
  REQUIRE(index({"add", "-d", more, "-"}, {.in = R"({"id":"c","title":"Fog","outlet":"Hermes"})"})
              .status == 0);
  Launch const launch{.env = {"PATH=" + std::string{program_folder()} + ":/usr/bin:/bin",
                              "BACKFILE_DB=" + index_path},
                      .folder = folder.path("")};
  using Words = std::vector<std::string>;
  struct Row {
    Words typed;
    std::string offered;
  };
  for (auto const& [typed, expected] : std::vector<Row>{
           {{"backfile-index", "ch"}, "check\n"},
           {{"backfile-index", "--trust", ""}, "stated\ndeclared\n"},
           {{"backfile-search", "hist"}, "histogram\n"},
           {{"backfile-search", "--sort", "re"}, "relevance\n"},
           {{"backfile-search", "--sort", "=", "ol"}, "oldest\n"},
           {{"backfile-search", "--undat"}, "--undated\n"},
           {{"backfile-search", "ferry", "outl"}, "outlet:\n"},
           {{"backfile-search", "ferry", "-outl"}, "-outlet:\n"},
           {{"backfile-search", "outlet", ":", "her"}, "Herald\n"},
           {{"backfile-search", "-d", "i", "--db", "more", "outlet", ":", "her"},
            "Herald\nHermes\n"},
           {{"backfile-search", "outlet", ":", "har"}, "\\\"Harbour\\ Courier\\\"\n"},
           {{"backfile-search", "outlet", ":"}, "\\\"Harbour\\ Courier\\\"\nHerald\n"},
           {{"backfile-search", "'outlet:har"}, "outlet:\"Harbour Courier\"\n"},
           {{"backfile-search", "--outlet", "har"}, "Harbour\\ Courier\n"},
           {{"backfile-search", "--genre", "o"}, "opinion\n"},
           {{"backfile-search", "values", "outl"}, "outlet\n"},
           {{"backfile-search", "syntax", "d"}, "dates\n"},
           {{"backfile-search", "--since", "20"}, "\n"},
           {{"backfile-search", "title", ":", "fe"}, "\n"},
       }) {
    INFO(typed.back() << " behind " << typed[typed.size() - 2]);
    CHECK(offered(typed, launch) == expected);
  }
}

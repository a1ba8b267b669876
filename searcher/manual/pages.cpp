#include "searcher/manual/pages.hpp"

#include <backfile/error.hpp>
#include <backfile/query.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "searcher/manual/roff.hpp"
#include "searcher/commands/commands.hpp"

namespace backfile::internal {
namespace {

struct Status {
  int status;
  std::string_view meaning;
};

constexpr auto kStatuses = std::to_array<Status>({
    {0, "success; of a search: something matches"},
    {1, "nothing matches (with `--no-match-ok`: 0)"},
    {2, "the query, an option or another word of the command line cannot be read"},
    {65, "no input was usable"},
    {66, "an input, an article or the index was not found"},
    {70, "an error inside the program"},
    {73, "a file or folder cannot be made"},
    {74, "reading or writing failed; the disk is full"},
    {75, "another program writes the index: try again"},
    {76, "the index is damaged, or of another version"},
    {80, "some inputs were refused, the others are in the index"},
    {130, "interrupted; what was committed stays"},
});

// Every status that an error gives is told.
void check_statuses() {
  for (int code = 0; code <= static_cast<int>(Code::internal); ++code) {
    auto const status = exit_status(static_cast<Code>(code));
    if (std::ranges::find(kStatuses, status, &Status::status) == kStatuses.end())
      throw Error{Code::internal, "no manual page tells the status " + std::to_string(status)};
  }
}

void add_commands(Roff& page, Program const& program) {
  page.heading("Commands");
  page.paragraph(std::string{program.help.commands_title} + '.');
  for (auto const& command : program.help.commands)
    page.entry(command.name, command.operand, command.summary);
}

void add_options(Roff& page, Program const& program) {
  page.heading("Options");
  for (auto const& group : program.groups) {
    page.subheading(group);
    for (auto const& option : program.options)
      if (option.group == group)
        page.entry(joined(option.names(), ", "), option.value, option.summary);
  }
}

using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;

void add_pairs(Roff& page, std::string_view heading, Pairs const& pairs) {
  if (pairs.empty()) return;
  page.heading(heading);
  for (auto const& [name, text] : pairs) page.entry(name, "", text);
}

void add_statuses(Roff& page) {
  check_statuses();
  page.heading("Exit status");
  for (auto const& [status, meaning] : kStatuses) page.entry(std::to_string(status), "", meaning);
}

// The first line of the help's examples is their heading.
std::string_view examples_of(Program const& program) {
  auto text = program.help.examples;
  text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
  return text;
}

}  // namespace

std::string program_page(Program const& program) {
  auto const intro = program.help.intro;
  std::string summary{intro.substr(0, intro.size() - 1)};
  summary.front() = static_cast<char>(summary.front() - 'A' + 'a');
  Roff page{program.name, 1, summary};
  page.heading("Synopsis");
  page.literal(program.help.usage);
  page.heading("Description");
  for (auto const paragraph : program.prose.description) page.paragraph(paragraph);
  add_commands(page, program);
  add_options(page, program);
  for (auto const& [heading, text] : program.prose.topics) {
    page.heading(heading);
    page.paragraph(text);
  }
  add_statuses(page);
  add_pairs(page, "Environment", program.prose.environment);
  add_pairs(page, "Files", program.prose.files);
  page.heading("Examples");
  page.literal(examples_of(program));
  page.heading("See also");
  std::string others;
  for (auto const name : program.prose.see_also)
    others += (others.empty() ? "`" : ", `") + std::string{name} + '`';
  page.paragraph(others);
  return page.text();
}

std::string query_page() {
  Roff page{"backfile-query", 7, "how articles are asked for"};
  page.heading("Description");
  page.paragraph(
      "The query of `backfile-search`. Words beside each other must all occur; what is written in "
      "front of a colon is a field. A query is read as it is written, or refused with the place "
      "and what to write instead: it is never changed without a word. `backfile-search explain` "
      "shows how a query was read.");
  for (auto const& section : syntax_sections()) {
    auto const end = section.text.find('\n');
    page.heading(section.name);
    page.paragraph(std::string{section.text.substr(0, end)} + ':');
    page.literal(section.text.substr(end + 1));
  }
  page.heading("All fields");
  for (auto const& row : field_help()) {
    auto text = row.summary + ". For example `" + row.example + "`.";
    if (!row.aliases.empty()) text += " Also: " + row.aliases + '.';
    if (row.facet) text += " A facet.";
    page.entry(row.name + ':', row.kind, text);
  }
  page.heading("See also");
  page.paragraph("`backfile-search(1)`, `backfile-index(1)`");
  return page.text();
}

}  // namespace backfile::internal

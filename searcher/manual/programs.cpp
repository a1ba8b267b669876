#include "searcher/manual/programs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/commands/commands.hpp"
#include "indexer/index/schema.hpp"
#include "indexer/options.hpp"
#include "searcher/commands/commands.hpp"
#include "searcher/options/options.hpp"

namespace backfile::internal {
namespace {

std::vector<std::string> split(std::string const& text, char at) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    auto const end = std::min(text.find(at, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool is_listed(Field const& row) { return row.facet || row.kind == FieldKind::keyword; }

bool is_choice(std::string const& value) {
  return value.find('|') != value.npos || std::ranges::all_of(value, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
         });
}

void classify(OptionEntry& entry) {
  auto const* const row = entry.longs.empty() ? nullptr : find_field(entry.longs.front());
  if (entry.value.empty()) return;
  if (entry.value == "FILE")
    entry.kind = OptionValue::file;
  else if (entry.value == "DIR")
    entry.kind = OptionValue::folder;
  else if (entry.value == "FIELD")
    entry.kind = OptionValue::field;
  else if (entry.value == "NAME" && row != nullptr && is_listed(*row))
    entry.kind = OptionValue::field_value, entry.field = row->name;
  else if (is_choice(entry.value))
    entry.kind = OptionValue::choice, entry.choices = split(entry.value, '|');
  else
    entry.kind = OptionValue::other;
}

void read_options(Program& program, CLI::App const& app) {
  for (auto const& group : app.get_groups())
    if (!group.empty()) program.groups.push_back(group);
  for (auto const* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    OptionEntry entry{option->get_snames(),      option->get_lnames(),
                      option->get_option_text(), option->get_description(),
                      option->get_group(),       option->get_expected_max() > 1};
    classify(entry);
    program.options.push_back(std::move(entry));
  }
}

template <typename Keep>
std::vector<std::string> names_of(Keep keep) {
  std::vector<std::string> names;
  for (auto const& row : fields())
    if (keep(row)) names.emplace_back(row.name);
  return names;
}

}  // namespace

std::vector<std::string> OptionEntry::names() const {
  std::vector<std::string> all;
  for (auto const& name : shorts) all.push_back('-' + name);
  for (auto const& name : longs) all.push_back("--" + name);
  return all;
}

std::string Program::function_name() const {
  auto function = name;
  std::ranges::replace(function, '-', '_');
  return function;
}

Program index_program() {
  IndexArguments arguments;
  Program program{"backfile-index", index_help(), index_manual(), {}, {}};
  read_options(program, *index_app(arguments));
  return program;
}

Program search_program() {
  SearchArguments arguments;
  Program program{"backfile-search", search_help(), search_manual(), {}, {}};
  read_options(program, *search_app(arguments));
  return program;
}

std::vector<std::string> field_names() {
  return names_of([](Field const&) { return true; });
}
std::vector<std::string> listed_fields() { return names_of(is_listed); }
std::vector<std::string> facet_fields() {
  return names_of([](Field const& row) { return row.facet; });
}

std::string joined(std::vector<std::string> const& words, std::string_view between) {
  return fmt::format("{}", fmt::join(words, between));
}

}  // namespace backfile::internal

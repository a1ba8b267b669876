// What is said of a program in its manual page and its completions: its options and commands as
// the program itself reads them, and prose.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "indexer/console/help.hpp"
#include "indexer/console/manual_text.hpp"

namespace backfile::internal {

// What stands behind an option, and so how it is completed.
enum class OptionValue { none, choice, file, folder, field, field_value, other };

struct OptionEntry {
  std::vector<std::string> shorts;  // without the dash
  std::vector<std::string> longs;   // without the dashes
  std::string value;                // as the help shows it: DATE, hide|include|only
  std::string summary;
  std::string group;
  bool repeated = false;  // can be given several times
  OptionValue kind = OptionValue::none;
  std::vector<std::string> choices = {};  // kind choice
  std::string field = {};                 // kind field_value

  // -s, --sort: as they are typed.
  [[nodiscard]] std::vector<std::string> names() const;
};

struct Program {
  std::string name;
  HelpText help;
  ManualText prose;
  std::vector<std::string> groups;
  std::vector<OptionEntry> options;

  // In the functions of a shell: backfile_search.
  [[nodiscard]] std::string function_name() const;
};

[[nodiscard]] Program index_program();
[[nodiscard]] Program search_program();

// Names of all fields of the query language; of those whose values can be listed.
[[nodiscard]] std::vector<std::string> field_names();
[[nodiscard]] std::vector<std::string> listed_fields();
[[nodiscard]] std::vector<std::string> facet_fields();

// With " " between them.
[[nodiscard]] std::string joined(std::vector<std::string> const& words, std::string_view between);

}  // namespace backfile::internal

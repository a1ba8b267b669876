// The command line of backfile-search as plain values; nothing is done while it is read.
#pragma once

#include <backfile/search.hpp>
#include <optional>
#include <string>
#include <vector>

#include "indexer/console/console.hpp"

namespace backfile::internal {

enum class OutputFormat { text, json, jsonl, ids, trec };

struct SearchArguments {
  std::string command = "search";
  std::vector<std::string> words;
  std::string index;
  QueryOptions query;
  SearchOptions search;
  OutputFormat format = OutputFormat::text;
  ColorChoice color = ColorChoice::automatic;
  std::string part = "all";  // of show
  std::string id;            // of explain
  std::string queries;       // a file of questions; - is standard input
  std::string tag = "backfile";
  bool null_separated = false;
  bool no_match_ok = false;
  bool quiet = false;

  // The query: the words joined with spaces.
  [[nodiscard]] std::string text() const;
};

// Either what to do, or what to print and the status to end with (help, version).
struct SearchInvocation {
  std::optional<SearchArguments> arguments;
  std::string output;
};

// Throws Error{usage}.
[[nodiscard]] SearchInvocation read_command_line(std::vector<std::string> const& words);

}  // namespace backfile::internal

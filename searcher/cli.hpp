// The command line of backfile-search as plain values; nothing is done while it is read.
#pragma once

#include <backfile/search.hpp>
#include <optional>
#include <string>
#include <vector>

#include "indexer/console/console.hpp"
#include "searcher/render/formats.hpp"
#include "searcher/serve/transport/options.hpp"

namespace backfile::internal {

struct SearchArguments {
  std::string command = "search";
  std::vector<std::string> words;
  std::vector<std::string> indexes;  // searched as one
  QueryOptions query;
  SearchOptions search;
  OutputFormat format = OutputFormat::text;
  Extent extent = Extent::summary;
  std::string fields;         // columns, as "date,outlet,title"; empty: every one
  std::string template_text;  // of --template
  ColorChoice color = ColorChoice::automatic;
  std::string part = "all";  // of show
  std::string id;            // of explain
  std::string queries;       // a file of questions; - is standard input
  std::string tag = "backfile";
  std::string batch;  // of count: a file of queries
  ServeOptions serve;
  int format_version = 1;
  bool limited = false;  // --limit was given
  bool null_separated = false;
  bool guard_cells = false;
  bool with_summary = false;  // the last line of JSON lines
  bool share = false;
  bool paged = true;
  bool no_match_ok = false;
  bool quiet = false;
  bool verbose = false;
  bool explain_score = false;  // under each row
  std::string receipt;         // a file for what was asked of which index, and the counts

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

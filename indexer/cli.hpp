// The command line of backfile-index as plain values; nothing is done while it is read.
#pragma once

#include <backfile/index.hpp>
#include <optional>
#include <string>
#include <vector>

namespace backfile::internal {

struct IndexArguments {
  std::string command = "add";
  std::vector<std::string> operands;  // paths; ids or a query of remove
  std::vector<std::string> ids;       // of remove
  std::string index;
  IngestOptions ingest;
  double lock_timeout = 30.0;  // seconds
  std::string format = "text";
  std::string aliases;  // a file of add
  std::string outlets;  // a file of add and extract
  std::string report;   // a file for what was refused, JSON lines
  std::string progress = "auto";
  bool quiet = false;
  bool verbose = false;
  bool dry_run = false;     // of remove
  bool tombstone = false;   // of remove: the ids stay out
  bool lift = false;        // of remove: they may come back
  bool fail_if_unchanged = false;
};

// Either what to do, or what to print and end with (help, version).
struct IndexInvocation {
  std::optional<IndexArguments> arguments;
  std::string output;
};

// Throws Error{usage}.
[[nodiscard]] IndexInvocation read_index_command_line(std::vector<std::string> const& words);

}  // namespace backfile::internal

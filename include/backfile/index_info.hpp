// What an index holds, and whether it is whole.
#pragma once

#include <backfile/export.h>

#include <cstdint>
#include <string>
#include <vector>

namespace backfile {

// What `backfile-index info` tells.
struct IndexInfo {
  std::string uuid;
  std::uint64_t revision = 0;  // grows with every commit; see the field rev
  std::uint64_t articles = 0;
  std::uint64_t alias_groups = 0;
  std::uint64_t tombstones = 0;  // ids that were removed for good
  std::uint64_t ungrouped = 0;   // articles that an interrupted writer did not compare with others
  std::uint64_t dated = 0;
  std::uint64_t outlet_known = 0;
  std::uint64_t bytes = 0;  // on disk
  std::string generation;
  std::string earliest;  // first and last publication date, to the precision known; may be empty
  std::string latest;
  unsigned schema = 0;
  unsigned analysis = 0;
  std::string stemmer;
};

// Throws what opening for reading throws. Thread safe. Cost: some milliseconds.
[[nodiscard]] BACKFILE_API IndexInfo index_info(std::string const& index);

// What `backfile-index check` finds: nothing when all is well. Reads everything: the tables by
// Xapian's own check (in a child process, since it can crash on a damaged index), every record
// against its checksum, and the counts of fields against the records. Cost: the index once.
[[nodiscard]] BACKFILE_API std::vector<std::string> check_index(std::string const& index);

}  // namespace backfile

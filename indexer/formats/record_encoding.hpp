// A record of a file that should be UTF-8 and is not.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

struct PlainRecord {
  std::string_view text;  // UTF-8; of the record, or of `made`
  std::string note;       // of what was guessed; empty where it was UTF-8
};

// Each record by itself, by what its bytes look like: files are put together of several sources.
// `made` keeps what was decoded. Throws Error{input_unusable} for bytes that are UTF-8 with faults,
// or of no charset that can be told.
[[nodiscard]] PlainRecord record_in_utf8(std::string_view record, std::string& made);

}  // namespace backfile::internal

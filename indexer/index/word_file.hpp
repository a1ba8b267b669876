// The unprefixed words of a generation, in a file beside its database.
//
//   gen-000002/words
//     backfile-words 1 UUID REVISION BYTES     of the database's commit, and of what follows
//     a word a line, in byte order
//
// A wildcard that begins with * looks at every word. The database has them between its posting
// lists, which have to be read with them: ten times as long.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "indexer/index/stop.hpp"
#include "indexer/index/xapian.hpp"

namespace backfile::internal {

// Larger lists are not written; the words are walked in the database then.
inline constexpr std::size_t kMaxWordFileBytes = 32u << 20;

// Of a generation that is whole and not yet published. Throws Error: io, and what Xapian's errors
// become.
// Writes none when it is to stop.
void write_words(std::filesystem::path const& generation, StopFlag stop = nullptr);

// The lines; nothing where the file is missing, damaged, or of another commit: a small addition
// changes the database alone. Cost: reading the file, about a tenth of the walk.
[[nodiscard]] std::optional<std::string> read_words(std::filesystem::path const& generation,
                                                    Xapian::Database const& database);

}  // namespace backfile::internal

// The index folder: which generation is the current one, and whether this program reads it.
//
//   news.index/
//     XAPIANDB       one line, "glass gen-000001": the current generation (a Xapian stub)
//     writer.lock    held by the writer; its pid and when it started
//     gen-000001/    a Xapian glass database; of a large addition also its words (word_file.hpp)
//
// Only our own line is followed, and always as a glass database: a stub of another kind can name
// remote servers or run programs.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include "indexer/index/xapian_fwd.hpp"

namespace backfile::internal {

// The folder of the current generation. Throws Error: no_database when the folder or its stub is
// missing, not_a_database when the stub is not one that we wrote.
[[nodiscard]] std::filesystem::path current_generation(std::filesystem::path const& index);

// True when the folder holds an index (of any version).
[[nodiscard]] bool holds_index(std::filesystem::path const& index);

// Throws unless an index is there or can be made there: cannot_create, not_a_database.
void check_target(std::filesystem::path const& index);

// Throws Error{cannot_create} for a folder that holds other files and no index.
void refuse_other_folder(std::filesystem::path const& index);

// Makes the folder where it is missing, and generation 1, empty, with this program's versions.
// Throws Error{cannot_create}, also for a folder that holds other files.
void create_index(std::filesystem::path const& index);

// Opens the current generation for reading and checks its versions.
[[nodiscard]] Xapian::Database open_for_reading(std::filesystem::path const& index);

// Opens it for writing. The caller holds the WriterLock.
[[nodiscard]] Xapian::WritableDatabase open_for_writing(std::filesystem::path const& index);

// The folder that the next generation belongs in; it may hold the remains of an attempt.
[[nodiscard]] std::filesystem::path next_generation(std::filesystem::path const& index);

// Makes the generation the current one, for good when this returns. The one before stays for
// readers that are still in it.
void publish_generation(std::filesystem::path const& index,
                        std::filesystem::path const& generation);

// Removes generations that are not the current one, and segments. The caller holds the
// WriterLock.
void remove_old_generations(std::filesystem::path const& index);

// Writes our versions into a new database; check_versions throws Error{schema_mismatch} when the
// database has others.
void stamp_versions(Xapian::WritableDatabase& database);
void check_versions(Xapian::Database const& database);

// Metadata beside the versions: the number of commits so far, also over generations, and groups of
// aliases (see alias_store.hpp).
inline constexpr char const* kRevisionKey = "backfile.revision";
inline constexpr char const* kAliasesKey = "backfile.aliases";
[[nodiscard]] std::uint64_t index_revision(Xapian::Database const& database);

// Makes a rename or creation in the folder last through a power cut.
void sync_folder(std::filesystem::path const& folder);

// Puts a folder and the files in it on disk.
void sync_tree(std::filesystem::path const& folder);

// The right to write, from construction to destruction; the kernel takes it back when the
// process dies. Throws Error{locked} naming the holder when `timeout` passes.
class WriterLock {
 public:
  WriterLock(std::filesystem::path const& index, std::chrono::milliseconds timeout);
  ~WriterLock();
  WriterLock(WriterLock const&) = delete;
  WriterLock& operator=(WriterLock const&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace backfile::internal

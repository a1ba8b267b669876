// Making and keeping an index.
#pragma once

#include <atomic>
#include <backfile/article.hpp>
#include <backfile/error.hpp>
#include <backfile/extract.hpp>
#include <backfile/index_info.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace backfile {

// How an index is opened for writing.
struct IndexOptions {
  bool create = false;                             // make the index where there is none
  std::chrono::milliseconds lock_timeout{30'000};  // how long to wait for another writer
};

// What became of an article that was added.
enum class Outcome { added, updated, unchanged };

// An input that was refused, or repaired on the way in. Neither costs another input anything.
struct InputReport {
  std::string path;
  std::uint64_t line = 0;  // of a file of many articles; 0: the whole file
  std::string reason;
  bool rejected = true;              // false: taken, with what `reason` says mended
  Code code = Code::input_unusable;  // of what was rejected
};

// What an ingest did, and what the index holds after it.
struct IngestTotals {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t duplicates = 0;        // of those added or updated, copies of another article
  std::uint64_t duplicate_groups = 0;  // that they belong to
  std::uint64_t skipped = 0;           // copies that were left out, or taken out again
  std::uint64_t versions = 0;          // older texts that were kept
  std::uint64_t tombstoned = 0;        // inputs whose id was removed for good
  std::uint64_t rejected = 0;
  std::uint64_t bytes = 0;     // of input read
  std::uint64_t articles = 0;  // in the index, of these:
  std::uint64_t dated = 0;
  std::uint64_t outlet_known = 0;
  double seconds = 0.0;
  bool interrupted = false;
  bool ungrouped = false;    // copies and stories are not all found; the next commit does that
  bool rolled_back = false;  // strict, and an input was refused
};

// What becomes of an article that the index has already.
enum class OnDuplicate {
  group,    // copies stay, and are found together; an article replaces the one with its id
  skip,     // of copies of one text the first stays
  replace,  // of copies of one text the last stays
  version,  // as group, and what an article replaces stays with the id ID@1, ID@2 …; without an id
            // of its own, an article replaces the one with its address
};

// What inputs are; automatic: by content and file name.
enum class InputFormat {
  automatic,
  text,
  jsonl,
  html,
  warc,
  json,
  ninjs,
  csv,
  rss,
  atom,
  nitf,
  newsml,
  eml,
  mbox
};

// How inputs are read. The callbacks are called on the thread that called ingest().
struct IngestOptions {
  ExtractOptions extract = {};
  InputFormat format = InputFormat::automatic;
  std::vector<std::string> key_map = {};     // "outlet=publisher", or a file of them
  std::size_t max_bytes = kMaxArticleBytes;  // of one page; larger ones are refused
  std::string encoding = {};  // that pages are in ("windows-1252"); empty: by what they show
  // Name of a JSON file of metadata beside each file, "{stem}.json" or "{name}.json"; empty: none.
  // Files with such a name are no inputs. Its values are declared, as "sidecar:/KEY".
  std::string sidecar = {};
  unsigned jobs = 0;                                    // threads that extract; 0: one a core
  OnDuplicate on_duplicate = OnDuplicate::group;
  std::uint64_t least_words = 0;    // of a body; shorter articles are refused
  std::size_t batch = 32;           // inputs that a thread takes at once
  std::uint64_t commit_every = 0;   // articles; 0: by bytes and time
  std::chrono::seconds commit_interval{60};
  bool strict = false;  // where an input is refused, nothing at all is added
  std::function<void(InputReport const&)> report = {};  // for each refused or repaired input
  std::function<void(IngestTotals const&)> progress = {};  // now and then
  std::atomic<bool> const* stop = nullptr;  // when it becomes true: commit what is there and end
};

// Articles that are copies of each other, as the index knows them. The id is the one of its members
// that comes first byte by byte.
struct DuplicateGroup {
  std::string id;
  std::vector<std::string> members;  // ids, in their order
};

// What the groups of copies come to.
struct DuplicateTotals {
  std::uint64_t articles = 0;    // in the index
  std::uint64_t duplicates = 0;  // all members of groups but one of each
  std::uint64_t groups = 0;
};

// Writes to an index. One writer an index at a time, across processes; readers are never
// disturbed. Changes become visible, and last through a crash or power cut, with commit(); it is
// called from time to time by itself. What is not committed when the writer is destroyed is lost.
// Not thread safe. Throws Error: no_database, cannot_create, locked, schema_mismatch, io, corrupt.
class BACKFILE_API IndexWriter {
 public:
  // Waits for another writer as long as the options say. Cost: some milliseconds.
  explicit IndexWriter(std::string const& index, IndexOptions const& options = {});
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  // Adds the article, or replaces the one with its id; recognises one that is already there
  // unchanged. An empty id is made from the path; without one from the address, else from what the
  // article says. Throws Error{input_unusable} for an article that cannot be stored, and for one
  // without title and body that would take another's place; the others are not touched by it.
  Outcome add(Article article);

  // Adds the articles of files, folders (recursively) and standard input ("-"). An input that
  // cannot be used is reported and counted, never thrown. Commits at the end.
  IngestTotals ingest(std::vector<std::string> const& paths, IngestOptions const& options = {});

  // Names of one thing that every search of this index knows, in place of those it had; commits.
  // Throws Error{usage} for a group that is none.
  void set_aliases(std::vector<std::vector<std::string>> const& groups);

  // False when there is no such id.
  bool remove(std::string const& id);

  // As remove(), and no article gets that id again, whatever is added; an id that is not there can
  // be kept out, too. lift() takes that back.
  bool remove_for_good(std::string const& id);
  bool lift(std::string const& id);

  // Makes all changes visible and lasting. Throws Error{input_unusable} that names an article
  // which could not be stored after all; the others are committed. Cost: a sync of the disk.
  void commit();

  // Makes the groups of copies afresh, from all articles, and commits. They are kept up to date by
  // every commit; this gives the same groups. `report` is called with each.
  DuplicateTotals regroup(std::function<void(DuplicateGroup const&)> const& report = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace backfile

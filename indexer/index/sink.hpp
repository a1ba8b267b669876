// Where plain documents go: a Xapian database today, a bulk loader later.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/document.hpp"
#include "indexer/index/groups.hpp"
#include "indexer/index/schema.hpp"
#include "indexer/index/xapian_fwd.hpp"

namespace backfile::internal {

// What the index knows of an input without reading the article.
struct StoredInput {
  std::uint64_t content_hash = 0;  // of all that decides what the article becomes
  std::uint64_t path_hash = 0;     // of a file its place, of a record its full address
  std::uint64_t sum = 0;           // of what it says, whatever the options (Marks::content)
  bool is_file = false;            // a file of one article; not known of stored ones
};

// Not thread safe. After an exception from put, remove or commit everything since the last commit
// is gone; rollback() makes the sink usable again.
class Sink {
 public:
  virtual ~Sink() = default;

  // Adds the document, or replaces the one with its id. `is_new` spares the look-up.
  virtual void put(PlainDocument const& document, StoredInput const& input, bool is_new) = 0;

  // False when there is no such id.
  virtual bool remove(std::string const& id) = 0;

  // On return everything is on disk and will be there after a power cut.
  virtual void commit() = 0;
  virtual void rollback() = 0;

  // Of the index, not of an article; on disk with the next commit.
  virtual void set_metadata(std::string const& key, std::string const& value) = 0;

  // Copies among what was committed since the last call. commit() brings groups up to date.
  [[nodiscard]] virtual CopyTotals take_copies() { return {}; }

  // Makes all groups afresh, and commits. `use` is called with each group and its members.
  virtual CopyTotals regroup(UseGroup const& use) {
    static_cast<void>(use);
    return {};
  }

  // The ids of a group of copies, as of the last commit.
  [[nodiscard]] virtual std::vector<std::string> group(std::string const& name) {
    static_cast<void>(name);
    return {};
  }

  // The article's record.
  [[nodiscard]] virtual std::optional<std::string> record(std::string const& id) {
    static_cast<void>(id);
    return std::nullopt;
  }

  // The next commit groups what interrupted ones left out, even if it has nothing else to do.
  virtual void catch_up() {}

  // Some id begins so; the ids of the documents with a term, the first 100. Of the last commit.
  [[nodiscard]] virtual bool any_id(std::string const& beginning) {
    static_cast<void>(beginning);
    return false;
  }
  [[nodiscard]] virtual std::vector<std::string> ids_with(std::string const& term) {
    static_cast<void>(term);
    return {};
  }

  [[nodiscard]] virtual bool is_behind() { return false; }

  // commit() stores articles without grouping them when this becomes true.
  void heed(StopFlag stop) noexcept { stop_ = stop; }

  // Of the last commit.
  [[nodiscard]] virtual std::string metadata(std::string const& key) = 0;
  [[nodiscard]] virtual std::optional<StoredInput> find(std::string const& id) = 0;
  [[nodiscard]] virtual std::uint64_t article_count() = 0;
  [[nodiscard]] virtual std::uint64_t articles_with(Field const& filled) = 0;

 protected:
  StopFlag stop_ = nullptr;
};

// A sink into the current generation of the index folder.
[[nodiscard]] std::unique_ptr<Sink> open_sink(std::filesystem::path const& index);

// A sink that builds the next generation aside, from segments filled on several threads; for
// additions that are large beside the index. Each commit rewrites the index.
[[nodiscard]] std::unique_ptr<Sink> bulk_sink(std::filesystem::path const& index, unsigned threads);

// A sink into a database in memory, for tests.
[[nodiscard]] std::unique_ptr<Sink> memory_sink(Xapian::WritableDatabase database);

// What the database knows of the input with that id. Xapian's errors pass through.
[[nodiscard]] std::optional<StoredInput> find_in(Xapian::Database const& database,
                                                 std::string const& id);

[[nodiscard]] std::optional<std::string> record_in(Xapian::Database const& database,
                                                   std::string const& id);
[[nodiscard]] bool any_id_in(Xapian::Database const& database, std::string const& beginning);
[[nodiscard]] std::vector<std::string> ids_in(Xapian::Database const& database,
                                              std::string const& term);

// The document as Xapian's.
[[nodiscard]] Xapian::Document xapian_document(PlainDocument const& document,
                                               StoredInput const& input);

}  // namespace backfile::internal

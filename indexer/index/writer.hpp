// Keeps an index: ids, unchanged inputs, commits, and the quarantine of articles that cannot be
// stored.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <backfile/index.hpp>

#include "indexer/index/generation.hpp"
#include "indexer/index/sink.hpp"

namespace backfile::internal {

struct WriterOptions {
  bool create = true;
  std::chrono::milliseconds lock_timeout{30'000};
  std::size_t commit_bytes = 64u << 20;  // of text; positions etc. take several times that
  std::size_t bulk_commit_bytes = 1u << 30;
};

struct Pace {
  std::uint64_t articles = 0;  // 0: any number
  std::chrono::seconds interval{60};
  bool whole = false;
  StopFlag stop = nullptr;  // commits group no articles when it is set
};

// An article that was refused after all, when its batch could not be stored with it.
struct Refused {
  std::string id;
  std::string reason;
};

// Why a record without text does not take the place of an article.
[[nodiscard]] std::string stub_reason(std::string const& id);

// One thread at a time. What is not committed when it is destroyed is lost.
class Writer {
 public:
  Writer(std::filesystem::path const& index, WriterOptions const& options);
  explicit Writer(std::unique_ptr<Sink> sink, WriterOptions const& options = {});

  // What is stored under the id, uncommitted changes included.
  [[nodiscard]] std::optional<StoredInput> find(std::string const& id);

  // Stores the document; commits by itself when enough has come together.
  backfile::Outcome put(PlainDocument document, StoredInput const& input, std::size_t text_bytes);
  bool remove(std::string const& id);
  void commit();
  // Forgets what was not committed, and ends a bulk.
  void discard();

  // The text stored under the id, if any, gets an id of its own: ID@1, or the next number that is
  // free. True when there was one. Throws Error{input_unusable} where that id is too long.
  bool keep_version(std::string const& id);

  // The article's record, uncommitted changes included.
  [[nodiscard]] std::optional<std::string> record(std::string const& id);

  // The article with that id has a title or a body.
  [[nodiscard]] bool has_text(std::string const& id);

  // Of the last commit.
  [[nodiscard]] bool any_id(std::string const& beginning) { return sink_->any_id(beginning); }
  [[nodiscard]] std::vector<std::string> ids_with(std::string const& term) {
    return sink_->ids_with(term);
  }

  // The ids of a group of copies, as of the last commit.
  [[nodiscard]] std::vector<std::string> group(std::string const& name) {
    return sink_->group(name);
  }

  // Ids that are to stay out of the index. False when nothing changes by it.
  [[nodiscard]] bool is_tombstoned(std::string const& id) const { return tombstones_.contains(id); }
  bool set_tombstone(std::string const& id, bool set);

  // How often commit() comes by itself; `whole`: never, and poison spoils everything.
  void set_pace(Pace const& pace);

  // Commits left articles without a look for copies and stories; the next that is not to stop
  // takes them along.
  [[nodiscard]] bool is_behind() { return sink_->is_behind(); }

  // Commits what is there, then the groups, where they differ from those that the index has.
  void set_aliases(std::vector<std::vector<std::string>> const& groups);

  // Between these, additions are built aside and become visible at once, with the last commit;
  // for additions that are large beside the index.
  void begin_bulk(unsigned threads);
  void end_bulk();

  // Copies among what was committed since the last call.
  [[nodiscard]] CopyTotals take_copies();
  // Makes all groups of copies afresh, and commits.
  CopyTotals regroup(UseGroup const& use);

  // Refused since the last call.
  [[nodiscard]] std::vector<Refused> take_refused();

  // Of the last commit.
  [[nodiscard]] std::uint64_t article_count() { return sink_->article_count(); }
  [[nodiscard]] std::uint64_t bytes_on_disk() const;  // of the current generation
  [[nodiscard]] std::uint64_t articles_with(Field const& row) { return sink_->articles_with(row); }

 private:
  // A change since the last commit, small enough to keep: the document is built again from its
  // record when the batch has to be repeated.
  struct Change {
    std::string id;
    std::string record;  // empty: a removal
    StoredInput input;
  };

  void store(PlainDocument document, StoredInput const& input, bool is_new);
  void use(std::unique_ptr<Sink> sink);
  void commit_sink();
  void commit_when_due();
  void repeat_without_poison();
  void repeat(std::size_t begin, std::size_t end);
  void apply(Change const& change);

  std::filesystem::path index_;
  std::unique_ptr<WriterLock> lock_;
  std::unique_ptr<Sink> sink_;
  WriterOptions options_;
  DocumentBuilder builder_;
  std::vector<Change> changes_;
  std::unordered_map<std::string, std::optional<StoredInput>> pending_;
  std::vector<Refused> refused_;
  std::set<std::string> tombstones_;
  bool tombstones_changed_ = false;
  Pace pace_;
  CopyTotals earlier_copies_;  // of sinks that are gone
  std::size_t bytes_ = 0;
  std::uint64_t revision_ = 0;  // of the last commit
  bool bulk_ = false;
  std::chrono::steady_clock::time_point last_commit_;
};

}  // namespace backfile::internal

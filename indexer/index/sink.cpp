#include "indexer/index/sink.hpp"

#include <algorithm>

#include "indexer/index/generation.hpp"
#include "indexer/index/grouping.hpp"
#include "indexer/index/record.hpp"
#include "indexer/index/schema.hpp"
#include "indexer/index/terms.hpp"
#include "indexer/index/xapian.hpp"

namespace backfile::internal {
namespace {

class MemorySink : public Sink {
 public:
  explicit MemorySink(Xapian::WritableDatabase database) : database_{std::move(database)} {}

  void put(PlainDocument const& document, StoredInput const& input, bool is_new) override {
    guarded([&] { static_cast<void>(write(document, input, is_new)); });
  }

  bool remove(std::string const& id) override {
    return guarded([&] {
      auto const term = keyword_term(field("id"), id);
      if (!database_.term_exists(term)) return false;
      database_.delete_document(term);
      return true;
    });
  }

  void commit() override {
    guarded([&] { database_.commit(); });
  }

  void set_metadata(std::string const& key, std::string const& value) override {
    guarded([&] { database_.set_metadata(key, value); });
  }

  std::string metadata(std::string const& key) override {
    return guarded([&] { return database_.get_metadata(key); });
  }

  void rollback() override {}

  std::optional<StoredInput> find(std::string const& id) override {
    return guarded([&] { return find_in(database_, id); });
  }

  std::optional<std::string> record(std::string const& id) override {
    return guarded([&] { return record_in(database_, id); });
  }

  bool any_id(std::string const& beginning) override {
    return guarded([&] { return any_id_in(database_, beginning); });
  }

  std::vector<std::string> ids_with(std::string const& term) override {
    return guarded([&] { return ids_in(database_, term); });
  }

  std::uint64_t article_count() override {
    return guarded([&] { return database_.get_doccount(); });
  }

  std::uint64_t articles_with(Field const& filled) override {
    return guarded([&] { return database_.get_termfreq(has_term(filled)); });
  }

 protected:
  Xapian::docid write(PlainDocument const& document, StoredInput const& input, bool is_new) {
    auto const made = xapian_document(document, input);
    if (is_new) return database_.add_document(made);
    return database_.replace_document(keyword_term(field("id"), document.id), made);
  }

  Xapian::WritableDatabase database_;
};

// Xapian commits by itself after 10,000 changes, without a directory sync behind it; inside a
// transaction it only empties its buffers. Look-ups go to a snapshot of the last commit, so that
// they do not disturb the buffers.
class FolderSink final : public MemorySink {
 public:
  explicit FolderSink(std::filesystem::path index)
      : MemorySink{open_for_writing(index)},
        index_{std::move(index)},
        generation_{current_generation(index_)},
        snapshot_{open_for_reading(index_)} {
    guarded([&] { database_.begin_transaction(false); });
  }

  ~FolderSink() override {
    // Without this Xapian's destructor would commit what nobody asked to commit.
    try {
      database_.cancel_transaction();
      database_.close();
    } catch (Xapian::Error const&) {
      return;
    }
  }

  void put(PlainDocument const& document, StoredInput const& input, bool is_new) override {
    guarded([&] {
      if (!is_new) leave_groups(database_, document.id, touched_);
      touched_.documents.push_back(write(document, input, is_new));
    });
  }

  bool remove(std::string const& id) override {
    guarded([&] { leave_groups(database_, id, touched_); });
    return MemorySink::remove(id);
  }

  void commit() override {
    guarded([&] {
      if (catch_up_ || !touched_.empty()) update_grouping(database_, touched_, totals_, stop_);
      touched_.clear();
      catch_up_ = false;
      database_.commit_transaction();
      database_.commit();
      sync_folder(generation_);
      snapshot_.reopen();
      database_.begin_transaction(false);
    });
  }

  CopyTotals regroup(UseGroup const& use) override {
    CopyTotals totals;
    guarded([&] { update_grouping(database_, everything(database_), totals, nullptr); });
    commit();
    guarded([&] { for_each_group(snapshot_, field("dup"), use); });
    return totals;
  }

  CopyTotals take_copies() override { return std::exchange(totals_, {}); }

  void catch_up() override { catch_up_ = true; }

  bool is_behind() override {
    return guarded([&] { return internal::is_behind(snapshot_); });
  }

  void rollback() override {
    touched_.clear();
    guarded([&] {
      try {
        database_.cancel_transaction();
      } catch (Xapian::Error const&) {
        // The failure that brought us here may have ended the transaction.
      }
      database_.close();
      database_ = open_for_writing(index_);
      snapshot_.reopen();
      database_.begin_transaction(false);
    });
  }

  std::optional<StoredInput> find(std::string const& id) override {
    return guarded([&] { return find_in(snapshot_, id); });
  }

  std::optional<std::string> record(std::string const& id) override {
    return guarded([&] { return record_in(snapshot_, id); });
  }

  bool any_id(std::string const& beginning) override {
    return guarded([&] { return any_id_in(snapshot_, beginning); });
  }

  std::vector<std::string> ids_with(std::string const& term) override {
    return guarded([&] { return ids_in(snapshot_, term); });
  }

  std::vector<std::string> group(std::string const& name) override {
    return guarded([&] { return group_members(snapshot_, field("dup"), name); });
  }

 private:
  std::filesystem::path index_;
  std::filesystem::path generation_;
  Xapian::Database snapshot_;
  Touched touched_;
  bool catch_up_ = false;
  CopyTotals totals_;
};

}  // namespace

std::optional<StoredInput> find_in(Xapian::Database const& database, std::string const& id) {
  auto const term = keyword_term(field("id"), id);
  auto const posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  auto const document = database.get_document(*posting);
  auto const identity = document.get_value(kSlotIdentity);
  auto const half = std::min<std::size_t>(8, identity.size());
  return StoredInput{unpack64(document.get_value(kSlotContentHash)),
                     unpack64(std::string_view{identity}.substr(0, half)),
                     unpack64(std::string_view{identity}.substr(half))};
}

std::optional<std::string> record_in(Xapian::Database const& database, std::string const& id) {
  auto const term = keyword_term(field("id"), id);
  auto const posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  return database.get_document(*posting).get_data();
}

bool any_id_in(Xapian::Database const& database, std::string const& beginning) {
  auto const term = keyword_term(field("id"), beginning);
  return database.allterms_begin(term) != database.allterms_end(term);
}

std::vector<std::string> ids_in(Xapian::Database const& database, std::string const& term) {
  constexpr std::size_t kMost = 100;
  std::vector<std::string> ids;
  auto const end = database.postlist_end(term);
  for (auto it = database.postlist_begin(term); it != end && ids.size() < kMost; ++it)
    ids.push_back(database.get_document(*it).get_value(static_cast<unsigned>(field("id").slot)));
  return ids;
}

std::unique_ptr<Sink> open_sink(std::filesystem::path const& index) {
  return std::make_unique<FolderSink>(index);
}

std::unique_ptr<Sink> memory_sink(Xapian::WritableDatabase database) {
  return std::make_unique<MemorySink>(std::move(database));
}

Xapian::Document xapian_document(PlainDocument const& document, StoredInput const& input) {
  Xapian::Document made;
  for (auto const& posting : document.postings) {
    made.add_term(posting.term, posting.wdf);
    for (auto const position : posting.positions) made.add_posting(posting.term, position, 0);
  }
  for (auto const& [slot, value] : document.values) made.add_value(slot, value);
  made.add_value(kSlotContentHash, pack64(input.content_hash));
  made.add_value(kSlotIdentity, pack64(input.path_hash) + pack64(input.sum));
  if (input.is_file) {
    made.add_boolean_term(place_term(input.path_hash));
    made.add_boolean_term(content_term(input.sum));
  }
  made.set_data(document.record);
  return made;
}

}  // namespace backfile::internal

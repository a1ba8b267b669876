#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <system_error>
#include <unordered_set>

#include "indexer/index/generation.hpp"
#include "indexer/index/grouping.hpp"
#include "indexer/index/segments.hpp"
#include "indexer/index/sink.hpp"
#include "indexer/index/terms.hpp"
#include "indexer/index/word_file.hpp"
#include "indexer/index/xapian.hpp"

namespace backfile::internal {
namespace {

namespace fs = std::filesystem;

// Asks before each table.
class StoppableCompactor final : public Xapian::Compactor {
 public:
  explicit StoppableCompactor(StopFlag stop) : stop_{stop} {}
  void set_status(std::string const&, std::string const&) override { check_stop(stop_); }

 private:
  StopFlag stop_;
};

// Builds the next generation aside and switches to it with commit(). Readers see the old one
// until then, whole, and can finish with it: it is removed by the next writer.
class BulkSink final : public Sink {
 public:
  BulkSink(fs::path index, unsigned threads)
      : index_{std::move(index)},
        threads_{threads},
        folder_{index_ / "segments"},
        base_{open_for_reading(index_)} {
    start();
  }

  ~BulkSink() override {
    segments_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  void put(PlainDocument const& document, StoredInput const& input, bool is_new) override {
    // The later of two documents with one id has to get the higher number.
    if (!ids_.insert(document.id).second) segments_->finish();
    if (!is_new) {
      replaced_.insert(document.id);
      guarded([&] { leave_groups(base_, document.id, touched_); });
    }
    segments_->add(document, input);
  }

  bool remove(std::string const& id) override {
    commit();
    auto database = open_for_writing(index_);
    return guarded([&] {
      auto const term = keyword_term(field("id"), id);
      if (!database.term_exists(term)) return false;
      leave_groups(database, id, touched_);
      database.delete_document(term);
      update_grouping(database, std::exchange(touched_, {}), totals_, stop_);
      database.commit();
      base_ = open_for_reading(index_);
      return true;
    });
  }

  void commit() override {
    if (segments_->empty()) return;
    segments_->finish();
    auto const generation = next_generation(index_);
    fs::remove_all(generation);
    auto const merged = folder_ / "merged";
    merge_into(merged);
    finish_generation(merged);
    pack(merged, generation);
    write_words(generation, stop_);
    sync_tree(generation);
    publish_generation(index_, generation);
    base_ = open_for_reading(index_);
    start();
  }

  void set_metadata(std::string const& key, std::string const& value) override {
    metadata_[key] = value;
  }

  bool is_behind() override {
    return guarded([&] { return internal::is_behind(base_); });
  }

  std::string metadata(std::string const& key) override {
    return guarded([&] { return base_.get_metadata(key); });
  }

  void rollback() override { start(); }

  std::optional<StoredInput> find(std::string const& id) override {
    return guarded([&] { return find_in(base_, id); });
  }

  std::optional<std::string> record(std::string const& id) override {
    return guarded([&] { return record_in(base_, id); });
  }

  bool any_id(std::string const& beginning) override {
    return guarded([&] { return any_id_in(base_, beginning); });
  }

  std::vector<std::string> ids_with(std::string const& term) override {
    return guarded([&] { return ids_in(base_, term); });
  }

  CopyTotals take_copies() override { return std::exchange(totals_, {}); }

  std::uint64_t article_count() override { return base_.get_doccount(); }

  std::uint64_t articles_with(Field const& filled) override {
    return guarded([&] { return base_.get_termfreq(has_term(filled)); });
  }

 private:
  void start() {
    segments_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    segments_ = std::make_unique<Segments>(folder_, threads_);
    ids_.clear();
    replaced_.clear();
    metadata_.clear();
    touched_.clear();
  }

  // The old articles first, so that they have the lower numbers. Metadata come with them.
  void merge_into(fs::path const& generation) {
    guarded([&] {
      Xapian::Database all;
      all.add_database(base_);
      for (auto const& segment : segments_->take())
        all.add_database(Xapian::Database{segment.string(), Xapian::DB_BACKEND_GLASS});
      all.compact(generation.string(), 0u);
    });
  }

  // What a merge leaves undone: older documents of replaced ids go, and copies find together,
  // new metadata come.
  void finish_generation(fs::path const& generation) {
    guarded([&] {
      Xapian::WritableDatabase database{generation.string(),
                                        Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS};
      for (auto const& id : replaced_) drop_older(database, id);
      for (auto const& id : ids_) touched_.documents.push_back(newest(database, id));
      for (auto const& [key, value] : metadata_) database.set_metadata(key, value);
      update_grouping(database, touched_, totals_, stop_);
      database.commit();
    });
  }

  // A merge leaves no room in its blocks, so whatever is changed in it splits them: a third of the
  // index, where many articles have groups. Who stops gets the larger one.
  void pack(fs::path const& merged, fs::path const& generation) const {
    bool const packed = finished([&] {
      StoppableCompactor compactor{stop_};
      guarded([&] {
        Xapian::Database all{merged.string(), Xapian::DB_BACKEND_GLASS};
        all.compact(generation.string(), 0u, 0, compactor);
      });
    });
    if (packed) return;
    fs::remove_all(generation);
    fs::rename(merged, generation);
  }

  static void drop_older(Xapian::WritableDatabase& database, std::string const& id) {
    auto const term = keyword_term(field("id"), id);
    std::vector<Xapian::docid> numbers;
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it)
      numbers.push_back(*it);
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i) database.delete_document(numbers[i]);
  }

  static Xapian::docid newest(Xapian::Database const& database, std::string const& id) {
    auto const term = keyword_term(field("id"), id);
    auto const posting = database.postlist_begin(term);
    return posting == database.postlist_end(term) ? 0 : *posting;
  }

  fs::path index_;
  unsigned threads_;
  fs::path folder_;
  Xapian::Database base_;
  std::unique_ptr<Segments> segments_;
  std::unordered_set<std::string> ids_;
  std::unordered_set<std::string> replaced_;
  std::map<std::string, std::string> metadata_;
  Touched touched_;
  CopyTotals totals_;
};

}  // namespace

std::unique_ptr<Sink> bulk_sink(fs::path const& index, unsigned threads) {
  return std::make_unique<BulkSink>(index, threads);
}

}  // namespace backfile::internal

#include "indexer/index/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <system_error>

#include "backfile/error.hpp"
#include "indexer/index/alias_store.hpp"
#include "indexer/index/id_list.hpp"
#include "indexer/index/record.hpp"

namespace backfile::internal {
namespace {

// Errors of one article, not of the disk: the rest of the batch can be saved.
bool is_poison(Error const& error) {
  return error.code() == Code::internal || error.code() == Code::input_unusable;
}

std::uint64_t revision_of(Sink& sink) {
  return std::strtoull(sink.metadata(kRevisionKey).c_str(), nullptr, 10);
}

std::unique_ptr<WriterLock> lock_index(std::filesystem::path const& index,
                                       WriterOptions const& options) {
  if (!options.create) static_cast<void>(current_generation(index));
  if (!holds_index(index)) refuse_other_folder(index);
  auto lock = std::make_unique<WriterLock>(index, options.lock_timeout);
  if (!holds_index(index)) create_index(index);
  remove_old_generations(index);
  return lock;
}

}  // namespace

std::string stub_reason(std::string const& id) {
  return fmt::format("neither title nor body; the article '{}' stays as it is", id);
}

Writer::Writer(std::filesystem::path const& index, WriterOptions const& options)
    : index_{index},
      lock_{lock_index(index, options)},
      sink_{open_sink(index)},
      options_{options},
      tombstones_{unpack_ids(sink_->metadata(kTombstonesKey))},
      revision_{revision_of(*sink_)},
      last_commit_{std::chrono::steady_clock::now()} {}

Writer::Writer(std::unique_ptr<Sink> sink, WriterOptions const& options)
    : sink_{std::move(sink)},
      options_{options},
      revision_{revision_of(*sink_)},
      last_commit_{std::chrono::steady_clock::now()} {}

std::optional<StoredInput> Writer::find(std::string const& id) {
  if (auto const found = pending_.find(id); found != pending_.end()) return found->second;
  return sink_->find(id);
}

Outcome Writer::put(PlainDocument document, StoredInput const& input, std::size_t text_bytes) {
  auto const known = find(document.id).has_value();
  changes_.push_back({document.id, std::move(document.record), input});
  pending_[document.id] = input;
  bytes_ += text_bytes;
  document.record = changes_.back().record;
  try {
    store(std::move(document), input, !known);
  } catch (Error const& error) {
    if (!is_poison(error) || pace_.whole) throw;
    repeat_without_poison();
  }
  commit_when_due();
  return known ? Outcome::updated : Outcome::added;
}

bool Writer::remove(std::string const& id) {
  if (!find(id)) return false;
  changes_.push_back({id, {}, {}});
  pending_[id] = std::nullopt;
  sink_->remove(id);
  return true;
}

bool Writer::keep_version(std::string const& id) {
  auto const stored = find(id);
  auto const bytes = record(id);
  if (!stored || !bytes) return false;
  auto article = decode_record(*bytes);
  unsigned number = 1;
  do article.id = fmt::format("{}@{}", id, number++);
  while (find(article.id));
  auto const size = article.body.size();
  put(builder_.build(article), *stored, size);
  return true;
}

bool Writer::has_text(std::string const& id) {
  auto const bytes = record(id);
  return bytes && !bytes->empty() && !is_textless(decode_record(*bytes));
}

// Of a change that is not committed, too.
std::optional<std::string> Writer::record(std::string const& id) {
  if (!pending_.contains(id)) return sink_->record(id);
  auto const last = std::find_if(changes_.rbegin(), changes_.rend(),
                                 [&](Change const& change) { return change.id == id; });
  return last == changes_.rend() ? std::nullopt : std::optional{last->record};
}

bool Writer::set_tombstone(std::string const& id, bool set) {
  bool const changed = set ? tombstones_.insert(id).second : tombstones_.erase(id) > 0;
  tombstones_changed_ = tombstones_changed_ || changed;
  return changed;
}

void Writer::discard() {
  changes_.clear();
  pending_.clear();
  bytes_ = 0;
  sink_->rollback();
  if (!bulk_) return;
  sink_.reset();
  use(open_sink(index_));
  bulk_ = false;
}

void Writer::set_pace(Pace const& pace) {
  pace_ = pace;
  sink_->heed(pace.stop);
}

void Writer::use(std::unique_ptr<Sink> sink) {
  sink_ = std::move(sink);
  sink_->heed(pace_.stop);
}

void Writer::commit() {
  bool const behind = sink_->is_behind() && !is_stopping(pace_.stop);
  if (changes_.empty() && !tombstones_changed_ && !behind) return;
  if (behind) sink_->catch_up();
  try {
    commit_sink();
  } catch (Error const& error) {
    if (!is_poison(error) || pace_.whole) throw;
    repeat_without_poison();
  }
  changes_.clear();
  pending_.clear();
  tombstones_changed_ = false;
  bytes_ = 0;
  last_commit_ = std::chrono::steady_clock::now();
}

void Writer::set_aliases(std::vector<std::vector<std::string>> const& groups) {
  auto const packed = pack_aliases(groups);
  if (sink_->metadata(kAliasesKey) == packed) return;
  if (!changes_.empty()) commit();
  sink_->set_metadata(kAliasesKey, packed);
  commit_sink();
}

void Writer::store(PlainDocument document, StoredInput const& input, bool is_new) {
  set_revision(document, revision_ + 1);
  sink_->put(document, input, is_new);
}

void Writer::commit_sink() {
  sink_->set_metadata(kRevisionKey, std::to_string(revision_ + 1));
  if (tombstones_changed_) sink_->set_metadata(kTombstonesKey, pack_ids(tombstones_));
  sink_->commit();
  ++revision_;
}

void Writer::begin_bulk(unsigned threads) {
  if (!changes_.empty() || tombstones_changed_) commit();
  earlier_copies_ = take_copies();
  use(bulk_sink(index_, threads));
  bulk_ = true;
}

void Writer::end_bulk() {
  commit();
  earlier_copies_ = take_copies();
  sink_.reset();
  use(open_sink(index_));
  bulk_ = false;
  commit();
}

CopyTotals Writer::take_copies() {
  auto all = std::exchange(earlier_copies_, {});
  auto now = sink_->take_copies();
  all.copies += now.copies;
  all.groups.merge(now.groups);
  return all;
}

CopyTotals Writer::regroup(UseGroup const& use) {
  commit();
  return sink_->regroup(use);
}

std::vector<Refused> Writer::take_refused() { return std::exchange(refused_, {}); }

std::uint64_t Writer::bytes_on_disk() const {
  std::uint64_t bytes = 0;
  std::error_code error;
  if (index_.empty()) return bytes;
  for (auto const& entry : std::filesystem::directory_iterator{current_generation(index_), error})
    bytes += entry.file_size(error);
  return bytes;
}

void Writer::commit_when_due() {
  if (pace_.whole) return;
  if (pace_.articles > 0 && changes_.size() >= pace_.articles) return commit();
  if (bulk_) {
    if (bytes_ >= options_.bulk_commit_bytes) commit();
    return;
  }
  bool const time_is_up = std::chrono::steady_clock::now() - last_commit_ >= pace_.interval;
  if (bytes_ >= options_.commit_bytes || time_is_up) commit();
}

// Any exception while a document is added discards the whole batch inside Xapian, and some
// poison shows only at commit: halve the batch until the article stands alone.
void Writer::repeat_without_poison() {
  sink_->rollback();
  pending_.clear();
  bytes_ = 0;
  repeat(0, changes_.size());
  changes_.clear();
}

void Writer::repeat(std::size_t begin, std::size_t end) {
  try {
    for (auto i = begin; i < end; ++i) apply(changes_[i]);
    commit_sink();
  } catch (Error const& error) {
    if (!is_poison(error)) throw;
    sink_->rollback();
    if (end - begin == 1) {
      refused_.push_back({changes_[begin].id, error.message()});
      return;
    }
    auto const middle = begin + (end - begin) / 2;
    repeat(begin, middle);
    repeat(middle, end);
  }
}

void Writer::apply(Change const& change) {
  if (change.record.empty()) {
    sink_->remove(change.id);
    return;
  }
  store(builder_.build(decode_record(change.record)), change.input, false);
}

}  // namespace backfile::internal

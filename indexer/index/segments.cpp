#include "indexer/index/segments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "backfile/error.hpp"
#include "indexer/index/workers.hpp"
#include "indexer/index/xapian.hpp"

namespace backfile::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxWaiting = 128;  // documents, before add() waits

void merge(std::vector<fs::path> const& from, fs::path const& to) {
  guarded([&] {
    Xapian::Database all;
    for (auto const& path : from)
      all.add_database(Xapian::Database{path.string(), Xapian::DB_BACKEND_GLASS});
    all.compact(to.string(), 0u);
  });
  for (auto const& path : from) fs::remove_all(path);
}

}  // namespace

Segments::Segments(fs::path folder, unsigned threads)
    : folder_{std::move(folder)}, thread_count_{std::max(1u, threads)} {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error)
    throw Error{Code::cannot_create,
                fmt::format("cannot make the folder {}: {}", folder_.string(), error.message())};
}

Segments::~Segments() {
  {
    std::lock_guard const hold{mutex_};
    closing_ = true;
    items_.clear();
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void Segments::add(PlainDocument document, StoredInput const& input) {
  while (threads_.size() < thread_count_) threads_.emplace_back([this] { fill(); });
  std::unique_lock hold{mutex_};
  changed_.wait(hold, [this] { return items_.size() < kMaxWaiting || failure_; });
  if (failure_) std::rethrow_exception(failure_);
  items_.push_back({std::move(document), input});
  ++added_;
  hold.unlock();
  changed_.notify_all();
}

void Segments::finish() {
  {
    std::lock_guard const hold{mutex_};
    closing_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
  closing_ = false;
  if (failure_) std::rethrow_exception(failure_);
}

std::vector<fs::path> Segments::take() {
  added_ = 0;
  auto segments = std::exchange(done_, {});
  std::ranges::sort(segments);
  while (segments.size() > kMaxMerged) {
    std::vector<fs::path> merged;
    for (std::size_t i = 0; i < segments.size(); i += kMaxMerged) {
      auto const end = std::min(i + kMaxMerged, segments.size());
      std::vector<fs::path> const group{segments.begin() + static_cast<std::ptrdiff_t>(i),
                                        segments.begin() + static_cast<std::ptrdiff_t>(end)};
      merged.push_back(next_path());
      merge(group, merged.back());
    }
    segments = std::move(merged);
  }
  return segments;
}

void Segments::fill() {
  block_signals();
  try {
    fill_until_closed();
  } catch (...) {
    std::lock_guard const hold{mutex_};
    failure_ = std::current_exception();
  }
  changed_.notify_all();
}

void Segments::fill_until_closed() {
  Xapian::WritableDatabase segment;
  fs::path path;
  std::size_t count = 0;
  auto const close = [&] {
    if (count == 0) return;
    guarded([&] {
      segment.commit();
      segment.close();
    });
    std::lock_guard const hold{mutex_};
    done_.push_back(path);
    count = 0;
  };
  while (true) {
    std::unique_lock hold{mutex_};
    changed_.wait(hold, [this] { return closing_ || !items_.empty() || failure_; });
    if (items_.empty() || failure_) break;
    auto item = std::move(items_.front());
    items_.pop_front();
    if (count == 0) path = next_path();
    hold.unlock();
    changed_.notify_all();
    guarded([&] {
      // Not synced: a segment that a crash leaves behind is never read.
      if (count == 0)
        segment = Xapian::WritableDatabase{
            path.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                               Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS};
      segment.add_document(xapian_document(item.document, item.input));
    });
    if (++count == kSegmentArticles) close();
  }
  close();
}

fs::path Segments::next_path() { return folder_ / fmt::format("segment-{:08}", ++numbered_); }

}  // namespace backfile::internal

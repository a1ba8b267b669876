// Segment databases: small ones are cheap to fill, Xapian's buffers stay in the processor's
// cache; they are merged once.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "indexer/index/document.hpp"
#include "indexer/index/sink.hpp"

namespace backfile::internal {

// Articles a segment: fewer are faster to fill and dearer to merge (measured between 100 and
// 1,000).
inline constexpr std::size_t kSegmentArticles = 500;

// Segments merged at once; each costs a few file descriptors.
inline constexpr std::size_t kMaxMerged = 64;

// Fills segments in a folder on several threads. The folder is made, and is the caller's to
// remove. Used by one thread.
class Segments {
 public:
  Segments(std::filesystem::path folder, unsigned threads);
  ~Segments();
  Segments(Segments const&) = delete;
  Segments& operator=(Segments const&) = delete;

  // Waits where the threads are behind. Throws what a thread threw.
  void add(PlainDocument document, StoredInput const& input);

  // Closes all open segments. Documents added later have higher numbers after a merge.
  void finish();

  // All segments so far, oldest first, after finish(); merged until kMaxMerged or fewer are left.
  [[nodiscard]] std::vector<std::filesystem::path> take();

  [[nodiscard]] bool empty() const noexcept { return added_ == 0; }

 private:
  struct Item {
    PlainDocument document;
    StoredInput input;
  };

  void fill();
  void fill_until_closed();
  [[nodiscard]] std::filesystem::path next_path();

  std::filesystem::path folder_;
  unsigned thread_count_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> items_;
  bool closing_ = false;
  std::exception_ptr failure_;
  std::vector<std::filesystem::path> done_;
  std::size_t numbered_ = 0;
  std::size_t added_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace backfile::internal

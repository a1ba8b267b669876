#include "indexer/formats/record_stream.hpp"

#include <algorithm>
#include <cstring>
#include <span>

#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kBlockOfRecords = 1u << 16;
constexpr std::size_t kLongestMark = 4096;  // bytes by which a record is told

}  // namespace

bool RecordStream::fill(std::size_t wanted) {
  if (size_ - at_ >= wanted) return true;
  if (at_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + at_, size_ - at_);
    size_ -= at_;
    at_ = 0;
  }
  while (size_ < wanted) {
    if (buffer_.size() < size_ + kBlockOfRecords)
      buffer_.resize(std::max(size_ + kBlockOfRecords, 2 * size_));
    auto const got = read_more();
    if (got == 0) return false;
    size_ += got;
  }
  return true;
}

std::size_t RecordStream::read_more() try {
  return over_ ? 0 : read_ready(*stream_.rdbuf(), std::span{buffer_}.subspan(size_));
} catch (Error const& error) {
  over_ = error;
  return 0;
}

void RecordStream::pass(std::size_t bytes) {
  at_ += bytes;
  offset_ += bytes;
}

bool RecordStream::find_record() {
  while (true) {
    bool const more = fill(kBlockOfRecords);
    auto const found = find_(ahead(), 0);
    if (found != std::string_view::npos) {
      pass(found);
      return true;
    }
    auto const kept = more ? kLongestMark : 0;
    pass(ahead().size() - std::min(kept, ahead().size()));
    if (!more) return false;
  }
}

}  // namespace backfile::internal

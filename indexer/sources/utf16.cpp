#include "indexer/sources/utf16.hpp"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <utility>

namespace backfile::internal {
namespace {

constexpr std::size_t kChunk = 8192;  // bytes of UTF-8 at a time
constexpr int kEnd = std::char_traits<char>::eof();

void append(std::string& out, UChar32 c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, c);
  out.append(bytes, size);
}

}  // namespace

int Utf16Buffer::unit() {
  if (waiting_ >= 0) return std::exchange(waiting_, -1);
  auto const one = from_.sbumpc();
  auto const other = one == kEnd ? kEnd : from_.sbumpc();
  if (other == kEnd) return -1;
  return little_ ? one | (other << 8) : (one << 8) | other;
}

Utf16Buffer::int_type Utf16Buffer::underflow() {
  plain_.clear();
  // Not more than the source has at hand: a pipe may hold a line and no more for now.
  do {
    auto const lead = unit();
    if (lead < 0) break;
    UChar32 c = lead;
    if (U16_IS_LEAD(c)) {
      auto const trail = unit();
      bool const pair = trail >= 0 && U16_IS_TRAIL(trail);
      if (!pair) waiting_ = trail;
      c = pair ? U16_GET_SUPPLEMENTARY(c, trail) : 0xFFFD;
    } else if (U16_IS_TRAIL(c)) {
      c = 0xFFFD;
    }
    if (!first_ || c != 0xFEFF) append(plain_, c);
    first_ = false;
  } while (plain_.size() < kChunk && (plain_.empty() || from_.in_avail() > 1));
  if (plain_.empty()) return traits_type::eof();
  setg(plain_.data(), plain_.data(), plain_.data() + plain_.size());
  return traits_type::to_int_type(plain_.front());
}

}  // namespace backfile::internal

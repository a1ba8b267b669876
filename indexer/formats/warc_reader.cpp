#include "indexer/formats/warc_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>
#include <span>

#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kBegin = "WARC/1.";
constexpr std::size_t kBeginLine = 11;  // with a digit, the line's end and a letter
constexpr std::size_t kMaxHeader = 1u << 16;
constexpr std::size_t kMaxBetween = 64;  // line ends between records; two are right
constexpr std::size_t kRead = 1u << 16;

std::optional<std::uint64_t> length_of(HeaderFields const& fields) {
  auto const text = fields.value("content-length");
  std::uint64_t length = 0;
  auto const read = std::from_chars(text.data(), text.data() + text.size(), length);
  if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size())
    return std::nullopt;
  return length;
}

std::size_t line_ends(std::string_view text) {
  return std::min(text.find_first_not_of("\r\n"), text.size());
}

// Where a record begins in the text, behind its first `from` bytes; npos: nowhere.
std::size_t find_begin(std::string_view text, std::size_t from) {
  for (auto at = text.find(kBegin, from); at != text.npos; at = text.find(kBegin, at + 1))
    if (begins_warc_record(text.substr(at))) return at;
  return text.npos;
}

}  // namespace

bool begins_warc_record(std::string_view bytes) noexcept {
  if (!bytes.starts_with(kBegin) || bytes.size() < kBeginLine) return false;
  bytes.remove_prefix(kBegin.size());
  if (bytes[0] < '0' || bytes[0] > '9') return false;
  bytes.remove_prefix(bytes[1] == '\r' ? 2 : 1);
  return bytes[0] == '\n' && ((bytes[1] | 0x20) >= 'a' && (bytes[1] | 0x20) <= 'z');
}

// At least so many bytes ahead, if there are.
bool WarcReader::fill(std::size_t wanted) {
  if (size_ - at_ >= wanted) return true;
  if (at_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + at_, size_ - at_);
    size_ -= at_;
    at_ = 0;
  }
  while (size_ < wanted) {
    if (buffer_.size() < size_ + kRead) buffer_.resize(std::max(size_ + kRead, 2 * size_));
    auto const got = read_more();
    if (got == 0) return false;
    size_ += got;
  }
  return true;
}

std::size_t WarcReader::read_more() try {
  return over_ ? 0 : read_ready(*stream_.rdbuf(), std::span{buffer_}.subspan(size_));
} catch (Error const& error) {
  over_ = error;
  return 0;
}

void WarcReader::pass(std::size_t bytes) {
  at_ += bytes;
  offset_ += bytes;
}

// Passes over everything before the line that begins the next record.
bool WarcReader::find_record() {
  while (true) {
    bool const more = fill(kRead);
    auto const found = find_begin(ahead(), 0);
    if (found != std::string_view::npos) {
      pass(found);
      return true;
    }
    auto const kept = more ? kBeginLine : 0;
    pass(ahead().size() - std::min(kept, ahead().size()));
    if (!more) return false;
  }
}

WarcReader::Got WarcReader::bad(std::string why) {
  if (over_ && ahead().empty()) throw Error{*over_};
  fault_ = std::move(why);
  return Got::bad;
}

WarcReader::Got WarcReader::next() {
  block_ = {};
  static_cast<void>(fill(kMaxBetween + kBeginLine));
  pass(line_ends(ahead()));
  if (ahead().empty() && !fill(1)) {
    if (over_) throw Error{*over_};
    return Got::end;
  }
  ++number_;
  auto const begin = offset_;
  static_cast<void>(fill(kMaxHeader));
  if (!begins_warc_record(ahead())) {
    static_cast<void>(find_record());
    return bad(fmt::format("no record at byte {}: {} bytes passed over", begin, offset_ - begin));
  }
  auto const head = header_size(ahead().substr(0, kMaxHeader));
  // A record that begins within the header shows that this one was cut off.
  auto const inside = find_begin(ahead().substr(0, head.value_or(kMaxHeader)), 1);
  if (!head || inside != std::string_view::npos) {
    pass(1);
    static_cast<void>(find_record());
    return bad(fmt::format("its header, at byte {}, does not end", begin));
  }
  auto const version = ahead().find('\n');
  fields_ = HeaderFields{ahead().substr(version + 1, *head - version - 1)};
  pass(*head);
  auto const length = length_of(fields_);
  if (!length) {
    static_cast<void>(find_record());
    return bad(fmt::format("no length in its header, at byte {}", begin));
  }
  return *length > kMaxRecordBytes ? pass_long_block(*length)
                                   : take_block(static_cast<std::size_t>(*length));
}

// The length is true when the archive ends behind it, another record begins, or two line ends stand
// there as they should.
WarcReader::Got WarcReader::take_block(std::uint64_t length) {
  auto const size = static_cast<std::size_t>(length);
  static_cast<void>(fill(size + kMaxBetween + kBeginLine));
  auto const all = ahead();
  auto const behind = all.substr(std::min(size, all.size()));
  auto const between = line_ends(behind.substr(0, kMaxBetween));
  bool const ends = between == behind.size() || behind.starts_with("\r\n\r\n");
  if (all.size() >= size && (ends || begins_warc_record(behind.substr(between)))) {
    block_ = all.substr(0, size);
    pass(size + between);
    return Got::record;
  }
  bool const cut = all.size() < size;
  auto const next = find_begin(all, 0);
  auto const why = fmt::format("{} bytes long by its header, at byte {}, which {}", length, offset_,
                               cut && next == all.npos ? "are not there" : "is not true");
  pass(next == all.npos ? std::min(size, all.size()) : next);
  static_cast<void>(find_record());
  return bad(why);
}

// Too long to be kept, and so to be looked at again: the first record that begins within is
// believed rather than the length.
WarcReader::Got WarcReader::pass_long_block(std::uint64_t length) {
  auto const begin = offset_;
  static_cast<void>(find_record());
  auto const passed = offset_ - begin;
  bool const whole = passed >= length && passed - length <= kMaxBetween;
  return bad(whole ? fmt::format("longer than {}", format_size(kMaxRecordBytes))
                   : fmt::format("{} bytes long by its header, at byte {}, which is not true",
                                 length, begin));
}

}  // namespace backfile::internal

#include "indexer/formats/warc_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kBegin = "WARC/";
constexpr std::size_t kBeginLine = 15;  // with a version, the line's end and a letter
constexpr std::size_t kMaxHeader = 1u << 16;
constexpr std::size_t kMaxBetween = 64;  // line ends between records; two are right

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

// Drafts were in use until 2009: WARC/0.17, WARC/0.18.
bool begins_warc_record(std::string_view bytes) noexcept {
  if (!bytes.starts_with(kBegin)) return false;
  bytes = bytes.substr(kBegin.size(), kBeginLine - kBegin.size());
  for (char const behind : {'.', '\n'}) {
    auto const digits = std::min(bytes.find_first_not_of("0123456789"), bytes.size());
    if (digits == 0 || digits > 2) return false;
    bytes.remove_prefix(digits);
    if (behind == '\n' && bytes.starts_with('\r')) bytes.remove_prefix(1);
    if (!bytes.starts_with(behind)) return false;
    bytes.remove_prefix(1);
  }
  return !bytes.empty() && (bytes[0] | 0x20) >= 'a' && (bytes[0] | 0x20) <= 'z';
}

WarcReader::WarcReader(std::istream& stream) : stream_{stream, find_begin} {}

WarcReader::Got WarcReader::bad(std::string why) {
  if (stream_.over() && stream_.ahead().empty()) throw Error{*stream_.over()};
  fault_ = std::move(why);
  return Got::bad;
}

WarcReader::Got WarcReader::next() {
  block_ = {};
  static_cast<void>(stream_.fill(kMaxBetween + kBeginLine));
  stream_.pass(line_ends(stream_.ahead()));
  if (stream_.ahead().empty() && !stream_.fill(1)) {
    if (stream_.over()) throw Error{*stream_.over()};
    return Got::end;
  }
  ++number_;
  auto const begin = stream_.offset();
  static_cast<void>(stream_.fill(kMaxHeader));
  if (!begins_warc_record(stream_.ahead())) {
    static_cast<void>(stream_.find_record());
    return bad(fmt::format("no record at byte {}: {} bytes passed over", begin,
                           stream_.offset() - begin));
  }
  auto const head = header_size(stream_.ahead().substr(0, kMaxHeader));
  // A record that begins within the header shows that this one was cut off.
  auto const inside = find_begin(stream_.ahead().substr(0, head.value_or(kMaxHeader)), 1);
  if (!head || inside != std::string_view::npos) {
    stream_.pass(1);
    static_cast<void>(stream_.find_record());
    return bad(fmt::format("its header, at byte {}, does not end", begin));
  }
  auto const version = stream_.ahead().find('\n');
  fields_ = HeaderFields{stream_.ahead().substr(version + 1, *head - version - 1)};
  stream_.pass(*head);
  auto const length = length_of(fields_);
  if (!length) {
    static_cast<void>(stream_.find_record());
    return bad(fmt::format("no length in its header, at byte {}", begin));
  }
  return *length > kMaxRecordBytes ? pass_long_block(*length)
                                   : take_block(static_cast<std::size_t>(*length));
}

// The length is true when the archive ends behind it, another record begins, or two line ends stand
// there as they should.
WarcReader::Got WarcReader::take_block(std::uint64_t length) {
  auto const size = static_cast<std::size_t>(length);
  static_cast<void>(stream_.fill(size + kMaxBetween + kBeginLine));
  auto const all = stream_.ahead();
  auto const behind = all.substr(std::min(size, all.size()));
  auto const between = line_ends(behind.substr(0, kMaxBetween));
  bool const ends = between == behind.size() || behind.starts_with("\r\n\r\n");
  if (all.size() >= size && (ends || begins_warc_record(behind.substr(between)))) {
    block_ = all.substr(0, size);
    stream_.pass(size + between);
    return Got::record;
  }
  bool const cut = all.size() < size;
  auto const next = find_begin(all, 0);
  auto const why = fmt::format("{} bytes long by its header, at byte {}, which {}", length,
                               stream_.offset(), cut && next == all.npos ? "are not there" : "is not true");
  stream_.pass(next == all.npos ? std::min(size, all.size()) : next);
  static_cast<void>(stream_.find_record());
  return bad(why);
}

// Too long to be kept, and so to be looked at again: the first record that begins within is
// believed rather than the length.
WarcReader::Got WarcReader::pass_long_block(std::uint64_t length) {
  auto const begin = stream_.offset();
  static_cast<void>(stream_.find_record());
  auto const passed = stream_.offset() - begin;
  bool const whole = passed >= length && passed - length <= kMaxBetween;
  return bad(whole ? fmt::format("longer than {}", format_size(kMaxRecordBytes))
                   : fmt::format("{} bytes long by its header, at byte {}, which is not true",
                                 length, begin));
}

}  // namespace backfile::internal

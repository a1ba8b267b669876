#include "indexer/formats/arc.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>
#include <vector>

#include "backfile/error.hpp"
#include "indexer/formats/archived_page.hpp"
#include "indexer/formats/record_stream.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kFileMark = "filedesc:";
constexpr std::size_t kLongestLine = 4096;  // bytes of a record's first line
constexpr std::size_t kMostBetween = 64;    // line ends between records; one is right

// "http://keld.example/storm 192.0.2.7 20080430204826 text/html 680"; version 2 has a result, a
// checksum, a new address, an offset and a file's name before the length.
struct ArcLine {
  std::string_view url;
  std::string_view moment;
  std::string_view type;
  std::uint64_t length = 0;
  std::size_t bytes = 0;  // of the line with its end
};

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

bool is_moment(std::string_view text) {
  return is_number(text) && (text.size() == 8 || text.size() == 12 || text.size() == 14);
}

bool is_host(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789abcdefABCDEF.:-") == text.npos;
}

bool has_scheme(std::string_view url) {
  auto const colon = url.find(':');
  return colon != url.npos && colon > 1 &&
         url.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == colon;
}

std::vector<std::string_view> words_of_line(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at <= line.size();) {
    auto const end = std::min(line.find(' ', at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Addresses may hold spaces, so the words are counted from the end.
std::optional<ArcLine> arc_line(std::string_view text) {
  auto const end = text.substr(0, kLongestLine).find('\n');
  if (end == text.npos || !has_scheme(text.substr(0, end))) return std::nullopt;
  auto line = text.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  auto const words = words_of_line(line);
  constexpr std::size_t kLeast = 5;
  if (words.size() < kLeast || !is_number(words.back())) return std::nullopt;
  ArcLine found;
  found.bytes = end + 1;
  auto const& digits = words.back();
  if (std::from_chars(digits.data(), digits.data() + digits.size(), found.length).ec != std::errc{})
    return std::nullopt;
  for (auto at = words.size() - 3; at >= 2; --at) {
    if (!is_moment(words[at]) || !is_host(words[at - 1])) continue;
    found.moment = words[at];
    found.type = words[at + 1];
    found.url = line.substr(0, static_cast<std::size_t>(words[at - 1].data() - line.data()) - 1);
    return found;
  }
  return std::nullopt;
}

std::size_t find_arc_line(std::string_view text, std::size_t from) {
  for (auto at = from; at < text.size();) {
    if (arc_line(text.substr(at))) return at;
    auto const end = text.find('\n', at);
    if (end == text.npos) break;
    at = end + 1;
  }
  return text.npos;
}

class ArcReader {
 public:
  ArcReader(ManyInput const& input, ArticleSink& sink)
      : stream_{input.stream, find_arc_line}, sink_{sink} {}

  void read() {
    while (!sink_.stopping()) {
      static_cast<void>(stream_.fill(kLongestLine));
      auto const ahead = stream_.ahead();
      stream_.pass(std::min(ahead.find_first_not_of("\r\n"), ahead.size()));
      if (stream_.ahead().empty() && !stream_.fill(1)) break;
      static_cast<void>(stream_.fill(kLongestLine));
      ++number_;
      record();
    }
    if (stream_.over()) throw Error{*stream_.over()};
  }

 private:
  void record() {
    if (stream_.ahead().starts_with(kFileMark)) return pass_file_record();
    auto const begin = stream_.offset();
    auto const line = arc_line(stream_.ahead());
    if (!line) {
      static_cast<void>(stream_.find_record());
      return sink_.refuse(
          fmt::format("no record at byte {}: {} bytes passed over", begin,
                      stream_.offset() - begin),
          number_);
    }
    auto const length = line->length;
    // The stream's bytes move.
    std::string const head{stream_.ahead().substr(0, line->bytes)};
    stream_.pass(line->bytes);
    length > kMaxRecordBytes ? pass_long(length) : take(head, static_cast<std::size_t>(length));
  }

  // What the archive says of itself, whatever its length.
  void pass_file_record() {
    stream_.pass(stream_.ahead().find('\n') == std::string_view::npos
                     ? stream_.ahead().size()
                     : stream_.ahead().find('\n') + 1);
    static_cast<void>(stream_.find_record());
  }

  // The length is true when the archive ends behind it, or another record begins there.
  void take(std::string const& head, std::size_t length) {
    static_cast<void>(stream_.fill(length + kMostBetween + kLongestLine));
    auto const all = stream_.ahead();
    auto const behind = all.substr(std::min(length, all.size()));
    auto const between =
        std::min(behind.substr(0, kMostBetween).find_first_not_of("\r\n"), behind.size());
    bool const ends = between == behind.size() || arc_line(behind.substr(between));
    if (all.size() >= length && ends) {
      give(*arc_line(head), all.substr(0, length));
      return stream_.pass(length + between);
    }
    auto const begin = stream_.offset();
    bool const short_of = all.size() < length;
    static_cast<void>(stream_.find_record());
    bool const cut = short_of && stream_.ahead().empty();
    if (cut && stream_.over()) throw Error{*stream_.over()};
    sink_.refuse(untrue(length, begin, cut), number_);
  }

  static std::string untrue(std::uint64_t length, std::uint64_t begin, bool cut = false) {
    return fmt::format("{} bytes long by its first line, at byte {}, which {}", length, begin,
                       cut ? "are not there" : "is not true");
  }

  void pass_long(std::uint64_t length) {
    auto const begin = stream_.offset();
    static_cast<void>(stream_.find_record());
    bool const whole = stream_.offset() - begin >= length;
    sink_.refuse(whole ? "longer than " + format_size(kMaxRecordBytes) : untrue(length, begin),
                 number_);
  }

  void give(ArcLine const& line, std::string_view block) {
    try {
      if (auto page = read_archived_page(
              {line.url, line.moment, line.type, block, block.starts_with("HTTP/")}))
        sink_.page(*std::move(page), number_);
    } catch (Error const& error) {
      if (error.code() != Code::input_unusable) throw;
      sink_.refuse(error.message(), number_);
    }
  }

  RecordStream stream_;
  ArticleSink& sink_;
  std::uint64_t number_ = 0;
};

}  // namespace

bool begins_arc(std::string_view head) {
  return head.starts_with("filedesc://") || arc_line(head).has_value();
}

void read_arc(ManyInput const& input, ArticleSink& sink) { ArcReader{input, sink}.read(); }

}  // namespace backfile::internal

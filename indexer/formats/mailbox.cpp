#include <algorithm>
#include <cstdint>
#include <string>

#include "indexer/analysis/calendar_names.hpp"
#include "indexer/formats/mail.hpp"
#include "indexer/formats/mime.hpp"
#include "indexer/sources/files.hpp"

// A mailbox as its messages.

namespace backfile::internal {
namespace {

constexpr std::string_view kLineBlanks = " \t\r,";

bool is_clock(std::string_view word) {
  auto const digit = [&](std::size_t at) {
    return at < word.size() && word[at] >= '0' && word[at] <= '9';
  };
  auto const colon = word.find(':');
  return colon != word.npos && colon > 0 && digit(colon - 1) && digit(colon + 1);
}

bool is_full_year(std::string_view word) {
  return word.size() == 4 && word.find_first_not_of("0123456789") == word.npos;
}

// "From ann@keld.example Thu Sep 14 11:13:01 2023": behind whoever sent it a whole date. A
// sentence may begin so, but hardly has weekday, month, time and year at once.
bool is_separator(std::string_view line) {
  constexpr std::size_t kLongest = 400;  // bytes
  if (!line.starts_with("From ") || line.size() > kLongest) return false;
  bool weekday = false;
  bool month = false;
  bool clock = false;
  bool year = false;
  for (auto at = line.find(' '); at < line.size();) {
    at = std::min(line.find_first_not_of(kLineBlanks, at), line.size());
    auto const end = std::min(line.find_first_of(kLineBlanks, at), line.size());
    auto const word = line.substr(at, end - at);
    at = end;
    weekday = weekday || (!word.empty() && weekday_from_name(word).has_value());
    month = month || (!word.empty() && month_from_name(word).has_value());
    clock = clock || is_clock(word);
    year = year || is_full_year(word);
  }
  return weekday && month && clock && year;
}

// ">From ", any number of marks.
bool is_quoted_separator(std::string_view line) {
  auto const begin = line.find_first_not_of('>');
  return begin != line.npos && begin > 0 && line.substr(begin).starts_with("From ");
}

class Mailbox {
 public:
  Mailbox(ManyInput const& input, ArticleSink& sink) : input_{input}, sink_{sink} {}

  void read() {
    LineReader reader{input_.stream, kMaxMessageBytes};
    std::string line;
    bool blank = true;  // the line before, or there is none
    for (auto got = reader.next(line); got != LineReader::Got::end; got = reader.next(line)) {
      if (blank && is_separator(line)) {
        finish();
        begin_ = reader.line_number();
        if (sink_.stopping()) return;
      } else {
        add(line, got == LineReader::Got::too_long);
      }
      blank = line.empty();
    }
    finish();
    if (input_.stream.bad()) sink_.refuse("reading failed", reader.line_number());
  }

 private:
  void add(std::string const& line, bool too_long) {
    too_long_ = too_long_ || too_long || message_.size() + line.size() > kMaxMessageBytes;
    if (!too_long_) message_.append(line, is_quoted_separator(line) ? 1 : 0).append("\n");
  }

  void finish() {
    if (too_long_)
      sink_.refuse("larger than " + format_size(kMaxMessageBytes), begin_);
    else if (message_.find_first_not_of(" \t\r\n") != message_.npos)
      take_message(message_, {begin_}, input_, sink_);
    message_.clear();
    too_long_ = false;
  }

  ManyInput const& input_;
  ArticleSink& sink_;
  std::string message_;
  std::uint64_t begin_ = 1;
  bool too_long_ = false;
};

}  // namespace

bool looks_like_mailbox(std::string_view head, std::string_view) {
  auto const end = head.find('\n');
  return end != head.npos && is_separator(head.substr(0, end)) &&
         !read_part(from_headers(head.substr(end + 1))).header("from").empty();
}

void read_mailbox(ManyInput const& input, ArticleSink& sink) { Mailbox{input, sink}.read(); }

}  // namespace backfile::internal

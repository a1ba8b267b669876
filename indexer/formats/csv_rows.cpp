#include "indexer/formats/csv_rows.hpp"

#include <algorithm>
#include <array>

namespace backfile::internal {
namespace {

constexpr int kEnd = std::char_traits<char>::eof();
constexpr std::size_t kMostFields = 4096;  // what is behind belongs to the last

// Follows the quotes of a row character by character. A quote opens at the beginning of a field
// alone: 5" is five inches.
class Quotes {
 public:
  explicit Quotes(char separator) : separator_{separator} {}

  // True where the character is part of a field's text or ends it, false for quotes themselves.
  bool text(char c) {
    if (c != '"') {
      open_ = open_ && !closing_;
      closing_ = false;
      begins_ = !open_ && (c == separator_);
      return true;
    }
    if (open_) {
      closing_ = !closing_;
      return !closing_;  // the second of two is one of the text
    }
    open_ = begins_;
    bool const opens = begins_;
    begins_ = false;
    return !opens;
  }
  // Within quotes, the one that may close them not yet followed by another.
  [[nodiscard]] bool inside() const { return open_ && !closing_; }

 private:
  char separator_;
  bool begins_ = true;
  bool open_ = false;
  bool closing_ = false;
};

}  // namespace

char separator_of(std::string_view header) {
  constexpr std::array kSeparators{',', '\t', ';', '|'};
  char best = '\0';
  std::ptrdiff_t most = 0;
  for (char const separator : kSeparators) {
    Quotes quotes{separator};
    std::ptrdiff_t count = 0;
    for (char const c : header)
      if (quotes.text(c) && !quotes.inside() && c == separator) ++count;
    if (count > most) {
      most = count;
      best = separator;
    }
  }
  return best;
}

std::vector<std::string> fields_of(std::string_view row, char separator) {
  std::vector<std::string> fields(1);
  Quotes quotes{separator};
  for (char const c : row) {
    if (!quotes.text(c)) continue;
    if (c == separator && !quotes.inside() && fields.size() < kMostFields)
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

RowReader::Got RowReader::next(std::string& row) {
  row.clear();
  Quotes quotes{separator_};
  bool any = false;
  bool too_long = false;
  for (auto c = buffer_.sbumpc(); c != kEnd; c = buffer_.sbumpc()) {
    any = true;
    static_cast<void>(quotes.text(static_cast<char>(c)));
    if (c == '\n' && !quotes.inside()) break;
    if (row.size() < limit_)
      row += static_cast<char>(c);
    else
      too_long = true;
  }
  if (!any) return Got::end;
  if (row.ends_with('\r')) row.pop_back();
  return too_long ? Got::too_long : Got::row;
}

}  // namespace backfile::internal

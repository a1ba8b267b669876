#include "indexer/formats/csv_rows.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/analysis/ascii.hpp"

namespace backfile::internal {
namespace {

constexpr int kNoByte = std::char_traits<char>::eof();
constexpr std::size_t kMostFields = 4096;  // what is behind belongs to the last
constexpr std::array kSeparators{',', '\t', ';', '|'};
constexpr char kAnySeparator = '\0';

// Follows the quotes of a row character by character. A quote opens at the beginning of a field
// alone: 5" is five inches.
class Quotes {
 public:
  explicit Quotes(char separator) : separator_{separator} {}

  // True where the character is part of a field's text or ends it, false for quotes themselves.
  bool text(char c) {
    reopened_ = closing_ && escaped_ && c != '"' && !separates(c) && c != '\r' && c != '\n';
    if (reopened_) closing_ = false;
    bool const escapes = c == '\\';
    bool const own = c == '"' ? quote() : other(c);
    backslash_ = escapes;
    return own;
  }
  // Within quotes, the one that may close them not yet followed by another.
  [[nodiscard]] bool inside() const { return open_ && !closing_; }
  // The quote before was one of the text: a backslash stood before it, and the text goes on.
  [[nodiscard]] bool reopened() const { return reopened_; }

 private:
  [[nodiscard]] bool separates(char c) const {
    return separator_ == kAnySeparator ? is_among_separators(c) : c == separator_;
  }
  static bool is_among_separators(char c) {
    return std::ranges::find(kSeparators, c) != kSeparators.end();
  }

  bool other(char c) {
    open_ = open_ && !closing_;
    closing_ = false;
    begins_ = !open_ && separates(c);
    return true;
  }
  bool quote() {
    if (open_) {
      escaped_ = backslash_;
      closing_ = !closing_;
      return !closing_;  // the second of two is one of the text
    }
    open_ = begins_;
    bool const opens = begins_;
    begins_ = false;
    return !opens;
  }

  char separator_;
  bool begins_ = true;
  bool open_ = false;
  bool closing_ = false;
  bool backslash_ = false;  // stood before
  bool escaped_ = false;    // one stood before the quote that may close
  bool reopened_ = false;
};

// "sep=;" as ';'
std::optional<char> directive(std::string_view line) {
  if (line.size() >= 2 && line.starts_with('"') && line.ends_with('"'))
    line = line.substr(1, line.size() - 2);
  constexpr std::string_view kName = "sep=";
  if (line.size() != kName.size() + 1 || !starts_ignoring_case(line, kName)) return std::nullopt;
  return line.back();
}

// The bytes up to the end of the row that begins the text, and that end.
struct FirstRow {
  std::string_view text;
  std::size_t behind = 0;
  char line_end = '\n';
  bool ended = false;
};

FirstRow first_row(std::string_view text, bool quoted) {
  Quotes quotes{kAnySeparator};
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const c = text[at];
    static_cast<void>(quotes.text(c));
    if ((c != '\n' && c != '\r') || (quoted && quotes.inside())) continue;
    bool const pair = c == '\r' && text.substr(at + 1, 1) == "\n";
    return {text.substr(0, at), at + (pair ? 2 : 1), pair ? '\n' : c, true};
  }
  return {text, text.size(), '\n', false};
}

}  // namespace

char separator_of(std::string_view header) {
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
    bool const text = quotes.text(c);
    if (quotes.reopened()) fields.back().back() = '"';  // in place of its backslash
    if (!text) continue;
    if (c == separator && !quotes.inside() && fields.size() < kMostFields)
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

TableHeader take_header(std::string_view& text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  auto first = first_row(text, false);
  auto const separator = directive(first.text);
  if (separator) {
    text.remove_prefix(first.behind);
    first = first_row(text, false);
  }
  // A quote that nothing closes is none.
  auto const quoted = first_row(text, true);
  if (quoted.ended) first = quoted;
  std::string row{first.text};
  if (first.ended && !quoted.ended) std::erase(row, '"');
  auto const shown = separator.value_or(separator_of(row));
  TableHeader header{std::move(row), shown, first.line_end, quoted.ended};
  text.remove_prefix(first.behind);
  return header;
}

RowReader::Got RowReader::next(std::string& row) {
  row.clear();
  Quotes quotes{separator_};
  bool any = false;
  bool too_long = false;
  for (auto c = buffer_.sbumpc(); c != kNoByte; c = buffer_.sbumpc()) {
    any = true;
    static_cast<void>(quotes.text(static_cast<char>(c)));
    if (c == end_ && !quotes.inside()) break;
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

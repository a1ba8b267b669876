#include "searcher/query/lenient.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include "searcher/query/clock.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

// Part of QueryText::text.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_sign(char c) { return c == '-' || c == '+'; }

// Signs that a word can hold without being read as anything else.
bool is_word_sign(char c) {
  return std::string_view{",;.'_@#$%-+&"}.find(c) != std::string_view::npos;
}

class Repairer {
 public:
  Repairer(std::string_view typed, ParseOptions const& options) : options_{options} {
    unsigned mended = 0;
    source_ = normalise(typed, &mended);
    if (source_.origins.empty()) {
      source_.origins.resize(source_.text.size() + 1);
      std::iota(source_.origins.begin(), source_.origins.end(), 0u);
    }
    if (mended > 0)
      notes_.push_back({"read_as_blanks",
                        std::to_string(mended) +
                            " control characters or bytes that are no UTF-8 were read as blanks",
                        {}});
  }

  Parsed run() {
    for (unsigned round = 0; round < kMaxRepairs; ++round) {
      try {
        return with_notes(read_strictly(source_, options_));
      } catch (Error const& error) {
        if (error.code() == Code::query_too_large) throw;
        if (!mend(error)) break;
      }
    }
    return plain_words();
  }

 private:
  // False where nothing is left to change.
  bool mend(Error const& error) {
    if (!has_letters(text())) return false;
    auto range = range_of(error.position().value_or(Position{}));
    if (error.code() == Code::unbalanced) return balance(range);
    if (at(range.begin) == '^' || at(range.begin) == '~') return leave_out(range, error);
    if (at(range.end) == '(' && name_end(text(), range.begin) == range.end &&
        range.begin < range.end)
      return quote(range, error);
    if (at(range.end) == ':')
      range.end = is_signed(range.begin)
                      ? std::min(text().find_first_of(" ()\"", range.end), text().size())
                      : range.end + 1;
    else if (error.code() != Code::missing_operand)
      range.begin = start_of_prefix(range.begin);
    if (make_plain(range, error)) return true;
    if (error.code() == Code::unsupported_operator) return quote(range, error);
    return make_plain(enclosing(range), error) || make_plain({0, text().size()}, error);
  }

  bool balance(Range range) {
    if (at(range.begin) == ')') {
      note("left_out", "')' was left out: it closes nothing", range);
      source_.text[range.begin] = ' ';
      return true;
    }
    auto const opened = at(range.begin);
    note("closed_at_end",
         (opened == '"' ? "the quote" : "the bracket") + std::string{" before "} +
             in_quotes(strip_blanks(text().substr(range.begin + 1))) + " was closed at the end",
         range);
    // A backslash at the end would take the quote for its own.
    if (!text().empty() && text().back() == '\\') insert(text().size(), " ");
    insert(text().size(), opened == '"' ? "\"" : opened == '(' ? ")" : "]");
    return true;
  }

  bool leave_out(Range range, Error const& error) {
    note("left_out", in_quotes(slice(range)) + " was left out: " + error.message(), range);
    for (auto i = range.begin; i < range.end; ++i) source_.text[i] = ' ';
    return true;
  }

  bool quote(Range range, Error const& error) {
    if (range.begin == range.end || slice(range).find('"') != std::string_view::npos) return false;
    note("read_as_words", in_quotes(slice(range)) + " was read as a word: " + error.message(), range);
    insert(range.end, "\" ");
    insert(range.begin, "\"");
    return true;
  }

  // Nothing in the range means anything but itself afterwards. False where that was so before.
  bool make_plain(Range range, Error const& error) {
    auto plain = without_signs(std::string{slice(range)});
    lower_operators(plain);
    if (plain == slice(range)) return false;
    note("read_as_words",
         in_quotes(strip_blanks(slice(range))) + " was read as words: " + error.message(), range);
    std::ranges::copy(plain, source_.text.begin() + static_cast<std::ptrdiff_t>(range.begin));
    bool const several = strip_blanks(plain).find(' ') != std::string_view::npos;
    if (several && is_signed(range.begin)) {
      insert(range.end, ")");
      insert(range.begin, "(");
    }
    return true;
  }

  // Signs stay inside a word only.
  static std::string without_signs(std::string plain) {
    auto const blank = [&](std::size_t i, std::size_t neighbour) {
      bool const inner = neighbour < plain.size() && plain[neighbour] != ' ';
      bool const dots = plain.compare(i, 2, "..") == 0;
      if (is_punctuation(plain[i]) && (!is_word_sign(plain[i]) || !inner || dots)) plain[i] = ' ';
    };
    for (std::size_t i = 0; i < plain.size(); ++i) blank(i, i - 1);
    for (auto i = plain.size(); i-- > 0;) blank(i, i + 1);
    return plain;
  }

  static void lower_operators(std::string& plain) {
    for (std::size_t begin = 0; begin < plain.size();) {
      auto const end = std::min(plain.find(' ', begin), plain.size());
      auto const word = plain_word(std::string_view{plain}.substr(begin, end - begin));
      std::ranges::copy(word, plain.begin() + static_cast<std::ptrdiff_t>(begin));
      begin = end + 1;
    }
  }

  // What stands there is excluded or required as one.
  [[nodiscard]] bool is_signed(std::size_t begin) const {
    if (begin > 0 && is_sign(at(begin - 1))) return true;
    auto const before = strip_blanks(text().substr(0, begin));
    return before == "NOT" || before.ends_with(" NOT") || before.ends_with("(NOT");
  }

  // The beginning of `title:` or `exact:title:` in front of the place.
  [[nodiscard]] std::size_t start_of_prefix(std::size_t begin) const {
    while (begin > 1 && at(begin - 1) == ':') {
      auto start = begin - 1;
      while (start > 0 && (!is_punctuation(at(start - 1)) || is_word_sign(at(start - 1))) &&
             at(start - 1) != ' ')
        --start;
      while (start < begin && is_sign(at(start))) ++start;
      if (start + 1 >= begin) break;
      begin = start;
    }
    return begin;
  }

  // The bracket around the range, with the field or function in front of it.
  [[nodiscard]] Range enclosing(Range range) const {
    unsigned depth = 0;
    auto begin = range.begin;
    for (; begin > 0; --begin) {
      if (at(begin - 1) == ')') ++depth;
      if (at(begin - 1) == '(' && depth-- == 0) break;
    }
    if (begin == 0) return {0, text().size()};
    depth = 0;
    auto end = range.end;
    for (; end < text().size(); ++end) {
      if (at(end) == '(') ++depth;
      if (at(end) == ')' && depth-- == 0) break;
    }
    return {start_of_prefix(begin - 1), std::min(end + 1, text().size())};
  }

  Parsed plain_words() {
    auto options = options_;
    options.plain_words = true;
    Position const whole{0, source_.typed.size()};
    if (!has_letters(text())) {
      notes_.push_back(
          {"read_as_everything", "there is nothing to search; every article was asked for", whole});
      source_.text = "*";
      source_.origins = {0, static_cast<std::uint32_t>(source_.typed.size())};
      return with_notes(read_strictly(source_, options_));
    }
    notes_.push_back({"read_as_words", "the query was read as plain words", whole});
    return with_notes(read_strictly(source_, options));
  }

  Parsed with_notes(Parsed parsed) {
    parsed.notes.insert(parsed.notes.begin(), notes_.begin(), notes_.end());
    return parsed;
  }

  // Where a place of the typed text stands now.
  [[nodiscard]] Range range_of(Position place) const {
    auto const index = [&](std::size_t offset) {
      auto const found = std::ranges::lower_bound(source_.origins, offset);
      return std::min(static_cast<std::size_t>(found - source_.origins.begin()), text().size());
    };
    return {index(place.offset), index(place.offset + place.length)};
  }

  void insert(std::size_t begin, std::string_view signs) {
    auto const origin = source_.origins[begin];
    source_.text.insert(begin, signs);
    source_.origins.insert(source_.origins.begin() + static_cast<std::ptrdiff_t>(begin),
                           signs.size(), origin);
  }

  void note(std::string code, std::string message, Range range) {
    notes_.push_back({std::move(code), std::move(message), source_.place(range.begin, range.end)});
  }

  [[nodiscard]] std::string_view text() const { return source_.text; }
  [[nodiscard]] std::string_view slice(Range range) const {
    return text().substr(range.begin, range.end - range.begin);
  }
  [[nodiscard]] char at(std::size_t place) const {
    return place < text().size() ? text()[place] : ' ';
  }

  ParseOptions const& options_;
  QueryText source_;
  std::vector<Note> notes_;
};

}  // namespace

Parsed parse_leniently(std::string_view text, ParseOptions const& options) {
  // A wrong zone or moment is no fault of the query.
  static_cast<void>(Clock{options});
  return Repairer{text, options}.run();
}

}  // namespace backfile::internal

#include "searcher/query/normalise.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/analysis/line_end.hpp"

namespace backfile::internal {
namespace {

// Answers of plain_form() that are not the character to write.
constexpr char kAsItIs = '\0';
constexpr char kDropped = '\x01';
constexpr char kRefused = '\x02';
constexpr char kLongDash = '\x03';

bool is_double_quote(UChar32 c) {
  return (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A ||
         (c >= 0x300C && c <= 0x300F) || (c >= 0x301D && c <= 0x301F) || c == 0xFF62 || c == 0xFF63;
}

bool is_dropped(UChar32 c) {
  return c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 ||
         c == 0xFEFF || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_apostrophe(UChar32 c) {
  return (c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x02BC || c == 0xB4;
}

bool is_long_dash(UChar32 c) {
  return c == 0x2014 || c == 0x2015 || c == 0x2E3A || c == 0x2E3B || c == 0xFE58;
}

char plain_form(UChar32 c) {
  if (c < 0x80) return u_iscntrl(c) ? (c >= 9 && c <= 13 ? ' ' : kRefused) : static_cast<char>(c);
  if (u_isUWhiteSpace(c)) return ' ';
  if (u_iscntrl(c)) return is_dropped(c) ? kDropped : (c < 0xA0 ? kRefused : kAsItIs);
  if (is_dropped(c)) return kDropped;
  if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char>(c - 0xFEE0);
  if (is_double_quote(c)) return '"';
  if (is_apostrophe(c)) return '\'';
  if ((c >= 0x2010 && c <= 0x2013) || c == 0x2212 || c == 0xFE63) return '-';
  return is_long_dash(c) ? kLongDash : kAsItIs;
}

// The styles of single quotes that can open a phrase, with what closes them.
struct SingleStyle {
  UChar32 open;
  std::array<UChar32, 2> close;
};
constexpr auto kSingleStyles = std::to_array<SingleStyle>({
    {'\'', {'\'', '\''}},
    {0x2018, {0x2019, 0x2019}},
    {0x201A, {0x2018, 0x2019}},
    {0x201B, {0x2019, 0x2019}},
    {0x2019, {0x2019, 0x2019}},
});

class Normaliser {
 public:
  explicit Normaliser(std::string_view typed, unsigned* mended) : typed_{typed}, mended_{mended} {
    out_.typed = typed;
    out_.text.reserve(typed.size());
    out_.origins.reserve(typed.size() + 1);
  }

  QueryText run() {
    while (at_ < typed_.size()) step();
    out_.origins.push_back(static_cast<std::uint32_t>(typed_.size()));
    return std::move(out_);
  }

 private:
  // Reads the character at `at` and moves behind it; negative where it is ill-formed.
  [[nodiscard]] UChar32 read(std::size_t& at) const {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(typed_.data());
    UChar32 c = 0;
    U8_NEXT(bytes, at, typed_.size(), c);
    return c;
  }

  void step() {
    start_ = at_;
    if (auto const rest = divided_rest(typed_, at_); rest > 0) {
      at_ = rest;  // a word that was pasted with the end of its line
      return;
    }
    auto const c = read(at_);
    auto plain = c < 0 ? kRefused : plain_form(c);
    if (plain == kRefused) {
      if (mended_ == nullptr) refuse(c);
      ++*mended_;
      plain = ' ';
    }
    if (plain == kDropped) return;
    bool const escaped = std::exchange(escaped_, false);
    if (plain == kAsItIs) return copy();
    if (plain == kLongDash) return put(long_dash());
    if (escaped) return put(plain);
    if (plain == '\\') escaped_ = true;
    if (plain == '"') in_phrase_ = !in_phrase_;
    put(plain == '\'' ? single(c) : plain);
  }

  [[noreturn]] void refuse(UChar32 c) const {
    Position const place{start_, std::max<std::size_t>(at_ - start_, 1)};
    if (c < 0)
      out_.refuse(Code::bad_encoding,
                  "the query is not valid UTF-8 at byte " + std::to_string(start_),
                  "type it again, or set the terminal to UTF-8", place);
    out_.refuse(Code::bad_encoding,
                "the query holds a control character at byte " + std::to_string(start_),
                "remove it; tabs and line ends are allowed", place);
  }

  void put(char c) {
    out_.text += c;
    out_.origins.push_back(static_cast<std::uint32_t>(start_));
  }

  void copy() {
    for (auto i = start_; i < at_; ++i) {
      out_.text += typed_[i];
      out_.origins.push_back(static_cast<std::uint32_t>(i));
    }
  }

  [[nodiscard]] bool at_word_start() const {
    auto const& text = out_.text;
    if (text.empty()) return true;
    auto const last = text.back();
    if (last == ' ' || last == '(' || last == ':') return true;
    if (last != '-' && last != '+') return false;
    return text.size() == 1 || text[text.size() - 2] == ' ' || text[text.size() - 2] == '(';
  }

  // A long dash parts words; only at the head of a word can it be a minus.
  [[nodiscard]] char long_dash() const {
    auto const is_digit = [](char d) { return d >= '0' && d <= '9'; };
    bool const in_number = !out_.text.empty() && is_digit(out_.text.back()) &&
                           at_ < typed_.size() && is_digit(typed_[at_]);
    if (in_number && !in_phrase_) return '-';  // date:2023—2024 must not lose its end
    if (in_phrase_ || !at_word_start() || at_ >= typed_.size()) return ' ';
    auto behind = at_;
    auto const c = read(behind);
    return c >= 0 && plain_form(c) == ' ' ? ' ' : '-';
  }

  // A single quote: the end or the start of a phrase, or an apostrophe.
  [[nodiscard]] char single(UChar32 c) {
    if (start_ == phrase_end_) {
      in_phrase_ = false;
      return '"';
    }
    bool const is_decade = at_ < typed_.size() && typed_[at_] >= '0' && typed_[at_] <= '9';
    if (in_phrase_ || is_decade || !at_word_start()) return '\'';
    for (std::size_t i = 0; i < kSingleStyles.size(); ++i)
      if (kSingleStyles[i].open == c && find_end(i)) {
        in_phrase_ = true;
        return '"';
      }
    return '\'';
  }

  // Looks for the quote that closes a phrase opened here. A failed search is remembered up to
  // where it went, so that the whole stays linear.
  [[nodiscard]] bool find_end(std::size_t style) {
    if (start_ < searched_[style]) return false;
    auto const& close = kSingleStyles[style].close;
    auto at = at_;
    bool after_space = true;
    while (at < typed_.size()) {
      auto const here = at;
      auto const c = read(at);
      if (c < 0 || c == '"' || is_double_quote(c)) break;
      if (!after_space && (c == close[0] || c == close[1]) && ends_word(at)) {
        phrase_end_ = here;
        return true;
      }
      after_space = u_isUWhiteSpace(c);
    }
    searched_[style] = at;
    return false;
  }

  [[nodiscard]] bool ends_word(std::size_t at) const {
    if (at >= typed_.size()) return true;
    auto const c = read(at);
    return c >= 0 && !u_isalnum(c) && plain_form(c) != '\'' && plain_form(c) != '-';
  }

  std::string_view typed_;
  unsigned* mended_;
  QueryText out_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
  bool escaped_ = false;
  bool in_phrase_ = false;
  std::size_t phrase_end_ = std::string_view::npos;
  std::array<std::size_t, kSingleStyles.size()> searched_{};
};

}  // namespace

Position QueryText::place(std::size_t begin, std::size_t end) const noexcept {
  if (origins.empty()) return {begin, end - begin};
  return {origins[begin], origins[end] - origins[begin]};
}

void QueryText::refuse(Code code, std::string message, std::string hint, Position place) const {
  throw Error{code, std::move(message), std::move(hint)}.at(typed, place);
}

QueryText normalise(std::string_view typed, unsigned* mended) {
  auto const is_plain = [](char c) { return c >= ' ' && c < '\x7f' && c != '\''; };
  if (std::ranges::all_of(typed, is_plain)) return {typed, std::string{typed}, {}};
  return Normaliser{typed, mended}.run();
}

}  // namespace backfile::internal

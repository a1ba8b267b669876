#include "indexer/extract/html/json_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

// JSON that was written by hand or by a template, read as far as it goes: commas are set where they
// are missing and left out where nothing follows, a quote within a string is none that closes it,
// comments and what stands around are passed over, several objects are a list, and what was left
// open at the end is closed.

namespace backfile::internal {
namespace {

constexpr std::size_t kDeepestJson = 500;       // objects and lists in each other
constexpr std::size_t kLongestKey = 80;     // bytes
constexpr std::size_t kMostUnclosed = 4;    // strings without an end

bool is_json_space(char c) { return static_cast<unsigned char>(c) <= ' '; }

// Entities of quotes, where all quotes of a script were written so.
struct Quote {
  std::string_view entity;
  char character;
};
constexpr std::array kQuotes{Quote{"&quot;", '"'}, Quote{"&#34;", '"'},   Quote{"&#034;", '"'},
                             Quote{"&#x22;", '"'}, Quote{"&QUOT;", '"'}};

std::string with_quotes(std::string_view script) {
  std::string out;
  out.reserve(script.size());
  for (std::size_t i = 0; i < script.size();) {
    auto const rest = script.substr(i);
    auto const* const found = rest.front() != '&' ? kQuotes.end()
                                                  : std::ranges::find_if(kQuotes, [&](Quote quote) {
                                                      return rest.starts_with(quote.entity);
                                                    });
    out += found == kQuotes.end() ? rest.front() : found->character;
    i += found == kQuotes.end() ? 1 : found->entity.size();
  }
  return out;
}

struct Comment {
  std::string_view opens;
  std::string_view closes;
};
constexpr std::array kComments{Comment{"/*", "*/"}, Comment{"//", "\n"},        Comment{"<!--", ""},
                               Comment{"-->", ""},  Comment{"<![CDATA[", ""}, Comment{"]]>", ""}};

enum class Wants : std::uint8_t { key, value };

// An object or list that is open.
struct Open {
  char closes;
  Wants wants;
  bool empty = true;
};

class Mender {
 public:
  explicit Mender(std::string_view text) : text_{text} { out_.reserve(text.size() + 64); }

  std::string run() {
    at_ = std::min(text_.find_first_of("[{"), text_.size());
    while (at_ < text_.size() && !given_up_) step();
    while (!open_.empty()) close();
    return roots_ > 1 ? "[" + out_ + "]" : std::move(out_);
  }

 private:
  void step() {
    char const c = text_[at_];
    if (is_json_space(c) || c == ',' || c == ':' || c == ';') {
      if (c == ',' && !open_.empty()) end_item();
      ++at_;
    } else if (c == '{' || c == '[') {
      enter(c);
    } else if (c == '}' || c == ']') {
      leave(c);
    } else if (auto const behind = behind_comment(at_); behind > at_) {
      at_ = behind;
    } else if (open_.empty()) {
      ++at_;  // what stands around the objects
    } else if (c == '"' || c == '\'') {
      put(read_string(c));
    } else {
      put(read_word());
    }
  }

  // The comment, or mark of one, that begins there.
  Comment const* comment_at(std::size_t at) const {
    auto const rest = text_.substr(at);
    auto const* const found = std::ranges::find_if(
        kComments, [&](Comment const& comment) { return rest.starts_with(comment.opens); });
    return found == kComments.end() ? nullptr : found;
  }

  std::size_t behind_comment(std::size_t at) const {
    auto const* const comment = comment_at(at);
    if (comment == nullptr) return at;
    auto const from = at + comment->opens.size();
    auto const end = text_.find(comment->closes, from);
    return end == text_.npos ? text_.size() : end + comment->closes.size();
  }

  bool wants_key() const { return !open_.empty() && open_.back().wants == Wants::key; }

  void begin_value() {
    if (open_.empty()) {
      if (roots_++ > 0) out_ += ',';
      return;
    }
    auto& top = open_.back();
    if (top.closes == '}' && top.wants == Wants::key) begin_key("\"\"");
    if (top.closes == ']' && !top.empty) out_ += ',';
    top.empty = false;
    if (top.closes == '}') top.wants = Wants::key;
  }

  void begin_key(std::string_view key) {
    auto& top = open_.back();
    if (!top.empty) out_ += ',';
    top.empty = false;
    top.wants = Wants::value;
    out_ += key;
    out_ += ':';
  }

  void put(std::string const& value) {
    if (wants_key()) return begin_key(value);
    begin_value();
    out_ += value;
  }

  // A key without a value has none.
  void end_item() {
    auto& top = open_.back();
    if (top.closes != '}' || top.wants != Wants::value) return;
    out_ += "null";
    top.wants = Wants::key;
  }

  void enter(char c) {
    ++at_;
    if (open_.size() >= kDeepestJson) {
      given_up_ = true;
      return;
    }
    begin_value();
    out_ += c;
    open_.push_back({c == '{' ? '}' : ']', c == '{' ? Wants::key : Wants::value});
  }

  void close() {
    end_item();
    out_ += open_.back().closes;
    open_.pop_back();
  }

  // A bracket that nothing opened is passed over; one that closes more than one closes all.
  void leave(char c) {
    if (text_.substr(at_).starts_with("]]>")) {
      at_ += 3;
      return;
    }
    ++at_;
    auto const is_it = [c](Open const& open) { return open.closes == c; };
    if (std::ranges::none_of(open_, is_it)) return;
    while (!is_it(open_.back())) close();
    close();
  }

  std::size_t behind_space(std::size_t at) const {
    while (at < text_.size() && is_json_space(text_[at])) ++at;
    return at;
  }

  // A key with its colon begins there.
  bool is_key(std::size_t at) const {
    auto const rest = text_.substr(at, kLongestKey);
    if (rest.empty()) return false;
    bool const quoted = rest.front() == '"' || rest.front() == '\'';
    auto const end = quoted ? rest.find(rest.front(), 1) : rest.find_first_of(": \t\n,{}[]\"'");
    if (end == rest.npos || end == 0) return false;
    auto const behind = behind_space(at + end + (quoted ? 1 : 0));
    return behind < text_.size() && text_[behind] == ':';
  }

  // The quote before `at` ends its string, by what comes next.
  bool closes_string(std::size_t at) const {
    at = behind_space(at);
    if (at >= text_.size()) return true;
    char const c = text_[at];
    if (wants_key()) return c == ':';
    bool const list = open_.back().closes == ']';
    if (c == '}' || c == ']' || comment_at(at) != nullptr) return true;
    if (c != ',') return c == '"' && (list || is_key(at));
    auto const next = behind_space(at + 1);
    if (next >= text_.size() || comment_at(next) != nullptr) return true;
    char const n = text_[next];
    if (n == '}' || n == ']' || n == ',') return true;
    return list ? std::string_view{"\"'{[tfn-0123456789"}.find(n) != std::string_view::npos
                : is_key(next);
  }

  std::string read_string(char quote) {
    auto const begin = ++at_;
    std::string value{"\""};
    for (; at_ < text_.size(); ++at_) {
      char const c = text_[at_];
      if (c == quote && closes_string(at_ + 1)) {
        ++at_;
        return value + '"';
      }
      if (c == '\\')
        append_escape(value);
      else if (c == '"')
        value += "\\\"";
      else
        value += is_json_space(c) ? ' ' : c;
    }
    return unclosed(begin, quote);
  }

  // Escapes that JSON does not have lose their backslash.
  void append_escape(std::string& value) {
    constexpr std::string_view kKnown = "\"\\/bfnrt";
    auto const hex = text_.substr(std::min(at_ + 2, text_.size()), 4);
    if (++at_ >= text_.size()) return;
    char const c = text_[at_];
    bool const digits =
        hex.size() == 4 && hex.find_first_not_of("0123456789abcdefABCDEF") == hex.npos;
    if (kKnown.find(c) != kKnown.npos || (c == 'u' && digits)) value += '\\';
    value += is_json_space(c) ? ' ' : c;
  }

  // Up to the first quote or end of line, as often as costs little.
  std::string unclosed(std::size_t begin, char quote) {
    given_up_ = ++unclosed_ > kMostUnclosed;
    auto const end = text_.find_first_of(quote == '"' ? "\"\n" : "'\n", begin);
    at_ = end == text_.npos ? text_.size() : end + 1;
    std::string value{"\""};
    for (char const c : text_.substr(begin, std::min(end, text_.size()) - begin))
      if (c != '\\' && c != '"') value += is_json_space(c) ? ' ' : c;
    return value + '"';
  }

  // Numbers, true, false and null; others are texts without quotes.
  std::string read_word() {
    auto const end = std::min(text_.find_first_of(",:{}[]\"; \t\r\n", at_), text_.size());
    auto const word = text_.substr(at_, std::max(end, at_ + 1) - at_);
    at_ += word.size();
    bool const known = word == "true" || word == "false" || word == "null" || is_number(word);
    if (known && !wants_key()) return std::string{word};
    if (word == "undefined" || word == "NaN") return wants_key() ? "\"\"" : "null";
    std::string value{"\""};
    for (char const c : word)
      if (c != '\\' && !is_json_space(c)) value += c;
    return value + '"';
  }

  static bool is_number(std::string_view word) {
    auto const digits = word.substr(word.starts_with('-') ? 1 : 0);
    auto const rest = digits.find_first_not_of("0123456789");
    bool const zero = digits.size() > 1 && digits.front() == '0' && rest != 1;
    if (digits.empty() || rest == 0 || zero || digits.size() > 15) return false;
    if (rest == digits.npos) return true;
    auto const fraction = digits.substr(rest + 1);
    return digits[rest] == '.' && !fraction.empty() &&
           fraction.find_first_not_of("0123456789") == fraction.npos;
  }

  std::string_view text_;
  std::string out_;
  std::vector<Open> open_;
  std::size_t at_ = 0;
  std::size_t roots_ = 0;
  std::size_t unclosed_ = 0;
  bool given_up_ = false;
};

}  // namespace

std::string mend_json(std::string_view script) {
  auto const quote = script.find('"');
  auto const entity = script.find("&quot;");
  auto const number = script.find("&#34;");
  if (std::min(entity, number) < quote) return Mender{with_quotes(script)}.run();
  return Mender{script}.run();
}

}  // namespace backfile::internal

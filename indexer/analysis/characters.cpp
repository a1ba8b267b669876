#include "indexer/analysis/characters.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "indexer/analysis/fold.hpp"

namespace backfile::internal {
namespace {

// How plain() writes U+00C0 to U+00FF; empty for what stands between words.
constexpr std::array<std::string_view, 64> kLatin{
    "a", "a", "a", "a", "a", "a", "æ", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    "ð", "n", "o", "o", "o", "o", "o", "",  "ø", "u", "u", "u", "u", "y", "þ", "ss",
    "a", "a", "a", "a", "a", "a", "æ", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    "ð", "n", "o", "o", "o", "o", "o", "",  "ø", "u", "u", "u", "u", "y", "þ", "y"};

// What a character that is not ASCII is for plain().
struct Plain {
  std::size_t size = 0;  // bytes; 0 for characters that need folding by the tables of Unicode
  std::string_view letters;
  bool apostrophe = false;
};

// Letters of Latin 1 and the marks that typesetting adds, which most lines have nothing beside.
Plain read_latin(std::string_view text, std::size_t at) {
  auto const byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  unsigned const second = byte(1);
  if (byte(0) == 0xC3 && second >= 0x80 && second < 0xC0) return {2, kLatin[second - 0x80], false};
  bool const mark = second == 0xA0 || second == 0xA9 || second == 0xAB || second == 0xAE ||
                    second == 0xB7 || second == 0xBB;
  if (byte(0) == 0xC2 && mark) return {2, {}, false};
  if (byte(0) != 0xE2 || second != 0x80) return {};
  unsigned const third = byte(2);
  bool const dash_or_quote = third >= 0x90 && third <= 0xA6 && third != 0x97;
  return dash_or_quote ? Plain{3, {}, third == 0x99} : Plain{};
}

// What a byte is for plain(): the letter or digit that it becomes, or one of these.
constexpr char kGap = 0;
constexpr char kApostrophe = 1;
constexpr char kBeyondAscii = 2;

constexpr std::array<char, 256> kPlain = [] {
  std::array<char, 256> table{};
  for (std::size_t byte = 0x80; byte < table.size(); ++byte) table[byte] = kBeyondAscii;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<std::size_t>(c)] = c;
    table[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  }
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
  table[static_cast<std::size_t>('\'')] = kApostrophe;
  return table;
}();

char plain_of(char c) { return kPlain[static_cast<unsigned char>(c)]; }
bool is_plain(char plain) { return plain > kBeyondAscii; }

// Writes a plain text into memory that is known to have room for it.
class PlainWriter {
 public:
  explicit PlainWriter(char* out) : begin_{out}, out_{out} {}

  void gap() { gap_ = true; }
  void begin_letters() {
    if (gap_ && out_ != begin_) *out_++ = ' ';
    gap_ = false;
  }
  void put(char letter) { *out_++ = letter; }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(out_ - begin_); }

 private:
  char* begin_;
  char* out_;
  bool gap_ = false;
};

// False where the text needs the tables of Unicode. What is written is never longer than what it
// stands for: `out` is filled in place.
bool plain_latin(std::string_view text, std::string& out) {
  out.resize(text.size());
  PlainWriter writer{out.data()};
  for (std::size_t at = 0; at < text.size();) {
    char plain = plain_of(text[at]);
    if (is_plain(plain)) {
      writer.begin_letters();
      do {
        writer.put(plain);
        plain = ++at < text.size() ? plain_of(text[at]) : kGap;
      } while (is_plain(plain));
    } else if (plain != kBeyondAscii) {
      if (plain == kGap) writer.gap();
      ++at;
    } else {
      Plain const found = read_latin(text, at);
      if (found.size == 0) return false;
      at += found.size;
      if (!found.letters.empty()) writer.begin_letters();
      for (char const letter : found.letters) writer.put(letter);
      if (found.letters.empty() && !found.apostrophe) writer.gap();
    }
  }
  out.resize(writer.size());
  return true;
}

}  // namespace

char32_t last_code_point(std::string_view text) noexcept {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
  return next_code_point(text, at);
}

namespace beyond_ascii {

bool is_space(char32_t c) noexcept {
  if (c < 0x85) return false;
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_letter(char32_t c) noexcept {
  auto const type = u_charType(static_cast<UChar32>(c));
  return u_isalpha(static_cast<UChar32>(c)) != 0 || type == U_NON_SPACING_MARK ||
         type == U_COMBINING_SPACING_MARK;
}

bool is_upper(char32_t c) noexcept {
  return u_isupper(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}

bool is_lower(char32_t c) noexcept { return u_islower(static_cast<UChar32>(c)) != 0; }

int digit_value(char32_t c) noexcept { return u_charDigitValue(static_cast<UChar32>(c)); }

}  // namespace beyond_ascii

std::string_view trim(std::string_view text) noexcept { return trim_marks(text, ""); }

std::string_view trim_marks(std::string_view text, std::string_view marks) noexcept {
  auto const outer = [marks](char32_t c) {
    if (c < 0x80 && is_plain(kPlain[c])) return false;  // letters and digits are no marks
    return is_blank(c) || (c < 0x80 && marks.find(static_cast<char>(c)) != marks.npos);
  };
  while (!text.empty()) {
    std::size_t next = 0;
    if (!outer(next_code_point(text, next))) break;
    text.remove_prefix(next);
  }
  while (!text.empty()) {
    auto const last = static_cast<unsigned char>(text.back());
    if (!outer(last < 0x80 ? last : last_code_point(text))) break;
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0u) == 0x80u) --start;
    text = text.substr(0, start);
  }
  return text;
}

std::string plain(std::string_view text) {
  std::string out;
  if (plain_latin(text, out)) return out;
  out.clear();
  std::string const folded = fold_accents(text);
  out.reserve(folded.size());
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t const start = at;
    char32_t const c = next_code_point(folded, at);
    if (!is_letter(c) && digit_value(c) < 0) {
      // Apostrophes stand inside words: "today's" is one.
      gap = gap || (c != '\'' && c != U'\u2019');
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out.append(folded, start, at - start);
  }
  return out;
}

namespace {

// Calls `take` with each white-space separated token until it returns false.
template <typename Take>
void each_word(std::string_view text, Take take) {
  std::size_t begin = text.npos;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const start = at;
    bool const space = is_space(next_code_point(text, at));
    if (space && begin != text.npos) {
      if (!take(text.substr(begin, start - begin))) return;
      begin = text.npos;
    } else if (!space && begin == text.npos) {
      begin = start;
    }
  }
  if (begin != text.npos) take(text.substr(begin));
}

}  // namespace

std::vector<std::string_view> split_words(std::string_view text, std::size_t limit) {
  constexpr std::size_t kUsual = 8;  // words: one allocation for most lines
  std::vector<std::string_view> words;
  if (limit == 0) return words;
  words.reserve(std::min(limit, kUsual));
  each_word(text, [&](std::string_view word) {
    words.push_back(word);
    return words.size() < limit;
  });
  return words;
}

std::size_t word_count(std::string_view text, std::size_t limit) noexcept {
  std::size_t count = 0;
  if (limit > 0) each_word(text, [&](std::string_view) { return ++count < limit; });
  return count;
}

bool has_words(std::string_view text, std::string_view words) noexcept {
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
    bool const begins = at == 0 || text[at - 1] == ' ';
    std::size_t const end = at + words.size();
    if (begins && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

bool starts_with_words(std::string_view text, std::string_view words) noexcept {
  return text.starts_with(words) && (text.size() == words.size() || text[words.size()] == ' ');
}

}  // namespace backfile::internal

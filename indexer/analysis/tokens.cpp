#include "indexer/analysis/tokens.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "backfile/error.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/utf8.hpp"

namespace backfile::internal {
namespace {

enum class Class : std::uint8_t {
  other,
  lower,
  upper,
  digit,
  apostrophe,
  hyphen,
  full_stop,
  comma,
  letter,
  mark,
  hangul,
  ideograph
};

constexpr std::array<Class, 128> kAscii = [] {
  std::array<Class, 128> table{};
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = Class::lower;
  for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = Class::upper;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = Class::digit;
  table['\''] = Class::apostrophe;
  table['`'] = Class::apostrophe;
  table['-'] = Class::hyphen;
  table['.'] = Class::full_stop;
  table[','] = Class::comma;
  return table;
}();

// The full-width and typographic forms that NFKC or habit make equal to an ASCII character.
Class class_of_punctuation(UChar32 c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0xFF07:
    case 0x00B4:
    case 0x2032: return Class::apostrophe;
    case 0x2010:
    case 0x2011:
    case 0x00AD:
    case 0xFF0D:
    case 0x2212: return Class::hyphen;
    case 0xFF0E: return Class::full_stop;
    case 0xFF0C: return Class::comma;
    default: return Class::other;
  }
}

Class class_of_script(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HANGUL: return Class::hangul;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return Class::ideograph;
    // Written without spaces too: dictionary words by ICU.
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return Class::ideograph;
    default: break;
  }
  if (c == 0x30FC || c == 0x3005) return Class::ideograph;  // ー 々
  return u_isupper(c) ? Class::upper : u_islower(c) ? Class::lower : Class::letter;
}

Class class_of(UChar32 c) {
  if (c < 0) return Class::other;
  if (c < 0x80) return kAscii[static_cast<std::size_t>(c)];
  if (auto const punctuation = class_of_punctuation(c); punctuation != Class::other)
    return punctuation;
  if (c == 0xFF70 || c == 0xFF9E || c == 0xFF9F) return Class::ideograph;  // half-width kana marks
  auto const mask = U_GET_GC_MASK(c);
  if ((mask & U_GC_L_MASK) != 0 || c == 0x3005) return class_of_script(c);
  if ((mask & (U_GC_MN_MASK | U_GC_MC_MASK)) != 0) return Class::mark;
  // CO₂ folds to co2.
  if ((mask & (U_GC_ND_MASK | U_GC_NO_MASK)) != 0) return Class::digit;
  if ((mask & U_GC_NL_MASK) != 0) return Class::letter;
  return Class::other;
}

bool is_word(Class c) {
  return c == Class::lower || c == Class::upper || c == Class::digit || c == Class::letter ||
         c == Class::mark;
}

struct Character {
  Class kind = Class::other;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Everything that goes straight through the folded text's bytes; see the rules in the header.
class Tokeniser {
 public:
  Tokeniser(std::string_view text, Capitals capitals)
      : text_{text.substr(0, std::numeric_limits<std::int32_t>::max())}, capitals_{capitals} {}

  Tokens run() {
    while (at_ < text_.size()) step();
    out_.last_position = position_;
    out_.last_pair_position = pair_position_;
    return std::move(out_);
  }

 private:
  Character read(std::size_t from) const {
    if (from >= text_.size())
      return {Class::other, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(from)};
    auto const byte = static_cast<unsigned char>(text_[from]);
    auto const begin = static_cast<std::uint32_t>(from);
    if (byte < 0x80) return {kAscii[byte], begin, begin + 1};
    auto const kind = class_of(next_character(text_, from));
    return {kind, begin, static_cast<std::uint32_t>(from)};
  }

  void step() {
    auto const c = read(at_);
    if (c.kind == Class::hangul || c.kind == Class::ideograph)
      run_of_script(c.kind);
    else if (is_word(c.kind) && c.kind != Class::mark)
      hyphenated();
    else
      at_ = c.end;
  }

  // The end of a run of word characters; a combining mark continues any run.
  std::size_t end_of_word(std::size_t from) const {
    auto c = read(from);
    while (c.end > c.begin && is_word(c.kind)) c = read(c.end);
    return c.begin;
  }

  // One or more words joined by hyphens.
  void hyphenated() {
    auto const first_token = out_.words.size();
    unsigned parts = 0;
    std::string joined;
    bool joinable = true;
    auto const first_position = position_ + 1;
    auto const begin = static_cast<std::uint32_t>(at_);
    while (true) {
      auto const before = out_.words.size();
      word();
      if (++parts <= kMaxJoinedParts) {
        for (auto i = before; i < out_.words.size(); ++i) joined += out_.words[i].text;
        joinable = joinable && out_.words.size() == before + 1 &&
                   out_.words.back().kind == TokenClass::word;
      }
      auto const hyphen = read(at_);
      if (hyphen.kind != Class::hyphen) break;
      auto const next = read(hyphen.end);
      if (!is_word(next.kind) || next.kind == Class::mark) break;
      at_ = next.begin;
    }
    if (parts < 2 || parts > kMaxJoinedParts || !joinable || joined.size() > kMaxWordBytes) return;
    out_.words.insert(out_.words.begin() + static_cast<std::ptrdiff_t>(first_token) + 1,
                      {TokenClass::joined, std::move(joined), first_position, begin,
                       static_cast<std::uint32_t>(at_)});
  }

  void word() {
    auto const begin = at_;
    if (dotted_letters()) return;
    if (read(begin).kind == Class::digit && number()) return;
    at_ = end_of_word(begin);
    auto const stem_end = at_;
    auto const apostrophe = read(at_);
    if (apostrophe.kind == Class::apostrophe) {
      auto const after = end_of_word(apostrophe.end);
      if (after > apostrophe.end) return with_apostrophe(begin, stem_end, apostrophe.end, after);
    }
    emit(begin, stem_end, fold(text_.substr(begin, stem_end - begin)));
  }

  // don't, Korea's, l'accord, O'Brien.
  void with_apostrophe(std::size_t begin, std::size_t stem_end, std::size_t tail, std::size_t end) {
    auto head = fold(text_.substr(begin, stem_end - begin));
    auto const rest = fold(text_.substr(tail, end - tail));
    at_ = end;
    if (rest == "s") return emit(begin, stem_end, std::move(head));
    static constexpr std::array<std::string_view, 9> kElided{"l", "d", "j", "n", "s",
                                                             "c", "m", "t", "qu"};
    if (std::ranges::find(kElided, head) != kElided.end() && rest.size() > 1) {
      emit(begin, stem_end, std::move(head));
      return emit(tail, end, rest);
    }
    // An abbreviation's possessive or a contraction: one word without the sign.
    push(TokenClass::word, head + rest, ++position_, begin, end);
  }

  // U.S. U.N. a.m.: single letters each followed by a full stop, at least two.
  bool dotted_letters() {
    std::string letters;
    auto from = at_;
    auto end = at_;
    // Longer rows are no acronym, and would be read again from each of their letters.
    while (letters.size() < kMaxDotted) {
      auto const letter = read(from);
      if (letter.kind != Class::upper && letter.kind != Class::lower) break;
      auto const dot = read(letter.end);
      bool const last = dot.kind != Class::full_stop;
      if (last && (letters.empty() || is_word(dot.kind))) break;
      letters += fold(text_.substr(letter.begin, letter.end - letter.begin));
      end = last ? letter.end : dot.end;
      from = end;
      if (last) break;
    }
    // "U.S.A" may run on into a word: then it was none.
    if (letters.size() < 2 || is_word(read(end).kind)) return false;
    auto const begin = at_;
    at_ = end;
    skip_possessive();
    emit_acronym(begin, end, std::move(letters));
    return true;
  }

  void skip_possessive() {
    auto const apostrophe = read(at_);
    if (apostrophe.kind != Class::apostrophe) return;
    auto const after = end_of_word(apostrophe.end);
    if (text_.substr(apostrophe.end, after - apostrophe.end) == "s") at_ = after;
  }

  std::size_t end_of_digits(std::size_t from) const {
    auto c = read(from);
    while (c.kind == Class::digit) c = read(c.end);
    return c.begin;
  }

  // 1,874 and 3.5 are one number; 2023.09.14 is three; 19th and 5G are words.
  bool number() {
    auto const begin = at_;
    auto end = end_of_digits(begin);
    std::string digits{text_.substr(begin, end - begin)};
    if (digits.size() <= 3) {
      while (read(end).kind == Class::comma && digits.size() < kMaxGrouped) {
        auto const group = read(end).end;
        auto const group_end = end_of_digits(group);
        if (group_end - group != 3) break;
        digits += text_.substr(group, 3);
        end = group_end;
      }
    }
    if (read(end).kind == Class::full_stop) {
      auto const fraction = read(end).end;
      auto const fraction_end = end_of_digits(fraction);
      auto const beyond = read(fraction_end);
      bool const again = beyond.kind == Class::full_stop && read(beyond.end).kind == Class::digit;
      if (fraction_end > fraction && !again && !dotted_before(begin)) {
        digits += "." + std::string{text_.substr(fraction, fraction_end - fraction)};
        end = fraction_end;
      }
    }
    if (is_word(read(end).kind)) return false;
    at_ = end;
    push(TokenClass::number, fold(digits), ++position_, begin, end);
    return true;
  }

  // The last two numbers of 2023.09.14 are no decimal.
  bool dotted_before(std::size_t begin) const {
    return begin >= 2 && text_[begin - 1] == '.' && read(begin - 2).kind == Class::digit;
  }

  void emit(std::size_t begin, std::size_t end, std::string folded) {
    if (folded.empty()) return;
    if (is_capitals(begin, end)) return emit_acronym(begin, end, std::move(folded));
    push(TokenClass::word, std::move(folded), ++position_, begin, end);
  }

  void emit_acronym(std::size_t begin, std::size_t end, std::string folded) {
    ++position_;
    bool const alone = is_acronym_collision(folded);
    push(TokenClass::acronym, folded, position_, begin, end);
    if (!alone) push(TokenClass::word, std::move(folded), position_, begin, end);
  }

  bool is_capitals(std::size_t begin, std::size_t end) {
    if (end - begin < 2 || end - begin > 6) return false;
    for (auto i = begin; i < end; ++i)
      if (text_[i] < 'A' || text_[i] > 'Z') return false;
    return capitals_ == Capitals::always || !line_is_capitals(begin);
  }

  bool line_is_capitals(std::size_t at) {
    if (at < line_begin_ || at >= line_end_) {
      auto const before = text_.rfind('\n', at);
      line_begin_ = before == text_.npos ? 0 : before + 1;
      line_end_ = std::min(text_.find('\n', at), text_.size());
      line_capitals_ = is_all_capitals(text_.substr(line_begin_, line_end_ - line_begin_));
    }
    return line_capitals_;
  }

  void push(TokenClass kind, std::string folded, std::uint32_t position, std::size_t begin,
            std::size_t end) {
    if (folded.size() > kMaxWordBytes) folded.resize(cut_utf8(folded, kMaxWordBytes).size());
    out_.words.push_back({kind, std::move(folded), position, static_cast<std::uint32_t>(begin),
                          static_cast<std::uint32_t>(end)});
  }

  void run_of_script(Class kind) {
    auto const begin = at_;
    auto c = read(at_);
    while (c.end > c.begin && (c.kind == kind || c.kind == Class::mark)) c = read(c.end);
    at_ = c.begin;
    auto const run = text_.substr(begin, at_ - begin);
    if (kind == Class::hangul)
      push(TokenClass::hangul, fold(run), ++position_, begin, at_);
    else
      dictionary_words(run, begin);
    pairs_of(fold(run));
  }

  void dictionary_words(std::string_view run, std::size_t begin) {
    UErrorCode status = U_ZERO_ERROR;
    thread_local std::unique_ptr<icu::BreakIterator> const words{
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status)};
    std::unique_ptr<UText, decltype(&utext_close)> const view{
        utext_openUTF8(nullptr, run.data(), static_cast<std::int64_t>(run.size()), &status),
        &utext_close};
    if (words) words->setText(view.get(), status);
    if (U_FAILURE(status)) throw Error{Code::internal, "ICU has no word boundary data"};
    auto from = static_cast<std::size_t>(words->first());
    for (auto to = words->next(); to != icu::BreakIterator::DONE; to = words->next()) {
      auto const end = static_cast<std::size_t>(to);
      push(TokenClass::ideograph, fold(run.substr(from, end - from)), ++position_, begin + from,
           begin + end);
      from = end;
    }
  }

  void pairs_of(std::string const& run) {
    std::size_t previous = run.size();
    std::size_t at = 0;
    while (at < run.size()) {
      auto end = at;
      static_cast<void>(next_character(run, end));
      if (previous < at)
        out_.pairs.push_back({run.substr(previous, end - previous), pair_position_++});
      else
        ++pair_position_;
      previous = at;
      at = end;
    }
    ++pair_position_;
  }

  static constexpr unsigned kMaxJoinedParts = 4;
  static constexpr std::size_t kMaxDotted = 16;   // bytes of letters
  static constexpr std::size_t kMaxGrouped = 24;  // digits

  std::string_view text_;
  Capitals capitals_;
  std::size_t at_ = 0;
  std::uint32_t position_ = 0;
  std::uint32_t pair_position_ = 0;
  std::size_t line_begin_ = 1;
  std::size_t line_end_ = 0;
  bool line_capitals_ = false;
  Tokens out_;
};

// Common words that capitals make an acronym of. Sorted.
constexpr auto kCollisions = std::to_array<std::string_view>(
    {"act", "ad",  "aid", "aids",  "all", "am", "an",  "and", "are", "art", "as",  "at",
     "be",  "but", "by",  "can",   "do",  "ex", "fed", "for", "go",  "had", "has", "he",
     "hit", "ice", "id",  "if",    "in",  "is", "it",  "la",  "ma",  "may", "me",  "met",
     "my",  "new", "no",  "not",   "now", "of", "on",  "one", "or",  "our", "out", "pa",
     "per", "pm",  "so",  "start", "the", "to", "un",  "up",  "us",  "was", "we",  "who"});
static_assert(std::ranges::is_sorted(kCollisions));

// English function words. Sorted.
constexpr auto kStopWords = std::to_array<std::string_view>(
    {"a",     "about", "after", "all",   "also", "an",    "and",   "any",    "are",   "as",
     "at",    "be",    "been",  "but",   "by",   "can",   "could", "did",    "do",    "does",
     "for",   "from",  "had",   "has",   "have", "he",    "her",   "his",    "how",   "i",
     "if",    "in",    "into",  "is",    "it",   "its",   "may",   "more",   "most",  "no",
     "nor",   "not",   "of",    "on",    "or",   "our",   "she",   "should", "so",    "such",
     "than",  "that",  "the",   "their", "them", "then",  "there", "these",  "they",  "this",
     "those", "to",    "was",   "we",    "were", "what",  "when",  "where",  "which", "while",
     "who",   "whom",  "why",   "will",  "with", "would", "you",   "your"});
static_assert(std::ranges::is_sorted(kStopWords));

}  // namespace

Tokens tokenise(std::string_view text, Capitals capitals) {
  return Tokeniser{text, capitals}.run();
}

bool is_acronym_collision(std::string_view folded) noexcept {
  return std::ranges::binary_search(kCollisions, folded);
}

bool is_stop_word(std::string_view folded) noexcept {
  return std::ranges::binary_search(kStopWords, folded);
}

bool is_all_capitals(std::string_view text) {
  unsigned words = 0;
  std::size_t length = 0;
  std::size_t longest = 0;
  for (char const c : text) {
    if (c >= 'a' && c <= 'z') return false;
    bool const capital = c >= 'A' && c <= 'Z';
    if (capital && length++ == 0) ++words;
    if (!capital) length = 0;
    longest = std::max(longest, length);
  }
  return words >= 3 || (words == 2 && longest > 6);
}

}  // namespace backfile::internal

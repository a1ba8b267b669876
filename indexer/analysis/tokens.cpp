#include "indexer/analysis/tokens.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "backfile/error.hpp"
#include "indexer/analysis/character_class.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/line_end.hpp"
#include "indexer/analysis/utf8.hpp"

namespace backfile::internal {
namespace {

struct Character {
  CharacterClass kind = CharacterClass::other;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Everything that goes straight through the folded text's bytes; see the rules in the header.
class Tokeniser {
 public:
  Tokeniser(std::string_view text, Capitals capitals)
      : text_{text.substr(0, std::numeric_limits<std::int32_t>::max())}, capitals_{capitals} {}

  Tokens run() {
    out_.words.reserve(text_.size() / kUsualWord);
    while (at_ < text_.size()) step();
    out_.last_position = position_;
    out_.last_pair_position = pair_position_;
    return std::move(out_);
  }

 private:
  Character read(std::size_t from) const {
    if (from >= text_.size())
      return {CharacterClass::other, static_cast<std::uint32_t>(from),
              static_cast<std::uint32_t>(from)};
    auto const byte = static_cast<unsigned char>(text_[from]);
    auto const begin = static_cast<std::uint32_t>(from);
    if (byte < 0x80) return {class_of(byte), begin, begin + 1};
    auto const kind = class_of(next_character(text_, from));
    return {kind, begin, static_cast<std::uint32_t>(from)};
  }

  void step() {
    auto const c = read(at_);
    if (c.kind == CharacterClass::hangul || c.kind == CharacterClass::ideograph)
      run_of_script(c.kind);
    else if (is_word(c.kind) && c.kind != CharacterClass::mark)
      hyphenated();
    else
      at_ = c.end;
  }

  // The end of a run of word characters; a combining mark continues any run, and what is not shown
  // stands inside one.
  std::size_t end_of_word(std::size_t from) const {
    auto end = from;
    for (auto c = read(from); c.end > c.begin; c = read(c.end)) {
      if (is_word(c.kind)) end = c.end;
      else if (c.kind != CharacterClass::unseen || end == from) break;
    }
    return end;
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
      if (hyphen.kind != CharacterClass::hyphen) break;
      auto const next = read(behind_break(hyphen.end));
      if (!is_word(next.kind) || next.kind == CharacterClass::mark) break;
      at_ = next.begin;
    }
    if (parts < 2 || parts > kMaxJoinedParts || !joinable || joined.size() > kMaxWordBytes) return;
    out_.words.insert(out_.words.begin() + static_cast<std::ptrdiff_t>(first_token) + 1,
                      {TokenClass::joined, std::move(joined), first_position, begin,
                       static_cast<std::uint32_t>(at_)});
  }

  // "Anglo-⏎Dutch" is "Anglo-Dutch".
  std::size_t behind_break(std::size_t from) const {
    auto const behind = behind_line_end(text_, from);
    auto const c = read(behind);
    bool const capital = c.kind == CharacterClass::upper || c.kind == CharacterClass::digit;
    return behind > 0 && capital ? behind : from;
  }

  void word() {
    auto const begin = at_;
    if (dotted_letters()) return;
    if (read(begin).kind == CharacterClass::digit && number()) return;
    at_ = end_of_word(begin);
    auto head = fold(text_.substr(begin, at_ - begin));
    while (auto const rest = divided_rest(text_, at_)) {
      at_ = end_of_word(rest);
      head += fold(text_.substr(rest, at_ - rest));
    }
    auto const apostrophe = read(at_);
    if (apostrophe.kind == CharacterClass::apostrophe) {
      auto const after = end_of_word(apostrophe.end);
      if (after > apostrophe.end)
        return with_apostrophe(begin, std::move(head), apostrophe.end, after);
    }
    emit(begin, at_, std::move(head));
  }

  // don't, Korea's, l'accord, O'Brien.
  void with_apostrophe(std::size_t begin, std::string head, std::size_t tail, std::size_t end) {
    auto const stem_end = at_;
    auto const rest = fold(text_.substr(tail, end - tail));
    at_ = end;
    if (rest == "s") return emit(begin, stem_end, std::move(head));
    static constexpr std::array<std::string_view, 26> kElided{
        "l",    "d",    "j",    "n",    "s",     "c",      "m",      "t",      "qu",
        "dell", "all",  "nell", "sull", "dall",  "coll",   "un",     "quell",  "gl",
        "degl", "negl", "dagl", "sugl", "jusqu", "lorsqu", "puisqu", "presqu"};
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
      if (letter.kind != CharacterClass::upper && letter.kind != CharacterClass::lower) break;
      auto const dot = read(letter.end);
      bool const last = dot.kind != CharacterClass::full_stop;
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
    if (apostrophe.kind != CharacterClass::apostrophe) return;
    auto const after = end_of_word(apostrophe.end);
    if (text_.substr(apostrophe.end, after - apostrophe.end) == "s") at_ = after;
  }

  std::size_t end_of_digits(std::size_t from) const {
    auto c = read(from);
    while (c.kind == CharacterClass::digit) c = read(c.end);
    return c.begin;
  }

  // 1,874 and 3.5 are one number; 2023.09.14 is three; 19th and 5G are words.
  bool number() {
    auto const begin = at_;
    auto end = end_of_digits(begin);
    std::string digits{text_.substr(begin, end - begin)};
    if (digits.size() <= 3) {
      while (read(end).kind == CharacterClass::comma && digits.size() < kMaxGrouped) {
        auto const group = read(end).end;
        auto const group_end = end_of_digits(group);
        if (group_end - group != 3) break;
        digits += text_.substr(group, 3);
        end = group_end;
      }
    }
    if (read(end).kind == CharacterClass::full_stop) {
      auto const fraction = read(end).end;
      auto const fraction_end = end_of_digits(fraction);
      auto const beyond = read(fraction_end);
      bool const again = beyond.kind == CharacterClass::full_stop &&
                         read(beyond.end).kind == CharacterClass::digit;
      if (fraction_end > fraction && !again && !dotted_before(begin)) {
        digits += "." + std::string{text_.substr(fraction, fraction_end - fraction)};
        end = fraction_end;
      }
    }
    if (end_of_word(end) > end) return false;
    at_ = end;
    push(TokenClass::number, fold(digits), ++position_, begin, end);
    return true;
  }

  // The last two numbers of 2023.09.14 are no decimal.
  bool dotted_before(std::size_t begin) const {
    return begin >= 2 && text_[begin - 1] == '.' && read(begin - 2).kind == CharacterClass::digit;
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

  void run_of_script(CharacterClass kind) {
    auto const begin = at_;
    for (auto c = read(at_); c.end > c.begin; c = read(c.end)) {
      if (c.kind == kind || c.kind == CharacterClass::mark) at_ = c.end;
      else if (c.kind != CharacterClass::unseen) break;
    }
    auto const run = text_.substr(begin, at_ - begin);
    if (kind == CharacterClass::hangul)
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
      auto folded = fold(run.substr(from, end - from));
      if (!folded.empty())  // a space without a width between two words is none
        push(TokenClass::ideograph, std::move(folded), ++position_, begin + from, begin + end);
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

  static constexpr std::size_t kUsualWord = 6;  // bytes, with the space
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

}  // namespace

Tokens tokenise(std::string_view text, Capitals capitals) {
  return Tokeniser{text, capitals}.run();
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

std::vector<TextToken> readings(Tokens const& tokens) {
  std::vector<TextToken> chosen;
  for (auto const& token : tokens.words) {
    if (token.kind == TokenClass::joined) continue;
    if (!chosen.empty() && chosen.back().position == token.position)
      chosen.back() = token;
    else
      chosen.push_back(token);
  }
  return chosen;
}

}  // namespace backfile::internal

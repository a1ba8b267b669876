#include "indexer/extract/lines.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestEvidence = 500;  // bytes

bool closes_quotation(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == U'\u201D' || c == U'\u2019' ||
         c == U'\u00BB' || c == U'\u300D' || c == U'\u300F' || c == U'\u201C' || c == U'\uFF09';
}

// Full stops and their like, beyond ASCII. Sorted.
constexpr std::array kClauseEnds{
    U'\u0589', U'\u05C3', U'\u061F', U'\u06D4', U'\u0964', U'\u0965', U'\u0E5A',
    U'\u0E5B', U'\u0F0D', U'\u0F0E', U'\u104A', U'\u104B', U'\u1362', U'\u1367',
    U'\u17D4', U'\u17D5', U'\u1803', U'\u1AA8', U'\u1B5E', U'\u1B5F', U'\u2026',
    U'\u203C', U'\u2047', U'\u3002', U'\uA9C9', U'\uFF01', U'\uFF1F', U'\uFF61'};
static_assert(std::ranges::is_sorted(kClauseEnds));

bool ends_clause(char32_t c) {
  if (c < 0x80) return c == '.' || c == '!' || c == '?' || c == ':';
  return std::ranges::binary_search(kClauseEnds, c);
}

// Thai and Lao have no full stop, and their neighbours often write none: the length tells.
bool is_unmarked_sentence(std::string_view text) {
  constexpr std::uint32_t kShortest = 9;  // words
  return is_unspaced(last_code_point(text)) && count_units(text) >= kShortest;
}

void measure(Lines& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.text.empty()) {
      line.role = Role::blank;
      continue;
    }
    line.after_blank = i == 0 || lines[i - 1].text.empty();
    line.before_blank = i + 1 == lines.size() || lines[i + 1].text.empty();
    line.ends_sentence = ends_sentence(line.text);
    line.units = count_units(line.text);
  }
}

struct Break {
  std::size_t at = 0;
  std::size_t size = 0;  // 0 at the end of the text
};

// Most texts have LF alone.
bool has_other_breaks(std::string_view text) {
  return text.find('\r') != text.npos || text.find("\xE2\x80\xA8") != text.npos ||
         text.find("\xE2\x80\xA9") != text.npos;
}

// LF, CR LF, CR, and Unicode's line and paragraph separators (E2 80 A8, E2 80 A9).
Break find_any_break(std::string_view text, std::size_t from) {
  for (auto at = from; at < text.size(); ++at) {
    char const c = text[at];
    if (c != '\n' && c != '\r' && c != '\xE2') continue;
    std::string_view const rest = text.substr(at, 3);
    if (rest == "\xE2\x80\xA8" || rest == "\xE2\x80\xA9") return {at, 3};
    if (rest.starts_with("\r\n")) return {at, 2};
    if (c != '\xE2') return {at, 1};
  }
  return {text.size(), 0};
}

Break find_line_feed(std::string_view text, std::size_t from) {
  std::size_t const at = text.find('\n', from);
  return at == text.npos ? Break{text.size(), 0} : Break{at, 1};
}

std::uint32_t count_words_and_signs(std::string_view text, bool syllables) {
  std::size_t ideographs = 0;
  std::size_t unspaced = 0;
  auto const words = count_runs(text, [&](char32_t c) {
    if (c < 0x0E00) return is_space(c);
    bool const ideograph = is_ideographic(c) || (syllables && is_hangul(c));
    bool const letter = !ideograph && is_unspaced(c);
    ideographs += ideograph ? 1u : 0u;
    unspaced += letter ? 1u : 0u;
    return ideograph || letter || is_word_mark(c) || is_space(c);
  });
  return static_cast<std::uint32_t>(words + ideographs / 2 + unspaced / 4);
}

}  // namespace

bool ends_sentence(std::string_view text) {
  for (int closers = 0; closers < 4 && !text.empty(); ++closers) {
    char32_t const c = last_code_point(text);
    if (ends_clause(c)) return true;
    if (!closes_quotation(c) && !is_space(c)) return is_unmarked_sentence(text);
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0u) == 0x80u) --start;
    text = text.substr(0, start);
  }
  return false;
}

std::uint32_t count_units(std::string_view text) { return count_words_and_signs(text, false); }

std::uint32_t count_prose_units(std::string_view text) { return count_words_and_signs(text, true); }

Lines split_lines(std::string_view text) {
  Lines lines;
  std::uint32_t number = 1;
  auto const find_break = has_other_breaks(text) ? find_any_break : find_line_feed;
  for (std::size_t begin = 0; begin <= text.size();) {
    Break const found = find_break(text, begin);
    Line line;
    line.text = trim(text.substr(begin, found.at - begin));
    line.begin =
        line.text.empty() ? begin : static_cast<std::size_t>(line.text.data() - text.data());
    line.number = number++;
    // A run of blank lines is one: a page of line ends alone must stay small.
    bool const repeated = line.text.empty() && !lines.empty() && lines.back().text.empty();
    if (!repeated) lines.push_back(line);
    if (found.size == 0) break;
    begin = found.at + found.size;
  }
  measure(lines);
  return lines;
}

Evidence evidence_at(Line const& line, std::string_view part, std::string_view rule) {
  Evidence evidence;
  evidence.line = line.number;
  evidence.begin = line.begin + static_cast<std::size_t>(part.data() - line.text.data());
  evidence.end = evidence.begin + part.size();
  evidence.text = cut_utf8(part, kLongestEvidence);
  evidence.rule = rule;
  return evidence;
}

Evidence evidence_at(Line const& line, std::string_view rule) {
  return evidence_at(line, line.text, rule);
}

}  // namespace backfile::internal

#include "indexer/extract/guess_charset.hpp"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/charset.hpp"

namespace backfile::internal {
namespace {

// The lines, texts between tags and values that are not ASCII alone: the rest of a page, scripts
// above all, speaks for English.
std::string telling_lines(std::string_view bytes) {
  constexpr std::size_t kEnough = 1u << 17;  // bytes
  std::string lines;
  while (!bytes.empty() && lines.size() < kEnough) {
    auto const end = bytes.find_first_of("<>\"\n");
    auto const line = bytes.substr(0, end);
    if (count_high_bytes(line) > 0) lines.append(line.substr(0, kEnough)) += '\n';
    bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
  }
  return lines;
}

struct Range {
  unsigned char first;
  unsigned char last;
  [[nodiscard]] bool holds(unsigned char byte) const { return byte >= first && byte <= last; }
};
constexpr Range kNone{1, 0};

// Which lead bytes a language's most common letters have, and which share of all they are at least.
// KS X 1001, GB 2312, Big5 and JIS X 0208 have the rare ones behind them.
struct EastAsian {
  std::string_view label;
  Range marks;        // punctuation and digits, which tell nothing
  Range common;       // Hangul, or characters of the first level
  Range kana;         // in Japanese, besides
  Range trail;        // of common letters
  Range single;       // letters of one byte
  unsigned most;      // percent of letters that are common or kana
  unsigned few_kana;  // percent of letters that are kana, or below 0x80 in Big5's second byte
};
constexpr std::array kEastAsian{
    EastAsian{"windows-949", {0xA1, 0xA3}, {0xB0, 0xC8}, kNone, {0xA1, 0xFE}, kNone, 75, 0},
    EastAsian{"euc-jp", {0xA1, 0xA3}, {0xB0, 0xCF}, {0xA4, 0xA5}, {0xA1, 0xFE}, kNone, 85, 15},
    EastAsian{"gb18030", {0xA1, 0xA3}, {0xB0, 0xD7}, kNone, {0xA1, 0xFE}, kNone, 85, 0},
    EastAsian{
        "shift_jis", {0x81, 0x81}, {0x88, 0x97}, {0x82, 0x83}, {0x40, 0xFC}, {0xA1, 0xDF}, 80, 15},
    EastAsian{"big5", {0xA1, 0xA3}, {0xA4, 0xC6}, kNone, {0x40, 0xFE}, kNone, 85, 0}};

struct Letters {
  std::size_t all = 0;
  std::size_t common = 0;
  std::size_t kana = 0;
  std::size_t low = 0;  // with a second byte of ASCII
};

Letters count_letters(std::string_view bytes, EastAsian const& charset) {
  Letters count;
  for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
    auto const lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) continue;
    if (charset.single.holds(lead)) {
      ++count.all;
      continue;
    }
    auto const trail = static_cast<unsigned char>(bytes[++at]);
    if (charset.marks.holds(lead)) continue;
    ++count.all;
    count.low += trail < 0x80 ? 1 : 0;
    if (charset.kana.holds(lead))
      ++count.kana;
    else if (charset.common.holds(lead) && charset.trail.holds(trail))
      ++count.common;
  }
  return count;
}

// All but a few of the bytes are letters of the charset.
bool fits(std::string_view bytes, std::string_view label) {
  return count_misfits(from_charset(bytes, label)) * 50 <= count_high_bytes(bytes);
}

bool is_written_in(std::string_view bytes, EastAsian const& charset) {
  constexpr std::size_t kFewest = 6;    // letters: less may be a word with two accents
  constexpr std::size_t kLowShare = 8;  // one in so many of Big5's letters, at the least
  auto const count = count_letters(bytes, charset);
  if (count.all < kFewest || (count.common + count.kana) * 100 < charset.most * count.all)
    return false;
  if (count.kana * 100 < charset.few_kana * count.all) return false;
  if (charset.label == "big5" && count.low * kLowShare < count.all) return false;
  return fits(bytes, charset.label);
}

// Bytes that ISO 8859-1 has for controls.
bool has_c1(std::string_view bytes) {
  return std::ranges::any_of(bytes, [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte < 0xA0;
  });
}

// By the names that ICU has for them.
bool is_east_asian(std::string_view label) {
  return label == "euc-kr" || std::ranges::any_of(kEastAsian, [&](auto const& charset) {
           return charset.label == label;
         });
}

// What ICU tells apart by the neighbours of letters, which are right only in words of one script.
enum class CharsetScript { western, latin, other };
struct SingleByte {
  std::string_view label;
  CharsetScript script;
};
constexpr std::array kSingleByte{
    SingleByte{"iso-8859-1", CharsetScript::western}, SingleByte{"windows-1252", CharsetScript::western},
    SingleByte{"iso-8859-2", CharsetScript::latin},   SingleByte{"windows-1250", CharsetScript::latin},
    SingleByte{"iso-8859-9", CharsetScript::latin},   SingleByte{"windows-1254", CharsetScript::latin},
    SingleByte{"windows-1251", CharsetScript::other}, SingleByte{"koi8-r", CharsetScript::other},
    SingleByte{"iso-8859-5", CharsetScript::other},   SingleByte{"iso-8859-6", CharsetScript::other},
    SingleByte{"windows-1256", CharsetScript::other}, SingleByte{"iso-8859-7", CharsetScript::other},
    SingleByte{"windows-1253", CharsetScript::other}, SingleByte{"iso-8859-8", CharsetScript::other},
    SingleByte{"iso-8859-8-i", CharsetScript::other}, SingleByte{"windows-1255", CharsetScript::other}};

struct WordCounts {
  std::size_t mixed = 0;   // of ASCII letters and others
  std::size_t apart = 0;   // of others alone, more than one
  std::size_t turned = 0;  // that go from small to capital letters
  std::size_t marks = 0;   // dashes, quotes and points beside words
};

WordCounts count_word_kinds(std::string_view text) {
  WordCounts count;
  bool ascii = false;
  bool small = false;
  bool turned = false;
  std::size_t other = 0;
  auto const end = [&] {
    count.mixed += ascii && other > 0 ? 1 : 0;
    count.apart += !ascii && other > 1 ? 1 : 0;
    count.turned += turned && other > 0 ? 1 : 0;
    ascii = small = turned = false;
    other = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    auto const c = next_code_point(text, at);
    if (!is_letter(c)) {
      count.marks += c == 0x2026 || (c >= 0x2013 && c <= 0x201D && c != 0x201A) ? 1 : 0;
      end();
      continue;
    }
    turned = turned || (small && is_upper(c));
    small = is_lower(c);
    ascii = ascii || c < 0x80;
    other += c < 0x80 ? 0 : 1;
  }
  end();
  return count;
}

bool reads_well(std::string_view bytes, SingleByte const& charset) {
  if (!fits(bytes, charset.label)) return false;
  auto const words = count_word_kinds(from_charset(bytes, charset.label));
  if (charset.script == CharsetScript::other)
    return words.apart >= 2 && (words.mixed + words.turned) * 10 <= words.apart;
  constexpr std::size_t kFew = 4;  // words by which no language can be told
  return words.apart <= words.mixed + words.marks &&
         (charset.script == CharsetScript::western || words.mixed >= kFew);
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
struct Match {
  std::string label;
  std::int32_t confidence;  // percent
};

// What ICU takes the bytes for, the likeliest first.
std::vector<Match> detected(std::string_view bytes) {
  constexpr std::int32_t kLeast = 10;
  std::vector<Match> found;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, CloseDetector> const detector{ucsdet_open(&status)};
  if (U_FAILURE(status)) return found;
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  std::int32_t count = 0;
  auto const* const* const matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    Match match{ucsdet_getName(matches[i], &status), ucsdet_getConfidence(matches[i], &status)};
    if (match.confidence < kLeast) break;
    std::ranges::transform(match.label, match.label.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    found.push_back(std::move(match));
  }
  // Of few words ICU is not sure.
  for (auto const* const label : {"windows-1252", "windows-1251", "koi8-r"})
    found.push_back({label, 0});
  return found;
}

// Most letters of German or French are the same in Central Europe's charsets, which therefore have
// to be far likelier.
bool is_clear(SingleByte const& charset, std::int32_t confidence, std::span<Match const> matches) {
  constexpr std::int32_t kSure = 25;  // percent
  constexpr std::int32_t kClear = 10;
  if (charset.script != CharsetScript::latin) return true;
  if (confidence < kSure) return false;
  return std::ranges::none_of(matches, [&](auto const& match) {
    bool const western = match.label == "iso-8859-1" || match.label == "windows-1252";
    return western && match.confidence + kClear > confidence;
  });
}

}  // namespace

std::string_view east_asian_charset(std::string_view bytes) {
  auto const lines = telling_lines(bytes);
  for (auto const& charset : kEastAsian)
    if (is_written_in(lines, charset)) return charset.label;
  return {};
}

std::string guess_charset(std::string_view bytes) {
  if (auto const label = east_asian_charset(bytes); !label.empty()) return std::string{label};
  auto const lines = telling_lines(bytes);
  auto const matches = detected(lines);
  for (auto const& [label, confidence] : matches)
    for (auto const& charset : kSingleByte)
      if (charset.label == label && is_clear(charset, confidence, matches) &&
          reads_well(lines, charset))
        return label;
  bool const foreign = count_high_bytes(lines) * 2 > lines.size();
  for (auto const& [label, confidence] : matches)
    if (foreign && is_east_asian(label) && fits(lines, label)) return label;
  return has_c1(lines) ? "" : "iso-8859-1";
}

}  // namespace backfile::internal

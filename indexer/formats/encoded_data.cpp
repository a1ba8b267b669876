#include "indexer/formats/encoded_data.hpp"

#include <algorithm>
#include <string_view>

#include "indexer/analysis/ascii.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kShortestLine = 60;  // bytes; lines of base64 have 60, 64 or 76
constexpr std::string_view kWordEnds = " \n\t";

struct LetterCount {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t digits = 0;
  std::size_t marks = 0;  // "+", "/"
  std::size_t others = 0;
};

LetterCount letters_of(std::string_view word) {
  LetterCount count;
  for (char const c : word) {
    if (is_ascii_upper(c))
      ++count.upper;
    else if (is_ascii_lower(c))
      ++count.lower;
    else if (is_ascii_digit(c))
      ++count.digits;
    else if (c == '+' || c == '/')
      ++count.marks;
    else
      ++count.others;
  }
  return count;
}

std::string_view without_padding(std::string_view word) {
  for (int i = 0; i < 2 && word.ends_with('='); ++i) word.remove_suffix(1);
  return word;
}

// Letters of base64 alone, in the mixture that data has and no name, path or hash.
bool is_encoded_line(std::string_view word) {
  if (word.starts_with("data:") && word.find(";base64,") != word.npos) return true;
  if (word.size() < kShortestLine) return false;
  auto const bare = without_padding(word);
  auto const count = letters_of(bare);
  auto const least = std::min<std::size_t>(bare.size(), 1000) / 20;
  return count.others == 0 && count.upper >= least && count.lower >= least && count.digits >= 2 &&
         count.marks <= bare.size() / 8;
}

// Behind such lines the last one may be short.
bool is_encoded_end(std::string_view word) {
  auto const count = letters_of(without_padding(word));
  bool const mixed = count.upper > 1 && count.lower > 0 && count.digits > 0;
  return count.others == 0 && (word.ends_with('=') || mixed);
}

// Some word is long enough: most texts are left alone.
bool may_be_encoded(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find_first_of(kWordEnds, at), text.size());
    auto const word = text.substr(at, end - at);
    if (word.size() >= kShortestLine || word.starts_with("data:")) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool drop_encoded(std::string& text) {
  if (!may_be_encoded(text)) return false;
  std::string kept;
  bool inside = false;
  bool dropped = false;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find_first_of(kWordEnds, at), text.size());
    auto const word = std::string_view{text}.substr(at, end - at);
    bool const line = is_encoded_line(word);
    bool const data = line || (inside && !word.empty() && is_encoded_end(word));
    bool const gap = word.empty() && kept.ends_with("\n\n");  // of a paragraph that is gone
    if (!data && !gap) kept.append(text, at, std::min(end + 1, text.size()) - at);
    dropped = dropped || line;
    inside = line || (inside && word.empty());
    at = end + 1;
  }
  while (kept.ends_with('\n') || kept.ends_with(' ')) kept.pop_back();
  if (dropped) text = std::move(kept);
  return dropped;
}

}  // namespace backfile::internal

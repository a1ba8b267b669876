#include "indexer/analysis/story_words.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "indexer/analysis/capitals.hpp"

namespace backfile::internal {
namespace {

constexpr unsigned kTitleTimes = 2;
constexpr double kMark = 2.0;  // of a name or number, and of a word of the title
constexpr double kUnits = 8.0;
constexpr std::size_t kDayBytes = 4;
constexpr unsigned char kAcronymBit = 0x80;
constexpr std::size_t kLongestWord = 0x7F;

struct Seen {
  unsigned times = 0;
  bool name = false;
  bool title = false;
};

class Counting {
 public:
  // One reading a position: the acronym, not its plain word; a hyphenated word in its parts.
  void add(std::string_view text, Tokens const& tokens, bool title) {
    std::uint32_t position = 0;
    for (auto const& token : tokens.words) {
      if (token.position > kStoryPositions) return;
      if (token.kind == TokenClass::joined || token.position == position) continue;
      position = token.position;
      bool const acronym = token.kind == TokenClass::acronym;
      if (token.text.size() < 2 || token.text.size() > kLongestWord ||
          (!acronym && is_stop_word(token.text)))
        continue;
      auto& seen = words_[(acronym ? "@" : "") + token.text];
      seen.times += title ? kTitleTimes : 1;
      seen.title = seen.title || title;
      seen.name = seen.name || acronym || token.kind == TokenClass::number ||
                  begins_name(text, token.begin);
    }
  }

  [[nodiscard]] std::vector<StoryWord> most_salient() const {
    std::vector<StoryWord> words;
    if (words_.size() < kLeastStoryWords) return words;
    for (auto const& [text, seen] : words_) {
      auto const salience =
          std::log1p(seen.times) * (seen.name ? kMark : 1.0) * (seen.title ? kMark : 1.0) * kUnits;
      bool const acronym = text.front() == '@';
      words.push_back({acronym ? TokenClass::acronym : TokenClass::word,
                       acronym ? text.substr(1) : text,
                       static_cast<std::uint8_t>(std::min(255.0, salience))});
    }
    std::ranges::sort(words, [](StoryWord const& a, StoryWord const& b) {
      return a.salience != b.salience ? a.salience > b.salience : a.text < b.text;
    });
    if (words.size() > kStoryWords) words.resize(kStoryWords);
    return words;
  }

 private:
  std::unordered_map<std::string, Seen> words_;
};

}  // namespace

StoryPrint story_print(std::string_view title, Tokens const& title_tokens, std::string_view body,
                       Tokens const& body_tokens) {
  Counting counting;
  counting.add(title, title_tokens, true);
  counting.add(body, body_tokens, false);
  StoryPrint print;
  print.words = counting.most_salient();
  return print;
}

// The day, most significant byte first; for each word its salience, its length with a bit for
// acronyms, its bytes.
std::string pack(StoryPrint const& print) {
  if (print.words.empty()) return {};
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>(static_cast<std::uint32_t>(print.day) >> shift);
  for (auto const& word : print.words) {
    bool const acronym = word.kind == TokenClass::acronym;
    bytes += static_cast<char>(word.salience);
    bytes += static_cast<char>(word.text.size() | (acronym ? kAcronymBit : 0u));
    bytes += word.text;
  }
  return bytes;
}

StoryPrint unpack_story(std::string_view bytes) {
  StoryPrint print;
  if (bytes.size() < kDayBytes) return print;
  std::uint32_t day = 0;
  for (std::size_t i = 0; i < kDayBytes; ++i) day = day << 8 | static_cast<unsigned char>(bytes[i]);
  print.day = static_cast<std::int32_t>(day);
  for (auto at = kDayBytes; at + 2 <= bytes.size();) {
    auto const salience = static_cast<std::uint8_t>(bytes[at]);
    auto const head = static_cast<unsigned char>(bytes[at + 1]);
    std::size_t const length = head & ~kAcronymBit;
    if (length == 0 || at + 2 + length > bytes.size()) break;
    auto const kind = (head & kAcronymBit) != 0 ? TokenClass::acronym : TokenClass::word;
    print.words.push_back({kind, std::string{bytes.substr(at + 2, length)}, salience});
    at += 2 + length;
  }
  return print;
}

}  // namespace backfile::internal

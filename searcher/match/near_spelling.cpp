#include "searcher/match/near_spelling.hpp"

#include <unicode/unistr.h>

#include <algorithm>

namespace backfile::internal {
namespace {

constexpr std::uint8_t kFar = 200;  // more than any number of edits

std::vector<UChar32> characters_of(std::string_view text) {
  std::vector<UChar32> characters;
  for (std::size_t at = 0; at < text.size() && characters.size() < kMaxCompared;)
    characters.push_back(next_character(text, at));
  return characters;
}

std::string character_text(UChar32 character) {
  std::string text;
  icu::UnicodeString{character}.toUTF8String(text);
  return text;
}

}  // namespace

std::string behind(std::string start) {
  while (!start.empty() && start.back() == '\xFF') start.pop_back();
  if (start.empty()) return "\xFF";
  ++start.back();
  return start;
}

NearSpelling::NearSpelling(std::string_view word, unsigned edits)
    : edits_{static_cast<unsigned>(std::min<std::size_t>(edits, kMaxCompared))},
      word_{characters_of(word)},
      width_{word_.size() + 1},
      cells_((kMaxCompared + 1) * width_, kFar) {
  for (std::size_t i = 0; i < width_ && i <= edits_; ++i) cells_[i] = static_cast<std::uint8_t>(i);
  letters_ = word_;
  std::ranges::sort(letters_);
  auto const repeated = std::ranges::unique(letters_);
  letters_.erase(repeated.begin(), repeated.end());
}

// What is no letter of the word is too far here whatever it is, so the next one is tried.
std::string NearSpelling::next_start(std::string_view candidate) const {
  auto const refused = characters_.back();
  if (refused < 0 || std::ranges::binary_search(letters_, refused))
    return behind(std::string{candidate.substr(0, hopeless_)});
  auto const before = std::string{candidate.substr(0, ends_.size() > 1 ? ends_.end()[-2] : 0)};
  auto const next = std::ranges::upper_bound(letters_, refused);
  return next == letters_.end() ? behind(before) : before + character_text(*next);
}

bool NearSpelling::matches(std::string_view candidate, std::size_t common) {
  if (hopeless_ > 0 && hopeless_ <= common) return false;
  hopeless_ = 0;
  while (!ends_.empty() && ends_.back() > common) {
    ends_.pop_back();
    characters_.pop_back();
  }
  auto at = ends_.empty() ? 0 : ends_.back();
  while (at < candidate.size() && characters_.size() < kMaxCompared) {
    auto const least = append(next_character(candidate, at));
    ends_.push_back(at);
    if (least <= edits_) continue;
    hopeless_ = at;
    return false;
  }
  return row(characters_.size())[word_.size()] <= edits_;
}

unsigned NearSpelling::append(UChar32 character) {
  characters_.push_back(character);
  auto const depth = characters_.size();
  auto* const cells = row(depth);
  auto const* const above = row(depth - 1);
  auto const first = depth > edits_ ? depth - edits_ : 0;
  auto const last = std::min(word_.size(), depth + edits_);
  unsigned least = kFar;
  for (auto i = first; i <= last; ++i) {
    unsigned best = above[i] + 1u;
    if (i == 0) best = static_cast<unsigned>(depth);
    if (i > 0) {
      unsigned const substitution = character == word_[i - 1] ? 0 : 1;
      best = std::min({best, cells[i - 1] + 1u, above[i - 1] + substitution});
    }
    bool const swapped =
        i > 1 && depth > 1 && character == word_[i - 2] && characters_[depth - 2] == word_[i - 1];
    if (swapped) best = std::min(best, row(depth - 2)[i - 2] + 1u);
    cells[i] = static_cast<std::uint8_t>(std::min<unsigned>(best, kFar));
    least = std::min(least, best);
  }
  return least;
}

}  // namespace backfile::internal

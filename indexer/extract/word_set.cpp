#include "indexer/extract/word_set.hpp"

#include <algorithm>
#include <string>

#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kShortestWord = 4;  // bytes; shorter ones are articles and prepositions
constexpr std::size_t kStem = 6;          // bytes that count, so that endings do not matter

// No two words of up to eight bytes have the same: an odd factor and a shift lose nothing. 0 stands
// for a free slot and is no word's.
std::uint64_t hash_of(std::string_view word) noexcept {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    bytes |= std::uint64_t{static_cast<unsigned char>(word[i])} << 8 * i;
  bytes *= 0x9E3779B97F4A7C15u;
  return bytes ^ bytes >> 32;
}

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

void add_pairs(std::string_view word, std::vector<std::uint64_t>& hashes) {
  std::size_t previous = word.npos;
  for (std::size_t at = 0; at < word.size();) {
    std::size_t const start = at;
    static_cast<void>(next_code_point(word, at));
    if (previous != word.npos) hashes.push_back(hash_of(word.substr(previous, at - previous)));
    previous = start;
  }
}

void add_word(std::string_view word, std::vector<std::uint64_t>& hashes) {
  if (word.empty()) return;
  if (static_cast<unsigned char>(word.front()) >= 0x80) {
    std::size_t at = 0;
    char32_t const first = next_code_point(word, at);
    if (is_ideographic(first) || is_hangul(first) || is_unspaced(first)) return add_pairs(word, hashes);
  }
  if (word.size() < kShortestWord && !is_number(word)) return;
  hashes.push_back(hash_of(word.substr(0, kStem)));
}

void add_words(std::string_view rest, std::vector<std::uint64_t>& hashes) {
  while (!rest.empty()) {
    std::size_t const end = std::min(rest.find(' '), rest.size());
    add_word(rest.substr(0, end), hashes);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

}  // namespace

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  return word_hashes_of_plain(plain(text));
}

std::vector<std::uint64_t> word_hashes_of_plain(std::string_view plain_text) {
  constexpr std::size_t kUsual = 7;  // bytes of a word
  std::vector<std::uint64_t> hashes;
  hashes.reserve(plain_text.size() / kUsual + 1);
  add_words(plain_text, hashes);
  return hashes;
}

void LineWords::add(std::string_view plain_text) {
  auto const begin = static_cast<std::ptrdiff_t>(hashes_.size());
  add_words(plain_text, hashes_);
  std::sort(hashes_.begin() + begin, hashes_.end());
  hashes_.erase(std::unique(hashes_.begin() + begin, hashes_.end()), hashes_.end());
  ends_.push_back(hashes_.size());
}

void WordSet::add(std::string_view text) { add(word_hashes(text)); }

void WordSet::add(std::span<std::uint64_t const> hashes) {
  for (auto const hash : hashes) insert(hash);
}

double WordSet::share(std::string_view text) const {
  auto const hashes = word_hashes(text);
  if (hashes.empty()) return 0.0;
  auto const known = std::count_if(hashes.begin(), hashes.end(),
                                   [this](std::uint64_t hash) { return contains(hash); });
  return static_cast<double>(known) / static_cast<double>(hashes.size());
}

void WordSet::insert(std::uint64_t hash) {
  if ((count_ + 1) * 2 > slots_.size()) grow();
  std::size_t const mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at] != 0 && slots_[at] != hash) at = (at + 1) & mask;
  count_ += slots_[at] == 0 ? 1u : 0u;
  slots_[at] = hash;
}

void WordSet::grow() {
  std::vector<std::uint64_t> old(slots_.size() * 2);
  old.swap(slots_);
  count_ = 0;
  for (auto const hash : old) {
    if (hash != 0) insert(hash);
  }
}

bool WordSet::contains(std::uint64_t hash) const noexcept {
  std::size_t const mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at] != 0 && slots_[at] != hash) at = (at + 1) & mask;
  return slots_[at] != 0;
}

std::size_t HashCounts::place_of(std::uint64_t hash) const noexcept {
  std::size_t const mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
  return at;
}

void HashCounts::add(std::uint64_t hash) {
  if ((size_ + 1) * 2 > slots_.size()) grow();
  Slot& slot = slots_[place_of(hash)];
  size_ += slot.hash == 0 ? 1u : 0u;
  slot.hash = hash;
  ++slot.count;
}

std::uint32_t HashCounts::count(std::uint64_t hash) const noexcept {
  return slots_[place_of(hash)].count;
}

void HashCounts::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (auto const& slot : old)
    if (slot.hash != 0) slots_[place_of(slot.hash)] = slot;
}

}  // namespace backfile::internal

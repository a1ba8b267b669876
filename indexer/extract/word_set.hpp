// The words of a text as a set of hashes: how much of one text occurs in another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace backfile::internal {

// Words of four letters or more, folded, and pairs of Han, kana, Hangul, Thai and its kin: a
// language without spaces has pairs in common where others have words. Numbers count as words.
[[nodiscard]] std::vector<std::uint64_t> word_hashes(std::string_view text);
// Of a text that is plain already.
[[nodiscard]] std::vector<std::uint64_t> word_hashes_of_plain(std::string_view plain_text);

// The distinct words of each line of a page, sorted.
class LineWords {
 public:
  void add(std::string_view plain_text);  // of the next line

  [[nodiscard]] std::span<std::uint64_t const> of(std::size_t line) const noexcept {
    std::size_t const begin = line == 0 ? 0 : ends_[line - 1];
    return {hashes_.data() + begin, ends_[line] - begin};
  }

 private:
  std::vector<std::uint64_t> hashes_;
  std::vector<std::size_t> ends_;
};

class WordSet {
 public:
  void add(std::string_view text);
  void add(std::span<std::uint64_t const> hashes);

  [[nodiscard]] std::size_t size() const noexcept { return count_; }

  // The share of the text's words that are in the set, 0 to 1; 0 for a text without words.
  [[nodiscard]] double share(std::string_view text) const;

 private:
  void insert(std::uint64_t hash);
  void grow();
  [[nodiscard]] bool contains(std::uint64_t hash) const noexcept;

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(256);  // 0 is free
  std::size_t count_ = 0;
};

// How often each hash was added. Hashes are those of words, so that their low bits do as places.
class HashCounts {
 public:
  void add(std::uint64_t hash);
  [[nodiscard]] std::uint32_t count(std::uint64_t hash) const noexcept;
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;  // 0 is free
    std::uint32_t count = 0;
  };
  [[nodiscard]] std::size_t place_of(std::uint64_t hash) const noexcept;
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::size_t size_ = 0;
};

}  // namespace backfile::internal

// Words, names and outlets that nobody uses, the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::benchmark {

// Splitmix64: the standard library's distributions differ between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_{seed} {}

  [[nodiscard]] std::uint64_t next() noexcept;
  [[nodiscard]] std::size_t below(std::size_t end) noexcept { return next() % end; }
  // In [0, 1).
  [[nodiscard]] double unit() noexcept;
  [[nodiscard]] bool chance(double probability) noexcept { return unit() < probability; }

  template <typename List>
  [[nodiscard]] auto const& of(List const& list) noexcept {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

// Words without their endings; with endings there are more than twice as many.
inline constexpr std::size_t kWords = 150'000;
inline constexpr std::size_t kPeople = 3'000;
inline constexpr std::size_t kOutlets = 200;
inline constexpr std::size_t kSetPhrases = 400;

// The word of that rank; 0 is the commonest.
[[nodiscard]] std::string word_of(std::size_t rank);

// A rank by Zipf's law with an offset: the commonest word is in about half of all articles.
[[nodiscard]] std::size_t zipf_rank(Dice& dice) noexcept;

[[nodiscard]] std::string capitalised(std::string word);

// "Brisdoun Talkea", and every eighth in the manner of Korea: "Park Min-seo".
[[nodiscard]] std::string person(std::size_t number);
[[nodiscard]] std::string outlet(std::size_t number);

// Two or three words that often stand together.
[[nodiscard]] std::string set_phrase(std::size_t number);

}  // namespace backfile::benchmark

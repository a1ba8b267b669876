#include "tests/benchmark/invented_words.hpp"

#include <array>
#include <cmath>

namespace backfile::benchmark {
namespace {

constexpr auto kOnsets = std::to_array<std::string_view>(
    {"b", "d", "f", "g",  "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",
     "t", "v", "z", "br", "dr", "gr", "kl", "pl", "sh", "st", "th", "tr"});
constexpr auto kVowels =
    std::to_array<std::string_view>({"a", "e", "i", "o", "u", "ai", "ea", "ou"});
constexpr auto kCodas = std::to_array<std::string_view>({"", "n", "r", "l", "s", "m", "t", "nd"});
constexpr std::size_t kSyllables = kOnsets.size() * kVowels.size() * kCodas.size();

// Shares no factor with the number of words of two syllables: every rank has its own word, and
// neighbours in rank are no neighbours in the alphabet.
constexpr std::size_t kStride = 611'953;

constexpr auto kFamilyNames = std::to_array<std::string_view>(
    {"Kim", "Lee", "Park", "Choi", "Jung", "Kang", "Cho", "Yoon", "Jang", "Lim", "Shin", "Kwon"});
constexpr auto kGivenFirst = std::to_array<std::string_view>(
    {"Min", "Seo", "Ji", "Hyun", "Jae", "Young", "Sang", "Dong", "Kyung", "Eun"});
constexpr auto kGivenSecond = std::to_array<std::string_view>(
    {"seo", "ho", "woo", "jin", "hee", "chul", "suk", "yeon", "min", "kyu"});

constexpr auto kPapers = std::to_array<std::string_view>(
    {"Courier", "Herald", "Gazette", "Observer", "Dispatch", "Chronicle", "Sentinel", "Register"});

std::string syllable(std::size_t number) {
  std::string text{kOnsets[number % kOnsets.size()]};
  number /= kOnsets.size();
  text += kVowels[number % kVowels.size()];
  return text += kCodas[number / kVowels.size()];
}

}  // namespace

std::uint64_t Dice::next() noexcept {
  auto mixed = state_ += 0x9E3779B97F4A7C15u;
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
  return mixed ^ mixed >> 31;
}

double Dice::unit() noexcept { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

std::string word_of(std::size_t rank) {
  auto const number = (rank * kStride + 977) % (kSyllables * kSyllables);
  return syllable(number % kSyllables) + syllable(number / kSyllables);
}

std::size_t zipf_rank(Dice& dice) noexcept {
  constexpr double kOffset = 30;
  auto const rank = kOffset * std::pow(kWords / kOffset + 1, dice.unit()) - kOffset;
  return static_cast<std::size_t>(rank);
}

std::string capitalised(std::string word) {
  word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

std::string person(std::size_t number) {
  if (number % 8 != 0)
    return capitalised(word_of(9'000 + number % 701)) + ' ' +
           capitalised(word_of(20'000 + 7 * number));
  number /= 8;
  std::string name{kFamilyNames[number % kFamilyNames.size()]};
  number /= kFamilyNames.size();
  name += ' ';
  name += kGivenFirst[number % kGivenFirst.size()];
  name += '-';
  return name += kGivenSecond[number / kGivenFirst.size() % kGivenSecond.size()];
}

std::string outlet(std::size_t number) {
  return "The " + capitalised(word_of(40'000 + number)) + ' ' +
         std::string{kPapers[number % kPapers.size()]};
}

std::string set_phrase(std::size_t number) {
  auto phrase = word_of(100 + 5 * number) + ' ' + word_of(60 + 3 * number);
  if (number % 3 == 0) phrase += ' ' + word_of(300 + number);
  return phrase;
}

}  // namespace backfile::benchmark

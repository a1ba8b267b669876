// Stems by language: Snowball's, for the languages that have one.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace backfile::internal {

// The name and version of the stemming algorithms; stored in every index and compared.
[[nodiscard]] std::string stemmer_version();

// Languages with a stemmer, as ISO 639-1 codes, and "und" for all others.
[[nodiscard]] std::span<std::string_view const> stemmer_keys() noexcept;

// The key under which an article of that language has its stems. Unknown ("") counts as English,
// the commonest; a language without a stemmer is "und", whose stems are the words themselves.
[[nodiscard]] std::string_view stemmer_key(std::string_view lang) noexcept;

// The beginning that all words with that stem have in common. Stemmers change endings (policies →
// polici), and a few the rest: those give nothing.
[[nodiscard]] std::string_view kept_beginning(std::string_view key, std::string_view stem) noexcept;

// Not thread safe. Keeps the stems of words it has seen, up to a bounded number.
class Stemmer {
 public:
  explicit Stemmer(std::string_view key);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  [[nodiscard]] std::string const& key() const noexcept { return key_; }

  // `word` is folded.
  [[nodiscard]] std::string stem(std::string const& word);

 private:
  struct Algorithm;
  std::string key_;
  std::unique_ptr<Algorithm> algorithm_;
  std::unordered_map<std::string, std::string> seen_;
};

}  // namespace backfile::internal

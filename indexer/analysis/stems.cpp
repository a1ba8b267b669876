#include "indexer/analysis/stems.hpp"

#include <algorithm>
#include <array>

#include "indexer/index/xapian.hpp"

namespace backfile::internal {
namespace {

// What libxapian 1.4 offers, sorted.
constexpr auto kKeys = std::to_array<std::string_view>(
    {"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id",
     "it", "lt", "ne", "nl", "no", "pt", "ro", "ru", "sv", "ta", "tr", "und"});
static_assert(std::ranges::is_sorted(kKeys));

constexpr std::size_t kMaxSeen = 200'000;

// Languages whose stemmers take off beginnings too (Arabic, Irish, Indonesian, Tamil), or double
// letters within (Finnish).
constexpr auto kFreeForms = std::to_array<std::string_view>({"ar", "fi", "ga", "id", "ta"});

// Letters at the end of a stem that its words may lack or have otherwise, at most: French
// abdication → abdiqu, Turkish and Dutch. Elsewhere one: English policy → polici.
constexpr auto kTwoLetters = std::to_array<std::string_view>({"fr", "nl", "tr"});

bool is_one_of(std::span<std::string_view const> keys, std::string_view key) {
  return std::ranges::find(keys, key) != keys.end();
}

std::string_view without_last_character(std::string_view text) {
  auto end = text.size();
  while (end > 0 && (static_cast<unsigned char>(text[end - 1]) & 0xC0) == 0x80) --end;
  return text.substr(0, end > 0 ? end - 1 : 0);
}

}  // namespace

struct Stemmer::Algorithm {
  Xapian::Stem stem;
};

std::string stemmer_version() { return std::string{"snowball-xapian-"} + Xapian::version_string(); }

std::span<std::string_view const> stemmer_keys() noexcept { return kKeys; }

std::string_view stemmer_key(std::string_view lang) noexcept {
  if (lang.empty()) return "en";
  if (lang == "nb" || lang == "nn") return "no";
  auto const found = std::ranges::lower_bound(kKeys, lang);
  return found != kKeys.end() && *found == lang ? *found : std::string_view{"und"};
}

std::string_view kept_beginning(std::string_view key, std::string_view stem) noexcept {
  if (is_one_of(kFreeForms, key)) return {};
  if (key == "und") return stem;
  // dying, lying, tying → die, lie, tie
  bool const exception = key == "en" && stem.ends_with("ie");
  auto kept = without_last_character(stem);
  if (exception || is_one_of(kTwoLetters, key)) kept = without_last_character(kept);
  return kept;
}

Stemmer::Stemmer(std::string_view key) : key_{key}, algorithm_{std::make_unique<Algorithm>()} {
  if (key_ != "und") algorithm_->stem = guarded([&] { return Xapian::Stem{key_}; });
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::stem(std::string const& word) {
  if (key_ == "und") return word;
  if (auto const known = seen_.find(word); known != seen_.end()) return known->second;
  if (seen_.size() >= kMaxSeen) seen_.clear();
  return seen_.emplace(word, algorithm_->stem(word)).first->second;
}

}  // namespace backfile::internal

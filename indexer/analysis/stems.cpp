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

#include "indexer/analysis/fingerprint.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

#include "indexer/analysis/capitals.hpp"

namespace backfile::internal {
namespace {

// What makes a copy; chosen on generated copies and on texts that only look like copies
// (copies.test.cpp), then looked at on news.
//
// Wording: this share of the shorter text's shingles stands in the longer one, too. An edit of
// 12 % of the words spares 0.88^3 = 0.68 of them. Reports from a template share as many, and
// are short as a rule: the shorter the text, the more is asked. In a forecast of 35 words two that
// differ (the degrees, the wind) are the news, and cost six shingles.
constexpr double kLeastWording = 0.50;       // of kLongText shingles or more
constexpr double kLeastShortWording = 0.97;  // of kShortText or fewer; in between, in proportion
constexpr std::size_t kLongText = kWordingHashes;
constexpr std::size_t kShortText = 30;

// Extent: shingles of both among all of either. Less is an excerpt, or a digest of stories.
constexpr double kLeastExtent = 0.25;
constexpr double kLeastShortExtent = 0.75;  // of fewer than kShortText shingles

// Facts: of the numbers and names. Copies keep them, reports from a template do not.
constexpr double kLeastFacts = 0.75;
constexpr double kLeastShortFacts = 0.90;  // of fewer than kLongText shingles

// Days between two copies that were edited: papers take a text over within a week or so, a
// template recurs for years. What is all but the same (kReprint) may be reprinted at any time, but
// a line or two recur, too ("The bank leaves its rate unchanged").
constexpr int kMostDays = 10;
constexpr int kMostShortDays = 3;
constexpr double kReprint = 0.80;

struct Shares {
  double contained = 0.0;  // of the smaller set
  double common = 0.0;     // of both
  bool known = false;
};

// Both sketches are complete up to the smaller of their last hashes; what lies beyond is not
// looked at.
Shares shares(std::vector<std::uint32_t> const& a, std::vector<std::uint32_t> const& b,
              std::size_t room) noexcept {
  auto const last = [room](auto const& set) { return set.size() < room ? ~0u : set.back(); };
  auto const limit = std::min(last(a), last(b));
  std::size_t both = 0;
  std::size_t of_a = 0;
  std::size_t of_b = 0;
  for (std::size_t i = 0, j = 0;;) {
    bool const in_a = i < a.size() && a[i] <= limit;
    bool const in_b = j < b.size() && b[j] <= limit;
    if (!in_a && !in_b) break;
    bool const first = in_a && (!in_b || a[i] <= b[j]);
    bool const second = in_b && (!in_a || b[j] <= a[i]);
    both += first && second ? 1 : 0;
    of_a += first ? 1 : 0;
    of_b += second ? 1 : 0;
    i += first ? 1 : 0;
    j += second ? 1 : 0;
  }
  if (of_a == 0 || of_b == 0) return {};
  auto const share = [both](std::size_t of) {
    return static_cast<double>(both) / static_cast<double>(of);
  };
  return {share(std::min(of_a, of_b)), share(of_a + of_b - both), true};
}

// The finaliser of MurmurHash3: every bit of the number changes half of the result's.
std::uint64_t mix(std::uint64_t x) noexcept {
  x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCDu;
  x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53u;
  return x ^ (x >> 33);
}

double least_wording(std::size_t shingles) noexcept {
  auto const length = std::clamp(shingles, kShortText, kLongText);
  auto const share = static_cast<double>(length - kShortText) / (kLongText - kShortText);
  return kLeastShortWording + share * (kLeastWording - kLeastShortWording);
}

class Sketching {
 public:
  // One reading a position: the acronym, not its plain word; a hyphenated word in its parts.
  void add(std::string_view text, Tokens const& tokens) {
    std::uint32_t position = 0;
    for (auto const& token : tokens.words) {
      if (token.kind == TokenClass::joined || token.position == position) continue;
      position = token.position;
      if (token.kind != TokenClass::acronym && is_stop_word(token.text)) continue;
      auto const hash = XXH64(token.text.data(), token.text.size(), 0);
      words_.push_back(hash);
      if (begins_name(text, token.begin) || token.kind == TokenClass::number)
        facts_.push_back(shortened(hash));
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }

  Fingerprint finish() {
    if (words_.size() < kLeastContentWords) return {};
    std::vector<std::uint32_t> shingles;
    shingles.reserve(words_.size());
    for (std::size_t i = 0; i + 2 < words_.size(); ++i)
      shingles.push_back(
          shortened(words_[i] ^ std::rotl(words_[i + 1], 21) ^ std::rotl(words_[i + 2], 42)));
    Fingerprint made;
    made.wording = smallest(std::move(shingles), kWordingHashes);
    made.facts = smallest(std::move(facts_), kFactHashes);
    return made;
  }

 private:
  static std::uint32_t shortened(std::uint64_t hash) noexcept {
    return static_cast<std::uint32_t>(mix(hash) >> 32);
  }

  static std::vector<std::uint32_t> smallest(std::vector<std::uint32_t> hashes, std::size_t room) {
    std::ranges::sort(hashes);
    auto const repeated = std::ranges::unique(hashes);
    hashes.erase(repeated.begin(), repeated.end());
    if (hashes.size() > room) hashes.resize(room);
    hashes.shrink_to_fit();
    return hashes;
  }

  std::vector<std::uint64_t> words_;
  std::vector<std::uint32_t> facts_;
};

constexpr std::size_t kHeaderBytes = 5;

void append32(std::string& bytes, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) noexcept {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + 4; ++i)
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

}  // namespace

Fingerprint fingerprint(std::string_view title, Tokens const& title_tokens, std::string_view body,
                        Tokens const& body_tokens) {
  Sketching sketch;
  sketch.add(body, body_tokens);
  if (sketch.size() < kShortBodyWords) sketch.add(title, title_tokens);
  return sketch.finish();
}

bool are_copies(Fingerprint const& a, Fingerprint const& b) noexcept {
  if (a.empty() || b.empty()) return false;
  auto const length = std::min(a.wording.size(), b.wording.size());
  auto const wording = shares(a.wording, b.wording, kWordingHashes);
  if (wording.contained < least_wording(length) || wording.common < kLeastExtent) return false;
  auto const facts = shares(a.facts, b.facts, kFactHashes);
  bool const dated = a.day != Fingerprint::kUndated && b.day != Fingerprint::kUndated;
  auto const days = dated ? std::abs(a.day - b.day) : 0;
  if (length < kShortText)
    return wording.common >= kLeastShortExtent && a.facts == b.facts && days <= kMostShortDays;
  if (facts.known && facts.contained < (length < kLongText ? kLeastShortFacts : kLeastFacts))
    return false;
  return days <= kMostDays || (length >= kLongText && wording.common >= kReprint);
}

// The day, a byte with the number of shingles, then all hashes; numbers of four bytes, most
// significant byte first.
std::string pack(Fingerprint const& print) {
  if (print.empty()) return {};
  std::string bytes;
  bytes.reserve(kHeaderBytes + 4 * (print.wording.size() + print.facts.size()));
  append32(bytes, static_cast<std::uint32_t>(print.day));
  bytes += static_cast<char>(print.wording.size());
  for (auto const hash : print.wording) append32(bytes, hash);
  for (auto const hash : print.facts) append32(bytes, hash);
  return bytes;
}

Fingerprint unpack_fingerprint(std::string_view bytes) {
  if (bytes.size() % 4 != 1 || bytes.size() < kHeaderBytes) return {};
  auto const shingles = static_cast<unsigned char>(bytes[kHeaderBytes - 1]);
  auto const facts_at = kHeaderBytes + 4u * shingles;
  if (bytes.size() < facts_at) return {};
  Fingerprint print;
  print.day = static_cast<std::int32_t>(number_at(bytes, 0));
  for (auto at = kHeaderBytes; at < bytes.size(); at += 4)
    (at < facts_at ? print.wording : print.facts).push_back(number_at(bytes, at));
  return print;
}

}  // namespace backfile::internal

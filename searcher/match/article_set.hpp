// Sets of an index's articles, and what a plan finds as such a set: no scores, no places.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "searcher/match/plan.hpp"
#include "searcher/match/reader.hpp"

namespace backfile::internal {

// A bit for each article's number.
class ArticleSet {
 public:
  // Empty; for numbers up to `last`.
  explicit ArticleSet(DocumentNumber last) : bits_(last / kBits + std::size_t{1}) {}

  void add(DocumentNumber number) { bits_[number / kBits] |= bit(number); }
  [[nodiscard]] bool has(DocumentNumber number) const {
    return (bits_[number / kBits] & bit(number)) != 0;
  }
  [[nodiscard]] std::uint64_t size() const;

  // Both sets are for the same numbers.
  void unite(ArticleSet const& other);
  void intersect(ArticleSet const& other);
  void subtract(ArticleSet const& other);
  void differ(ArticleSet const& other);  // what is in one of both

  // In ascending order.
  template <typename Use>
  void for_each(Use use) const {
    for (std::size_t i = 0; i < bits_.size(); ++i)
      for (auto left = bits_[i]; left != 0; left &= left - 1)
        use(static_cast<DocumentNumber>(i * kBits) +
            static_cast<DocumentNumber>(std::countr_zero(left)));
  }
  [[nodiscard]] std::vector<DocumentNumber> numbers() const;

 private:
  static constexpr DocumentNumber kBits = 64;
  [[nodiscard]] static std::uint64_t bit(DocumentNumber number) {
    return std::uint64_t{1} << number % kBits;
  }

  std::vector<std::uint64_t> bits_;
};

// True where articles_of() can tell: the plan asks for no places and for no share of words.
[[nodiscard]] bool is_set_plan(Plan const& plan);

// The articles that Xapian's matcher would find. Posting lists are walked without it, a fifth of
// its cost or less; those that meet few candidates are skipped through. Cost of memory: an eighth
// of a byte for each article, for each level of the plan.
// Precondition: is_set_plan().
[[nodiscard]] ArticleSet articles_of(Reader const& reader, Plan const& plan);

}  // namespace backfile::internal

// Where the words of a plan stand in one article.
#pragma once

#include <limits>
#include <vector>

#include "indexer/index/xapian.hpp"
#include "searcher/match/plan.hpp"

namespace backfile::internal {

// A place where a plan matches: positions `first` to `last`. `words` are the positions of its own
// words where other words stand between them, else empty.
struct Span {
  Xapian::termpos first = 0;
  Xapian::termpos last = 0;
  std::vector<Xapian::termpos> words;

  friend auto operator<=>(Span const&, Span const&) = default;
};

// Places of a part that are kept for an article, and tries to combine parts; what is beyond is
// not found. No article that is read by a person has as many.
inline constexpr std::size_t kMaxSpans = 100'000;
inline constexpr std::size_t kMaxTries = 4'000'000;

// All lists ascending. The parts of a near or phrase plan never share a word; at most
// `window - parts` words that belong to none of them stand between.
class Occurrences {
 public:
  Occurrences(Xapian::Database const& database, Xapian::docid document)
      : database_{database}, document_{document} {}

  // True where the plan (of terms and kinds that speak of places) matches.
  [[nodiscard]] bool hold(Plan const& plan) const;

 private:
  struct Range {
    Xapian::termpos low = 0;
    Xapian::termpos high = std::numeric_limits<Xapian::termpos>::max();
  };

  [[nodiscard]] std::vector<Span> find(Plan const& plan, Range range, std::size_t limit) const;
  [[nodiscard]] std::vector<Span> of_term(std::string const& term, Range range) const;
  [[nodiscard]] std::vector<Span> of_any(Plan const& plan, Range range) const;
  [[nodiscard]] std::vector<Span> of_forms(Plan const& plan, Range range) const;
  [[nodiscard]] std::vector<Span> together(Plan const& plan, Range range, std::size_t limit) const;
  [[nodiscard]] bool in_one_paragraph(Plan const& plan) const;

  Xapian::Database const& database_;
  Xapian::docid document_;
};

}  // namespace backfile::internal

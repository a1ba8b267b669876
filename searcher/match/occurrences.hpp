// Where the words of a plan stand in one article.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/xapian.hpp"
#include "searcher/match/article_set.hpp"
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

// Places of a part that are kept for an article; what is beyond is not found. No article that is
// read by a person has as many.
inline constexpr std::size_t kMaxSpans = 100'000;

// Position lists opened, positions read and combinations tried for one question, at most, beside
// the first few of every article; about a quarter of a second. A question that needs more is
// refused, not cut.
inline constexpr std::uint64_t kMaxPlacesRead = 2'000'000;
inline constexpr std::uint64_t kFreePlaces = 48;

// Bounds what Occurrences cost on this thread while it lives; without one they are not bounded.
// What plain words in any number of articles cost is free, so that a large index refuses nothing
// that a small one answers.
class PlaceBudget {
 public:
  explicit PlaceBudget(std::uint64_t limit = kMaxPlacesRead);
  ~PlaceBudget();
  PlaceBudget(PlaceBudget const&) = delete;
  PlaceBudget& operator=(PlaceBudget const&) = delete;

  static void begin_article();

  // Throws Error{query_too_large} when more is spent than there is.
  static void spend(std::uint64_t places);

 private:
  std::uint64_t limit_;
  std::uint64_t left_;
  std::uint64_t free_ = 0;  // of this article
  PlaceBudget* outer_;
};

// Which articles have a stem, asked of one article after the other. Bound to one database.
class StemArticles {
 public:
  [[nodiscard]] bool has(Xapian::Database const& database, std::string const& stem,
                         Xapian::docid document);

 private:
  struct Known {
    unsigned asked = 0;
    std::optional<ArticleSet> articles;
  };
  std::map<std::string, Known> known_;
};

// All lists ascending. The parts of a near or phrase plan never share a word; at most
// `window - parts` words that belong to none of them stand between.
class Occurrences {
 public:
  Occurrences(Xapian::Database const& database, Xapian::docid document, StemArticles& stems)
      : database_{database}, document_{document}, stems_{stems} {}

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
  [[nodiscard]] std::vector<Span> of_many(Plan const& plan, Range range) const;
  [[nodiscard]] std::vector<Span> together(Plan const& plan, Range range, std::size_t limit) const;
  [[nodiscard]] bool in_one_paragraph(Plan const& plan) const;

  Xapian::Database const& database_;
  Xapian::docid document_;
  StemArticles& stems_;
};

}  // namespace backfile::internal

// Plan → articles and numbers.
#pragma once

#include <backfile/search.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "searcher/match/plan.hpp"
#include "searcher/match/reader.hpp"

namespace backfile::internal {

struct Ranked {
  DocumentNumber number = 0;
  double score = 0.0;
  std::string group = {};  // the value that was collapsed on; empty where there is none
};

struct Matched {
  std::uint64_t count = 0;
  std::uint64_t rows = 0;  // of which one an article without a group, one a group
  std::vector<Ranked> page;
  std::vector<DocumentNumber> all;  // ascending; only where asked for
};

struct MatchOptions {
  Sort sort = Sort::relevance;
  std::size_t first = 0;
  std::size_t size = 20;
  bool collect = false;                   // all numbers, for facets and histograms
  std::optional<unsigned> collapse = {};  // slot: of articles with one value only the first is kept
};

// Scores by WordWeight. Exact counts: every match is visited. `first` and `size` count rows.
// Articles without the sort's value come last; ties go to the order in which articles were added,
// of several indexes the first of each, the second of each, and so on.
[[nodiscard]] Matched match(Reader const& reader, Plan const& plan, MatchOptions const& options);

// The score that match() gives the article; nothing where it does not match.
[[nodiscard]] std::optional<double> score_in(Reader const& reader, Plan const& plan,
                                             DocumentNumber number);

// Only the number of matches.
[[nodiscard]] std::uint64_t count(Reader const& reader, Plan const& plan);

// The numbers of all matches, ascending.
[[nodiscard]] std::vector<DocumentNumber> all_matches(Reader const& reader, Plan const& plan);

}  // namespace backfile::internal

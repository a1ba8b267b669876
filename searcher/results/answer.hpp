// A question asked of one commit: matched once, read in pages.
#pragma once

#include <backfile/search.hpp>
#include <vector>

#include "searcher/match/occurrences.hpp"
#include "searcher/match/reader.hpp"
#include "searcher/query/parsed_query.hpp"
#include "searcher/results/cursor.hpp"
#include "searcher/results/groups.hpp"
#include "searcher/results/highlights.hpp"

namespace backfile::internal {

// For the length of one call; the reader and the query must live as long.
class Answer {
 public:
  // Matches and counts. Keeps the rows that the options ask for as numbers; no article is read.
  Answer(Reader const& reader, ParsedQuery const& query, SearchOptions const& options);

  // The next `most` rows as hits, with all that is said of the whole. Moves on.
  [[nodiscard]] Results page(std::size_t most);

  // The row that comes next, from 0 over the whole question.
  [[nodiscard]] std::size_t next() const noexcept { return first_ + read_; }
  // Rows that are left of those asked for.
  [[nodiscard]] std::size_t left() const noexcept { return rows_.size() - read_; }

 private:
  void explain_gaps(ParsedQuery const& query);
  void add_counts(std::vector<DocumentNumber> const& matches);
  [[nodiscard]] std::optional<DayRange> bound_on(std::string const& name) const;
  [[nodiscard]] Hit hit_of(Row& row);

  PlaceBudget budget_;
  Reader const& reader_;
  SearchOptions options_;
  Request request_;
  Cursors cursors_;
  Results whole_;  // without hits
  std::vector<Row> rows_;
  Highlights highlights_;
  std::size_t first_ = 0;
  std::size_t read_ = 0;
};

// The rows to match: where a page begins, and how many there are. A cursor decides over `offset`.
[[nodiscard]] MatchOptions rows_asked(Reader const& reader, Request const& request,
                                      Cursors const& cursors, SearchOptions const& options);

// What a date bound hides, with a note.
void count_undated(Reader const& reader, Request const& request, Count& count,
                   std::vector<QueryNote>& notes);

}  // namespace backfile::internal

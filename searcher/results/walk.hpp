// All rows of a question, a page at a time.
#pragma once

#include <backfile/search.hpp>
#include <cstdint>
#include <functional>
#include <optional>

#include "searcher/match/reader.hpp"
#include "searcher/query/parsed_query.hpp"

namespace backfile::internal {

// Rows that are matched at once. They are held as numbers and groups, some hundred bytes each;
// answers of more rows are matched again for each so many.
inline constexpr std::size_t kWindowRows = 50'000;
// Hits that are held at once.
inline constexpr std::size_t kPageRows = 500;

// Keeps its place, so that a reader whose commit is taken away is followed by a newer one.
class Walk {
 public:
  using Use = std::function<bool(Results const&)>;

  Walk(ParsedQuery const& query, SearchOptions const& options, Use const& use);

  // Matches the next rows and hands over their pages; false when it is over. Xapian's errors pass
  // through: call again with a newer reader.
  bool read(Reader const& reader);

  // False where not all rows came from one commit.
  [[nodiscard]] bool is_whole() const noexcept { return !changed_; }

 private:
  // Gives false when `use` has enough.
  bool hand_over(Results const& page, std::size_t next);

  ParsedQuery const& query_;
  SearchOptions rest_;  // what is still to be read
  Use const& use_;
  std::optional<std::uint64_t> revision_;
  bool changed_ = false;
};

}  // namespace backfile::internal

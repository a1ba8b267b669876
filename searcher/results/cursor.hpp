// Where a page ends, as text that a caller hands back for the next one.
#pragma once

#include <backfile/search.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"
#include "searcher/query/parsed_query.hpp"

namespace backfile::internal {

// The rows of a question on one commit; both are compared when a cursor comes back.
class Cursors {
 public:
  Cursors(Reader const& reader, ParsedQuery const& query, SearchOptions const& options,
          Request const& request);

  // Names the row, from 0. 56 characters that are safe in an address.
  [[nodiscard]] std::string write(std::size_t row) const;

  // Throws Error: bad_cursor where it is damaged, cursor_mismatch where it belongs to another
  // question, cursor_gone where the index has changed; its hint ends with a cursor of that row on
  // this commit.
  [[nodiscard]] std::size_t read(std::string_view cursor) const;

 private:
  std::uint64_t question_;
  std::uint64_t revision_;
  std::uint64_t index_;
};

}  // namespace backfile::internal

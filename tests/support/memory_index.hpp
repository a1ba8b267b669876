// An index of articles in memory.
#pragma once

#include <backfile/query.hpp>
#include <backfile/search.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/articles.hpp"

namespace backfile::internal {
class Reader;
struct Request;
}  // namespace backfile::internal

namespace backfile::tests {

// Noon of Friday, 15 September 2023, in Seoul.
[[nodiscard]] inline QueryOptions fixed_clock() {
  QueryOptions options;
  options.now = "2023-09-15T12:00:00+09:00";
  options.time_zone = "Asia/Seoul";
  return options;
}

class MemoryIndex {
 public:
  explicit MemoryIndex(std::vector<Article> const& articles);
  ~MemoryIndex();

  [[nodiscard]] internal::Reader const& reader() const { return *reader_; }

  // Ids of all matches as they are ranked, separated by spaces.
  [[nodiscard]] std::string ranked(std::string_view query, SearchOptions options = {},
                                   QueryOptions const& reading = fixed_clock()) const;
  // The same in the order of ids.
  [[nodiscard]] std::string ids(std::string_view query, SearchOptions const& options = {},
                                QueryOptions const& reading = fixed_clock()) const;

  [[nodiscard]] internal::Request request(std::string_view query, SearchOptions const& options = {},
                                          QueryOptions const& reading = fixed_clock()) const;
  // What a search counts; facets and histogram where asked for.
  [[nodiscard]] Results results(std::string_view query, SearchOptions const& options = {},
                                QueryOptions const& reading = fixed_clock()) const;

 private:
  std::unique_ptr<internal::Reader> reader_;
};

// A query and the ids of its matches, as MemoryIndex::ids() gives them.
struct IdsOf {
  std::string_view query;
  std::string_view ids;
};

void check(MemoryIndex const& index, std::span<IdsOf const> rows,
           QueryOptions const& reading = fixed_clock());

// The same for rows that are written where they are checked.
template <std::size_t N>
void check(MemoryIndex const& index, IdsOf const (&rows)[N],
           QueryOptions const& reading = fixed_clock()) {
  check(index, std::span<IdsOf const>{rows}, reading);
}

}  // namespace backfile::tests

#include "searcher/results/walk.hpp"

#include <algorithm>
#include <chrono>
#include <limits>

#include "searcher/results/answer.hpp"

namespace backfile::internal {

Walk::Walk(ParsedQuery const& query, SearchOptions const& options, Use const& use)
    : query_{query}, rest_{options}, use_{use} {
  if (!options.all) return;
  rest_.all = false;
  rest_.offset = 0;
  rest_.limit = std::numeric_limits<std::size_t>::max();
}

bool Walk::hand_over(Results const& page, std::size_t next) {
  changed_ = changed_ || (revision_ && *revision_ != page.index_revision);
  revision_ = page.index_revision;
  rest_.cursor.clear();
  rest_.offset = next;
  rest_.limit -= std::min(rest_.limit, page.hits.size());
  return use_(page);
}

bool Walk::read(Reader const& reader) {
  auto const start = std::chrono::steady_clock::now();
  auto window = rest_;
  window.limit = std::min(rest_.limit, kWindowRows);
  Answer answer{reader, query_, window};
  bool more = answer.left() > 0;
  do {
    auto page = answer.page(kPageRows);
    page.took_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    more = more && answer.next() < page.count.groups;
    if (!hand_over(page, answer.next())) return false;
  } while (answer.left() > 0);
  rest_.facets.clear();
  rest_.histogram.reset();
  return more && rest_.limit > 0;
}

}  // namespace backfile::internal

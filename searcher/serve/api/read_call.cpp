#include "searcher/serve/api/read_call.hpp"

#include <algorithm>

#include "searcher/serve/api/limits.hpp"

namespace backfile::internal {

SearchRequest read_call(Call const& call) {
  std::vector<KeyValue> keys;
  for (auto const& value : call.values)
    if (std::ranges::find(request_keys(), value.key, &Key<SearchRequest>::name) !=
        request_keys().end())
      keys.push_back(value);
  auto request = read_request(keys);
  check_request(request);
  return request;
}

Query read_query(SearchRequest const& request) {
  check_length(request.q);
  auto query = parse_query(request.q, request.query);
  check_query(query);
  return query;
}

}  // namespace backfile::internal

// A search request from outside, as plain values, and its answer: for the C interface and HTTP.
#pragma once

#include <backfile/search.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/embed/json_keys.hpp"
#include "searcher/render/result_json.hpp"

namespace backfile::internal {

// The most hits of one answer, which is one text in memory.
inline constexpr std::uint64_t kMaxHits = 10'000;

struct SearchRequest {
  std::string q;
  QueryOptions query;
  SearchOptions search;
  HitShape hits;
  std::vector<std::string> fields;  // names that `hits` is made of
};

// The keys there are, for a request that comes another way than as JSON.
[[nodiscard]] std::span<Key<SearchRequest> const> request_keys() noexcept;

// Throws Error: usage for an unknown key, bad_value for a value that cannot be used, both naming
// the key.
[[nodiscard]] SearchRequest read_request(std::string_view json);
[[nodiscard]] SearchRequest read_request(std::vector<KeyValue> const& values);

// The answer of format version 1. Throws what parse_query and Searcher throw.
[[nodiscard]] std::string answer_json(Searcher const& searcher, SearchRequest const& request);
[[nodiscard]] std::string count_json(Searcher const& searcher, SearchRequest const& request);

}  // namespace backfile::internal

// Questions to the invented articles, the same on every machine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::benchmark {

struct BenchmarkQuery {
  std::string_view kind;  // one word, all of 2–4, …
  std::string text;
  bool facets = false;  // outlet and month are counted
};

// 200 queries, those of a kind together.
[[nodiscard]] std::vector<BenchmarkQuery> query_set();

// What a search box is asked, in turn: 70 % words, 15 % with date bounds, 10 % with facets, 5 %
// phrases.
[[nodiscard]] std::vector<BenchmarkQuery> request_mix(std::size_t number);

// Queries of 90 to 110 bytes with fields, dates, brackets and quotes.
[[nodiscard]] std::vector<std::string> hundred_byte_queries();

// What a hostile person may ask in 4 KiB; `kind` says what is repeated.
[[nodiscard]] std::vector<BenchmarkQuery> hostile_queries();

}  // namespace backfile::benchmark

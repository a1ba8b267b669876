#include "searcher/serve/api/limits.hpp"

#include <algorithm>

#include "searcher/query/parsed_query.hpp"

namespace backfile::internal {
namespace {

[[noreturn]] void too_much(std::string_view what, std::size_t most, std::string hint = {}) {
  throw Error{Code::bad_value, fmt::format("{} is at most {} over HTTP", what, most),
              std::move(hint)};
}

struct Size {
  std::size_t parts = 0;
  std::size_t wildcards = 0;
};

std::size_t words_of(std::string_view phrase) {
  return static_cast<std::size_t>(std::ranges::count(phrase, ' ')) + 1;
}

[[noreturn]] void too_large(std::string_view what, std::size_t most, Position place,
                            std::string_view text) {
  throw Error{Code::query_too_large, fmt::format("a query has at most {} {} over HTTP", most, what),
              "ask in several queries"}
      .at(text, place);
}

void measure(Node const& node, unsigned depth, Size& size, std::string_view text) {
  if (depth > kDeepestNesting) too_large("levels", kDeepestNesting, node.span, text);
  if (node.field != nullptr) check_field(node.field->name);
  bool const wild = node.kind == NodeKind::wildcard || node.kind == NodeKind::fuzzy;
  if (wild && ++size.wildcards > kMostWildcards)
    too_large("wildcards and near spellings", kMostWildcards, node.span, text);
  if (node.kind == NodeKind::phrase && words_of(node.text) > kLongestPhrase)
    too_large("words in a phrase", kLongestPhrase, node.span, text);
  if (node.parts.empty() && ++size.parts > kMostParts)
    too_large("words and values", kMostParts, node.span, text);
  for (auto const& part : node.parts) measure(part, depth + 1, size, text);
}

}  // namespace

void check_request(SearchRequest const& request) {
  auto const& search = request.search;
  if (search.limit > kMostRows)
    too_much("limit", kMostRows, "go on by next_cursor, or take everything from /v1/export");
  if (search.offset + search.limit > kDeepestRow)
    too_much("offset + limit", kDeepestRow, "/v1/export gives everything");
  if (search.facets.size() > kMostFacets) too_much("the number of facets", kMostFacets);
  for (auto const& facet : search.facets) {
    check_field(facet.field);
    if (facet.limit == 0 || facet.limit > kMostFacetValues)
      too_much("the number of values of a facet", kMostFacetValues,
               "/v1/values/" + facet.field + " lists more, of the whole index");
  }
  if (search.snippets > kMostSnippets) too_much("snippets", kMostSnippets);
  if (search.snippet_width > kWidestSnippet) too_much("width", kWidestSnippet);
}

void check_length(std::string_view query) {
  if (query.size() <= kLongestQuery) return;
  throw Error{Code::query_too_large,
              fmt::format("a query has at most {} bytes over HTTP; this one has {}", kLongestQuery,
                          query.size()),
              "ask in several queries"};
}

void check_query(Query const& query) {
  Size size;
  measure(query.parsed().parsed.tree, 1, size, query.text());
}

void check_field(std::string_view name) {
  auto const* row = find_field(name);
  if (row == nullptr || row->name != "path") return;
  throw Error{Code::unknown_field, "path: is not asked over HTTP",
              "where files lie is not told; ask for id: or url:"};
}

}  // namespace backfile::internal

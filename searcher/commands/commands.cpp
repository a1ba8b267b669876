#include "searcher/commands/commands.hpp"

#include <array>

namespace backfile::internal {
namespace {

constexpr auto kCommands = std::to_array<SearchCommand>({
    {"search", "QUERY...", "articles that match, best first", run_search},
    {"count", "QUERY...", "how many match", run_count},
    {"facets", "QUERY...", "the values of fields among the matches, counted", run_facets},
    {"histogram", "QUERY...", "the matches by date, with all articles of that time", run_histogram},
    {"values", "FIELD [PREFIX]", "the values a field has in the whole index", run_values},
    {"show", "ID...", "whole articles, with the evidence for every field", run_show},
    {"like", "ID|FILE|-", "articles like that one", run_like},
    {"explain", "QUERY...", "how the query is read; --id ID: an article's score", run_explain},
    {"fields", "", "the fields of the query language", run_fields},
    {"syntax", "[PART]", "the query language by example", run_syntax},
    {"serve", "", "answers over HTTP, as JSON", run_serve},
});

}  // namespace

std::span<SearchCommand const> search_commands() noexcept { return kCommands; }

}  // namespace backfile::internal

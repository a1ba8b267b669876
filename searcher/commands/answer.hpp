// From results to standard output, for the commands that answer with articles.
#pragma once

#include <backfile/search.hpp>
#include <cstdint>
#include <functional>
#include <string>

#include "indexer/console/output.hpp"
#include "searcher/cli.hpp"
#include "searcher/render/renderer.hpp"

namespace backfile::internal {

[[nodiscard]] RenderOptions render_options(SearchArguments const& arguments);

// Text for people goes through a pager; it was made harmless by its renderer.
[[nodiscard]] Content content_of(OutputFormat format);

// Searches and writes the whole answer, notes on standard error. Gives the exit status.
[[nodiscard]] int answer(Searcher const& searcher, Query const& query,
                         SearchArguments const& arguments);

// "note: ..." lines, but for those that the text of an answer has itself.
void tell_notes(std::vector<QueryNote> const& notes, SearchArguments const& arguments);

// Of several indexes each may have one.
[[nodiscard]] std::uint64_t articles_of_id(Searcher const& searcher, std::string const& id);

// Notes on the words as the shell gave them.
[[nodiscard]] std::vector<QueryNote> shell_notes(SearchArguments const& arguments);

}  // namespace backfile::internal

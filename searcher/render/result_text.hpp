// Results for people.
#pragma once

#include <backfile/search.hpp>
#include <memory>
#include <string>

#include "searcher/render/renderer.hpp"
#include "searcher/render/style.hpp"

namespace backfile::internal {

// Date, outlet and byline, id; title; passage; then facets and histogram as bars; last, one line
// with the numbers. Everything from articles is made harmless for a terminal.
[[nodiscard]] std::string results_text(Results const& results, TextStyle const& style);

// The same, a hit at a time; whole articles where the extent is full.
[[nodiscard]] std::unique_ptr<Renderer> make_text_renderer(RenderOptions const& options);

}  // namespace backfile::internal

// Results as the JSON of format version 1; result.schema.json describes it.
#pragma once

#include <memory>
#include <backfile/search.hpp>

#include "indexer/index/article_json.hpp"
#include "searcher/render/renderer.hpp"

namespace backfile::internal {

inline constexpr unsigned kFormatVersion = 1;

struct HitShape {
  Bodies bodies = Bodies::leave_out;
  std::vector<std::string> keys = {};  // these alone, in this order; empty: all
};

[[nodiscard]] Json hit_json(Hit const& hit, HitShape const& shape = {});

// The same as text, without the detour.
[[nodiscard]] std::string hit_json_text(Hit const& hit, HitShape const& shape = {});

// The whole answer. Keys never disappear: unknown and not asked for are null.
[[nodiscard]] Json results_json(Query const& query, Results const& results,
                                HitShape const& shape = {});

// The same as text, written hit by hit; ends without a line end.
[[nodiscard]] std::string results_json_text(Query const& query, Results const& results,
                                            HitShape const& shape = {});

[[nodiscard]] Json to_json(Count const& count);

// The answer to a question that only asks how many.
[[nodiscard]] Json count_json(Query const& query, Count const& count);

// Everything but the hits, for the last line of JSON lines.
[[nodiscard]] Json summary_json(Query const& query, Results const& results);

// json and jsonl. Throws Error{usage} for columns.
[[nodiscard]] std::unique_ptr<Renderer> make_json_renderer(RenderOptions const& options);

}  // namespace backfile::internal

// The article object of the JSON format: what `extract` prints, searches return and the index
// stores. Keys never disappear; unknown is null.
#pragma once

#include <backfile/article.hpp>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace backfile::internal {

// Who looks into one includes <nlohmann/json.hpp>: it is slow to compile.
using Json = nlohmann::ordered_json;

enum class Bodies : bool { leave_out, include };

// The object, keys in their documented order. `leave_out` drops body, furniture and captions'
// siblings that a hit does not need: body, furniture.
[[nodiscard]] Json to_json(Article const& article, Bodies bodies = Bodies::include);

// The same as text: what to_json_text gives of it, without the detour.
[[nodiscard]] std::string article_json_text(Article const& article,
                                            Bodies bodies = Bodies::include);

// One line of it. Invalid UTF-8, which an Article must not hold, becomes U+FFFD.
[[nodiscard]] std::string to_json_text(Json const& json);

// Reads what to_json wrote, for stored records. Throws Error{corrupt} for anything else.
[[nodiscard]] Article article_from_json(std::string_view text);

}  // namespace backfile::internal

// What a record of a web archive holds, if it is a page.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

struct ArchivedPage {
  std::string_view uri;
  std::string_view moment;  // of its capture: ISO 8601, or digits alone
  std::string_view type;    // media type of the block, where it is no answer of a server
  std::string_view block;
  bool sent = false;  // the block is an answer of a web server
};

// Nothing for what is no page: other media, answers that are no page, what crawlers note for
// themselves. Throws Error{input_unusable}.
[[nodiscard]] std::optional<PageInput> read_archived_page(ArchivedPage const& record);

}  // namespace backfile::internal

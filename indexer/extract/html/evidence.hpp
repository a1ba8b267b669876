// Where on an HTML page a value was found: the element, or the path in its JSON.
#pragma once

#include "indexer/extract/html/page.hpp"

namespace backfile::internal {

[[nodiscard]] Evidence evidence_of(Claim const& claim);
[[nodiscard]] Evidence evidence_of(Page const& page, Block const& block);
// A part of a block's text.
[[nodiscard]] Evidence evidence_of(Page const& page, Block const& block, std::string_view part);

}  // namespace backfile::internal

// Web archives (WARC, WET, ARC): the pages in them.
#pragma once

#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

[[nodiscard]] bool looks_like_warc(std::string_view head, std::string_view path);

// Pages of the records response (status 200), resource and conversion, with their address and the
// day they were fetched; everything else in an archive is no page and is passed over. The place is
// the number of the record. In the memory of one record.
void read_warc(ManyInput const& input, ArticleSink& sink);

}  // namespace backfile::internal

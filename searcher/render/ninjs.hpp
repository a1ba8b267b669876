// Articles as ninjs, the IPTC's news items in JSON.
#pragma once

#include <backfile/article.hpp>
#include <string>

namespace backfile::internal {

// One item of ninjs 1.3 (https://iptc.org/std/ninjs/), without a line end. Only what the article
// says: a date is as precise as it was stated, with the offset of its zone where it has a time and
// the zone is known. The outlet is the infosource with rel "publisher". Credits have no place.
[[nodiscard]] std::string ninjs_text(Article const& article);

}  // namespace backfile::internal

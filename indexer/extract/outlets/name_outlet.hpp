// What is known of an outlet beside what the page says.
#pragma once

#include <backfile/article.hpp>
#include <backfile/extract.hpp>

#include "indexer/extract/outlets/book.hpp"

namespace backfile::internal {

[[nodiscard]] OutletBook const& outlets_of(ExtractOptions const& options);

// The canonical name and the zone of printed times, for an outlet that is known; an agency's byline
// is the source of the text, too. An unknown outlet gets candidates: alternatives of the status
// unknown, for a domain or lines that are an outlet's do not say that the article is. The last
// stage but one of every format.
void name_outlet(Article& article, ExtractOptions const& options);

}  // namespace backfile::internal

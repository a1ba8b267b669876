// Declared values, checked once for a batch.
#pragma once

#include <backfile/extract.hpp>

namespace backfile::internal {

// Throws Error: bad_date for a declared or capture date that is no ISO 8601 date, bad_value for a
// zone there is none of.
void check_options(ExtractOptions const& options);

}  // namespace backfile::internal

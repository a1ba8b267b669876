#include "indexer/extract/options.hpp"

#include "backfile/error.hpp"
#include "indexer/analysis/zones.hpp"
#include "indexer/extract/placeholders.hpp"

namespace backfile::internal {
namespace {

void check_date(std::string const& text, std::string const& name) {
  if (text.empty() || Date::from_iso(text) || is_placeholder(MetadataKind::date, text)) return;
  throw Error{Code::bad_date, name + ": '" + text + "' is not a date",
              "write it as 2023-09-14, 2023-09 or 2023"};
}

}  // namespace

void check_options(ExtractOptions const& options) {
  check_date(options.date, "declared date");
  check_date(options.captured, "capture date");
  if (!options.time_zone.empty()) static_cast<void>(Zone{options.time_zone});
}

}  // namespace backfile::internal

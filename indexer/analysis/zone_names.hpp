// What the name of a time zone behind a time stands for: abbreviations of the tz database and of
// CLDR, CLDR's long names, and the names of zones themselves. A name that stands for several
// offsets (IST, CST) tells none: an hour that is off by some hours is worse than one without zone.
#pragma once

#include <backfile/date.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace backfile::internal {

enum class ZoneForm : std::uint8_t { standard, daylight, generic, several };

struct ZoneName {
  std::string zone;  // of the tz database, "Europe/Paris"
  ZoneForm form = ZoneForm::generic;
};

// "CEST", "MESZ", "WIB", "ET": capitals count, but for UTC and GMT. Cost: a look at a table, which
// the first call makes in some milliseconds.
[[nodiscard]] std::optional<ZoneName> zone_of_abbreviation(std::string_view name);

// "Central European Summer Time" or "Asia/Seoul" at the beginning of the text, in English and in
// the language (ISO 639-1).
struct ZoneMatch {
  ZoneName name;
  std::size_t size = 0;  // bytes
};
[[nodiscard]] std::optional<ZoneMatch> zone_at_begin(std::string_view text, std::string_view lang);

// Minutes east of UTC at a time that is said to be of the zone: 120 for CEST, for ET what New York
// had on that day. Nothing for a name of several.
[[nodiscard]] std::optional<int> offset_of(ZoneName const& name, Date const& local);

}  // namespace backfile::internal

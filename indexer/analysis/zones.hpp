// Time zones by name, for printed times and relative dates.
#pragma once

#include <backfile/date.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace backfile::internal {

// One zone of the IANA database, as ICU has it. Thread safe to read.
class Zone {
 public:
  // Throws Error{bad_value} for a name there is no zone of.
  explicit Zone(std::string_view name);
  // The system's zone.
  [[nodiscard]] static Zone system();

  [[nodiscard]] static bool exists(std::string_view name);

  ~Zone();
  Zone(Zone&&) noexcept;
  Zone& operator=(Zone&&) noexcept;

  // Seconds east of UTC at a moment of UTC, and at a time that the zone's clocks show.
  [[nodiscard]] std::int64_t offset_at(std::int64_t utc_seconds) const;
  [[nodiscard]] std::int64_t offset_of_local(std::int64_t local_seconds) const;

 private:
  struct Rules;
  explicit Zone(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

// Seconds from 1970-01-01T00:00:00 to the date's earliest second, zone left aside.
[[nodiscard]] std::int64_t seconds_of(Date const& date) noexcept;

// "+09:00": the zone's offset at a local time, for RFC 3339.
[[nodiscard]] std::string offset_text(Zone const& zone, Date const& local);

}  // namespace backfile::internal

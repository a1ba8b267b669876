#include "indexer/analysis/zones.hpp"

#include <unicode/timezone.h>

#include "backfile/error.hpp"

namespace backfile::internal {

struct Zone::Rules {
  std::unique_ptr<icu::TimeZone> zone;

  [[nodiscard]] std::int64_t offset(std::int64_t seconds, bool local) const {
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<UDate>(seconds) * 1000.0, local, raw, saving, status);
    return U_SUCCESS(status) ? (raw + saving) / 1000 : 0;
  }
};

namespace {

constexpr std::size_t kLongestShown = 60;

// Null for a name there is no zone of.
std::unique_ptr<icu::TimeZone> find_zone(std::string_view name) {
  std::unique_ptr<icu::TimeZone> zone{icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}))};
  if (*zone == icu::TimeZone::getUnknown()) zone.reset();
  return zone;
}

}  // namespace

Zone::Zone(std::string_view name) : rules_{std::make_unique<Rules>()} {
  rules_->zone = find_zone(name);
  if (!rules_->zone)
    throw Error{Code::bad_value,
                "there is no time zone '" + std::string{name.substr(0, kLongestShown)} + "'",
                "write it as Asia/Seoul, Europe/London or UTC"};
}

bool Zone::exists(std::string_view name) { return find_zone(name) != nullptr; }

Zone::Zone(std::unique_ptr<Rules> rules) : rules_{std::move(rules)} {}

Zone Zone::system() {
  auto rules = std::make_unique<Rules>();
  rules->zone.reset(icu::TimeZone::detectHostTimeZone());
  return Zone{std::move(rules)};
}

Zone::~Zone() = default;
Zone::Zone(Zone&&) noexcept = default;
Zone& Zone::operator=(Zone&&) noexcept = default;

std::int64_t Zone::offset_at(std::int64_t utc_seconds) const {
  return rules_->offset(utc_seconds, false);
}

std::int64_t Zone::offset_of_local(std::int64_t local_seconds) const {
  return rules_->offset(local_seconds, true);
}

std::int64_t seconds_of(Date const& date) noexcept {
  return date.day.number() * 86'400 + std::int64_t{date.hour} * 3600 +
         std::int64_t{date.minute} * 60 + date.second;
}

std::string offset_text(Zone const& zone, Date const& local) {
  return format_offset(static_cast<int>(zone.offset_of_local(seconds_of(local)) / 60));
}

}  // namespace backfile::internal

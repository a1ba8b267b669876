#include "indexer/analysis/zone_names.hpp"

#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "indexer/analysis/text_hash.hpp"
#include "indexer/analysis/zones.hpp"

namespace backfile::internal {
namespace {

struct ZoneRow {
  std::string_view name;
  std::string_view zone;
  ZoneForm form;
};

// What goes before the tables: names that RFC 822 fixes, those that only one of their meanings is
// in use of, those that no table has, and those that have a meaning the tables do not know (BST is
// Bangladesh's, too, and IST Ireland's).
constexpr ZoneRow kZoneRows[] = {
    {"UTC", "Etc/UTC", ZoneForm::standard},
    {"UT", "Etc/UTC", ZoneForm::standard},
    {"GMT", "Etc/UTC", ZoneForm::standard},
    {"Z", "Etc/UTC", ZoneForm::standard},
    {"TU", "Etc/UTC", ZoneForm::standard},
    {"TUC", "Etc/UTC", ZoneForm::standard},
    {"EST", "America/New_York", ZoneForm::standard},
    {"EDT", "America/New_York", ZoneForm::daylight},
    {"CDT", "America/Chicago", ZoneForm::daylight},
    {"MST", "America/Denver", ZoneForm::standard},
    {"MDT", "America/Denver", ZoneForm::daylight},
    {"PST", "America/Los_Angeles", ZoneForm::standard},
    {"PDT", "America/Los_Angeles", ZoneForm::daylight},
    {"WAT", "Africa/Lagos", ZoneForm::standard},
    {"MET", "Europe/Paris", ZoneForm::standard},
    {"MEST", "Europe/Paris", ZoneForm::daylight},
    {"МСК", "Europe/Moscow", ZoneForm::standard},
    {"мск", "Europe/Moscow", ZoneForm::standard},
    {"IST", "", ZoneForm::several},
    {"CST", "", ZoneForm::several},
    {"BST", "", ZoneForm::several},
    {"SST", "", ZoneForm::several},
    {"WST", "", ZoneForm::several},
    {"EGST", "", ZoneForm::several},
    {"ECT", "", ZoneForm::several},
};

// Where CLDR has abbreviations of its own: those of a region are known there alone.
constexpr char const* kShortNameLocales[] = {"en", "de", "fr_CA", "pt", "pt_PT", "en_AU"};

using Abbreviations =
    std::unordered_map<std::string, ZoneName, TextHash, std::equal_to<>>;

std::unique_ptr<icu::TimeZone> icu_zone(std::string_view name) {
  return std::unique_ptr<icu::TimeZone>{icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}))};
}

int minutes_of(icu::TimeZone const& zone, ZoneForm form) {
  constexpr int kSaving = 60;
  return zone.getRawOffset() / 60'000 + (form == ZoneForm::daylight ? kSaving : 0);
}

// Adds a name; one that is known with another offset becomes a name of several.
void add_abbreviation(Abbreviations& table, icu::UnicodeString const& text, ZoneName name) {
  std::string key;
  text.toUTF8String(key);
  bool const capitals = std::ranges::all_of(key, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!capitals || key.size() < 2 || key.size() > 6) return;
  auto const [found, added] = table.emplace(key, name);
  auto& known = found->second;
  if (added || known.form == ZoneForm::several) return;
  auto const before = icu_zone(known.zone);
  auto const now = icu_zone(name.zone);
  if (minutes_of(*before, known.form) != minutes_of(*now, name.form))
    known = {{}, ZoneForm::several};
}

constexpr std::pair<UTimeZoneNameType, ZoneForm> kShortForms[] = {
    {UTZNM_SHORT_STANDARD, ZoneForm::standard}, {UTZNM_SHORT_DAYLIGHT, ZoneForm::daylight}};

// All short names of one source. Names for a zone at any time of the year ("ET") are taken where
// they are asked for: elsewhere they are those of standard time.
void add_names_of(Abbreviations& table, icu::TimeZoneNames const& names, bool generic) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::StringEnumeration> const ids{names.getAvailableMetaZoneIDs(status)};
  if (U_FAILURE(status)) return;
  while (auto const* const id = ids->snext(status)) {
    icu::UnicodeString zone;
    names.getReferenceZoneID(*id, "001", zone);
    std::string place;
    zone.toUTF8String(place);
    auto const add = [&](UTimeZoneNameType type, ZoneForm form) {
      icu::UnicodeString text;
      names.getMetaZoneDisplayName(*id, type, text);
      if (!text.isBogus() && !text.isEmpty()) add_abbreviation(table, text, {place, form});
    };
    for (auto const& [type, form] : kShortForms) add(type, form);
    if (generic) add(UTZNM_SHORT_GENERIC, ZoneForm::generic);
  }
}

Abbreviations make_abbreviations() {
  Abbreviations table;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::TimeZoneNames> const tz{
      icu::TimeZoneNames::createTZDBInstance(icu::Locale{"en"}, status)};
  if (U_SUCCESS(status)) add_names_of(table, *tz, false);
  for (auto const* const locale : kShortNameLocales) {
    Abbreviations own;
    status = U_ZERO_ERROR;
    std::unique_ptr<icu::TimeZoneNames> const cldr{
        icu::TimeZoneNames::createInstance(icu::Locale{locale}, status)};
    if (U_SUCCESS(status)) add_names_of(own, *cldr, std::string_view{locale} == "en");
    for (auto const& [name, zone] : own) table.emplace(name, zone);
  }
  for (auto const& row : kZoneRows)
    table.insert_or_assign(std::string{row.name}, ZoneName{std::string{row.zone}, row.form});
  return table;
}

std::string capitals_of(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

// The names of a language, made once.
icu::TimeZoneNames const* names_in(std::string_view lang) {
  constexpr std::size_t kMost = 200;
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<icu::TimeZoneNames>, std::less<>> known;
  std::scoped_lock const lock{mutex};
  auto const found = known.find(lang);
  if (found != known.end()) return found->second.get();
  if (known.size() >= kMost || lang.size() > 3) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::TimeZoneNames> made{
      icu::TimeZoneNames::createInstance(icu::Locale{std::string{lang}.c_str()}, status)};
  if (U_FAILURE(status)) made.reset();
  return known.emplace(lang, std::move(made)).first->second.get();
}

// "Asia/Seoul", as far as letters, digits and what joins them go.
std::optional<ZoneMatch> zone_id_at_begin(std::string_view text) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+/";
  auto const id = text.substr(0, text.find_first_not_of(kLetters));
  if (id.find('/') == id.npos || !Zone::exists(id)) return std::nullopt;
  return ZoneMatch{{std::string{id}, ZoneForm::generic}, id.size()};
}

ZoneForm form_of(UTimeZoneNameType type) {
  if (type == UTZNM_LONG_STANDARD || type == UTZNM_SHORT_STANDARD) return ZoneForm::standard;
  if (type == UTZNM_LONG_DAYLIGHT || type == UTZNM_SHORT_DAYLIGHT) return ZoneForm::daylight;
  return ZoneForm::generic;
}

// The longest of CLDR's names that the text begins with.
std::optional<ZoneMatch> name_at_begin(std::string_view text, std::string_view lang) {
  constexpr std::size_t kLongest = 120;  // bytes
  auto const* const names = names_in(lang);
  if (names == nullptr) return std::nullopt;
  auto const part = text.substr(0, kLongest);
  auto const wide =
      icu::UnicodeString::fromUTF8({part.data(), static_cast<std::int32_t>(part.size())});
  constexpr std::uint32_t kLong = UTZNM_LONG_GENERIC | UTZNM_LONG_STANDARD | UTZNM_LONG_DAYLIGHT;
  constexpr std::uint32_t kShort = UTZNM_SHORT_STANDARD | UTZNM_SHORT_DAYLIGHT;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::TimeZoneNames::MatchInfoCollection> const found{
      names->find(wide, 0, lang == "en" ? kLong : kLong | kShort, status)};
  if (U_FAILURE(status) || found == nullptr) return std::nullopt;
  std::optional<ZoneMatch> best;
  std::int32_t longest = 0;
  for (std::int32_t i = 0; i < found->size(); ++i) {
    icu::UnicodeString id;
    if (found->getMatchLengthAt(i) <= longest || !found->getMetaZoneIDAt(i, id)) continue;
    longest = found->getMatchLengthAt(i);
    icu::UnicodeString zone;
    names->getReferenceZoneID(id, "001", zone);
    ZoneMatch match{{{}, form_of(found->getNameTypeAt(i))}, 0};
    zone.toUTF8String(match.name.zone);
    std::string matched;
    wide.tempSubString(0, longest).toUTF8String(matched);
    match.size = matched.size();
    best = std::move(match);
  }
  return best;
}

}  // namespace

std::optional<ZoneName> zone_of_abbreviation(std::string_view name) {
  static Abbreviations const table = make_abbreviations();
  auto found = table.find(name);
  if (found == table.end()) {
    auto const capitals = capitals_of(name);
    if (capitals == "UTC" || capitals == "GMT" || capitals == "Z") found = table.find(capitals);
  }
  return found == table.end() ? std::nullopt : std::optional{found->second};
}

std::optional<ZoneMatch> zone_at_begin(std::string_view text, std::string_view lang) {
  if (auto match = zone_id_at_begin(text)) return match;
  if (auto match = name_at_begin(text, "en")) return match;
  if (lang.empty() || lang == "en") return std::nullopt;
  return name_at_begin(text, lang);
}

std::optional<int> offset_of(ZoneName const& name, Date const& local) {
  if (name.form == ZoneForm::several || name.zone.empty()) return std::nullopt;
  auto const zone = icu_zone(name.zone);
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(static_cast<UDate>(seconds_of(local)) * 1000.0, true, raw, saving, status);
  if (U_FAILURE(status)) return std::nullopt;
  if (name.form == ZoneForm::standard) saving = 0;
  if (name.form == ZoneForm::daylight) {
    saving = zone->getDSTSavings();
    if (saving == 0) saving = 3'600'000;
  }
  return (raw + saving) / 60'000;
}

}  // namespace backfile::internal

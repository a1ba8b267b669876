#include <sys/stat.h>

#include <backfile/error.hpp>
#include <cstdint>
#include <string>
#include <utility>

#include "indexer/analysis/zones.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/placeholders.hpp"

// What the operator declares for a batch. Where the page says otherwise both stay visible.

namespace backfile::internal {
namespace {

constexpr double kAssumed = 0.3;  // confidence of a date that nobody stated

Evidence operator_evidence(std::string_view text) {
  Evidence evidence;
  evidence.text = text;
  evidence.rule = "operator";
  return evidence;
}

bool keeps_stated(ExtractOptions const& options, Status status) {
  return status != Status::unknown && options.trust == Trust::stated;
}

void declare_outlet(OutletField& outlet, ExtractOptions const& options) {
  if (options.outlet.empty()) return;
  Evidence evidence = operator_evidence(options.outlet);
  if (keeps_stated(options, outlet.status)) {
    outlet.alternatives.push_back({options.outlet, Status::declared, {std::move(evidence)}});
    return;
  }
  if (outlet.status != Status::unknown) {
    outlet.alternatives.push_back({outlet.name, outlet.status, outlet.evidence});
  }
  outlet.name = options.outlet;
  outlet.status = Status::declared;
  outlet.evidence = {std::move(evidence)};
}

void declare_date(DateField& field, ExtractOptions const& options) {
  if (options.date.empty()) return;
  auto const date = Date::from_iso(options.date);
  if (!date) {
    throw Error{Code::bad_date, "'" + options.date + "' is not a date",
                "write 2023, 2023-09, 2023-09-14 or 2023-09-14T11:13"};
  }
  Evidence evidence = operator_evidence(options.date);
  if (keeps_stated(options, field.status)) {
    field.alternatives.push_back({date->value(), Status::declared, {std::move(evidence)}});
    return;
  }
  if (field.value) {
    field.alternatives.push_back({field.value->value(), field.status, field.evidence});
  }
  field.value = date;
  field.status = Status::declared;
  field.confidence = 1.0;
  field.tz_assumed = options.time_zone;
  field.evidence = {std::move(evidence)};
}

// The day on which the file was changed last; nothing for what is no file.
std::optional<Day> file_day(std::string const& path, std::string const& time_zone) {
  struct stat status {};
  if (path.empty() || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
    return std::nullopt;
  std::int64_t seconds = status.st_mtim.tv_sec;
  if (!time_zone.empty()) seconds += Zone{time_zone}.offset_at(seconds);
  constexpr std::int64_t kDay = 86'400;
  return Day::from_number((seconds - (seconds % kDay + kDay) % kDay) / kDay);
}

// For a page that states none, only where the operator asks for it.
void assume_date(Article& article, ExtractOptions const& options) {
  if (article.date.value || options.assume_date == AssumeDate::never) return;
  bool const captured = options.assume_date == AssumeDate::captured;
  std::optional<Date> date;
  if (captured) {
    date = Date::from_iso(options.captured);
  } else if (auto const day = file_day(article.path, options.time_zone)) {
    date = Date{};
    date->day = *day;
  }
  if (!date) return;
  Evidence evidence = operator_evidence(captured ? "captured" : "file");
  evidence.rule = "assumed";
  article.date.value = date;
  article.date.status = Status::declared;
  article.date.confidence = kAssumed;
  article.date.evidence = {std::move(evidence)};
}

// Bylines have no alternatives: the names that were not taken are noted.
void declare_byline(Article& article, ExtractOptions const& options) {
  if (options.byline.empty()) return;
  if (!article.byline.empty() && options.trust == Trust::stated) {
    article.notes.push_back("The declared byline is not taken: " + options.byline + ".");
    return;
  }
  for (auto const& byline : article.byline) {
    article.notes.push_back("The byline of the page is not taken: " + byline.name + ".");
  }
  Byline byline;
  byline.name = options.byline;
  byline.kind =
      is_organisation_name(options.byline) ? BylineKind::organisation : BylineKind::person;
  byline.evidence = {operator_evidence(options.byline)};
  article.byline = {std::move(byline)};
}

// "--outlet null", of a script that had none, declares nothing.
ExtractOptions without_placeholders(ExtractOptions options, std::vector<std::string>& notes) {
  Placeholders found;
  if (found.take(MetadataKind::outlet, "declared outlet", options.outlet)) options.outlet.clear();
  if (found.take(MetadataKind::author, "declared byline", options.byline)) options.byline.clear();
  if (found.take(MetadataKind::date, "declared date", options.date)) options.date.clear();
  found.note(notes);
  return options;
}

}  // namespace

void apply_declared(Article& article, ExtractOptions const& given) {
  leave_out_placeholders(article);
  auto const options = without_placeholders(given, article.notes);
  declare_outlet(article.outlet, options);
  declare_date(article.date, options);
  declare_byline(article, options);
  assume_date(article, options);
}

}  // namespace backfile::internal

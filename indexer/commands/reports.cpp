#include "indexer/commands/reports.hpp"

#include <nlohmann/json.hpp>
#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <system_error>

#include "indexer/console/console.hpp"
#include "indexer/index/article_json.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr std::uint64_t kMaxPrinted = 100;
constexpr int kPartial = 80;

}  // namespace

Reports::Reports(IndexArguments const& arguments)
    : quiet_{arguments.quiet}, most_{arguments.verbose ? UINT64_MAX : kMaxPrinted} {
  auto const& file = arguments.report;
  if (file.empty()) return;
  file_.open(file);
  if (!file_)
    throw Error{Code::cannot_create, "cannot write the report " + file, "check its folder"};
}

void Reports::operator()(InputReport const& report) {
  if (report.rejected) ++rejected_;
  if (report.rejected && report.code == Code::input_not_found) ++missing_;
  if (file_.is_open())
    file_ << to_json_text({{"path", report.path},
                           {"line", report.line > 0 ? Json(report.line) : Json{}},
                           {"rejected", report.rejected},
                           {"code", report.rejected ? to_string(report.code) : "mended"},
                           {"reason", report.reason}})
          << '\n';
  if (quiet_) return;
  if (printed_ == most_) {
    ++left_out_;
    return;
  }
  ++printed_;
  auto const place = report.line > 0 ? fmt::format("{}:{}", report.path, report.line) : report.path;
  write_err(safe_text(
      fmt::format("{} {}: {}", report.rejected ? "rejected" : "note    ", place, report.reason)));
}

void Reports::finish(std::uint64_t good) const {
  if (good == 0 && rejected_ == 0) write_err("no article in any input");
  if (left_out_ > 0) write_err(fmt::format("... and {} more (--verbose tells, --report FILE lists all)", left_out_));
}

void require_operands(std::vector<std::string> const& paths) {
  std::error_code ignored;
  for (auto const& path : paths) {
    auto const status = std::filesystem::symlink_status(path, ignored);
    if (path == "-" || std::filesystem::exists(status)) return;
  }
  throw Error{Code::input_not_found, paths.front() + ": no such file or folder"};
}

bool has_input(std::vector<std::string> const& paths, SidecarNames const& sidecars) {
  bool found = false;
  walk(
      paths,
      [&](std::filesystem::path const& path) {
        found = path == "-" || !sidecars.has(path);
        return !found;
      },
      [&](Rejection const&) { found = true; });  // told where it is read
  if (!found) write_err(fmt::format("no input in {}", fmt::join(paths, ", ")));
  return found;
}

int Reports::status(std::uint64_t good) const {
  if (good > 0) return rejected_ > 0 ? kPartial : 0;
  return exit_status(rejected_ > 0 && rejected_ == missing_ ? Code::input_not_found
                                                            : Code::input_unusable);
}

}  // namespace backfile::internal

#include "indexer/console/progress.hpp"

#include <nlohmann/json.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <system_error>

#include "indexer/console/console.hpp"
#include "indexer/index/article_json.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kBarColumns = 20;
constexpr std::size_t kMaxFilesSized = 200'000;

std::string remaining(Progress const& progress) {
  auto const done = static_cast<double>(progress.bytes);
  auto const left = static_cast<double>(progress.total) - done;
  if (progress.bytes == 0 || progress.seconds < 1) return {};
  auto const seconds = static_cast<std::uint64_t>(std::max(0.0, left / done * progress.seconds));
  if (seconds >= 3600)
    return fmt::format("  {}:{:02}:{:02} left", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return fmt::format("  {}:{:02} left", seconds / 60, seconds % 60);
}

}  // namespace

std::string progress_bar(Progress const& progress, std::size_t columns) {
  std::string line;
  if (progress.total > 0) {
    auto const part =
        std::min(1.0, static_cast<double>(progress.bytes) / static_cast<double>(progress.total));
    auto const full = static_cast<std::size_t>(part * kBarColumns);
    line = fmt::format("[{}{}] {:3.0f} %  ", std::string(full, '#'),
                       std::string(kBarColumns - full, '.'), 100 * part);
  } else {
    line = format_size(progress.bytes) + "  ";
  }
  auto const rate =
      progress.seconds > 0 ? static_cast<double>(progress.articles) / progress.seconds : 0.0;
  line +=
      fmt::format("{} articles  {:.0f}/s  rejected {}", progress.articles, rate, progress.rejected);
  if (progress.total > 0) line += remaining(progress);
  return fit(line, columns);
}

std::string progress_json(Progress const& progress) {
  return to_json_text({{"articles", progress.articles},
                       {"rejected", progress.rejected},
                       {"bytes", progress.bytes},
                       {"total_bytes", progress.total > 0 ? Json(progress.total) : Json{}},
                       {"seconds", progress.seconds}});
}

std::uint64_t input_bytes(std::vector<std::string> const& paths) {
  std::uint64_t bytes = 0;
  std::size_t files = 0;
  bool known = true;
  auto const add = [&](std::filesystem::path const& path) {
    std::error_code error;
    auto const size = std::filesystem::file_size(path, error);
    known = path != "-" && ++files <= kMaxFilesSized;
    if (!error) bytes += size;
    return known;
  };
  walk(paths, add, [](Rejection const&) {});
  return known ? bytes : 0;
}

ProgressLine::ProgressLine(std::string const& choice, std::vector<std::string> const& paths)
    : bar_{choice == "bar" || (choice == "auto" && ::isatty(STDERR_FILENO) == 1)},
      json_{choice == "json"} {
  if (bar_ || json_) total_ = input_bytes(paths);
}

void ProgressLine::operator()(IngestTotals const& totals) {
  auto const now = std::chrono::steady_clock::now();
  if ((!bar_ && !json_) || now - last_ < std::chrono::milliseconds{200}) return;
  last_ = now;
  Progress const progress{totals.added + totals.updated + totals.unchanged, totals.rejected,
                          totals.bytes, total_, totals.seconds};
  if (json_) return write_err(progress_json(progress));
  auto const columns = std::max<std::size_t>(error_columns(), 20);
  auto const line = '\r' + progress_bar(progress, columns - 1) + "\x1B[K";
  drawn_ = ::write(STDERR_FILENO, line.data(), line.size()) > 0;
}

void ProgressLine::clear() {
  constexpr std::string_view kClear = "\r\x1B[K";
  if (drawn_) drawn_ = ::write(STDERR_FILENO, kClear.data(), kClear.size()) < 0;
}

}  // namespace backfile::internal

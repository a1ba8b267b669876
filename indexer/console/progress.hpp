// What a long addition shows of itself while it runs.
#pragma once

#include <backfile/index.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace backfile::internal {

struct Progress {
  std::uint64_t articles = 0;
  std::uint64_t rejected = 0;
  std::uint64_t bytes = 0;  // of input read
  std::uint64_t total = 0;  // of all input; 0: not known
  double seconds = 0.0;
};

// "[#####.....]  42 %  1234 articles  152/s  rejected 3  0:12 left", within the columns; without a
// total only what is done.
[[nodiscard]] std::string progress_bar(Progress const& progress, std::size_t columns);

// {"articles":1234,"rejected":3,"bytes":…,"total_bytes":…|null,"seconds":8.1}
[[nodiscard]] std::string progress_json(Progress const& progress);

// Bytes of all files below the paths; 0 where that is not known (standard input) or would take long
// to find out.
[[nodiscard]] std::uint64_t input_bytes(std::vector<std::string> const& paths);

// On standard error, five times a second at most. `choice`: auto (a bar, on a terminal), bar, json
// (a line each), none.
class ProgressLine {
 public:
  ProgressLine(std::string const& choice, std::vector<std::string> const& paths);

  void operator()(IngestTotals const& totals);

  // Before another line is written.
  void clear();

 private:
  bool bar_;
  bool json_;
  bool drawn_ = false;
  std::uint64_t total_ = 0;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace backfile::internal

#include "searcher/serve/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace backfile::internal {
namespace {

void add(std::string& text, std::string_view name, std::string_view kind, std::string_view help) {
  text += fmt::format("# HELP backfile_{0} {2}\n# TYPE backfile_{0} {1}\n", name, kind, help);
}

void add_one(std::string& text, std::string_view name, std::string_view kind,
             std::pair<std::string_view, std::uint64_t> value) {
  add(text, name, kind, value.first);
  text += fmt::format("backfile_{} {}\n", name, value.second);
}

}  // namespace

void Metrics::answered(unsigned status, std::chrono::nanoseconds time) noexcept {
  ++statuses_[std::min<std::size_t>(status, statuses_.size() - 1)];
  auto const seconds = std::chrono::duration<double>(time).count();
  auto const bucket = std::ranges::lower_bound(kSeconds, seconds) - kSeconds.begin();
  ++times_[static_cast<std::size_t>(bucket)];
  nanoseconds_ += static_cast<std::uint64_t>(time.count());
}

void Metrics::saw(std::uint64_t revision) noexcept {
  auto known = revision_.load();
  while (known < revision && !revision_.compare_exchange_weak(known, revision)) {
  }
  if (known != 0 && known < revision) ++reopened_;
}

std::string Metrics::text(Gauges const& gauges) const {
  std::string text;
  add(text, "queries_total", "counter", "Requests that were answered, by status.");
  for (std::size_t status = 0; status < statuses_.size(); ++status)
    if (auto const count = statuses_[status].load(); count > 0)
      text += fmt::format("backfile_queries_total{{status=\"{}\"}} {}\n", status, count);
  add(text, "query_seconds", "histogram", "Time inside the request handler.");
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < times_.size(); ++i) {
    sum += times_[i].load();
    auto const bound = i < kSeconds.size() ? fmt::format("{}", kSeconds[i]) : "+Inf";
    text += fmt::format("backfile_query_seconds_bucket{{le=\"{}\"}} {}\n", bound, sum);
  }
  text += fmt::format("backfile_query_seconds_sum {}\nbackfile_query_seconds_count {}\n",
                      static_cast<double>(nanoseconds_.load()) / 1e9, sum);
  add_one(text, "zero_result_total", "counter", {"Searches that found nothing.", zero_results_});
  add_one(text, "reopen_total", "counter", {"Commits that readers moved to.", reopened_});
  add_one(text, "refused_total", "counter",
          {"Connections and requests that were not let in.", gauges.refused});
  add_one(text, "index_articles", "gauge", {"Articles in the index.", gauges.articles});
  add_one(text, "index_revision", "gauge", {"Commits to the index.", gauges.revision});
  add_one(text, "connections", "gauge", {"Open connections.", gauges.connections});
  add_one(text, "waiting_requests", "gauge", {"Requests that wait.", gauges.waiting});
  return text;
}

}  // namespace backfile::internal

// serve_benchmark INDEX [SECONDS]: what the server adds to a search, and how many it answers.
// serve_benchmark --requests: the requests themselves, for serve_load.sh.
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <exception>
#include <map>
#include <span>
#include <string>
#include <thread>

#include "searcher/serve/api/read_call.hpp"
#include "searcher/serve/api/routes.hpp"
#include "searcher/serve/service.hpp"
#include "tests/benchmark/query_set.hpp"

namespace backfile::benchmark {
namespace {

using namespace internal;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kRequests = 1'000;
constexpr std::size_t kCompared = 400;
constexpr unsigned kRuns = 3;
constexpr unsigned kThreads = 2;

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out += plain ? std::string{c} : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string target_of(BenchmarkQuery const& query) {
  return "/v1/search?q=" + escaped(query.text) + (query.facets ? "&facet=outlet,month" : "");
}

// A question as a program asks the library, and as a client asks the server.
struct Asked {
  std::string_view kind;
  SearchRequest question;
  HttpRequest request;
};

std::vector<Asked> make_requests() {
  std::vector<Asked> all;
  for (auto const& query : request_mix(kRequests)) {
    HttpRequest request{.target = target_of(query), .headers = {{"host", "localhost"}}};
    auto question = read_call(route(request));
    all.push_back({query.kind, std::move(question), std::move(request)});
  }
  return all;
}

void ask_library(Searcher const& searcher, Asked const& asked) {
  auto const query = parse_query(asked.question.q, asked.question.query);
  static_cast<void>(searcher.search(query, asked.question.search));
}

void ask_handler(Service& service, Asked const& asked) {
  auto const answer = service.answer(asked.request);
  if (answer.status != 200) throw Error{Code::internal, asked.question.q + ": " + answer.body};
}

// Of the processor for this thread, or the whole program: other programs do not count.
double millis_of(clockid_t whose) {
  timespec time{};
  ::clock_gettime(whose, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

template <typename Work>
double millis(Work work) {
  auto const start = millis_of(CLOCK_THREAD_CPUTIME_ID);
  work();
  return millis_of(CLOCK_THREAD_CPUTIME_ID) - start;
}

double at_rank(std::vector<double>& times, double share) {
  auto const last = static_cast<double>(times.size() - 1);
  auto const at = times.begin() + static_cast<std::ptrdiff_t>(std::lround(share * last));
  std::ranges::nth_element(times, at);
  return *at;
}

struct Times {
  std::vector<double> library;
  std::vector<double> handler;
};

void print_row(std::string_view kind, Times& times) {
  fmt::print("| {} | {} |", kind, times.library.size());
  for (auto const share : {0.5, 0.99}) {
    auto const library = at_rank(times.library, share);
    auto const handler = at_rank(times.handler, share);
    fmt::print(" {:.2f} | {:.2f} | {:.2f} |", library, handler, handler / library);
  }
  fmt::print("\n");
}

// The median of some runs of each request, in turn, so that both meet the same machine.
void compare(std::string const& index, std::vector<Asked> const& requests) {
  Searcher const searcher{index};
  Service service{std::vector{index}, {}};
  std::map<std::string_view, Times> kinds;
  Times all;
  for (auto const& asked : std::span{requests}.first(kCompared)) {
    std::vector<double> library;
    std::vector<double> handler;
    for (unsigned run = 0; run < kRuns; ++run) {
      library.push_back(millis([&] { ask_library(searcher, asked); }));
      handler.push_back(millis([&] { ask_handler(service, asked); }));
    }
    for (auto* times : {&all, &kinds[asked.kind]}) {
      times->library.push_back(at_rank(library, 0.5));
      times->handler.push_back(at_rank(handler, 0.5));
    }
  }
  fmt::print(
      "Milliseconds of the processor, the handler's with JSON\n\n"
      "| requests | number | library p50 | handler p50 | ratio | library p99 | handler p99 | ratio "
      "|\n|---|---|---|---|---|---|---|---|\n");
  for (auto& [kind, times] : kinds) print_row(kind, times);
  print_row("all", all);
}

// Threads that each ask all in turn.
template <typename Ask>
void loop(std::string_view whose, std::vector<Asked> const& requests, double seconds, Ask ask) {
  std::atomic<std::size_t> done{0};
  std::vector<std::jthread> threads;
  auto const used = millis_of(CLOCK_PROCESS_CPUTIME_ID);
  auto const start = Clock::now();
  auto const end = start + std::chrono::duration<double>{seconds};
  for (unsigned thread = 0; thread < kThreads; ++thread)
    threads.emplace_back([&, at = thread * requests.size() / kThreads]() mutable {
      for (; Clock::now() < end; ++done) ask(requests[at++ % requests.size()]);
    });
  threads.clear();
  std::chrono::duration<double> const time = Clock::now() - start;
  auto const number = static_cast<double>(done);
  fmt::print("| {} | {:.0f} | {:.0f} | {:.2f} |\n", whose, number, number / time.count(),
             (millis_of(CLOCK_PROCESS_CPUTIME_ID) - used) / number);
}

void run(std::string const& index, double seconds) {
  auto const requests = make_requests();
  compare(index, requests);
  Searcher const searcher{index};
  Service service{std::vector{index}, {}};
  fmt::print(
      "\n| {} threads in a loop | asked | a second | processor ms each |\n|---|---|---|---|\n",
      kThreads);
  loop("library", requests, seconds, [&](Asked const& asked) { ask_library(searcher, asked); });
  loop("handler", requests, seconds, [&](Asked const& asked) { ask_handler(service, asked); });
}

}  // namespace
}  // namespace backfile::benchmark

int main(int count, char** values) {
  using namespace backfile::benchmark;
  constexpr double kSeconds = 10;
  if (count < 2 || count > 3) {
    fmt::print(stderr, "usage: serve_benchmark INDEX [SECONDS] | --requests\n");
    return 2;
  }
  try {
    std::string const first{values[1]};
    if (first == "--requests")
      for (auto const& query : request_mix(kRequests)) fmt::print("{}\n", target_of(query));
    else
      run(first, count == 3 ? std::stod(values[2]) : kSeconds);
  } catch (std::exception const& error) {
    fmt::print(stderr, "serve_benchmark: {}\n", error.what());
    return 1;
  }
  return 0;
}

// How the server is run.
#include <chrono>
#include <cstdint>

#include "indexer/console/choice.hpp"
#include "searcher/options/options.hpp"

namespace backfile::internal {
namespace {

// Seconds, also 0.5.
void add_seconds(CLI::App& app, std::string const& name, std::chrono::milliseconds& time,
                 std::string const& summary) {
  app.add_option_function<double>(
         name,
         [&time](double seconds) {
           time = std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)};
         },
         summary)
      ->option_text("SECONDS")
      ->check(CLI::Range(0.001, 86'400.0, "a number of seconds"));
}

void add_number(CLI::App& app, std::string const& name, std::size_t& number,
                std::string const& summary) {
  app.add_option(name, number, summary)->option_text("N")->check(CLI::Range(1.0, 1e6, "a number"));
}

}  // namespace

void add_serving(CLI::App& app, SearchArguments& arguments) {
  auto& serve = arguments.serve;
  auto const repeated = [&](std::string const& name, std::vector<std::string>& list,
                            std::string const& summary, std::string const& word) {
    app.add_option(name, list, summary)->allow_extra_args(false)->option_text(word);
  };
  repeated("--listen", serve.listen,
           "where; others than this machine need a token (127.0.0.1:7700)", "ADDRESS:PORT");
  app.add_option("--unix", serve.socket, "a socket that only this user may use")
      ->option_text("PATH");
  app.add_flag("--stdio", serve.stdio, "one connection over standard input and output, then end");
  app.add_option("--token-file", serve.token_file, "tokens, one a line; requests need one of them")
      ->option_text("FILE");
  repeated("--host", serve.hosts, "a name that the server answers for, beside localhost", "NAME");
  repeated("--cors", serve.origins, "a site whose pages may read answers", "ORIGIN");
  app.add_option("--threads", serve.limits.threads, "threads that search (one a core)")
      ->option_text("N")
      ->check(CLI::Range(1U, 256U));
  add_number(app, "--max-connections", serve.limits.connections, "more get status 503 (256)");
  add_number(app, "--max-waiting", serve.limits.queue,
             "requests that wait for a thread; more get status 503 (128)");
  add_number(app, "--max-header", serve.limits.header_bytes, "bytes of a request's header (8192)");
  add_number(app, "--max-body", serve.limits.body_bytes, "bytes of a request's body (65536)");
  add_seconds(app, "--read-timeout", serve.limits.read_time,
              "for a header, for a body, and between requests (15)");
  add_seconds(app, "--query-timeout", serve.limits.query_time,
              "for a search, and to wait for a thread (5)");
  add_seconds(app, "--write-timeout", serve.limits.write_time, "for an answer to be taken (30)");
  add_seconds(app, "--stop-timeout", serve.limits.stop_time,
              "for requests under way when the server ends (10)");
}

}  // namespace backfile::internal

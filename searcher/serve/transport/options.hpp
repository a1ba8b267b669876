// How the server is run.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace backfile::internal {

// What one client, and all of them together, may ask for.
struct TransportLimits {
  unsigned threads = 0;           // that search; 0: one a core
  std::size_t connections = 256;  // more are answered 503
  std::size_t queue = 128;        // requests that wait for a thread; more are answered 503
  std::size_t header_bytes = 8 * 1024;
  std::size_t body_bytes = 64 * 1024;
  // From the end of an answer, or the connection's beginning, to the end of the next header; and
  // from there to the end of the body.
  std::chrono::milliseconds read_time{15'000};
  // To wait for a thread, and again for the search itself.
  std::chrono::milliseconds query_time{5'000};
  std::chrono::milliseconds write_time{30'000};  // for an answer, or a piece of a long one
  std::chrono::milliseconds stop_time{10'000};   // for what is under way when the server ends
};

struct ServeOptions {
  std::vector<std::string> listen = {};   // ADDRESS:PORT; none at all: 127.0.0.1:7700
  std::string socket = {};                // a Unix socket's path
  bool stdio = false;                     // one connection over standard input and output
  std::string token_file = {};            // a token a line
  std::vector<std::string> hosts = {};    // names that a Host header may have
  std::vector<std::string> origins = {};  // of pages that may read answers
  TransportLimits limits = {};
};

}  // namespace backfile::internal

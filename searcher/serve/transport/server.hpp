// Sockets: takes in requests within limits, hands them to the application, sends its answers.
// One thread does all reading and writing; searches run on threads of their own, so that slow
// clients and idle connections occupy none of them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "searcher/serve/transport/application.hpp"
#include "searcher/serve/transport/options.hpp"

namespace backfile::internal {

struct Traffic {
  std::size_t connections = 0;
  std::size_t waiting = 0;    // requests
  std::uint64_t refused = 0;  // connections and requests, since the start
};

class Server {
 public:
  // Listens, but takes nothing in before run(). Throws Error: usage for an address that is none,
  // io for one that cannot be had.
  Server(Application& application, ServeOptions const& options);
  ~Server();

  // http://127.0.0.1:7700, with the port that was got for port 0.
  [[nodiscard]] std::vector<std::string> const& addresses() const noexcept;

  // Until SIGTERM or SIGINT; then what is under way is finished, within stop_time. A second
  // signal ends it at once.
  void run();

  [[nodiscard]] Traffic traffic() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Whether everyone who can reach the address sits at this machine. Throws Error{usage}.
[[nodiscard]] bool is_loopback(std::string const& address);

}  // namespace backfile::internal

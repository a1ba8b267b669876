#include "searcher/serve/transport/server.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <backfile/error.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <thread>
#include <type_traits>

#include "searcher/serve/transport/address.hpp"
#include "searcher/serve/transport/connection.hpp"
#include "searcher/serve/transport/standard_streams.hpp"

namespace backfile::internal {
namespace {

using Local = asio::local::stream_protocol;

constexpr int kBacklog = 1024;
// Connections over the limit that are told so; more are closed without a word.
constexpr std::size_t kMostTurnedAway = 1024;
constexpr std::size_t kOtherFiles = 256;  // of the index, and the program's own
constexpr std::chrono::milliseconds kAcceptPause{100};

// Each connection is an open file.
void raise_file_limit(std::size_t connections) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  auto const wanted = static_cast<rlim_t>(connections + kMostTurnedAway + kOtherFiles);
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

// Accepts on one address, as long as the acceptor is open.
template <typename Protocol>
class Listener {
 public:
  Listener(Hub& hub, typename Protocol::endpoint const& endpoint)
      : hub_{hub}, acceptor_{hub.io}, pause_{hub.io} {
    acceptor_.open(endpoint.protocol());
    if constexpr (std::is_same_v<Protocol, Tcp>) {
      acceptor_.set_option(typename Protocol::acceptor::reuse_address{true});
      if (endpoint.address().is_v6()) acceptor_.set_option(asio::ip::v6_only{true});
    }
    acceptor_.bind(endpoint);
    acceptor_.listen(kBacklog);
  }

  [[nodiscard]] auto endpoint() const { return acceptor_.local_endpoint(); }

  void accept() {
    acceptor_.async_accept([this](error_code error, typename Protocol::socket peer) {
      if (!acceptor_.is_open() || error == asio::error::operation_aborted) return;
      if (error) return wait();  // out of files, most likely
      take(std::move(peer));
      accept();
    });
  }

  void close() {
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel(ignored);
  }

 private:
  void wait() {
    pause_.expires_after(kAcceptPause);
    pause_.async_wait([this](error_code error) {
      if (!error) accept();
    });
  }

  void take(typename Protocol::socket peer) {
    error_code ignored;
    if constexpr (std::is_same_v<Protocol, Tcp>)
      peer.set_option(typename Protocol::no_delay{true}, ignored);
    auto const served = hub_.connections.size() - hub_.turned_away;
    bool const full = served >= hub_.limits.connections;
    if (full && hub_.turned_away >= kMostTurnedAway) {
      ++hub_.refused;
      return;
    }
    using Admission = Connection::Admission;
    std::make_shared<Connection>(hub_, Socket{std::move(peer)},
                                 full ? Admission::turned_away : Admission::served)
        ->start();
  }

  Hub& hub_;
  typename Protocol::acceptor acceptor_;
  asio::steady_timer pause_;
};

namespace {

// A socket that a killed server left behind is taken over, one that somebody answers on is not.
void clear_socket(std::string const& path) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0) return;
  if (!S_ISSOCK(info.st_mode)) throw Error{Code::io, path + " is there and is no socket"};
  asio::io_context io;
  Local::socket probe{io};
  error_code failed;
  probe.connect(Local::endpoint{path}, failed);
  if (!failed) throw Error{Code::io, "another server listens on " + path};
  ::unlink(path.c_str());
}

unsigned threads_of(TransportLimits const& limits) {
  return limits.threads > 0 ? limits.threads : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

struct Server::State {
  State(Application& application, ServeOptions const& options)
      : hub{application, options.limits, threads_of(options.limits)} {}
  ~State() {
    if (!socket.empty()) ::unlink(socket.c_str());
  }

  void listen(std::string const& text) {
    auto const endpoint = endpoint_of(text);
    try {
      tcp.push_back(std::make_unique<Listener<Tcp>>(hub, endpoint));
    } catch (boost::system::system_error const& error) {
      throw Error{Code::io, fmt::format("cannot listen on {}: {}", text, error.code().message()),
                  "another address or port: --listen 127.0.0.1:0 takes any that is free"};
    }
    addresses.push_back(url_of(tcp.back()->endpoint()));
  }

  void listen_on_socket(std::string const& path) {
    clear_socket(path);
    // Others than the owner do not get in, from the first moment on.
    auto const mask = ::umask(0177);
    try {
      local.push_back(std::make_unique<Listener<Local>>(hub, Local::endpoint{path}));
    } catch (boost::system::system_error const& error) {
      ::umask(mask);
      throw Error{Code::io, fmt::format("cannot listen on {}: {}", path, error.code().message())};
    }
    ::umask(mask);
    socket = path;
    addresses.push_back("unix:" + path);
  }

  // The server ends with this connection.
  void serve_standard_streams() {
    streams.emplace([this] {
      asio::post(hub.io, [this] {
        if (!hub.ending) stop();
      });
    });
    Local::socket peer{hub.io, Local{}, streams->take()};
    std::make_shared<Connection>(hub, Socket{std::move(peer)}, Connection::Admission::served)
        ->start();
  }

  void wait_for_signal() {
    signals.async_wait([this](error_code error, int) {
      if (error) return;
      if (hub.ending) return hub.io.stop();
      stop();
      wait_for_signal();
    });
  }

  void stop() {
    hub.ending = true;
    for (auto const& listener : tcp) listener->close();
    for (auto const& listener : local) listener->close();
    for (auto* connection :
         std::vector<Connection*>(hub.connections.begin(), hub.connections.end()))
      connection->end();
    deadline.expires_after(hub.limits.stop_time);
    deadline.async_wait([this](error_code error) {
      if (!error) hub.io.stop();
    });
    check_done();
  }

  // Connections go by themselves; looked at often, because nobody waits for this but the operator.
  void check_done() {
    if (hub.connections.empty()) return hub.io.stop();
    poll.expires_after(std::chrono::milliseconds{10});
    poll.async_wait([this](error_code error) {
      if (!error) check_done();
    });
  }

  Hub hub;
  std::vector<std::unique_ptr<Listener<Tcp>>> tcp;
  std::vector<std::unique_ptr<Listener<Local>>> local;
  std::vector<std::string> addresses;
  std::string socket;
  asio::signal_set signals{hub.io, SIGTERM, SIGINT};
  asio::steady_timer deadline{hub.io};
  asio::steady_timer poll{hub.io};
  bool stdio = false;
  std::optional<StandardStreams> streams;
};

Server::Server(Application& application, ServeOptions const& options)
    : state_{std::make_unique<State>(application, options)} {
  raise_file_limit(options.limits.connections);
  auto listen = options.listen;
  bool const elsewhere = !options.socket.empty() || options.stdio;
  if (listen.empty() && !elsewhere) listen = {"127.0.0.1:7700"};
  for (auto const& address : listen) state_->listen(address);
  if (!options.socket.empty()) state_->listen_on_socket(options.socket);
  state_->stdio = options.stdio;
}

Server::~Server() = default;

std::vector<std::string> const& Server::addresses() const noexcept { return state_->addresses; }

void Server::run() {
  for (auto const& listener : state_->tcp) listener->accept();
  for (auto const& listener : state_->local) listener->accept();
  if (state_->stdio) state_->serve_standard_streams();
  state_->wait_for_signal();
  state_->hub.io.run();
}

Traffic Server::traffic() const noexcept {
  return {state_->hub.open.load(), state_->hub.jobs.waiting(), state_->hub.refused.load()};
}

}  // namespace backfile::internal

// One client. Included by sources that know Boost.
#pragma once

#include <atomic>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include "searcher/serve/transport/application.hpp"
#include "searcher/serve/transport/gzip.hpp"
#include "searcher/serve/transport/jobs.hpp"
#include "searcher/serve/transport/options.hpp"

namespace backfile::internal {

namespace asio = boost::asio;
using Socket = asio::generic::stream_protocol::socket;
using boost::system::error_code;

class Connection;

// What connections share; only the thread that does the reading and writing changes it.
struct Hub {
  Hub(Application& asked, TransportLimits const& wanted, unsigned threads)
      : application{asked}, limits{wanted}, jobs{threads, wanted.queue} {}

  Application& application;
  TransportLimits const limits;
  std::unordered_set<Connection*> connections;
  std::size_t turned_away = 0;       // connections over the limit, told so
  std::atomic<std::size_t> open{0};  // for other threads to read
  std::atomic<std::uint64_t> refused{0};
  bool ending = false;
  // Goes before what connections count in: handlers that wait in it own connections.
  asio::io_context io{1};
  Jobs jobs;  // the last: its threads end before what they use
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  enum class Admission : bool { served, turned_away };

  Connection(Hub& hub, Socket socket, Admission admission);
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;
  ~Connection();

  void start() { read_header(); }
  // Nothing is under way, or ends with the answer under way.
  void end();
  void abort();

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  enum class State { reading, working, writing, draining };

  void read_header();
  void on_header(error_code error);
  void read_body();
  void on_body(error_code error);
  void go_on();
  void take();
  void refuse(Problem const& problem);
  void fail(error_code error);
  void write(HttpResponse response);
  void on_written(error_code error);
  void next_piece();
  void write_piece(std::string piece, bool last);
  void drain();
  void finish();

  void within(std::chrono::milliseconds time);
  // Runs the step later on the reading and writing thread.
  template <typename Step>
  void post(Step step);

  Hub& hub_;
  Socket socket_;
  asio::steady_timer timer_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  State state_ = State::reading;
  bool const turned_away_;
  bool timed_out_ = false;
  bool keep_alive_ = false;
  bool head_only_ = false;
  bool chunked_ = false;
  std::shared_ptr<HttpResponse> response_;
  std::string head_;
  std::string piece_;
  std::size_t drained_ = 0;
};

}  // namespace backfile::internal

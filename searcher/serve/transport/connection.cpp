#include "searcher/serve/transport/connection.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <exception>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

#include "searcher/serve/transport/received.hpp"

namespace backfile::internal {
namespace {

namespace http = boost::beast::http;

// Room for a header, and for what a client sends ahead.
constexpr std::size_t kAhead = 16 * 1024;
// A client that is told off may be sending still; it reads its answer only behind that.
constexpr std::size_t kMostDrained = 16 * 1024 * 1024;
constexpr std::chrono::milliseconds kDrainTime{2000};
constexpr std::chrono::milliseconds kTurnedAwayTime{1000};

}  // namespace

Connection::Connection(Hub& hub, Socket socket, Admission admission)
    : hub_{hub},
      socket_{std::move(socket)},
      timer_{hub.io},
      buffer_{hub.limits.header_bytes + kAhead},
      turned_away_{admission == Admission::turned_away} {
  hub_.connections.insert(this);
  if (turned_away_) ++hub_.turned_away;
  hub_.open.store(hub_.connections.size() - hub_.turned_away);
}

Connection::~Connection() {
  hub_.connections.erase(this);
  if (turned_away_) --hub_.turned_away;
  hub_.open.store(hub_.connections.size() - hub_.turned_away);
}

template <typename Step>
void Connection::post(Step step) {
  asio::post(hub_.io, std::move(step));
}

void Connection::within(std::chrono::milliseconds time) {
  timed_out_ = false;
  timer_.expires_after(time);
  timer_.async_wait([self = weak_from_this()](error_code error) {
    auto const here = self.lock();
    if (error || !here) return;
    here->timed_out_ = true;
    error_code ignored;
    here->socket_.cancel(ignored);
  });
}

void Connection::end() {
  keep_alive_ = false;
  error_code ignored;
  // A request that is on its way in is not under way yet.
  if (state_ == State::reading) socket_.cancel(ignored);
}

void Connection::abort() {
  error_code ignored;
  timer_.cancel(ignored);
  socket_.close(ignored);
}

void Connection::read_header() {
  state_ = State::reading;
  if (hub_.ending) return;
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(hub_.limits.header_bytes));
  parser_->body_limit(hub_.limits.body_bytes);
  within(turned_away_ ? kTurnedAwayTime : hub_.limits.read_time);
  http::async_read_header(
      socket_, buffer_, *parser_,
      [self = shared_from_this()](error_code error, std::size_t) { self->on_header(error); });
}

void Connection::on_header(error_code error) {
  if (error) return fail(error);
  if (turned_away_) return refuse(overloaded());
  if (parser_->is_done()) return take();
  auto const expect = parser_->get()[http::field::expect];
  if (expect.empty()) return read_body();
  if (!boost::beast::iequals(expect, "100-continue"))
    return refuse({400, "bad_request", "the header Expect asks for what is not known"});
  head_ = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(socket_, asio::buffer(head_),
                    [self = shared_from_this()](error_code failed, std::size_t) {
                      if (!failed) self->read_body();
                    });
}

void Connection::read_body() {
  within(hub_.limits.read_time);
  http::async_read(
      socket_, buffer_, *parser_,
      [self = shared_from_this()](error_code error, std::size_t) { self->on_body(error); });
}

void Connection::on_body(error_code error) {
  if (error) return fail(error);
  take();
}

void Connection::fail(error_code error) {
  timer_.cancel();
  if (timed_out_ && turned_away_) return refuse(overloaded());
  if (timed_out_ && parser_ && (parser_->got_some() || buffer_.size() > 0))
    return refuse({408, "timeout", "the request did not end in time"});
  if (hub_.ending || is_gone(error)) return;
  refuse(problem_of_parse(error, hub_.limits));
}

void Connection::refuse(Problem const& problem) {
  keep_alive_ = false;
  ++hub_.refused;
  write(hub_.application.refuse(problem));
}

// A request that is complete goes to a thread that searches.
void Connection::take() {
  timer_.cancel();
  state_ = State::working;
  auto message = parser_->release();
  keep_alive_ = message.keep_alive() && !hub_.ending;
  chunked_ = message.version() >= 11;
  head_only_ = message.method() == http::verb::head;
  auto request = std::make_shared<HttpRequest>(request_of(std::move(message)));
  if (hub_.application.is_light(*request)) return write(hub_.application.answer(*request));
  using Clock = std::chrono::steady_clock;
  auto const latest = Clock::now() + hub_.limits.query_time;
  bool const taken = hub_.jobs.offer([self = shared_from_this(), request, latest]() mutable {
    auto& application = self->hub_.application;
    // Who waited that long has given up, most likely, or asks again.
    bool const late = Clock::now() > latest;
    auto answer = std::make_shared<HttpResponse>(late ? application.refuse(overloaded())
                                                      : application.answer(*request));
    auto& here = *self;
    here.post([self = std::move(self), answer] { self->write(std::move(*answer)); });
  });
  if (taken) return;
  ++hub_.refused;
  write(hub_.application.refuse(overloaded()));
}

void Connection::write(HttpResponse response) {
  state_ = State::writing;
  response_ = std::make_shared<HttpResponse>(std::move(response));
  if (hub_.ending) keep_alive_ = false;
  bool const streamed = response_->stream != nullptr;
  if (streamed && !chunked_) keep_alive_ = false;  // HTTP/1.0: the end is the end
  head_ = response_head(*response_, {response_->body.size(), streamed && chunked_, keep_alive_});
  if (head_only_) response_->stream.reset();
  bool const chunk = streamed && chunked_ && !head_only_ && !response_->body.empty();
  if (chunk) head_ += fmt::format("{:x}\r\n", response_->body.size());
  auto const body = head_only_ ? std::string_view{} : std::string_view{response_->body};
  std::array<asio::const_buffer, 3> const buffers{asio::buffer(head_),
                                                  asio::buffer(body.data(), body.size()),
                                                  asio::buffer("\r\n", chunk ? 2 : 0)};
  within(hub_.limits.write_time);
  asio::async_write(socket_, buffers, [self = shared_from_this()](error_code error, std::size_t) {
    self->on_written(error);
  });
}

void Connection::on_written(error_code error) {
  timer_.cancel();
  if (error) return;
  if (response_->stream) return next_piece();
  finish();
}

// Pieces are made one at a time: a client that reads slowly holds one in memory, and no thread.
void Connection::next_piece() {
  hub_.jobs.go_on([self = shared_from_this()]() mutable {
    std::optional<std::string> piece;
    try {
      piece = self->response_->stream->next();
    } catch (std::exception const& thrown) {
      self->hub_.application.report(thrown.what());
    }
    auto& here = *self;
    here.post([self = std::move(self), piece = std::move(piece)]() mutable {
      // Without its last chunk the client sees that the answer is not whole.
      if (!piece) return self->abort();
      bool const last = piece->empty();
      self->write_piece(std::move(*piece), last);
    });
  });
}

void Connection::write_piece(std::string piece, bool last) {
  if (last) response_->stream.reset();
  head_.clear();
  std::string_view tail;
  if (chunked_) {
    head_ = last ? "0\r\n\r\n" : fmt::format("{:x}\r\n", piece.size());
    tail = last ? "" : "\r\n";
  }
  piece_ = std::move(piece);
  std::array<asio::const_buffer, 3> const buffers{asio::buffer(head_), asio::buffer(piece_),
                                                  asio::buffer(tail.data(), tail.size())};
  within(hub_.limits.write_time);
  asio::async_write(socket_, buffers, [self = shared_from_this()](error_code error, std::size_t) {
    self->on_written(error);
  });
}

void Connection::finish() {
  response_.reset();
  piece_.clear();
  if (keep_alive_ && !hub_.ending) return read_header();
  error_code ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
  state_ = State::draining;
  within(kDrainTime);
  drain();
}

// A connection that is closed with unread bytes takes the answer away from its client.
void Connection::drain() {
  buffer_.clear();
  socket_.async_read_some(buffer_.prepare(4096),
                          [self = shared_from_this()](error_code error, std::size_t size) {
                            self->drained_ += size;
                            if (error || self->timed_out_ || self->drained_ > kMostDrained) return;
                            self->drain();
                          });
}

}  // namespace backfile::internal

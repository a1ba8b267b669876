#include "searcher/serve/transport/standard_streams.hpp"

#include <limits.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <backfile/error.hpp>

namespace backfile::internal {
namespace {

constexpr int kPatience = 30'000;  // milliseconds for somebody to read a piece of the output

// As much as a pipe that is ready takes at once.
using Piece = std::array<char, PIPE_BUF>;

bool write_all(int file, char const* bytes, std::size_t size) {
  while (size > 0) {
    pollfd ready{file, POLLOUT, 0};
    if (::poll(&ready, 1, kPatience) <= 0) return false;
    auto const written = ::write(file, bytes, size);
    if (written <= 0) return false;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace

StandardStreams::StandardStreams(std::function<void()> ended) : ended_{std::move(ended)} {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw Error{Code::io, "no socket for the standard streams"};
  ours_ = ends[0];
  served_ = ends[1];
  input_ = std::jthread{[this] { read_input(); }};
  output_ = std::jthread{[this] {
    write_output();
    ended_();
  }};
}

StandardStreams::~StandardStreams() {
  ::shutdown(ours_, SHUT_RDWR);
  input_.join();
  output_.join();
  ::close(ours_);
}

// Ends with the input, or when the server has closed its end.
void StandardStreams::read_input() const {
  Piece piece;
  while (true) {
    std::array<pollfd, 2> ready{{{STDIN_FILENO, POLLIN, 0}, {ours_, 0, 0}}};
    if (::poll(ready.data(), ready.size(), -1) < 0 || (ready[1].revents & POLLHUP) != 0) return;
    auto const size = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (size <= 0) break;
    for (ssize_t sent = 0; sent < size;) {
      auto const more =
          ::send(ours_, piece.data() + sent, static_cast<std::size_t>(size - sent), MSG_NOSIGNAL);
      if (more < 0) return;
      sent += more;
    }
  }
  ::shutdown(ours_, SHUT_WR);
}

void StandardStreams::write_output() const {
  Piece piece;
  while (true) {
    auto const size = ::recv(ours_, piece.data(), piece.size(), 0);
    if (size <= 0 || !write_all(STDOUT_FILENO, piece.data(), static_cast<std::size_t>(size))) break;
  }
  ::shutdown(ours_, SHUT_RDWR);
}

}  // namespace backfile::internal

#include "tests/support/http_client.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cstdint>
#include <stdexcept>

namespace backfile::test {
namespace {

constexpr std::chrono::milliseconds kPatience{20'000};

std::string lower(std::string text) {
  for (auto& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

void must(bool done, char const* what) {
  if (!done) throw std::runtime_error{what};
}

}  // namespace

std::string HttpAnswer::header(std::string const& name) const {
  auto const found = headers.find(name);
  return found == headers.end() ? std::string{} : found->second;
}

std::string unzipped(std::string_view bytes) {
  z_stream stream{};
  must(::inflateInit2(&stream, 15 + 16) == Z_OK, "zlib");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string text;
  int state = Z_OK;
  while (state == Z_OK) {
    std::array<char, 65536> part{};
    stream.next_out = reinterpret_cast<Bytef*>(part.data());
    stream.avail_out = static_cast<uInt>(part.size());
    state = ::inflate(&stream, Z_NO_FLUSH);
    text.append(part.data(), part.size() - stream.avail_out);
  }
  ::inflateEnd(&stream);
  must(state == Z_STREAM_END, "no whole gzip stream");
  return text;
}

HttpClient::HttpClient(unsigned port) : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  must(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0,
       "nobody listens");
}

HttpClient::HttpClient(std::string const& socket_path)
    : socket_{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  must(socket_path.size() < sizeof address.sun_path, "path too long");
  socket_path.copy(address.sun_path, socket_path.size());
  must(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0,
       "nobody listens");
}

HttpClient::~HttpClient() { ::close(socket_); }

bool HttpClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool HttpClient::fill(std::chrono::milliseconds time) {
  pollfd polled{socket_, POLLIN, 0};
  if (::poll(&polled, 1, static_cast<int>(time.count())) <= 0) return false;
  std::array<char, 65536> part{};
  auto const got = ::recv(socket_, part.data(), part.size(), 0);
  if (got <= 0) return false;
  buffer_.append(part.data(), static_cast<std::size_t>(got));
  return true;
}

std::string HttpClient::take_line() {
  while (buffer_.find("\r\n") == std::string::npos)
    if (!fill(kPatience)) return {};
  auto const end = buffer_.find("\r\n");
  auto line = buffer_.substr(0, end);
  buffer_.erase(0, end + 2);
  return line;
}

bool HttpClient::take(std::size_t size, std::string& into) {
  while (buffer_.size() < size)
    if (!fill(kPatience)) return false;
  into += buffer_.substr(0, size);
  buffer_.erase(0, size);
  return true;
}

HttpAnswer HttpClient::receive(bool bodiless) {
  HttpAnswer answer;
  auto const status = take_line();
  if (status.size() < 12) return answer;
  answer.status = std::stoi(status.substr(9, 3));
  for (auto line = take_line(); !line.empty(); line = take_line()) {
    auto const colon = line.find(": ");
    answer.headers[lower(line.substr(0, colon))] = line.substr(colon + 2);
  }
  if (bodiless || answer.status < 200 || answer.status == 204 || answer.status == 304) {
    answer.whole = true;
  } else if (answer.header("transfer-encoding") == "chunked") {
    while (true) {
      auto const line = take_line();
      if (line.empty()) return answer;
      auto const size = std::stoul(line, nullptr, 16);
      std::string end;
      if (!take(size, answer.body) || !take(2, end)) return answer;
      if (size == 0) break;
    }
    answer.whole = true;
  } else {
    answer.whole = take(std::stoul(answer.header("content-length")), answer.body);
  }
  return answer;
}

bool HttpClient::is_ended_within(std::chrono::milliseconds time) {
  pollfd polled{socket_, POLLIN, 0};
  if (::poll(&polled, 1, static_cast<int>(time.count())) <= 0) return false;
  char byte = 0;
  return ::recv(socket_, &byte, 1, MSG_PEEK) <= 0;
}

HttpAnswer HttpClient::get(std::string_view target, std::string_view headers) {
  std::string request{"GET "};
  request.append(target).append(" HTTP/1.1\r\nHost: localhost\r\n").append(headers).append("\r\n");
  static_cast<void>(send(request));
  return receive();
}

HttpAnswer HttpClient::post(std::string_view target, std::string_view body, std::string_view type) {
  std::string request{"POST "};
  request.append(target).append(" HTTP/1.1\r\nHost: localhost\r\nContent-Type: ").append(type);
  request += "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  request.append(body);
  static_cast<void>(send(request));
  return receive();
}

}  // namespace backfile::test

// A plain HTTP client for tests: sends any bytes, reads whole answers.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace backfile::test {

struct HttpAnswer {
  int status = 0;                                // 0: the connection ended without an answer
  std::map<std::string, std::string> headers{};  // names in lower case
  std::string body{};                            // chunks put together
  bool whole = false;                            // as long as announced, or all chunks

  [[nodiscard]] std::string header(std::string const& name) const;
};

// What gzip made of the text; throws for what is none.
std::string unzipped(std::string_view bytes);

class HttpClient {
 public:
  // To 127.0.0.1. Throws where nobody listens.
  explicit HttpClient(unsigned port);
  explicit HttpClient(std::string const& socket_path);
  HttpClient(HttpClient const&) = delete;
  HttpClient& operator=(HttpClient const&) = delete;
  ~HttpClient();

  // False where the other side takes nothing any more.
  bool send(std::string_view bytes);
  // The next answer. `bodiless`: of HEAD.
  [[nodiscard]] HttpAnswer receive(bool bodiless = false);
  // Whether the other side ends the connection within the time.
  [[nodiscard]] bool is_ended_within(std::chrono::milliseconds time);

  // GET with Host and these further header lines ("Name: value\r\n").
  [[nodiscard]] HttpAnswer get(std::string_view target, std::string_view headers = {});
  [[nodiscard]] HttpAnswer post(std::string_view target, std::string_view body,
                                std::string_view type = "application/json");

 private:
  bool fill(std::chrono::milliseconds time);
  [[nodiscard]] std::string take_line();
  [[nodiscard]] bool take(std::size_t size, std::string& into);

  int socket_ = -1;
  std::string buffer_;
};

}  // namespace backfile::test

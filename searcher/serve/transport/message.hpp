// A request and its answer as plain values: all that handlers see of HTTP.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

struct Header {
  std::string name;
  std::string value;
};

struct HttpRequest {
  std::string method = "GET";
  std::string target = "/";       // as it was sent: path, ?, parameters
  std::vector<Header> headers{};  // names in lower case
  std::string body{};

  // The first header of that name; empty where there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const noexcept;
};

// A long answer, made piece by piece while it is sent. Used by one thread at a time.
class BodyStream {
 public:
  virtual ~BodyStream() = default;
  // The next piece; empty at the end. What it throws breaks the answer off.
  [[nodiscard]] virtual std::string next() = 0;
};

inline constexpr std::string_view kJsonType = "application/json; charset=utf-8";

struct HttpResponse {
  unsigned status = 200;
  std::string type{kJsonType};
  std::vector<Header> headers{};
  std::string body{};
  std::unique_ptr<BodyStream> stream{};  // behind `body`
};

[[nodiscard]] std::string_view reason_of(unsigned status) noexcept;

// The status line and the headers, to the empty line. `length` is the body's; an answer with a
// stream has none and is chunked.
struct HeadShape {
  std::size_t length = 0;
  bool chunked = false;
  bool keep_alive = true;
};
[[nodiscard]] std::string response_head(HttpResponse const& response, HeadShape const& shape);

}  // namespace backfile::internal

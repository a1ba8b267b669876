// Answers made smaller.
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace backfile::internal {

// Whether an Accept-Encoding takes gzip: named, or by *, and not with q=0.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

// A gzip stream. Throws std::bad_alloc.
class Gzip {
 public:
  enum class Then : bool { more, end };

  Gzip();
  Gzip(Gzip const&) = delete;
  Gzip& operator=(Gzip const&) = delete;
  ~Gzip();

  // What the stream has to send of the piece; `more` is flushed, so that a reader gets it now.
  [[nodiscard]] std::string add(std::string_view piece, Then then);

 private:
  z_stream stream_{};
};

[[nodiscard]] std::string gzip(std::string_view text);

}  // namespace backfile::internal

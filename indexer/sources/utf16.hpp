// A stream of UTF-16 as one of UTF-8.
#pragma once

#include <array>
#include <streambuf>
#include <string>

namespace backfile::internal {

// Halves of pairs that stand alone become U+FFFD; a byte order mark is left out. `from` outlives
// it.
class Utf16Buffer : public std::streambuf {
 public:
  Utf16Buffer(std::streambuf& from, bool little) : from_{from}, little_{little} {}

 protected:
  int_type underflow() override;

 private:
  // The next unit; -1 at the end, where half a unit is left out.
  [[nodiscard]] int unit();

  std::streambuf& from_;
  bool little_;
  bool first_ = true;
  int waiting_ = -1;  // read, but not part of the character before it
  std::string plain_;
};

}  // namespace backfile::internal

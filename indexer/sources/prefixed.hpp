// A stream whose beginning has been read already.
#pragma once

#include <array>
#include <streambuf>
#include <string>
#include <utility>

namespace backfile::internal {

// Gives the prefix, then the rest of `from`.
class PrefixedBuffer : public std::streambuf {
 public:
  PrefixedBuffer(std::string prefix, std::streambuf& from)
      : prefix_{std::move(prefix)}, from_{from} {
    setg(prefix_.data(), prefix_.data(), prefix_.data() + prefix_.size());
  }

 protected:
  int_type underflow() override;

 private:
  std::string prefix_;
  std::array<char, 8192> chunk_{};
  std::streambuf& from_;
};

}  // namespace backfile::internal

// A stream whose beginning has been read already.
#pragma once

#include <array>
#include <streambuf>
#include <string>

#include "indexer/sources/files.hpp"

namespace backfile::internal {

// Gives the prefix, then the rest of `from`.
class PrefixedBuffer : public std::streambuf {
 public:
  PrefixedBuffer(std::string prefix, std::streambuf& from)
      : prefix_{std::move(prefix)}, from_{from} {
    setg(prefix_.data(), prefix_.data(), prefix_.data() + prefix_.size());
  }

 protected:
  int_type underflow() override {
    auto const got = read_ready(from_, chunk_);  // a pipe may hold a line and no more for now
    if (got == 0) return traits_type::eof();
    setg(chunk_.data(), chunk_.data(), chunk_.data() + got);
    return traits_type::to_int_type(chunk_.front());
  }

 private:
  std::string prefix_;
  std::array<char, 8192> chunk_{};
  std::streambuf& from_;
};

}  // namespace backfile::internal

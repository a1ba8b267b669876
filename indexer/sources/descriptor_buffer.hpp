// Standard input as a stream that gives what is there, and waits only where nothing is.
#pragma once

#include <unistd.h>

#include <array>
#include <streambuf>

namespace backfile::internal {

// std::cin goes through stdio a byte at a time. A signal that interrupts the wait ends the stream.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor) : descriptor_{descriptor} {}

 protected:
  int_type underflow() override {
    auto const got = ::read(descriptor_, block_.data(), block_.size());
    if (got <= 0) return traits_type::eof();
    setg(block_.data(), block_.data(), block_.data() + got);
    return traits_type::to_int_type(block_.front());
  }

 private:
  int descriptor_;
  std::array<char, 1u << 16> block_{};
};

}  // namespace backfile::internal

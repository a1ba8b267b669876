// A stream whose beginning has been read already.
#pragma once

#include <algorithm>
#include <array>
#include <streambuf>
#include <string>

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
    auto const next = from_.sbumpc();
    if (traits_type::eq_int_type(next, traits_type::eof())) return next;
    chunk_[0] = traits_type::to_char_type(next);
    // Only what is there: a pipe may hold a line and no more for now.
    auto const ready = std::min<std::streamsize>(from_.in_avail(), chunk_.size() - 1);
    auto const more = ready > 0 ? from_.sgetn(chunk_.data() + 1, ready) : 0;
    setg(chunk_.data(), chunk_.data(), chunk_.data() + 1 + more);
    return next;
  }

 private:
  std::string prefix_;
  std::array<char, 8192> chunk_{};
  std::streambuf& from_;
};

}  // namespace backfile::internal

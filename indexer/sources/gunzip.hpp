// gzip, part by part, so that damage to one part costs no other.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <streambuf>
#include <string>

#include "backfile/error.hpp"
#include "indexer/sources/packed.hpp"

struct z_stream_s;

namespace backfile::internal {

// What compressed bytes hold, all parts one after the other: web archives compress each record by
// itself. A part that is damaged gives what can be read of it; `damaged` is told where, and reading
// goes on with the next part that can be found. libarchive, which reads the other compressions,
// gives up there. Reading throws Error{input_unusable} where no part follows and at a limit.
class Gunzip : public std::streambuf {
 public:
  using Damaged = std::function<void(std::string reason)>;

  // All outlive it.
  Gunzip(std::streambuf& from, Unpacked& count, Damaged damaged);
  ~Gunzip() override;

 protected:
  int_type underflow() override;

 private:
  [[nodiscard]] bool fill();        // false: no more compressed bytes
  [[nodiscard]] bool begin_part();  // false: no part follows
  [[nodiscard]] std::size_t inflate_some();
  void damage(std::string what);
  [[nodiscard]] bool find_part();

  std::streambuf& from_;
  Unpacked& count_;
  Damaged damaged_;
  std::unique_ptr<z_stream_s> stream_;
  std::array<char, 1u << 16> packed_{};
  std::array<char, 1u << 16> block_{};
  std::uint64_t bytes_ = 0;
  bool counts_ = false;  // the packed bytes: the outermost of several does
  bool in_part_ = false;
  std::optional<Error> over_;  // nothing more can be read, and why
  bool troubled_ = false;      // told already, and no whole part since
};

}  // namespace backfile::internal

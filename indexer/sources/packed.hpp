// Packed inputs, by libarchive: compressed files and archives, read once and in order.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <streambuf>
#include <string>
#include <string_view>

namespace backfile::internal {

// How an input is packed, by the first bytes (512 are enough): gzip, by other compressions or as
// ZIP, or as tar.
enum class Packing { none, gzip, other, tar };
[[nodiscard]] Packing packing_of(std::string_view head) noexcept;

// "dump.jsonl" for "dump.jsonl.gz"; a name without such an ending as it is.
[[nodiscard]] std::string_view unpacked_name(std::string_view name) noexcept;

// "Brotli" for "page.html.br": the packing that an ending names and that is not undone; empty for
// others. Some packings cannot be told by their bytes.
[[nodiscard]] std::string_view unread_packing(std::string_view name) noexcept;

// What an input may unpack to. Everything in it counts, however it is nested.
struct UnpackLimits {
  std::uint64_t members = 1'000'000;
  std::uint64_t member_bytes = 64ull << 30;
  std::uint64_t ratio = 250;            // unpacked to packed bytes, beyond
  std::uint64_t free_bytes = 64 << 20;  // that may come of anything
  unsigned layers = 2;                  // archives or compressions inside one another
};

// What was unpacked of one input so far.
struct Unpacked {
  UnpackLimits limits = {};
  std::uint64_t packed = 0;  // bytes that the outermost layer has read
  std::uint64_t bytes = 0;
  std::uint64_t members = 0;
  bool counted = false;  // the outermost layer is there
  bool spent = false;    // a limit was reached: nothing more of the input is unpacked

  // Adds bytes of a member that has `of_member` by now. Throws Error{input_unusable} at a limit.
  void add(std::uint64_t more, std::uint64_t of_member);
  void add_member();  // throws likewise

 private:
  [[noreturn]] void stop(std::string reason);
};

// Throws Error{input_unusable} for more layers than the limit.
void check_layers(unsigned layers, UnpackLimits const& limits);

// A file inside an archive, or what a compressed file holds.
struct Member {
  std::string name;        // as the archive says, never a path on disk; empty: a compressed file
  std::string unreadable;  // why it holds nothing that could be read; empty: it does
};

// The stream and the count outlive it. Members are given as they are read, so damage shows when it
// is reached. Not thread safe. Memory: two blocks, and what the compression needs.
class Unpacker {
 public:
  // `layers` that there are with this one. Throws Error{input_unusable}: more
  // layers than the limit, or not packed in a way that we read.
  Unpacker(std::istream& packed, Unpacked& count, unsigned layers);
  ~Unpacker();
  Unpacker(Unpacker const&) = delete;
  Unpacker& operator=(Unpacker const&) = delete;

  // The next member that is a file or link, passing over the rest of the one before; nullptr at
  // the end. Throws Error{input_unusable} where the archive is damaged or a limit is reached.
  [[nodiscard]] Member const* next();

  // The member's bytes; reading throws as next() does, and again each time. Valid until then.
  [[nodiscard]] std::streambuf& bytes();

  // Nothing more can be read: what was thrown concerns all that follows, too.
  [[nodiscard]] bool broken() const noexcept;

  // With those of compressions inside of each other.
  [[nodiscard]] unsigned layers() const noexcept;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace backfile::internal

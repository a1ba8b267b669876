// Where bytes come from: files, folders, standard input.
#pragma once

#include <backfile/error.hpp>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <span>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// The longest record of a file of many that is read, in bytes; for one of a web archive, a page,
// what it was sent in and its header.
inline constexpr std::size_t kMaxRecordBytes = 16u << 20;

// An input that was refused, and why. Data, not an exception: the rest goes on.
struct Rejection {
  std::string path;
  std::uint64_t line = 0;  // of a file that holds many articles; 0: the whole file
  std::string reason;
  Code code = Code::input_unusable;
};

using Refuse = std::function<void(Rejection)>;

// Visits every regular file below the paths, depth first, names in byte order, so that two runs
// see the same order. "-" is visited as it is. Hidden files and folders are passed over where they
// were not named, links to folders too, index folders always. A path that is missing or cannot be
// read is refused. `visit` returns false to stop.
void walk(std::vector<std::string> const& paths,
          std::function<bool(std::filesystem::path const&)> const& visit, Refuse const& refuse);

// The bytes of a file, at most `limit`. Throws Error: input_not_found, io, input_unusable (larger
// than the limit, or no regular file).
[[nodiscard]] std::string read_file(std::filesystem::path const& path, std::size_t limit);

// The rest of a stream, at most `limit` bytes; Error{input_unusable} beyond.
[[nodiscard]] std::string read_stream(std::istream& stream, std::size_t limit);

// What the stream has without waiting, at most the size of `into`; waits only for the first byte.
// 0 at the end.
[[nodiscard]] std::size_t read_ready(std::streambuf& from, std::span<char> into);

// Lines of a stream of any length in constant memory: a line beyond the limit is passed over.
class LineReader {
 public:
  enum class Got { line, too_long, end };

  // Reads ahead of the lines that it gives, as far as the stream can without waiting.
  LineReader(std::istream& stream, std::size_t limit);

  // The next line without its end. Line numbers count from 1.
  Got next(std::string& line);
  [[nodiscard]] std::uint64_t line_number() const noexcept { return number_; }

 private:
  bool fill();

  std::istream& stream_;
  std::size_t limit_;
  std::vector<char> block_;
  std::string_view rest_;  // of the block
  std::uint64_t number_ = 0;
};

// "10 MiB" for messages.
[[nodiscard]] std::string format_size(std::uint64_t bytes);

}  // namespace backfile::internal

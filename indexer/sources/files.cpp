#include "indexer/sources/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <streambuf>
#include <system_error>

#include "backfile/error.hpp"
#include "indexer/index/generation.hpp"

namespace backfile::internal {
namespace {

namespace fs = std::filesystem;

// Links to folders can lead in circles: they are followed only where they were named.
bool is_visited(fs::directory_entry const& entry) {
  std::error_code ignored;
  if (entry.path().filename().string().starts_with('.')) return false;
  return !(entry.is_symlink(ignored) && entry.is_directory(ignored));
}

class Walk {
 public:
  Walk(std::function<bool(fs::path const&)> const& visit, Refuse const& refuse)
      : visit_{visit}, refuse_{refuse} {}

  bool enter(fs::path const& path) {
    std::error_code error;
    auto const status = fs::status(path, error);
    if (!fs::exists(status)) {
      bool const missing = !error || error == std::errc::no_such_file_or_directory;
      refuse_({path.string(), 0,
               missing ? "no such file or folder" : "cannot be read: " + error.message(),
               missing ? Code::input_not_found : Code::io});
      return true;
    }
    if (fs::is_directory(status)) return folder(path);
    if (fs::is_regular_file(status)) return visit_(path);
    refuse_({path.string(), 0, "neither a file nor a folder"});
    return true;
  }

 private:
  bool folder(fs::path const& path) {
    if (holds_index(path)) return true;
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator entry{path, error}, end; !error && entry != end;
         entry.increment(error))
      if (is_visited(*entry)) entries.push_back(entry->path());
    if (error) refuse_({path.string(), 0, "folder cannot be read: " + error.message(), Code::io});
    std::ranges::sort(entries);
    return std::ranges::all_of(entries, [&](auto const& entry) { return enter(entry); });
  }

  std::function<bool(fs::path const&)> const& visit_;
  Refuse const& refuse_;
};

Error too_large(std::size_t limit) {
  return {Code::input_unusable, fmt::format("larger than {} (--max-size)", format_size(limit))};
}

}  // namespace

void walk(std::vector<std::string> const& paths, std::function<bool(fs::path const&)> const& visit,
          Refuse const& refuse) {
  Walk walker{visit, refuse};
  for (auto const& path : paths)
    if (!(path == "-" ? visit(path) : walker.enter(path))) return;
}

std::string read_file(fs::path const& path, std::size_t limit) {
  std::error_code error;
  auto const size = fs::file_size(path, error);
  if (error == std::errc::no_such_file_or_directory)
    throw Error{Code::input_not_found, "no such file: " + path.string()};
  if (error) throw Error{Code::io, "cannot be read: " + error.message(), "check the permissions"};
  if (size > limit) throw too_large(limit);
  std::ifstream stream{path, std::ios::binary};
  if (!stream)
    throw Error{Code::io, fmt::format("cannot be read: {}", std::strerror(errno)),
                "check the permissions"};
  return read_stream(stream, limit);
}

std::string read_stream(std::istream& stream, std::size_t limit) {
  std::string bytes;
  constexpr std::size_t kChunk = 1u << 16;
  while (stream && bytes.size() <= limit) {
    auto const before = bytes.size();
    bytes.resize(before + kChunk);
    stream.read(bytes.data() + before, kChunk);
    bytes.resize(before + static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) throw Error{Code::io, "reading failed"};
  if (bytes.size() > limit) throw too_large(limit);
  return bytes;
}

std::size_t read_ready(std::streambuf& from, std::span<char> into) {
  if (from.sgetc() == std::char_traits<char>::eof()) return 0;
  auto const ready = std::max<std::streamsize>(from.in_avail(), 1);
  auto const size = std::min(ready, static_cast<std::streamsize>(into.size()));
  return static_cast<std::size_t>(from.sgetn(into.data(), size));
}

LineReader::LineReader(std::istream& stream, std::size_t limit)
    : stream_{stream}, limit_{limit}, block_(1u << 16) {}

bool LineReader::fill() {
  auto const got = read_ready(*stream_.rdbuf(), block_);
  rest_ = {block_.data(), got};
  return got > 0;
}

LineReader::Got LineReader::next(std::string& line) {
  line.clear();
  if (rest_.empty() && !fill()) return Got::end;
  bool too_long = false;
  bool ended = false;
  do {
    auto const end = rest_.find('\n');
    ended = end != rest_.npos;
    auto const part = rest_.substr(0, end);
    auto const taken = std::min(part.size(), limit_ - line.size());
    line += part.substr(0, taken);
    too_long = too_long || taken < part.size();
    rest_.remove_prefix(ended ? end + 1 : rest_.size());
  } while (!ended && fill());
  ++number_;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return too_long ? Got::too_long : Got::line;
}

std::string format_size(std::uint64_t bytes) {
  auto const amount = static_cast<double>(bytes);
  if (bytes >= 10u << 20) return fmt::format("{:.0f} MiB", amount / (1u << 20));
  if (bytes >= 1u << 20) return fmt::format("{:.1f} MiB", amount / (1u << 20));
  if (bytes >= 1u << 10) return fmt::format("{:.0f} KiB", amount / (1u << 10));
  return fmt::format("{} bytes", bytes);
}

}  // namespace backfile::internal

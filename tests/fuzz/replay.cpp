// The main of a fuzz target without libFuzzer: runs the kept inputs again, a line each, and turns
// them into a folder for libFuzzer and back.
//   query_replay FILE              runs every line, in every way of the target
//   query_replay unpack FILE DIR   writes each line as a file of DIR
//   query_replay pack DIR          prints the files of DIR as lines, sorted
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz.hpp"
#include "tests/support/escaped_lines.hpp"

namespace {

using backfile::tests::escaped;
using backfile::tests::lines_of;
using backfile::tests::unescaped;

void run(std::string const& path) {
  std::size_t count = 0;
  for (auto const& line : lines_of(path)) {
    auto const text = unescaped(line);
    // Told before it runs: the target aborts.
    std::fprintf(stderr, "%s\n", line.c_str());
    for (std::size_t way = 0; way < backfile::tests::kWays; ++way)
      backfile::tests::check_input(text, way);
    ++count;
  }
  std::printf("%zu inputs\n", count);
}

void unpack(std::string const& path, std::filesystem::path const& folder) {
  std::filesystem::create_directories(folder);
  std::size_t count = 0;
  for (auto const& line : lines_of(path))
    std::ofstream{folder / std::to_string(++count), std::ios::binary} << unescaped(line);
}

void pack(std::string const& folder) {
  std::set<std::string> lines;
  for (auto const& entry : std::filesystem::directory_iterator{folder}) {
    std::ifstream file{entry.path(), std::ios::binary};
    lines.insert(escaped(std::string{std::istreambuf_iterator<char>{file}, {}}));
  }
  lines.erase("");
  for (auto const& line : lines) std::printf("%s\n", line.c_str());
}

}  // namespace

int main(int count, char** values) try {
  std::vector<std::string> const arguments{values + 1, values + count};
  if (arguments.size() == 1)
    run(arguments[0]);
  else if (arguments.size() == 3 && arguments[0] == "unpack")
    unpack(arguments[1], arguments[2]);
  else if (arguments.size() == 2 && arguments[0] == "pack")
    pack(arguments[1]);
  else
    return std::fputs("replay FILE | replay unpack FILE DIR | replay pack DIR\n", stderr), 2;
  return 0;
} catch (std::exception const& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 2;
}

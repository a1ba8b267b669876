// Sources: the walk over files, reading them, and lines of any length.
#include "indexer/sources/files.hpp"

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

#include "backfile/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::TempFolder;

namespace {

namespace fs = std::filesystem;

void write(fs::path const& path, std::string_view text = "x") {
  fs::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary} << text;
}

struct Seen {
  std::string visited;
  std::string refused;
};

// Names below `root`, and "name: reason".
Seen walked(fs::path const& root, std::vector<std::string> const& paths, std::size_t most = 99) {
  Seen seen;
  std::size_t count = 0;
  auto const name = [&](fs::path const& path) {
    return path == "-" ? "-" : path.lexically_relative(root).string();
  };
  walk(
      paths,
      [&](fs::path const& path) {
        seen.visited += (seen.visited.empty() ? "" : " ") + name(path);
        return ++count < most;
      },
      [&](Rejection const& why) { seen.refused += name(why.path) + ": " + why.reason + "\n"; });
  return seen;
}

Code code_of(std::function<void()> const& work) {
  try {
    work();
  } catch (Error const& error) {
    return error.code();
  }
  return Code::usage;
}

}  // namespace

TEST_CASE("files: a walk goes deep, in the order of names, past what is hidden", "[unit]") {
  TempFolder const folder;
  auto const& root = folder.path();
  for (auto const* name : {"b.txt", "a/2.txt", "a/10.txt", "a/B.txt", "a/.hidden", ".git/config",
                           "c/d/e/deep.txt", "한국.txt", "index/XAPIANDB", "index/gen-000001/x"})
    write(root / name);
  CHECK(walked(root, {root.string()}).visited ==
        "a/10.txt a/2.txt a/B.txt b.txt c/d/e/deep.txt 한국.txt");
  CHECK(walked(root, {folder / "b.txt", "-", folder / "a"}).visited ==
        "b.txt - a/10.txt a/2.txt a/B.txt");
  // What is named is taken, hidden or not.
  CHECK(walked(root, {folder / "a/.hidden", folder / ".git"}).visited == "a/.hidden .git/config");
  CHECK(walked(root, {folder / "index"}).visited.empty());
  CHECK(walked(root, {root.string()}, 2).visited == "a/10.txt a/2.txt");
  CHECK(walked(root, {root.string()}).refused.empty());
}

TEST_CASE("files: what cannot be visited is refused, and the rest goes on", "[unit]") {
  TempFolder const folder;
  auto const& root = folder.path();
  write(root / "a.txt");
  REQUIRE(::mkfifo((root / "pipe").c_str(), 0600) == 0);
  fs::create_symlink(root / "nowhere", root / "dangling");
  auto const seen = walked(root, {folder / "missing", root.string()});
  CHECK(seen.visited == "a.txt");
  CHECK(seen.refused ==
        "missing: no such file or folder\ndangling: no such file or folder\n"
        "pipe: neither a file nor a folder\n");
}

TEST_CASE("files: a link to a folder above does not walk in circles for ever", "[unit]") {
  TempFolder const folder;
  write(folder.path() / "a" / "1.txt");
  fs::create_directory_symlink(folder.path(), folder.path() / "a" / "up");
  std::size_t visits = 0;
  walk(
      {folder.path().string()}, [&](fs::path const&) { return ++visits < 1'000; },
      [](Rejection const&) {});
  CHECK(visits < 100);
}

TEST_CASE("files: reading has a limit", "[unit]") {
  TempFolder const folder;
  std::string const text(100'000, 'x');
  write(folder.path() / "f", text);
  write(folder.path() / "empty", "");
  CHECK(read_file(folder / "f", text.size()) == text);
  CHECK(read_file(folder / "empty", 0).empty());
  CHECK(code_of([&] { static_cast<void>(read_file(folder / "f", text.size() - 1)); }) ==
        Code::input_unusable);
  CHECK(code_of([&] { static_cast<void>(read_file(folder / "none", 9)); }) ==
        Code::input_not_found);
  std::istringstream stream{text};
  CHECK(read_stream(stream, text.size()) == text);
  std::istringstream longer{text};
  CHECK(code_of([&] { static_cast<void>(read_stream(longer, text.size() - 1)); }) ==
        Code::input_unusable);
}

TEST_CASE("files: what is no regular file is refused, not waited for", "[unit]") {
  TempFolder const folder;
  for (auto const& path : {folder.path().string(), std::string{"/dev/zero"}}) {
    INFO("path: " << path);
    auto const code = code_of([&] { static_cast<void>(read_file(path, 1'000)); });
    CHECK((code == Code::input_unusable || code == Code::io));
  }
}

TEST_CASE("files: lines of any length", "[unit]") {
  struct Row {
    std::string_view text;
    std::string_view lines;  // + too long
  };
  Row const rows[] = {{"", ""},
                      {"\n", "1[]"},
                      {"a", "1[a]"},
                      {"a\nb\n", "1[a] 2[b]"},
                      {"a\r\n\r\nb", "1[a] 2[] 3[b]"},
                      {"a\rb\n", "1[a\rb]"},
                      {"12345678\n123456789\nlast", "1[12345678] 2[12345678]+ 3[last]"},
                      {"123456789", "1[12345678]+"},
                      {"\xFF\n", "1[\xFF]"},
                      {"1234567\xFF\nx", "1[1234567\xFF] 2[x]"}};
  for (auto const& row : rows) {
    INFO("text: " << row.text);
    std::istringstream stream{std::string{row.text}};
    LineReader reader{stream, 8};
    std::string line;
    std::string lines;
    for (auto got = reader.next(line); got != LineReader::Got::end; got = reader.next(line)) {
      lines += (lines.empty() ? "" : " ") + std::to_string(reader.line_number()) + "[" + line + "]";
      if (got == LineReader::Got::too_long) lines += "+";
    }
    CHECK(lines == row.lines);
    CHECK(reader.next(line) == LineReader::Got::end);
  }
}

TEST_CASE("files: sizes for people", "[unit]") {
  struct Row {
    std::uint64_t bytes;
    std::string_view text;
  };
  Row const rows[] = {{0, "0 bytes"},         {1'023, "1023 bytes"}, {1'024, "1 KiB"},
                      {1'536'000, "1.5 MiB"}, {10u << 20, "10 MiB"}, {16u << 20, "16 MiB"}};
  for (auto const& row : rows) CHECK(format_size(row.bytes) == row.text);
}

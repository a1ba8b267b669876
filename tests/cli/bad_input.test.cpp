// Bad input at large: one clear line each, and the pages beside it are indexed.
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

namespace fs = std::filesystem;

struct Pages {
  TemporaryFolder folder;
  std::string database = folder.path("index");
  std::string pages = folder.path("pages");

  Pages() { folder.write("pages/good.txt", page("Alpha wins the regatta", "Alpha won.")); }

  // Exactly one line, and it says that.
  void rejects(Finished const& added, std::string const& name, std::string const& reason) const {
    std::vector<std::string> found;
    for (auto const& line : lines(added.err))
      if (line.starts_with("rejected " + pages + "/" + name)) found.push_back(line);
    INFO(name << ": " << reason << "\n" << added.err);
    CHECK(found == std::vector<std::string>{"rejected " + pages + "/" + name + ": " + reason});
  }
};

std::string repeated(std::string_view text, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + text.size());
  while (out.size() < bytes) out += text;
  return out;
}

constexpr std::size_t kFiftyMegabytes = 50'000'000;

}  // namespace

TEST_CASE_METHOD(Pages, "cli: bad files beside a good one", "[cli][bad_input]") {
  std::string bytes;
  for (int i = 0; i < 20'000; ++i) bytes += static_cast<char>(i * 7919 % 256);
  folder.write("pages/empty.txt", "");
  folder.write("pages/binary.txt", bytes);
  folder.write("pages/nuls.txt", std::string(5000, '\0'));
  folder.write("pages/picture.txt", "\xFF\xD8\xFF\xE0" + bytes);
  folder.write("pages/archive", "PK\x03\x04" + bytes);
  REQUIRE(::mkfifo((pages + "/fifo.txt").c_str(), 0600) == 0);
  fs::create_symlink("nowhere", pages + "/dangling.txt");
  auto const added = index({"add", "-d", database, pages});
  CHECK(added.status == 80);
  CHECK(totals(added) == Totals{1, 0, 0, 7});
  CHECK(lines(added.err).size() == 8);
  rejects(added, "empty.txt", "empty");
  rejects(added, "binary.txt", "not text: looks like binary data");
  rejects(added, "nuls.txt", "not text: looks like binary data");
  rejects(added, "picture.txt", "not text: looks like a JPEG image");
  rejects(added, "archive", "cannot be unpacked behind byte 0: Truncated ZIP file header");
  rejects(added, "fifo.txt", "neither a file nor a folder");
  rejects(added, "dangling.txt", "no such file or folder");
  CHECK(ids(database, "*") == std::vector<std::string>{"good"});
  CHECK(index({"check", "-d", database}).status == 0);
}

TEST_CASE_METHOD(Pages, "cli: fifty megabytes in one line", "[cli][bad_input]") {
  folder.write("pages/huge.txt", repeated("word ", kFiftyMegabytes));
  folder.write("pages/huge.jsonl", R"({"id":"before","title":"Before","body":"first"})"
                                   "\n{\"id\":\"huge\",\"title\":\"Huge\",\"body\":\"" +
                                       repeated("word ", kFiftyMegabytes) + "\"}\n" +
                                       R"({"id":"after","title":"After","body":"last"})");
  auto const added = index({"add", "-d", database, pages});
  CHECK(added.status == 80);
  CHECK(totals(added) == Totals{3, 0, 0, 2});
  rejects(added, "huge.txt", "larger than 10 MiB (--max-size)");
  rejects(added, "huge.jsonl:2", "longer than 16 MiB");
  CHECK(ids(database, "*") == std::vector<std::string>{"after", "before", "good"});
  auto const stdin_text =
      index({"add", "-d", database, "-"}, {.in = repeated("word ", 12'000'000)});
  CHECK(stdin_text.status == 65);
  CHECK(lines(stdin_text.err).front() == "rejected -: larger than 10 MiB (--max-size)");
  folder.write("small/page.txt", page("Beta mends the weir", repeated("weir ", 2000)));
  auto const small = index({"add", "-d", database, "--max-size", "1KiB", folder.path("small")});
  CHECK(small.status == 65);
  CHECK(contains(small.err, "larger than 1 KiB (--max-size)"));
}

TEST_CASE_METHOD(Pages, "cli: what an ordinary user may not read", "[cli][bad_input]") {
  bool const root = ::geteuid() == 0;
  fs::permissions(folder.path(""), fs::perms::all);
  Launch const ordinary{.as_nobody = root};
  if (index({"--version"}, ordinary).status != 0) {
    WARN("skipped: the test cannot become an ordinary user");
    return;
  }
  folder.write("pages/closed/page.txt", page("Beta mends the weir", "The weir is whole."));
  folder.write("pages/secret.txt", page("Gamma sells its ferry", "The ferry goes north."));
  folder.write("pages/secret.jsonl", R"({"title":"Delta"})");
  for (auto const* name : {"/closed", "/secret.txt", "/secret.jsonl"})
    fs::permissions(pages + name, fs::perms::none);
  auto const added = index({"add", "-d", database, pages}, ordinary);
  auto const extracted = index({"extract", pages}, ordinary);
  fs::permissions(pages + "/closed", fs::perms::owner_all);
  CHECK(added.status == 80);
  CHECK(totals(added) == Totals{1, 0, 0, 3});
  CHECK(lines(added.err).size() == 4);
  rejects(added, "closed", "folder cannot be read: Permission denied");
  rejects(added, "secret.txt", "cannot be read: Permission denied");
  rejects(added, "secret.jsonl", "cannot be read: Permission denied");
  CHECK(extracted.status == 80);
  CHECK(ids(database, "*") == std::vector<std::string>{"good"});

  fs::permissions(folder.path("index"), fs::perms::none);
  auto const closed = search({"-d", database, "Alpha"}, ordinary);
  fs::permissions(folder.path("index"), fs::perms::owner_all);
  INFO(closed.err);
  CHECK(closed.status > 1);
  CHECK(closed.out.empty());
  // There is an index; it is the permission that is missing.
  CHECK(contains(closed.err, "Permission denied"));
}

TEST_CASE_METHOD(Pages, "cli: odd file names", "[cli][bad_input]") {
  folder.write("pages/two words.txt", page("Beta mends the weir", "The weir is whole."));
  folder.write("pages/two\nlines.txt", page("Gamma sells its ferry", "The ferry goes north."));
  folder.write("pages/raw\xFF\xFE.txt", page("Delta buys a ferry", "The ferry goes south."));
  folder.write("pages/-n.txt", page("Epsilon builds a pier", "The pier is long."));
  folder.write("pages/날씨.txt", page("Zeta has weather", "It rains at Zeta."));
  folder.write("pages/none\nat all.txt", "");
  folder.write("pages/red\x1B[31m.txt", "");
  folder.write("pages/raw\xC3.txt", "");
  auto const added = index({"add", "-d", database, "--report", folder.path("report"), pages});
  INFO(added.err);
  CHECK(added.status == 80);
  CHECK(totals(added) == Totals{6, 0, 0, 3});
  CHECK(lines(added.err).size() == 4);
  CHECK(lines(read(folder.path("report"))).size() == 3);
  for (auto const& line : lines(added.err))
    CHECK((line.starts_with("rejected /") || line.starts_with("added ")));
  CHECK(totals(index({"add", "-d", database, pages})) == Totals{0, 0, 6, 3});

  // An id that is printed is an id that can be asked for.
  auto const found = ids(database, "*");
  CHECK(found.size() == 6);
  for (auto const& id : found) {
    INFO("id [" << id << "]");
    CHECK(search({"show", "-d", database, "--", id}).status == 0);
  }
  CHECK(search({"show", "-d", database, "two words"}).status == 0);
}

TEST_CASE_METHOD(Pages, "cli: a folder that links to itself is read once", "[cli][bad_input]") {
  fs::create_directory(pages + "/inner");
  fs::create_symlink("..", pages + "/inner/up");
  auto const added = index({"add", "-d", database, pages});
  INFO(added.err);
  CHECK(added.status == 0);
  CHECK(totals(added) == Totals{1, 0, 0, 0});
}

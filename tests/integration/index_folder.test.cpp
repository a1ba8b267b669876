// A real index folder: locks, versions, what is no index, and the ids of files.
#include <backfile/backfile.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "indexer/index/generation.hpp"
#include "indexer/index/xapian.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using backfile::tests::TempFolder;

namespace {

namespace fs = std::filesystem;

IndexOptions creating(std::chrono::milliseconds timeout = std::chrono::milliseconds{100}) {
  IndexOptions options;
  options.create = true;
  options.lock_timeout = timeout;
  return options;
}

template <typename Work>
std::string code_of(Work work) {
  try {
    work();
  } catch (Error const& error) {
    return std::string{to_string(error.code())};
  }
  return "no error";
}

void write(fs::path const& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary} << text;
}

}  // namespace

TEST_CASE("folder: one writer at a time", "[integration]") {
  TempFolder const folder;
  auto const index = folder / "i";
  auto const open = [&] { IndexWriter const second{index, creating()}; };
  {
    IndexWriter const first{index, creating()};
    try {
      open();
      FAIL_CHECK("two writers");
    } catch (Error const& error) {
      CHECK(error.code() == Code::locked);
      CHECK(error.message().find("pid") != std::string::npos);
    }
  }
  CHECK(code_of(open) == "no error");
}

TEST_CASE("folder: what is no index of ours is told apart", "[integration]") {
  TempFolder const folder;
  auto const read = [&](std::string const& path) {
    return code_of([&] { Searcher const searcher{path}; });
  };
  auto const append = [&](std::string const& path, bool create) {
    IndexOptions options;
    options.create = create;
    return code_of([&] { IndexWriter const writer{path, options}; });
  };
  CHECK(read(folder / "missing") == "no_database");
  CHECK(append(folder / "missing", false) == "no_database");
  CHECK_FALSE(fs::exists(folder / "missing"));
  write(folder.path() / "other" / "notes.txt", "mine");
  CHECK(append(folder / "other", true) == "cannot_create");
  CHECK(fs::exists(folder / "other/notes.txt"));
  for (auto const stub : {"remote :evil program", "auto gen-000001", "glass ../elsewhere",
                          "glass gen-00000x", "glass gen-000001/../x", "", "\n"}) {
    INFO("stub: " << stub);
    write(folder.path() / "stub" / "XAPIANDB", stub);
    CHECK(read(folder / "stub") == "not_a_database");
    CHECK(append(folder / "stub", true) == "not_a_database");
  }
}

TEST_CASE("folder: an index of another version is refused by both sides", "[integration]") {
  for (auto const key : {"backfile.schema", "backfile.analysis", "backfile.stemmer"}) {
    for (std::string const value : {"", "999"}) {
      TempFolder const folder;
      auto const index = folder / "i";
      { IndexWriter const writer{index, creating()}; }
      {
        Xapian::WritableDatabase database{internal::current_generation(index).string(),
                                          Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS};
        database.set_metadata(key, value);
        database.commit();
      }
      INFO(key << " = " << value);
      CHECK(code_of([&] { Searcher const searcher{index}; }) == "schema_mismatch");
      CHECK(code_of([&] { IndexWriter const writer{index, creating()}; }) == "schema_mismatch");
      CHECK(code_of([&] { static_cast<void>(index_info(index)); }) == "schema_mismatch");
    }
  }
}

TEST_CASE("folder: ids are file stems, with a hash where another has the stem", "[integration]") {
  TempFolder const folder;
  auto const index = folder / "i";
  std::string const page = "A headline of note\n\nThe body of the page speaks of harvests.\n";
  for (auto const* name : {"a/page.txt", "b/page.txt", "c/other.txt", "d/copy.txt"})
    write(folder.path() / "in" / name, page + "File " + name + "\n");
  write(folder.path() / "in" / "d" / "page.txt", page + "File a/page.txt\n");
  IndexWriter writer{index, creating()};
  auto const first = writer.ingest({folder / "in"});
  CHECK(first.added == 5);  // d/page.txt and a/page.txt say the same: both are there
  CHECK(first.rejected == 0);
  Searcher const searcher{index};
  CHECK(searcher.article("page").path == folder / "in/a/page.txt");
  CHECK(searcher.article("other").path == folder / "in/c/other.txt");
  SearchOptions all;
  all.all = true;
  all.group = Grouping::none;
  std::string hashed;
  for (auto const& hit : searcher.search(parse_query("*"), all).hits)
    if (hit.path == folder / "in/b/page.txt") hashed = hit.id;
  CHECK(hashed.size() == std::string{"page-12345678"}.size());
  CHECK(searcher.article(hashed).path == folder / "in/b/page.txt");
  auto const second = writer.ingest({folder / "in"});
  CHECK(second.added + second.updated + second.rejected == 0);
  CHECK(second.unchanged == 5);
  write(folder.path() / "in" / "b" / "page.txt",
        page + "The harvest was larger than anybody had expected in spring.\n");
  auto const third = writer.ingest({folder / "in"});
  CHECK(third.updated == 1);
  CHECK(third.added == 0);
  CHECK(searcher.article(hashed).body.find("anybody") != std::string::npos);
  CHECK(third.articles == 5);
}

TEST_CASE("folder: counting reads no article", "[integration]") {
  TempFolder const folder;
  auto const index = folder / "i";
  {
    IndexWriter writer{index, creating()};
    for (int i = 0; i < 300; ++i) {
      auto article = tests::article_of({"a" + std::to_string(i), "A ship.", "Ship"});
      // Bodies that do not compress to nothing: the stored articles fill many blocks.
      for (int j = 0; j < 300; ++j) article.body += ' ' + std::to_string(i * i + j * 7919);
      static_cast<void>(writer.add(article));
    }
    writer.commit();
  }
  // Every leaf of the table of stored articles is overwritten; glass has the level in byte 4.
  auto const table = internal::current_generation(index) / "docdata.glass";
  constexpr std::streamoff kBlock = 8192;
  auto const blocks = static_cast<std::streamoff>(fs::file_size(table)) / kBlock;
  REQUIRE(blocks > 10);
  std::fstream file{table, std::ios::binary | std::ios::in | std::ios::out};
  for (std::streamoff i = 0; i < blocks; ++i) {
    file.seekg(i * kBlock + 4);
    if (file.get() != 0) continue;
    file.seekp(i * kBlock);
    file << std::string(kBlock, '\xA5');
  }
  file.close();
  Searcher const searcher{index};
  auto const query = parse_query("ship OR anchor");
  CHECK(searcher.count(query).articles == 300);
  SearchOptions none;
  none.limit = 0;
  none.facets = {{"outlet", 10}};
  CHECK(searcher.search(query, none).count.articles == 300);
  CHECK(code_of([&] { static_cast<void>(searcher.search(query)); }) == "corrupt");
}

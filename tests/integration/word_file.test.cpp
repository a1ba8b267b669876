// The list of words beside an index: what is found with it is what is found without.
#include "indexer/index/word_file.hpp"

#include <backfile/search.hpp>
#include <filesystem>
#include <fstream>

#include "indexer/index/document.hpp"
#include "indexer/index/generation.hpp"
#include "indexer/index/writer.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using namespace backfile::internal;
using namespace backfile::tests;

namespace {

namespace fs = std::filesystem;

void add(std::string const& index, std::vector<Brief> const& texts, bool bulk) {
  Writer writer{index, {}};
  DocumentBuilder builder;
  if (bulk) writer.begin_bulk(2);
  for (auto const& text : texts) writer.put(builder.build(article_of(text)), {}, 100);
  bulk ? writer.end_bulk() : writer.commit();
}

std::optional<std::string> words_of(std::string const& index) {
  return read_words(current_generation(index), open_for_reading(index));
}

std::string found(std::string const& index, std::string_view query) {
  std::string ids;
  SearchOptions options;
  options.sort = Sort::title;
  for (auto const& hit : Searcher{index}.search(parse_query(query), options).hits)
    ids += hit.id + ' ';
  return ids;
}

std::string bytes_of(fs::path const& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<Brief> const kTexts{
    {"a", "The harbour of Brannock, the NATO ships and 3 herrings; Überfahrt 북한.", "Harbours"},
    {"b", "A harbourmaster saw the seabird.", "Bird"}};

}  // namespace

TEST_CASE("words: a large addition lists the words of the index", "[integration][words]") {
  TempFolder const folder;
  auto const index = folder / "i";
  add(index, kTexts, true);
  auto const words = words_of(index);
  REQUIRE(words);
  for (auto const word : {"3", "brannock", "harbour", "harbourmaster", "herrings", "nato",
                          "seabird", "the", "uberfahrt", "북한"})
    CHECK(('\n' + *words).find('\n' + std::string{word} + '\n') != words->npos);
  CHECK(words->find('@') == words->npos);
  CHECK(words->find('#') == words->npos);
  CHECK(words->find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == words->npos);
}

TEST_CASE("words: with the list, without it and behind it the same is found",
          "[integration][words]") {
  TempFolder const folder;
  auto const index = folder / "i";
  add(index, kTexts, true);
  auto const file = current_generation(index) / "words";
  auto const whole = bytes_of(file);
  auto const expect = [&](std::string const& end) {
    CHECK(found(index, "*bird") == "b " + end);
    CHECK(found(index, "harbuor*") == "");
    CHECK(found(index, "*arbour*") == "b a ");
    CHECK(found(index, "herings~") == "a ");
  };
  expect("");
  for (auto const& damaged : {std::string{}, std::string{"\n"}, whole.substr(0, whole.size() - 1),
                              whole.substr(0, whole.size() / 2), whole + "zebra\n", "x" + whole,
                              std::string{"backfile-words 1 0 1 4\nbird\n"}}) {
    std::ofstream{file, std::ios::binary | std::ios::trunc} << damaged;
    CHECK_FALSE(words_of(index));
    expect("");
  }
  std::ofstream{file, std::ios::binary | std::ios::trunc} << whole;
  CHECK(words_of(index));
  // A small addition has words that the list lacks.
  add(index, {{"c", "The blackbird sings.", "Song"}}, false);
  CHECK_FALSE(words_of(index));
  expect("c ");
}

// Files of questions: lines, plain words, refusals.
#include "searcher/query/query_list.hpp"
#include "tests/support/catch.hpp"

#include <backfile/error.hpp>
#include <sstream>

using namespace backfile;
using namespace backfile::internal;

namespace {

std::vector<ListedQuery> read(std::string const& text) {
  std::istringstream stream{text};
  return read_query_list(stream, "list.tsv");
}

std::string refusal(std::string const& text) {
  try {
    static_cast<void>(read(text));
  } catch (Error const& error) {
    CHECK(error.code() == Code::usage);
    CHECK(!error.hint().empty());
    return error.message();
  }
  return "taken";
}

}  // namespace

TEST_CASE("query list: a line is a name and plain words", "[unit][queries]") {
  auto const queries =
      read("\xEF\xBB\xBFq1\tharbour ferry\r\n\n  \nq-2\tstrike?\t\"last\" (day)\nq3\t?!\nq4\t");
  REQUIRE(queries.size() == 4);
  CHECK(queries[0].id == "q1");
  CHECK(queries[0].words == "harbour ferry");
  CHECK(queries[0].line == 1);
  CHECK(queries[1].id == "q-2");
  CHECK(queries[1].words == "strike last day");
  CHECK(queries[1].line == 4);
  CHECK(queries[2].words.empty());
  CHECK(queries[3].words.empty());
  CHECK(queries[3].line == 6);
  CHECK(read("").empty());
}

TEST_CASE("query list: what is said is words, whatever stands between them", "[unit][queries]") {
  struct Row {
    std::string_view text;
    std::string_view words;
  };
  Row const rows[] = {
      // Capitals of common words are acronyms, as they are in any query.
      {"title:strike OR -rail NOT (bus", "title strike o.r. rail n.o.t. bus"},
      {"man-machine co-operation", "man machine co operation"},
      {"time/space \xE2\x80\x9Cquoted\xE2\x80\x9D", "time space quoted"},
      {"date:2023-09-14 1,874 3.5 B12", "date 2023 09 14 1874 3.5 b12"},
      {"the harbour's don't", "the harbour dont"},
      // Three words and more in one, as a hashtag; two are a name.
      {"#SaveTheOrrinBank McDonald YouTube", "savetheorrinbank save the orrin bank mcdonald youtube"},
      {"ABCNews AandBandC NASAToldUs", "abcnews aandbandc nasatoldus"},
      // Capitals tell the country from the pronoun, and say nothing where there is nothing else.
      {"US consulate and us", "u.s. consulate and us"},
      {"U.N. and NATO talks", "u.n. and nato talks"},
      {"PORT OF CALL FOR THE US NAVY", "port of call for the us navy"},
      {"한국은 회의", "한국은 회의"},
      {"東京都 news", "東京都 news"},
      {"... !? *", ""},
  };
  for (auto const& row : rows) {
    INFO("text: " << row.text);
    CHECK(plain_words(row.text) == row.words);
  }
}

TEST_CASE("query list: plain words are the plain words of themselves", "[unit][queries]") {
  for (auto const* text : {"title:strike OR -rail", "U.N. US NATO it", "man-machine 3.5", "東京都"})
    CHECK(plain_words(plain_words(text)) == plain_words(text));
}

TEST_CASE("query list: a fault is told with file and line", "[unit][queries]") {
  struct Row {
    std::string text;
    std::string message;
  };
  Row const rows[] = {
      {"q1\tferry\nno tab here\n", "list.tsv:2: no tab"},
      {"\tferry\n", "list.tsv:1: no name before the tab"},
      {"q 1\tferry\n", "list.tsv:1: the name has a blank or a control character in it"},
      {"q1\tferry\n\nq1\tstrike\n", "list.tsv:3: the name 'q1' is used above"},
      {std::string(201, 'q') + "\tferry\n", "list.tsv:1: the name has more than 200 bytes"},
      {"q1\t" + std::string(70'000, 'x') + "\n", "list.tsv:1: longer than 64 KiB"},
  };
  for (auto const& row : rows) CHECK(refusal(row.text) == row.message);
}

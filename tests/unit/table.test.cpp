// Rows as RFC 4180 wants them, and what a spreadsheet would run.
#include "searcher/render/table.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/table_reader.hpp"

using namespace backfile::internal;
using backfile::tests::read_table;
using Cells = std::vector<std::string>;

namespace {

std::string row_of(Table table, Cells const& cells) {
  for (auto const& cell : cells) table.text(cell);
  return table.end_row();
}

}  // namespace

TEST_CASE("table: cells are quoted where they must be", "[unit][table]") {
  struct Row {
    Cells cells;
    std::string_view csv;
    std::string_view tsv;
  };
  Row const rows[] = {
      {{"a", "b"}, "a,b\r\n", "a\tb\n"},
      {{""}, "\"\"\r\n", "\"\"\n"},
      {{"", ""}, ",\r\n", "\t\n"},
      {{"a,b", "c\td"}, "\"a,b\",c\td\r\n", "a,b\t\"c\td\"\n"},
      {{"say \"so\""}, "\"say \"\"so\"\"\"\r\n", "\"say \"\"so\"\"\"\n"},
      {{"two\nlines", "cr\rhere"},
       "\"two\nlines\",\"cr\rhere\"\r\n",
       "\"two\nlines\"\t\"cr\rhere\"\n"},
      {{" spaces ", "한국 é"}, " spaces ,한국 é\r\n", " spaces \t한국 é\n"},
  };
  for (auto const& row : rows) {
    CHECK(row_of(Table{Table::Kind::csv}, row.cells) == row.csv);
    CHECK(row_of(Table{Table::Kind::tsv}, row.cells) == row.tsv);
    CHECK(read_table(row.csv, ',', "\r\n") == backfile::tests::Rows{row.cells});
    CHECK(read_table(row.tsv, '\t', "\n") == backfile::tests::Rows{row.cells});
  }
}

TEST_CASE("table: formulas are counted, or guarded", "[unit][table]") {
  Cells const cells{"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "a=b", "", "'=1", "–dash"};
  Table exact{Table::Kind::csv};
  for (auto const& cell : cells) exact.text(cell);
  exact.own("-5").own("=header");
  CHECK(exact.end_row() == "=1+1,+1,-1,@SUM(A1),\tx,a=b,,'=1,–dash,-5,=header\r\n");
  CHECK(exact.formulas() == 5);
  CHECK(formula_warning(exact) ==
        "5 cells begin with = + - @; a spreadsheet may run them (--guard-cells)");
  Table guarded{Table::Kind::csv, true};
  for (auto const& cell : cells) guarded.text(cell);
  guarded.own("-5").own("=header");
  CHECK(guarded.end_row() == "'=1+1,'+1,'-1,'@SUM(A1),'\tx,a=b,,'=1,–dash,-5,=header\r\n");
  CHECK(guarded.formulas() == 0);
  CHECK(formula_warning(guarded) == "");
}

TEST_CASE("table: the strict reader refuses", "[unit][table]") {
  for (auto const* text :
       {"a\n", "a", "a,\r\n\"b\r\n", "a\"b\r\n", "\"a\"b\r\n", "a,b\r\nc\r\n", "a\r\r\n", "a,"})
    CHECK_THROWS(read_table(text, ',', "\r\n"));
}

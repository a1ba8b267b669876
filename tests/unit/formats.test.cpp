#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

TEST_CASE("formats: an input is recognised by its content", "[formats]") {
  struct Row {
    std::string head;
    std::string path;
    std::string name;
  };
  std::vector<Row> const rows{
      {"Storm closes harbour\n\nThe harbour of Keld", "a.txt", "text"},
      {"", "a.txt", "text"},
      {"<!DOCTYPE html><html>", "a.txt", "html"},
      {"\xEF\xBB\xBF\n <!-- saved --> <HTML lang=en>", "a", "html"},
      {"<?xml version='1.0'?>\n<!DOCTYPE html>\n<html xmlns='x'>", "a", "html"},
      {"<?xml version='1.0'?>\n<rss><channel>", "a.xml", "text"},
      {std::string{"<\0h\0t\0m\0l\0>\0", 12}, "a", "html"},
      {"<p>Storm closes harbour", "a", "html"},
      {"Storm <b>closes</b> harbour", "a.HTML", "html"},
      {"Storm <b>closes</b> harbour", "a.txt", "text"},
      {"<Keld> is closed, the harbour master wrote.", "a.txt", "text"},
      {"<place>", "a.txt", "text"},
      {"{\"title\":\"Storm\"}\n", "-", "jsonl"},
      {"{ \"title\"", "a.txt", "jsonl"},
      {"{Editor's note} The harbour", "a.txt", "text"},
      {"anything", "a.jsonl", "jsonl"}};
  for (auto const& row : rows) {
    INFO(row.head << " " << row.path);
    CHECK(format_of(InputFormat::automatic, row.head, row.path).name == row.name);
  }
  CHECK(format_of(InputFormat::text, "<html>", "a.html").name == "text");
  CHECK(format_of(InputFormat::html, "Storm", "a.txt").name == "html");
}

}  // namespace backfile::internal

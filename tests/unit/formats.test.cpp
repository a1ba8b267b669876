#include <string>
#include <vector>

#include "indexer/formats/registry.hpp"
#include "tests/support/catch.hpp"

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
      {"<?xml version='1.0'?>\n<rss><channel>", "a.xml", "rss"},
      {"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "a", "rss"},
      {"<rdf:RDF xmlns='urn:x'>", "a.rdf", "text"},
      {"<feed xmlns='http://www.w3.org/2005/Atom'>", "-", "atom"},
      {"<!DOCTYPE nitf SYSTEM 'nitf.dtd'>\n<nitf>", "a", "nitf"},
      {"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>", "a", "newsml"},
      {"<svg xmlns='http://www.w3.org/2000/svg'>", "a.svg", "text"},
      {"Received: from x\nFrom: Keld Echo <a@echo.example>\nSubject: x\n\nWords", "a", "eml"},
      {"From: Keld Echo <a@echo.example>\nDate: x\n\nWords", "a.txt", "text"},
      {"From a@echo.example Thu Sep 14 11:13:01 2023\nFrom: a@echo.example\n", "a", "mbox"},
      {std::string{"<\0h\0t\0m\0l\0>\0", 12}, "a", "html"},
      {"<p>Storm closes harbour", "a", "html"},
      {"Storm <b>closes</b> harbour", "a.HTML", "html"},
      {"Storm <b>closes</b> harbour", "a.txt", "text"},
      {"<Keld> is closed, the harbour master wrote.", "a.txt", "text"},
      {"<place>", "a.txt", "text"},
      {"{\"title\":\"Storm\"}\n", "-", "jsonl"},
      {"{ \"title\"", "a.txt", "jsonl"},
      {"{Editor's note} The harbour", "a.txt", "text"},
      {"anything", "a.jsonl", "jsonl"},
      {"{\"title\":\"Storm\"}\n{\"title\":\"Ferry\"}", "a.json", "jsonl"},
      {"{\"title\":\"Storm\", \"body\":\"The har", "a", "jsonl"},
      {"{\"title\":\"Storm\", \"body\":\"The har", "a.json", "json"},
      {"{\n \"title\":\"Storm\",\n \"body\":\"The har", "a", "json"},
      {"[{\"title\":", "-", "json"},
      {"\xEF\xBB\xBF[\n  {\n", "a", "json"},
      {"{\"status\":\"ok\",\"articles\":[{\"title\":\"Storm\"", "-", "json"},
      {"[Editorial] The harbour", "a.txt", "text"},
      {"[1, 2]", "a.txt", "text"},
      {"{\"uri\":\"u:1\",\"versioncreated\":\"2023-09-14T11:13:01Z\"}", "a", "ninjs"},
      {"title,date,text\nStorm,2023,\"The har", "a", "csv"},
      {"Headline;Author;Published\r\nStorm;Ann Lee;2023\r\n", "-", "csv"},
      {"title\ttext\nStorm\tThe harbour\n", "a.txt", "csv"},
      {"a,b\n1,2\n", "a.csv", "csv"},
      {"no separator", "a.csv", "text"},
      {"Ferries, boats, tugs: the harbour\n", "a.txt", "text"},
      {"Name, subject, place\n\nThe harbour, closed", "a.txt", "text"}};
  for (auto const& row : rows) {
    INFO(row.head << " " << row.path);
    CHECK(format_of(InputFormat::automatic, row.head, row.path).name == row.name);
  }
  CHECK(format_of(InputFormat::text, "<html>", "a.html").name == "text");
  CHECK(format_of(InputFormat::html, "Storm", "a.txt").name == "html");
}

}  // namespace backfile::internal

// Every format of one answer, whole; and what hostile text becomes in those for terminals.
#include <cstdint>
#include <map>

#include "searcher/render/renderer.hpp"

#include <nlohmann/json.hpp>
#include <unicode/unistr.h>

#include "searcher/render/result_json.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/table_reader.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::article_of;
using backfile::tests::read_table;

namespace {

Results two_hits() {
  Results results;
  results.count = {2, 2, true, 1};
  results.index_uuid = "u";
  for (auto const& brief : {backfile::tests::Brief{"a1", "First.\n\nSecond.", "=Title, \"one\"",
                                                   "2023-09-04", "Courier"},
                            backfile::tests::Brief{"b2", "", "", "", ""}}) {
    Hit hit;
    hit.rank = results.hits.size() + 1;
    hit.score = 1.5;
    static_cast<Article&>(hit) = article_of(brief);
    results.hits.push_back(std::move(hit));
  }
  results.hits[0].byline = {{"Ji", BylineKind::person, "", {}},
                                    {"Desk", BylineKind::organisation, "", {}}};
  results.hits[0].path = "pages/a1.txt";
  results.hits[0].snippets = {{"body", "First.", {{0, 5}}, 0}};
  return results;
}

std::string rendered(RenderOptions const& options, Results const& results = two_hits()) {
  auto const query = parse_query("x");
  auto const renderer = make_renderer(options);
  auto text = renderer->begin(query, results);
  for (auto const& hit : results.hits) text += renderer->hit(hit);
  return text + renderer->end(query, results);
}

RenderOptions with(OutputFormat format, std::string fields = {}) {
  RenderOptions options;
  options.format = format;
  options.fields = std::move(fields);
  return options;
}

}  // namespace

TEST_CASE("renderers: the whole output of each", "[unit][render]") {
  std::string const fields = "rank,id,date,outlet,byline,title";
  CHECK(rendered(with(OutputFormat::csv, fields)) ==
        "rank,id,date,outlet,byline,title\r\n"
        "1,a1,2023-09-04,Courier,Ji; Desk,\"=Title, \"\"one\"\"\"\r\n"
        "2,b2,,,,\r\n");
  CHECK(rendered(with(OutputFormat::tsv, fields)) ==
        "rank\tid\tdate\toutlet\tbyline\ttitle\n"
        "1\ta1\t2023-09-04\tCourier\tJi; Desk\t\"=Title, \"\"one\"\"\"\n"
        "2\tb2\t\t\t\t\n");
  CHECK(rendered(with(OutputFormat::ids)) == "a1\nb2\n");
  CHECK(rendered(with(OutputFormat::paths)) == "pages/a1.txt\n");
  auto options = with(OutputFormat::ids);
  options.null_separated = true;
  CHECK(rendered(options) == std::string("a1\0b2\0", 6));
  options = with(OutputFormat::template_text);
  options.template_text = "{date:%d.%m.%Y|undated}\\t{title|-}";
  CHECK(rendered(options) == "04.09.2023\t=Title, \"one\"\nundated\t-\n");
  options = with(OutputFormat::csv, "title");
  options.guard_cells = true;
  CHECK(rendered(options) == "title\r\n\"'=Title, \"\"one\"\"\"\r\n\"\"\r\n");
}

TEST_CASE("renderers: JSON written in parts is the JSON made at once", "[unit][render]") {
  auto const results = two_hits();
  auto const query = parse_query("x");
  CHECK(rendered(with(OutputFormat::json)) == to_json_text(results_json(query, results)) + '\n');
  auto none = results;
  none.hits.clear();
  CHECK(rendered(with(OutputFormat::json), none) == to_json_text(results_json(query, none)) + '\n');
  auto options = with(OutputFormat::jsonl);
  auto const lines = to_json_text(hit_json(results.hits[0])) + '\n' +
                     to_json_text(hit_json(results.hits[1])) + '\n';
  CHECK(rendered(options) == lines);
  options.with_summary = true;
  CHECK(rendered(options) ==
        lines + "{\"summary\":" + to_json_text(summary_json(query, results)) + "}\n");
}

TEST_CASE("renderers: fields choose keys, in their order", "[unit][render]") {
  CHECK(rendered(with(OutputFormat::jsonl, "title,id,rank")) ==
        "{\"title\":\"=Title, \\\"one\\\"\",\"id\":\"a1\",\"rank\":1}\n"
        "{\"title\":null,\"id\":\"b2\",\"rank\":2}\n");
  auto const body = Json::parse(rendered(with(OutputFormat::json, "body")));
  CHECK(body["hits"][0].dump() == "{\"body\":\"First.\\n\\nSecond.\"}");
  auto full = with(OutputFormat::jsonl);
  full.extent = Extent::full;
  CHECK(rendered(full).find("\"body\":\"First.\\n\\nSecond.\"") != std::string::npos);
  CHECK(rendered(with(OutputFormat::jsonl)).find("\"body\":") == std::string::npos);
}

TEST_CASE("renderers: a table has what the JSON has", "[unit][render]") {
  auto full = with(OutputFormat::csv);
  full.extent = Extent::full;
  auto const rows = read_table(rendered(full), ',', "\r\n");
  REQUIRE(rows.size() == 3);
  auto const json = hit_json(two_hits().hits[0], {Bodies::include, {}});
  std::map<std::string, std::string> cells;
  for (std::size_t i = 0; i < rows[0].size(); ++i) cells[rows[0][i]] = rows[1][i];
  CHECK(cells.size() == rows[0].size());
  for (auto const* key : {"id", "title", "path", "lang", "body"}) {
    INFO(key);
    CHECK(cells[key] == json[key].get<std::string>());
  }
  CHECK(cells["date"] == json["date"]["value"].get<std::string>());
  CHECK(cells["date_precision"] == json["date"]["precision"].get<std::string>());
  CHECK(cells["date_status"] == json["date"]["status"].get<std::string>());
  CHECK(cells["outlet"] == json["outlet"]["name"].get<std::string>());
  CHECK(cells["words"] == json["words"].dump());
  CHECK(cells["score"] == json["score"].dump());
  CHECK(cells["snippet"] == "First.");
  CHECK(rows[2][3] == "");
}

TEST_CASE("renderers: over every code point, no format for terminals lets a control pass",
          "[unit][render]") {
  RenderOptions const formats[] = {
      {.format = OutputFormat::text},
      {.format = OutputFormat::text, .extent = Extent::full},
      {.format = OutputFormat::template_text,
       .template_text = "{id} {title} {outlet} {byline} {path} {snippet} {body}"}};
  // All that is dangerous, and a sample of the rest, in every field of one article.
  std::string text;
  for (UChar32 c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 257)
    if ((c < 0xD800 || c > 0xDFFF) && c != 0) icu::UnicodeString{c}.toUTF8String(text);
  auto results = two_hits();
  Article& article = results.hits[0];
  article.id = article.title = article.path = article.body = article.deck = text;
  article.outlet.name = article.genre = article.dateline = text;
  article.byline[0].name = text;
  article.captions = article.credits = article.source = article.notes = {text};
  results.hits[0].snippets = {{"body", text, {{3, 90}}, 0}};
  results.facets["outlet"] = {{{text, 1, false}}, 0, 0, false};
  for (auto const& options : formats) {
    auto const shown = icu::UnicodeString::fromUTF8(rendered(options, results));
    for (std::int32_t i = 0; i < shown.length(); i = shown.moveIndex32(i, 1)) {
      auto const c = shown.char32At(i);
      bool const bad = (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0x061C ||
                       c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                       (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
      if (bad) FAIL_CHECK("U+" << std::hex << c);
    }
  }
}

// The whole server without its sockets: requests to answers.
#include <unistd.h>
#include <backfile/index.hpp>

#include <array>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <initializer_list>
#include <optional>

#include "searcher/serve/api/limits.hpp"
#include "searcher/serve/api/openapi.hpp"
#include "searcher/serve/api/routes.hpp"
#include "searcher/serve/service.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

struct Texts {
  std::string id;
  std::string title;
  std::string body;
  std::string outlet;
};

Article article(Texts texts, std::string const& date) {
  Article made;
  made.path = "/srv/secret/" + texts.id + ".txt";
  made.id = std::move(texts.id);
  made.title = std::move(texts.title);
  made.body = std::move(texts.body);
  made.outlet.name = std::move(texts.outlet);
  made.outlet.status = made.outlet.name.empty() ? Status::unknown : Status::stated;
  if (auto const read = Date::from_iso(date)) {
    made.date.value = *read;
    made.date.status = Status::stated;
  }
  return made;
}

constexpr auto kPage = std::to_array<Asset>({{"/", "text/html; charset=utf-8", "<!doctype html>"}});

struct Served {
  Served() {
    fs::remove_all(folder);
    IndexWriter writer{folder, {.create = true}};
    writer.add(article({"a", "Ferry aground", "The harbour was quiet.", "Quillmoor Packet"},
                       "2021-01-05"));
    writer.add(article({"b", "Ferry afloat, says \"captain\"",
                        "Nobody in the village saw her leave at night.", "Keld Courier"},
                       "2021-03-09"));
    writer.add(article(
        {"c", "Ferries in March", "Timetables change with the tide.", "Quillmoor Packet"}, ""));
    writer.add(article({"x/y z", "Storm", "Roofs were lost on the moor.", ""}, "2022-03-10"));
    writer.commit();
  }
  ~Served() { fs::remove_all(folder); }

  static HttpRequest request(std::string target, std::vector<Header> more = {}) {
    HttpRequest made{.target = std::move(target), .headers = {{"host", "localhost"}}};
    for (auto& header : more) made.headers.push_back(std::move(header));
    return made;
  }
  HttpResponse get(std::string target, std::vector<Header> more = {}) {
    return service().answer(request(std::move(target), std::move(more)));
  }
  HttpResponse post(std::string target, std::string body, std::string type = "application/json") {
    auto made = request(std::move(target), {{"content-type", std::move(type)}});
    made.method = "POST";
    made.body = std::move(body);
    return service().answer(made);
  }
  json read(std::string target) {
    auto const response = get(std::move(target));
    INFO(response.body);
    REQUIRE(response.status == 200);
    return json::parse(response.body);
  }
  Service& service() {
    if (!running) running.emplace(std::vector{folder}, rules, kPage);
    return *running;
  }

  std::string const folder =
      (fs::temp_directory_path() / ("backfile-serve-" + std::to_string(::getpid()))).string();
  AccessRules rules;
  std::optional<Service> running;
};

std::string header(HttpResponse const& response, std::string_view name) {
  for (auto const& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

std::string ids(json const& answer) {
  std::string text;
  for (auto const& hit : answer["hits"]) text += hit["id"].get<std::string>() + ' ';
  return text;
}

std::string whole(HttpResponse& response) {
  auto text = response.body;
  while (response.stream) {
    auto const piece = response.stream->next();
    if (piece.empty()) break;
    text += piece;
  }
  return text;
}

}  // namespace

TEST_CASE_METHOD(Served, "serve: pages by cursor", "[integration][serve]") {
  auto const page = [](std::string const& cursor) {
    return "/v1/search?q=ferry&sort=newest&limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor);
  };
  auto const first = read(page(""));
  CHECK(ids(first) == "b a ");
  auto const cursor = first["next_cursor"].get<std::string>();
  auto const second = read(page(cursor));
  CHECK(ids(second) == "c ");
  CHECK(second["hits"][0]["rank"] == 3);
  CHECK(second["next_cursor"].is_null());

  auto const other = get("/v1/search?q=storm&sort=newest&limit=2&cursor=" + cursor);
  CHECK(other.status == 400);
  CHECK(json::parse(other.body)["code"] == "cursor_mismatch");
  CHECK(json::parse(get(page("abc")).body)["code"] == "bad_cursor");

  IndexWriter writer{folder};
  writer.add(article({"d", "Ferry sold", "A buyer was found.", ""}, "2020-01-01"));
  writer.commit();
  auto const gone = get(page(cursor));
  CHECK(gone.status == 409);
  auto const problem = json::parse(gone.body);
  CHECK(problem["code"] == "cursor_gone");
  auto const hint = problem["suggestions"][0].get<std::string>();
  CHECK(ids(read(page(hint.substr(hint.find_last_of(' ') + 1)))) == "d c ");
}

TEST_CASE_METHOD(Served, "serve: search", "[integration][serve]") {
  auto const found = read("/v1/search?q=ferry&sort=newest&facet=outlet,lang:5&histogram=year");
  CHECK(found["format_version"] == 1);
  CHECK(ids(found) == "b a c ");
  CHECK(found["count"]["articles"] == 3);
  CHECK(found["facets"]["outlet"]["values"][0] ==
        json{{"value", "Quillmoor Packet"}, {"count", 2}, {"selected", false}});
  CHECK(found["facets"].contains("lang"));
  CHECK(found["histogram"]["buckets"][0]["count"] == 2);
  CHECK(found["hits"][0]["path"].is_null());
  CHECK(found["index"]["revision"] == 1);

  CHECK(ids(read("/v1/search?q=ferry&since=2021-02&undated=include&sort=newest")) == "b c ");
  CHECK(ids(read("/v1/search?q=ferry&outlet=!Quillmoor+Packet")) == "b ");
  CHECK(ids(read("/v1/search?q=ferry&outlet=keld&outlet=quillmoor&sort=oldest&limit=2")) == "a b ");
  CHECK(ids(read("/v1/search?q=ferry&sort=oldest&limit=1&offset=1")) == "b ");
  auto const few = read("/v1/search?q=storm&fields=id,title");
  CHECK(few["hits"][0] == json{{"id", "x/y z"}, {"title", "Storm"}});
  CHECK(read("/v1/search?q=qqqq")["hits"].empty());

  auto const posted =
      post("/v1/search", R"({"q":"ferry","sort":"newest","outlet":["keld","quillmoor"],)"
                         R"("limit":2,"facet":["outlet"],"exact":false,"tz":null})");
  REQUIRE(posted.status == 200);
  CHECK(ids(json::parse(posted.body)) == "b a ");
  CHECK(header(posted, "X-Index-Revision") == "1");
  CHECK(header(posted, "ETag").empty());
}

TEST_CASE_METHOD(Served, "serve: what else can be asked", "[integration][serve]") {
  CHECK(read("/v1/count?q=ferry&since=2021")["count"] ==
        json{{"articles", 2}, {"groups", 2}, {"exact", true}, {"undated_matches", 1}});
  auto const facets = read("/v1/facets?facet=outlet");
  CHECK(facets["count"]["articles"] == 4);
  CHECK(facets["facets"]["outlet"]["unknown"] == 1);
  CHECK(facets["hits"].empty());
  CHECK(read("/v1/facets?q=ferry")["facets"].size() == 5);
  auto const months = read("/v1/histogram?q=ferry");
  CHECK(months["histogram"]["by"] == "month");
  CHECK(months["histogram"]["buckets"].size() == 3);
  CHECK(months["histogram"]["undated"] == 1);

  auto const shown = read("/v1/articles/x%2Fy%20z");
  CHECK(shown["title"] == "Storm");
  CHECK(shown["path"].is_null());
  CHECK(shown["body"].get<std::string>().starts_with("Roofs"));
  CHECK(read("/v1/articles/a?part=title") == json{{"id", "a"}, {"title", "Ferry aground"}});
  CHECK_FALSE(read("/v1/articles/a?part=meta").contains("body"));
  CHECK_THAT(read("/v1/articles/a/similar")["query"]["text"].get<std::string>(),
             Catch::StartsWith("like("));

  auto const values = read("/v1/values/outlet?prefix=quill");
  CHECK(values["values"] == json::array({{{"value", "Quillmoor Packet"}, {"count", 2}}}));
  auto const fields = read("/v1/fields")["fields"];
  CHECK(fields[0]["name"] == "title");
  for (auto const& field : fields) CHECK(field["name"] != "path");

  auto const parsed =
      json::parse(post("/v1/parse", R"({"q":"ferry (harbour OR quay) date:2021"})").body);
  CHECK(parsed["query"]["normalized"] ==
        "ferry AND (harbour OR quay) AND date:2021-01-01..2021-12-31");
  CHECK(parsed["query"]["parsed"][0] == "AND");
  CHECK(parsed["stages"].contains("plan"));
  CHECK_FALSE(parsed["stages"].contains("xapian"));
}

TEST_CASE_METHOD(Served, "serve: suggestions go on with the last word", "[integration][serve]") {
  auto const suggested = [&](std::string const& query) {
    std::string text;
    auto const answer = read("/v1/suggest?q=" + query);
    for (auto const& row : answer["suggestions"]) text += row["text"].get<std::string>() + '|';
    return text;
  };
  CHECK(suggested("storm+fer") == "storm ferry|storm ferries|");
  CHECK(suggested("FERR") == "ferry|ferries|");
  CHECK(suggested("outl") == "outlet:|");
  CHECK(suggested("storm+outlet:qu") == "storm outlet:\"Quillmoor Packet\"|");
  CHECK(suggested("(outlet:ke") == "(outlet:\"Keld Courier\"|");
  for (auto const* query : {"", "f", "%22ferry+fer", "path:", "nofield:x", "fe*", "title:fer"})
    CHECK(suggested(query).empty());
}

TEST_CASE_METHOD(Served, "serve: an export is every match, line by line", "[integration][serve]") {
  auto lines = get("/v1/export?q=ferry&sort=oldest&fields=id,title");
  CHECK(lines.status == 200);
  CHECK(lines.type == "application/x-ndjson");
  CHECK(whole(lines) ==
        "{\"id\":\"a\",\"title\":\"Ferry aground\"}\n"
        "{\"id\":\"b\",\"title\":\"Ferry afloat, says \\\"captain\\\"\"}\n"
        "{\"id\":\"c\",\"title\":\"Ferries in March\"}\n");
  auto table = get("/v1/export?q=ferry&sort=oldest&format=csv&fields=id,path,title");
  CHECK(table.type == "text/csv; charset=utf-8");
  CHECK(whole(table) ==
        "id,path,title\r\na,,Ferry aground\r\nb,,\"Ferry afloat, says \"\"captain\"\"\"\r\n"
        "c,,Ferries in March\r\n");
  auto full = get("/v1/export?q=ferry&sort=oldest");
  auto const text = whole(full);
  auto const first = json::parse(text.substr(0, text.find('\n')));
  CHECK(first["id"] == "a");
  CHECK(first["path"].is_null());
  CHECK_FALSE(first.contains("body"));
}

TEST_CASE_METHOD(Served, "serve: wrong requests are told what is wrong", "[integration][serve]") {
  struct Row {
    std::string target;
    unsigned status;
    std::string code;
    std::string told;  // somewhere in the answer
  };
  std::string deep = "a";
  for (unsigned i = 0; i <= kDeepestNesting; ++i)
    deep = (i % 2 == 0 ? "(b+OR+" : "(b+AND+") + deep + ')';
  std::string parts;
  for (std::size_t i = 0; i <= kMostParts; ++i) parts += "w" + std::to_string(i) + "+";
  std::string facets;
  for (auto const* name :
       {"outlet", "byline", "genre", "lang", "year", "month", "source", "dateline", "credit"})
    facets += std::string{"&facet="} + name;
  for (auto const& [target, status, code, told] : std::initializer_list<Row>{
           {"/v1/serach?q=a", 404, "not_found", "/openapi.json"},
           {"/v1/search/", 404, "not_found", ""},
           {"//v1/search", 404, "not_found", ""},
           {"/v1/articles/", 404, "not_found", ""},
           {"/v1/articles/nobody", 404, "article_not_found", "nobody"},
           {"/v1/articles/nobody/similar", 404, "article_not_found", "nobody"},
           {"/v1/search?q=a&limt=5", 400, "unknown_parameter", "\"suggestions\":[\"limit\"]"},
           {"/v1/search?q=a&Q=5", 400, "unknown_parameter", "takes no 'Q'"},
           {"/v1/count?q=a&limit=5", 400, "unknown_parameter", ""},
           {"/v1/search", 400, "empty_query", ""},
           {"/v1/search?q=a&q=b", 400, "bad_value", "given twice"},
           {"/v1/search?q=(a", 400, "unbalanced", "\"position\":{\"offset\":0"},
           {"/v1/search?q=a+outlte:b", 400, "unknown_field", "outlet:"},
           {"/v1/search?q=a&since=yestreday", 400, "bad_date", "yestreday"},
           {"/v1/search?q=a&limit=ten", 400, "bad_value", "limit"},
           {"/v1/search?q=a&limit=-1", 400, "bad_value", "limit"},
           {"/v1/search?q=a&limit=101", 400, "bad_value", "limit is at most 100"},
           {"/v1/search?q=a&offset=9999&limit=2", 400, "bad_value", "at most 10000"},
           {"/v1/search?q=a&offset=4294967296", 400, "bad_value", ""},
           {"/v1/search?q=a&sort=best", 400, "bad_value", "newest"},
           {"/v1/search?q=a&undated=maybe", 400, "bad_value", "hide"},
           {"/v1/search?q=a&fields=id,nothing", 400, "bad_value", "nothing"},
           {"/v1/search?q=a&facet=outlet:101", 400, "bad_value", "at most 100"},
           {"/v1/search?q=a&facet=outlet:all", 400, "bad_value", "/v1/values/outlet"},
           {"/v1/search?q=a&facet=body", 400, "bad_value", "body"},
           {"/v1/search?q=a" + facets, 400, "bad_value", "at most 8"},
           {"/v1/search?q=a&snippets=11", 400, "bad_value", "at most 10"},
           {"/v1/search?q=" + std::string(4097, 'a'), 400, "query_too_large", "4096"},
           {"/v1/search?q=" + deep, 400, "query_too_large", "32 levels"},
           {"/v1/search?q=" + parts, 400, "query_too_large", "128 words"},
           {"/v1/search?q=aa*+bb*+cc*+dd*+ee*", 400, "query_too_large", "4 wildcards"},
           {"/v1/search?q=path:secret", 400, "unknown_field", "not asked over HTTP"},
           {"/v1/search?q=a+NOT+(b+OR+file:x)", 400, "unknown_field", "not asked over HTTP"},
           {"/v1/values/path", 400, "unknown_field", "not asked over HTTP"},
           {"/v1/values/nothing", 400, "unknown_field", "nothing"},
           {"/v1/values/outlet?limit=1001", 400, "bad_value", "1000"},
           {"/v1/articles/a?part=raw", 400, "bad_value", "meta"},
           {"/v1/export?q=a&format=xml", 400, "bad_value", "csv"},
           {"/v1/export?q=a&fields=id,nothing", 400, "usage", "nothing"},
           {"/v1/export?q=(", 400, "unbalanced", ""},
           {"/v1/search?q=%ff", 400, "bad_encoding", "UTF-8"}}) {
    auto const response = get(target);
    CAPTURE(target, response.body);
    CHECK(response.status == status);
    CHECK(response.type == "application/problem+json");
    auto const problem = json::parse(response.body);
    CHECK(problem["code"] == code);
    CHECK(problem["status"] == status);
    CHECK_THAT(response.body, Catch::Contains(told));
    CHECK_THAT(response.body,
               !Catch::Contains("/srv/") && !Catch::Contains("/tmp") && !Catch::Contains("apian"));
  }
}

TEST_CASE_METHOD(Served, "serve: a search ends when its time is up", "[integration][serve]") {
  service().set_query_time(std::chrono::milliseconds{0});
  for (auto const* target :
       {"/v1/search?q=ferry", "/v1/search?q=*&sort=newest&facet=outlet", "/v1/count?q=ferry+storm",
        "/v1/search?q=f*y", "/v1/search?q=fery~", "/v1/histogram", "/v1/articles/a/similar",
        "/v1/export?q=ferry"}) {
    auto const response = get(target);
    CAPTURE(target, response.body);
    CHECK(response.status == 422);
    CHECK(json::parse(response.body)["code"] == "query_timeout");
    CHECK(header(response, "Retry-After").empty());
  }
  // What is no search is answered still, and the reader is whole.
  CHECK(get("/readyz").status == 200);
  CHECK(get("/v1/fields").status == 200);
  service().set_query_time(std::chrono::milliseconds{60'000});
  CHECK(ids(read("/v1/search?q=ferry&sort=oldest")) == "a b c ");
}

TEST_CASE_METHOD(Served, "serve: methods and bodies", "[integration][serve]") {
  auto const sent = [&](std::string method, std::string target) {
    auto made = request(std::move(target));
    made.method = std::move(method);
    return service().answer(made);
  };
  CHECK(header(sent("DELETE", "/v1/search"), "Allow") == "GET, HEAD, POST");
  CHECK(sent("DELETE", "/v1/search").status == 405);
  CHECK(header(sent("POST", "/v1/count"), "Allow") == "GET, HEAD");
  CHECK(header(sent("GET", "/v1/parse"), "Allow") == "POST");
  CHECK(sent("HEAD", "/v1/count?q=a").status == 200);
  CHECK(sent("OPTIONS", "/v1/search").status == 405);

  CHECK(post("/v1/search", R"({"q":"a"})", "text/plain").status == 415);
  CHECK(post("/v1/search", R"({"q":"a"})", "application/jsonp").status == 415);
  CHECK(post("/v1/search", R"({"q":"ferry"})", "application/json; charset=utf-8").status == 200);
  CHECK(post("/v1/search?q=a", R"({"q":"a"})").status == 400);
  struct Row {
    std::string body;
    std::string code;
  };
  for (auto const& [body, code] :
       std::initializer_list<Row>{{"", "bad_value"},
                                  {"{", "bad_value"},
                                  {"[]", "bad_value"},
                                  {"null", "bad_value"},
                                  {R"({"q":"a"} x)", "bad_value"},
                                  {R"({"q":"a","q":"b"})", "bad_value"},
                                  {R"({"q":1})", "bad_value"},
                                  {R"({"q":{"a":1}})", "bad_value"},
                                  {R"({"q":"a","limit":"ten"})", "bad_value"},
                                  {R"({"q":"a","limit":1.5})", "bad_value"},
                                  {R"({"q":"a","limit":-1})", "bad_value"},
                                  {R"({"q":"a","limt":1})", "unknown_parameter"},
                                  {R"({"limit":1})", "empty_query"},
                                  {std::string(20'000, '['), "bad_value"}}) {
    auto const response = post("/v1/search", body);
    CAPTURE(body.substr(0, 80), response.body);
    CHECK(response.status == 400);
    CHECK(json::parse(response.body)["code"] == code);
  }
}

TEST_CASE_METHOD(Served, "serve: an answer holds until the next commit", "[integration][serve]") {
  auto const first = get("/v1/search?q=ferry");
  auto const tag = header(first, "ETag");
  REQUIRE(tag.starts_with("W/\"1-"));
  auto const again = get("/v1/search?q=ferry", {{"if-none-match", "\"x\", " + tag}});
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  CHECK(header(again, "ETag") == tag);
  CHECK(get("/v1/search?q=ferry", {{"if-none-match", "\"x\""}}).status == 200);
  // Tomorrow the same words mean other days.
  auto const day = [&](std::string const& now) {
    return header(get("/v1/search?q=date:today&now=" + now), "ETag");
  };
  CHECK(day("2021-01-05T10:00:00Z") == day("2021-01-05T11:00:00Z"));
  CHECK(day("2021-01-05T10:00:00Z") != day("2021-01-06T10:00:00Z"));
  {
    IndexWriter writer{folder};
    writer.add(article({"new", "Ferry at dusk", "Lamps were lit.", "Keld Courier"}, "2023-01-01"));
    writer.commit();
  }
  auto const newer = get("/v1/search?q=ferry", {{"if-none-match", tag}});
  CHECK(newer.status == 200);
  CHECK(json::parse(newer.body)["count"]["articles"] == 4);
  CHECK(header(newer, "ETag").starts_with("W/\"2-"));
  CHECK(header(newer, "X-Index-Revision") == "2");
}

TEST_CASE_METHOD(Served, "serve: tokens, hosts and other sites", "[integration][serve]") {
  rules = {{"0123456789abcdef"}, {}, {"https://news.example"}};
  CHECK(get("/v1/count?q=a").status == 401);
  CHECK(get("/metrics").status == 401);
  CHECK(get("/v1/nothing").status == 401);
  CHECK(get("/healthz").status == 200);
  CHECK(get("/readyz").status == 200);
  CHECK(get("/").status == 200);
  CHECK(get("/v1/count?q=a", {{"authorization", "Bearer 0123456789abcdef"}}).status == 200);
  HttpRequest elsewhere{.target = "/v1/count?q=a", .headers = {{"host", "evil.example"}}};
  CHECK(service().answer(elsewhere).status == 421);
  auto asked = request("/v1/search", {{"origin", "https://news.example"},
                                      {"access-control-request-method", "POST"}});
  asked.method = "OPTIONS";
  auto const preflight = service().answer(asked);
  CHECK(preflight.status == 204);
  CHECK(header(preflight, "Access-Control-Allow-Origin") == "https://news.example");
}

TEST_CASE_METHOD(Served, "serve: the page, and the server about itself", "[integration][serve]") {
  auto const page = get("/");
  CHECK(page.type == "text/html; charset=utf-8");
  CHECK(page.body == "<!doctype html>");
  CHECK_THAT(header(page, "Content-Security-Policy"), Catch::Contains("default-src 'none'"));
  CHECK(get("/", {{"if-none-match", header(page, "ETag")}}).status == 304);
  CHECK(post("/", "").status == 405);

  CHECK(read("/healthz")["status"] == "ok");
  CHECK(read("/readyz") == json{{"status", "ok"}, {"articles", 4}});
  static_cast<void>(get("/v1/search?q=qqqq"));
  static_cast<void>(get("/v1/search?q=("));
  auto const metrics = get("/metrics").body;
  CHECK_THAT(metrics, Catch::Contains("backfile_zero_result_total 1\n") &&
                          Catch::Contains("backfile_queries_total{status=\"400\"} 1\n") &&
                          Catch::Contains("backfile_index_articles 4\n"));

  auto const described = read("/openapi.json");
  CHECK(described["openapi"] == "3.1.0");
  for (auto const& row : routes()) {
    auto const& operation =
        described["paths"][std::string{row.path}][row.method == "POST" ? "post" : "get"];
    CHECK(operation["operationId"] == std::string{row.name});
  }
  auto const& body = described["paths"]["/v1/search"]["post"]["requestBody"]["content"];
  CHECK(body["application/json"]["schema"]["properties"]["limit"]["type"] == "number");
}

TEST_CASE("serve: every key of a request is described", "[integration][serve]") {
  for (auto const& key : request_keys()) {
    auto const* row = find_parameter(key.name, ~kTakesExport);
    CAPTURE(key.name);
    REQUIRE(row != nullptr);
    CHECK(row->kind == key.kind);
    CHECK(row->summary.size() > 5);
  }
}

TEST_CASE_METHOD(Served, "serve: a lost index tells no path", "[integration][serve]") {
  static_cast<void>(service());
  fs::remove_all(folder);
  auto const response = get("/v1/search?q=ferry");
  CHECK(response.status == 503);
  CHECK(json::parse(response.body)["code"] == "no_database");
  CHECK_THAT(response.body, !Catch::Contains(folder));
  CHECK(get("/readyz").status == 503);
  CHECK(get("/healthz").status == 200);
}

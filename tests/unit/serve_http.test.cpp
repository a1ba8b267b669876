// What HTTP requests are made of, without sockets.
#include <atomic>
#include <backfile/error.hpp>
#include <future>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "searcher/serve/access.hpp"
#include "searcher/serve/api/target.hpp"
#include "searcher/serve/metrics.hpp"
#include "searcher/serve/transport/gzip.hpp"
#include "searcher/serve/transport/jobs.hpp"
#include "searcher/serve/transport/problem.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/http_client.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

std::string shown(Target const& target) {
  std::string text;
  for (auto const& part : target.path) text += '[' + part + ']';
  for (auto const& [name, value] : target.parameters) text += ' ' + name + '=' + value;
  return text;
}

std::string target_of(std::string_view typed) {
  try {
    return shown(read_target(typed));
  } catch (Error const& error) {
    return std::string{to_string(error.code())};
  }
}

HttpRequest request_with(std::vector<Header> headers, std::string method = "GET") {
  return {.method = std::move(method), .headers = std::move(headers)};
}

unsigned status_of(std::optional<Problem> const& problem) { return problem ? problem->status : 0; }

}  // namespace

TEST_CASE("serve: addresses", "[unit][serve]") {
  struct Row {
    std::string_view typed;
    std::string_view read;
  };
  std::string many = "/?";
  for (std::size_t i = 0; i <= kMaxParameters; ++i) many += "a=1&";
  for (auto const& [typed, read] :
       std::initializer_list<Row>{{"/", "[]"},
                                  {"/v1/search", "[v1][search]"},
                                  {"/v1/search?q=ferry", "[v1][search] q=ferry"},
                                  {"/a?q=ferry+harbour%20%2B&n=", "[a] q=ferry harbour + n="},
                                  {"/a?q=1&q=2&&lone", "[a] q=1 q=2 lone="},
                                  {"/v1/articles/a%2Fb/similar", "[v1][articles][a/b][similar]"},
                                  {"/a+b", "[a+b]"},
                                  {"/%EC%96%91?q=%EA%B9%80", "[양] q=김"},
                                  {"/a?q=x#part", "[a] q=x"},
                                  {"/a?q=%4", "bad_encoding"},
                                  {"/a?q=%zz", "bad_encoding"},
                                  {"/a?q=%00", "bad_encoding"},
                                  {"/a?q=%C3%28", "bad_encoding"},
                                  {"/a?q=%ED%A0%80", "bad_encoding"},
                                  {"http://localhost/v1/search", "usage"},
                                  {"*", "usage"},
                                  {"", "usage"},
                                  {many, "usage"}}) {
    CAPTURE(typed);
    CHECK(target_of(typed) == read);
  }
}

TEST_CASE("serve: who may ask", "[unit][serve]") {
  AccessRules const rules{{"0123456789abcdef", "another-token-of-it"}, {"news.example"}, {}};
  struct Row {
    std::string host;
    unsigned status;
  };
  for (auto const& [host, status] : std::initializer_list<Row>{{"localhost", 0},
                                                               {"LOCALHOST:7700", 0},
                                                               {"127.0.0.1:7700", 0},
                                                               {"[::1]:80", 0},
                                                               {"192.0.2.7", 0},
                                                               {"news.example:7700", 0},
                                                               {"evil.example", 421},
                                                               {"localhost.evil.example", 421},
                                                               {"127.0.0.1.evil.example", 421},
                                                               {"[::1", 400},
                                                               {"localhost:port", 400},
                                                               {"", 400}}) {
    CAPTURE(host);
    CHECK(status_of(wrong_host(rules, request_with({{"host", host}}))) == status);
  }
  CHECK(status_of(wrong_host(rules, request_with({}))) == 400);
  CHECK(status_of(wrong_host(rules,
                             request_with({{"host", "localhost"}, {"host", "localhost"}}))) == 400);

  for (auto const& [token, status] : std::initializer_list<Row>{{"Bearer 0123456789abcdef", 0},
                                                                {"bearer another-token-of-it", 0},
                                                                {"Bearer 0123456789abcdeX", 401},
                                                                {"Bearer 0123456789abcde", 401},
                                                                {"0123456789abcdef", 401},
                                                                {"Basic 0123456789abcdef", 401},
                                                                {"Bearer ", 401},
                                                                {"", 401}}) {
    CAPTURE(token);
    CHECK(status_of(wrong_token(rules, request_with({{"authorization", token}}))) == status);
  }
  CHECK_FALSE(wrong_token({}, request_with({})));
}

TEST_CASE("serve: pages of other sites", "[unit][serve]") {
  AccessRules const rules{{}, {}, {"https://news.example"}};
  auto const names = [&](HttpRequest const& request) {
    std::string text;
    for (auto const& header : cors_headers(rules, request)) text += header.name + ' ';
    return text;
  };
  CHECK(cors_headers({}, request_with({{"origin", "https://news.example"}})).empty());
  CHECK(names(request_with({{"origin", "https://evil.example"}})) == "Vary ");
  CHECK(names(request_with({{"origin", "https://news.example"}})) ==
        "Vary Access-Control-Allow-Origin Access-Control-Expose-Headers ");
  auto const preflight = request_with(
      {{"origin", "https://news.example"}, {"access-control-request-method", "POST"}}, "OPTIONS");
  CHECK(contains(names(preflight), "Access-Control-Allow-Methods"));
  for (auto const* origin : {"*", "null", "news.example", "https://", "https://a.example/b"})
    CHECK_THROWS_AS(check_origin(origin), Error);
  CHECK_NOTHROW(check_origin("http://localhost:5173"));
}

TEST_CASE("serve: gzip", "[unit][serve]") {
  struct Row {
    std::string_view header;
    bool taken;
  };
  for (auto const& [header, taken] : std::initializer_list<Row>{{"gzip", true},
                                                                {"deflate, gzip;q=0.5, br", true},
                                                                {"*", true},
                                                                {"gzip;q=0", false},
                                                                {"gzip; q=0.000", false},
                                                                {"*;q=0", false},
                                                                {"*, gzip;q=0", false},
                                                                {"br", false},
                                                                {"gzipped", false},
                                                                {"", false}}) {
    CAPTURE(header);
    CHECK(accepts_gzip(header) == taken);
  }
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "ferry " + std::to_string(i * 7919);
  CHECK(test::unzipped(gzip(text)) == text);
  CHECK(test::unzipped(gzip("")).empty());
  Gzip stream;
  auto bytes = stream.add("one ", Gzip::Then::more);
  CHECK_FALSE(bytes.empty());
  bytes += stream.add(text, Gzip::Then::more);
  bytes += stream.add("", Gzip::Then::end);
  CHECK(test::unzipped(bytes) == "one " + text);
}

TEST_CASE("serve: problems tell the client's faults, and no file names", "[unit][serve]") {
  using nlohmann::json;
  auto const place = Error{Code::bad_date, "'x' is not a date", "try today"}.at("date:x", {5, 1});
  auto const asked = json::parse(problem_response(problem_of(place)).body);
  CHECK(asked == json{{"type", "urn:backfile:problem:bad_date"},
                      {"title", "Bad Request"},
                      {"status", 400},
                      {"detail", "'x' is not a date"},
                      {"code", "bad_date"},
                      {"position", {{"offset", 5}, {"length", 1}}},
                      {"suggestions", {"try today"}},
                      {"docs", "/openapi.json"}});
  for (auto const code :
       {Code::no_database, Code::not_a_database, Code::schema_mismatch, Code::corrupt, Code::io,
        Code::locked, Code::internal, Code::cannot_create, Code::input_not_found}) {
    auto const response = problem_response(problem_of(Error{code, "at /srv/secret", "/srv/hint"}));
    CAPTURE(to_string(code));
    CHECK(response.status >= 500);
    CHECK(response.type == "application/problem+json");
    CHECK_FALSE(contains(response.body, "/srv"));
    CHECK(json::parse(response.body)["code"] == std::string{to_string(code)});
  }
  auto const missing = problem_of(Error{Code::article_not_found, "no article has the id 'x'"});
  CHECK(missing.status == 404);
}

TEST_CASE("serve: a queue refuses what is too much, and drops nothing", "[unit][serve]") {
  std::promise<void> go;
  std::atomic<int> done = 0;
  {
    Jobs jobs{1, 2};
    std::promise<void> begun;
    CHECK(jobs.offer([&] {
      begun.set_value();
      go.get_future().wait();
      ++done;
    }));
    begun.get_future().wait();
    CHECK(jobs.offer([&] { ++done; }));
    CHECK(jobs.offer([&] { ++done; }));
    CHECK_FALSE(jobs.offer([&] { ++done; }));
    std::promise<void> last;
    jobs.go_on([&] { last.set_value(); });
    CHECK(jobs.waiting() == 3);
    go.set_value();
    last.get_future().wait();
  }
  CHECK(done == 3);
}

TEST_CASE("serve: metrics", "[unit][serve]") {
  using namespace std::chrono_literals;
  Metrics metrics;
  metrics.answered(200, 700us);
  metrics.answered(200, 30ms);
  metrics.answered(503, 0ms);
  metrics.answered(200, 1h);
  metrics.found_nothing();
  metrics.saw(7);
  metrics.saw(7);
  metrics.saw(9);
  auto const text = metrics.text({.articles = 92, .revision = 9, .connections = 3});
  for (auto const* line :
       {"backfile_queries_total{status=\"200\"} 3\n", "backfile_queries_total{status=\"503\"} 1\n",
        "backfile_query_seconds_bucket{le=\"0.0005\"} 1\n",
        "backfile_query_seconds_bucket{le=\"0.001\"} 2\n",
        "backfile_query_seconds_bucket{le=\"10\"} 3\n",
        "backfile_query_seconds_bucket{le=\"+Inf\"} 4\n", "backfile_query_seconds_count 4\n",
        "backfile_zero_result_total 1\n", "backfile_reopen_total 1\n",
        "backfile_index_articles 92\n", "backfile_index_revision 9\n", "backfile_connections 3\n",
        "# TYPE backfile_query_seconds histogram\n"})
    CHECK_THAT(text, Catch::Contains(line));
}

TEST_CASE("serve: the head of an answer", "[unit][serve]") {
  HttpResponse response{.headers = {{"ETag", "W/\"1\""}}, .body = "{}"};
  CHECK(response_head(response, {2, false, true}) ==
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
        "2\r\nX-Content-Type-Options: nosniff\r\nETag: W/\"1\"\r\n\r\n");
  response.status = 304;
  CHECK(response_head(response, {0, false, false}) ==
        "HTTP/1.1 304 Not Modified\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n"
        "ETag: W/\"1\"\r\n\r\n");
}

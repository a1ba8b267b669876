// The server as it is run: sockets, limits, faults of clients, its end.
#include <signal.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <iterator>
#include <map>
#include <memory>
#include <thread>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;
using namespace std::chrono_literals;

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

Words serve_command(std::string const& index, Words options) {
  Words words{std::string{program_folder()} + "/backfile-search", "serve", "-d", index};
  words.insert(words.end(), options.begin(), options.end());
  return words;
}

// A server on a port that was free.
struct Server {
  explicit Server(std::string const& index, Words options = {})
      : child{serve_command(index, with_port(std::move(options)))}, line{child.line()} {
    auto const colon = line.rfind(':');
    if (colon != line.npos) port = static_cast<unsigned>(std::stoul(line.substr(colon + 1)));
  }

  static Words with_port(Words options) {
    options.insert(options.end(), {"--listen", "127.0.0.1:0"});
    return options;
  }

  [[nodiscard]] HttpAnswer get(std::string_view target, std::string_view headers = {}) const {
    return HttpClient{port}.get(target, headers);
  }

  Child child;
  std::string line;
  unsigned port = 0;
};

// One for the tests that change nothing of it.
Server const& server() {
  static Server const shared{sample_index().path};
  return shared;
}

std::string code_of(HttpAnswer const& answer) { return json::parse(answer.body)["code"]; }

std::size_t open_files(pid_t pid) {
  auto const folder = "/proc/" + std::to_string(pid) + "/fd";
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{folder}, {}));
}

// Memory that is not shared, in KiB.
std::size_t memory(pid_t pid) {
  auto const status = read("/proc/" + std::to_string(pid) + "/status");
  return std::stoul(status.substr(status.find("RssAnon:") + 8));
}

}  // namespace

TEST_CASE("serve: answers as --json does", "[cli][serve]") {
  CHECK(server().line == "listening on http://127.0.0.1:" + std::to_string(server().port));
  auto answer = json::parse(server().get("/v1/search?q=herring&sort=oldest&facet=outlet").body);
  auto const printed = search(
      {"-d", sample_index().path, "--json", "--sort", "oldest", "--facet", "outlet", "herring"});
  auto expected = json::parse(printed.out);
  for (auto* each : {&answer, &expected}) {
    (*each)["took_ms"] = nullptr;
    for (auto& hit : (*each)["hits"]) hit["path"] = nullptr;
  }
  CHECK(answer == expected);
  CHECK(answer["hits"].size() == 2);
}

TEST_CASE("serve: one connection, many requests", "[cli][serve]") {
  HttpClient client{server().port};
  for (int i = 0; i < 3; ++i) CHECK(client.get("/v1/count?q=ferry").status == 200);
  CHECK(client.post("/v1/search", R"({"q":"ferry","limit":1})").status == 200);
  CHECK(client.get("/v1/nothing").status == 404);
  // Sent ahead: answered in their order.
  std::string const one = "GET /v1/count?q=ferry HTTP/1.1\r\nHost: localhost\r\n\r\n";
  std::string const two = "GET /v1/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
  CHECK(client.send(one + two + one));
  CHECK(client.receive().status == 200);
  CHECK(client.receive().status == 404);
  CHECK(client.receive().status == 200);
  CHECK(client.send("HEAD /v1/count?q=ferry HTTP/1.1\r\nHost: localhost\r\n\r\n"));
  auto const head = client.receive(true);
  CHECK(head.status == 200);
  CHECK(head.header("content-length") != "0");
  CHECK(client.send("GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n"));
  CHECK(client.receive().header("connection") == "close");
  CHECK(client.is_ended_within(3s));
}

TEST_CASE("serve: gzip, tags and exports on the wire", "[cli][serve]") {
  auto const plain = server().get("/v1/search?q=the&limit=20");
  auto const small = server().get("/v1/search?q=the&limit=20", "Accept-Encoding: gzip\r\n");
  CHECK(small.header("content-encoding") == "gzip");
  CHECK(small.header("vary") == "Accept-Encoding");
  CHECK(small.body.size() * 2 < plain.body.size());
  CHECK(json::parse(unzipped(small.body))["hits"] == json::parse(plain.body)["hits"]);

  auto const tag = plain.header("etag");
  auto const same = server().get("/v1/search?q=the&limit=20", "If-None-Match: " + tag + "\r\n");
  CHECK(same.status == 304);
  CHECK(same.body.empty());

  auto const exported = server().get("/v1/export?q=*&sort=oldest");
  CHECK(exported.header("transfer-encoding") == "chunked");
  CHECK(exported.whole);
  CHECK(lines(exported.body).size() == 92);
  for (auto const& line : lines(exported.body)) CHECK(json::parse(line)["path"].is_null());
  auto const packed = server().get("/v1/export?q=*&sort=oldest", "Accept-Encoding: gzip\r\n");
  CHECK(packed.whole);
  CHECK(unzipped(packed.body) == exported.body);
  auto const table = server().get("/v1/export?q=*&format=csv&fields=id");
  CHECK(table.whole);
  CHECK(lines(table.body).size() == 93);
  auto const none = server().get("/v1/export?q=qqqqqq&format=csv&fields=id");
  CHECK(none.whole);
  CHECK(none.body == "id\r\n");
}

TEST_CASE("serve: what is no request gets its status, and nothing breaks", "[cli][serve]") {
  struct Row {
    std::string sent;
    int status;
    std::string code;
  };
  std::string const host = "Host: localhost\r\n";
  std::string const post =
      "POST /v1/search HTTP/1.1\r\n" + host + "Content-Type: application/json\r\n";
  for (auto const& [sent, status, code] : std::initializer_list<Row>{
           {"\x16\x03\x01 hello\r\n\r\n", 400, "bad_request"},
           {"GET /healthz\r\n\r\n", 400, "bad_request"},
           {"GET /healthz HTTP/2.0\r\n" + host + "\r\n", 505, "bad_request"},
           {"GET /healthz HTTP/1.1\r\nbad header\r\n\r\n", 400, "bad_request"},
           {"GET /healthz HTTP/1.1\r\n\r\n", 400, "bad_request"},
           {"GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421, "wrong_host"},
           {"GET /healthz HTTP/1.1\r\n" + host + host + "\r\n", 400, "bad_request"},
           {"GET http://localhost/healthz HTTP/1.1\r\n" + host + "\r\n", 400, "usage"},
           {"DELETE /v1/search HTTP/1.1\r\n" + host + "\r\n", 405, "method_not_allowed"},
           {"BREW /v1/search HTTP/1.1\r\n" + host + "\r\n", 405, "method_not_allowed"},
           {post + "Content-Length: 2\r\n\r\n{]", 400, "bad_value"},
           {post + "Content-Length: 99999999\r\n\r\n{}", 413, "request_too_large"},
           {post + "Content-Length: -1\r\n\r\n{}", 400, "bad_request"},
           {post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ", 400, "bad_request"},
           {post + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}", 400, "bad_request"},
           {post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", 400, "bad_request"},
           {post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n", 400, "bad_request"},
           {"GET /v1/search?q=" + std::string(9000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 431,
            "header_too_large"},
           {"GET /healthz HTTP/1.1\r\n" + host + "X: " + std::string(1'000'000, 'a') + "\r\n\r\n",
            431, "header_too_large"}}) {
    HttpClient client{server().port};
    client.send(sent);
    auto const answer = client.receive();
    CAPTURE(sent.substr(0, 120), answer.body);
    CHECK(answer.status == status);
    CHECK(answer.whole);
    if (answer.status == status) CHECK(code_of(answer) == code);
  }
  HttpClient chunked{server().port};
  chunked.send(post +
               "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"q\":\r\n8\r\n\"ferry\"}\r\n0\r\n\r\n");
  CHECK(chunked.receive().status == 200);
  HttpClient asking{server().port};
  asking.send(post + "Expect: 100-continue\r\nContent-Length: 13\r\n\r\n");
  CHECK(asking.receive().status == 100);
  CHECK(server().get("/healthz").status == 200);
}

TEST_CASE("serve: random bytes and broken connections leave nothing behind", "[cli][serve]") {
  static_cast<void>(server().get("/healthz"));
  auto const pid = server().child.pid();
  auto const before = open_files(pid);
  std::uint32_t random = 2463534242;
  for (int i = 0; i < 300; ++i) {
    HttpClient client{server().port};
    std::string bytes = i % 3 == 0 ? "GET /v1/search?q=" : "";
    for (int k = 0; k < 200; ++k) {
      random ^= random << 13U;
      random ^= random >> 17U;
      random ^= random << 5U;
      bytes += static_cast<char>(random);
    }
    client.send(bytes);
  }
  CHECK(server().get("/healthz").status == 200);
  for (int i = 0; i < 100 && open_files(pid) > before; ++i) std::this_thread::sleep_for(50ms);
  CHECK(open_files(pid) <= before);
}

TEST_CASE("serve: slow clients are ended", "[cli][serve]") {
  Server const slow{sample_index().path, {"--read-timeout", "0.4"}};
  HttpClient idle{slow.port};
  HttpClient header{slow.port};
  header.send("GET /healthz HTTP/1.1\r\nHo");
  HttpClient body{slow.port};
  body.send("POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{");
  // Bytes now and then do not help.
  for (int i = 0; i < 4; ++i) {
    std::this_thread::sleep_for(80ms);
    header.send("s");
  }
  CHECK(header.receive().status == 408);
  CHECK(body.receive().status == 408);
  CHECK(idle.is_ended_within(3s));
  CHECK(slow.get("/healthz").status == 200);
}

TEST_CASE("serve: too many at once are told to come back", "[cli][serve]") {
  Server const small{sample_index().path, {"--max-connections", "4"}};
  std::vector<std::unique_ptr<HttpClient>> open;
  for (int i = 0; i < 4; ++i) {
    open.push_back(std::make_unique<HttpClient>(small.port));
    CHECK(open.back()->get("/v1/count?q=ferry").status == 200);
  }
  for (int i = 0; i < 30; ++i) {
    auto const answer = small.get("/v1/count?q=ferry");
    CHECK(answer.status == 503);
    CHECK(answer.header("retry-after") == "1");
    CHECK(code_of(answer) == "overloaded");
  }
  CHECK(open.front()->get("/v1/count?q=ferry").status == 200);
  open.clear();
  int status = 0;
  for (int i = 0; i < 100 && status != 200; ++i) {
    std::this_thread::sleep_for(20ms);
    status = small.get("/v1/count?q=ferry").status;
  }
  CHECK(status == 200);
}

TEST_CASE("serve: a thousand connections", "[cli][serve]") {
  Server const many{sample_index().path};
  std::vector<std::unique_ptr<HttpClient>> open;
  for (int i = 0; i < 500; ++i) open.push_back(std::make_unique<HttpClient>(many.port));
  std::map<int, int> statuses;
  for (auto const& client : open)
    client->send("GET /v1/search?q=the HTTP/1.1\r\nHost: localhost\r\n\r\n");
  for (auto const& client : open) ++statuses[client->receive().status];
  auto const first = memory(many.child.pid());
  // Those that wait for a thread are bounded, too: more than 128 at a time are refused.
  CHECK(statuses[200] >= 128);
  CHECK(statuses[200] <= 256);
  CHECK(statuses[200] + statuses[503] == 500);
  open.clear();
  for (int i = 0; i < 500; ++i) open.push_back(std::make_unique<HttpClient>(many.port));
  for (auto const& client : open)
    client->send("GET /v1/search?q=the HTTP/1.1\r\nHost: localhost\r\n\r\n");
  for (auto const& client : open) static_cast<void>(client->receive());
  CHECK(memory(many.child.pid()) < first + 64 * 1024);
}

TEST_CASE("serve: others need a token, and addresses are checked", "[cli][serve]") {
  TemporaryFolder const folder;
  auto const file = folder.write("token", "0123456789abcdef0123\n");
  auto const refused = [&](Words options) {
    return run(serve_command(sample_index().path, std::move(options)));
  };
  auto const open = refused({"--listen", "0.0.0.0:0"});
  CHECK(open.status == 2);
  CHECK(contains(open.err, "there is no token"));
  std::filesystem::permissions(file, std::filesystem::perms{0644});
  auto const readable = refused({"--token-file", file});
  CHECK(readable.status == 2);
  CHECK(contains(readable.err, "chmod 600"));
  std::filesystem::permissions(file, std::filesystem::perms{0600});
  Server const guarded{sample_index().path, {"--token-file", file, "--host", "news.example"}};
  CHECK(guarded.get("/v1/count?q=a").status == 401);
  CHECK(guarded.get("/v1/count?q=a", "Authorization: Bearer 0123456789abcdef0123\r\n").status ==
        200);
  CHECK(guarded.get("/healthz").status == 200);
  CHECK(refused({"--listen", "example.org:80"}).status == 2);
  CHECK(refused({"--listen", "127.0.0.1:99999"}).status == 2);
  CHECK(refused({"--cors", "*"}).status == 2);
  CHECK(refused({"words"}).status == 2);
  CHECK(refused({"--listen", "127.0.0.1:" + std::to_string(server().port)}).status == 74);
  CHECK(run(serve_command(folder.path("none"), {})).status == 66);
}

TEST_CASE("serve: a socket of this user's own", "[cli][serve]") {
  TemporaryFolder const folder;
  auto const path = folder.path("socket");
  {
    Child child{serve_command(sample_index().path, {"--unix", path})};
    CHECK(child.line() == "listening on unix:" + path);
    CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms{0077}) ==
          std::filesystem::perms::none);
    CHECK(HttpClient{path}.get("/v1/count?q=ferry").status == 200);
    CHECK(run(serve_command(sample_index().path, {"--unix", path})).status == 74);
    child.signal(SIGKILL);
    child.finish();
  }
  Child again{serve_command(sample_index().path, {"--unix", path})};
  CHECK(again.line() == "listening on unix:" + path);
  again.signal(SIGTERM);
  CHECK(again.finish().status == 0);
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("serve: one connection over standard input and output", "[cli][serve]") {
  std::string const count = "GET /v1/count?q=ferry HTTP/1.1\r\nHost: localhost\r\n\r\n";
  auto const asked = run(serve_command(sample_index().path, {"--stdio"}), {.in = count + count});
  CHECK(asked.status == 0);
  CHECK(asked.err.empty());
  CHECK(asked.out.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(contains(asked.out.substr(10), "HTTP/1.1 200 OK\r\n"));
  // Ended by the server: the rest of the input is not waited for.
  Child child{serve_command(sample_index().path, {"--stdio"})};
  child.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  CHECK(child.line() == "HTTP/1.1 200 OK\r");
  CHECK(child.ends_within(20s));
  auto const large = run(serve_command(sample_index().path, {"--stdio"}),
                         {.in = "GET /v1/export?q=* HTTP/1.0\r\nHost: localhost\r\n\r\n"});
  CHECK(large.status == 0);
  auto const rows = large.out.substr(large.out.find("\r\n\r\n") + 4);
  CHECK(std::ranges::count(rows, '\n') == 92);
  auto const nothing = run(serve_command(sample_index().path, {"--stdio"}), {.in = ""});
  CHECK(nothing.status == 0);
  CHECK(nothing.out.empty());
}

TEST_CASE("serve: sees a commit within a second", "[cli][serve]") {
  TemporaryFolder const folder;
  auto const path = folder.path("index");
  auto const add = [&](std::string const& id) {
    auto const rows = R"({"id":")" + id + R"(","title":"Ferry )" + id + "\"}\n";
    return index({"add", "-d", path, "-f", "jsonl", "-"}, {.in = rows}).status;
  };
  REQUIRE(add("one") == 0);
  Server const live{path};
  HttpClient client{live.port};
  CHECK(json::parse(client.get("/v1/count?q=ferry").body)["count"]["articles"] == 1);
  REQUIRE(add("two") == 0);
  std::this_thread::sleep_for(200ms);
  auto const answer = client.get("/v1/search?q=ferry");
  CHECK(json::parse(answer.body)["count"]["articles"] == 2);
  CHECK(answer.header("x-index-revision") == "2");
}

TEST_CASE("serve: ends when asked, with what is under way", "[cli][serve]") {
  Server ending{sample_index().path};
  HttpClient idle{ending.port};
  CHECK(idle.get("/healthz").status == 200);
  HttpClient busy{ending.port};
  busy.send("GET /v1/export?q=* HTTP/1.1\r\nHost: localhost\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  ending.child.signal(SIGTERM);
  auto const answer = busy.receive();
  CHECK(answer.status == 200);
  CHECK(answer.whole);
  CHECK(idle.is_ended_within(3s));
  auto const finished = ending.child.finish();
  CHECK(finished.status == 0);
  CHECK(finished.err.empty());
  CHECK_THROWS(HttpClient{ending.port});
}

TEST_CASE("serve: the unit of systemd is one", "[cli][serve]") {
  TemporaryFolder const folder;
  auto unit = read(std::string{source_folder()} + "/searcher/serve/backfile-search.service");
  std::string const program = "/usr/bin/backfile-search";
  for (auto at = unit.find(program); at != unit.npos; at = unit.find(program, at + 1))
    unit.replace(at, program.size(), std::string{program_folder()} + "/backfile-search");
  auto const file = folder.write("backfile-search.service", unit);
  if (!std::filesystem::exists("/usr/bin/systemd-analyze")) {
    WARN("no systemd-analyze on this machine");
    return;
  }
  auto const verified = run({"/usr/bin/systemd-analyze", "verify", "--man=no", file});
  CHECK(verified.status == 0);
  CHECK(verified.err == "");
}

// Requests as JSON: what each key does, and what is refused.
#include "searcher/embed/request.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

std::string refusal(std::string_view json) {
  try {
    static_cast<void>(read_request(json));
  } catch (Error const& error) {
    return std::string{to_string(error.code())} + ": " + error.message();
  }
  return "taken";
}

}  // namespace

TEST_CASE("request: every key sets what it says", "[unit]") {
  auto const request = read_request(R"({"q": "ferry", "match": "any", "exact": true,
      "variants": false, "lenient": true, "aliases": ["NK = DPRK", "UN = United Nations"],
      "date_order": "dmy", "tz": "Asia/Seoul", "now": "2023-09-14T00:00:00Z",
      "limit": 7, "offset": 14, "cursor": "abc", "sort": "oldest", "recency": 7.5, "group": "outlet",
      "since": "2023", "until": "2024-02", "on": "2023-09", "undated": "only",
      "outlet": ["a", "!b"], "lang": "ko",
      "facet": ["outlet:all", "lang:3", "genre"], "histogram": "week", "field": "updated",
      "output": "full", "fields": ["id", "date", "snippet"], "snippets": 2, "width": 90,
      "dates": "stated", "format_version": 1})");
  CHECK(request.q == "ferry");
  CHECK(request.query.match == Match::any);
  CHECK(request.query.exact);
  CHECK_FALSE(request.query.variants);
  CHECK(request.query.lenient);
  CHECK(request.query.aliases ==
        std::vector<std::vector<std::string>>{{"NK", "DPRK"}, {"UN", "United Nations"}});
  CHECK(request.query.date_order == DateOrder::day_month);
  CHECK(request.query.time_zone == "Asia/Seoul");
  CHECK(request.query.now == "2023-09-14T00:00:00Z");
  auto const& search = request.search;
  CHECK(search.limit == 7);
  CHECK(search.offset == 14);
  CHECK(search.cursor == "abc");
  CHECK_FALSE(search.all);
  CHECK(search.sort == Sort::oldest);
  CHECK(search.recency_days == 7.5);
  CHECK(search.group == Grouping::outlet);
  CHECK(search.since == "2023");
  CHECK(search.until == "2024-02");
  CHECK(search.on == "2023-09");
  CHECK(search.undated == Undated::only);
  REQUIRE(search.filters.size() == 3);
  CHECK((search.filters[0].field == "outlet" && search.filters[0].value == "a"));
  CHECK_FALSE(search.filters[0].exclude);
  CHECK((search.filters[1].value == "b" && search.filters[1].exclude));
  CHECK((search.filters[2].field == "lang" && search.filters[2].value == "ko"));
  REQUIRE(search.facets.size() == 3);
  CHECK((search.facets[0].field == "outlet" && search.facets[0].limit == 0));
  CHECK((search.facets[1].field == "lang" && search.facets[1].limit == 3));
  CHECK((search.facets[2].field == "genre" && search.facets[2].limit == 10));
  CHECK(search.histogram == By::week);
  CHECK(search.histogram_field == "updated");
  CHECK(request.hits.keys == std::vector<std::string>{"id", "date", "snippets"});
  CHECK(request.hits.bodies == Bodies::include);
  CHECK(search.snippets == 2);
  CHECK(search.snippet_width == 90);
}

TEST_CASE("request: nothing given is the library's own defaults", "[unit]") {
  for (auto const* json : {"{}", R"({"q": null, "limit": null, "facet": null})"}) {
    auto const request = read_request(json);
    CHECK(request.q.empty());
    CHECK(request.search.limit == SearchOptions{}.limit);
    CHECK(request.search.group == SearchOptions{}.group);
    CHECK(request.search.recency_days == 0);
    CHECK(request.search.snippets == SearchOptions{}.snippets);
    CHECK(request.search.facets.empty());
    CHECK_FALSE(request.search.histogram);
    CHECK(request.search.histogram_field == SearchOptions{}.histogram_field);
    CHECK(request.hits.keys.empty());
    CHECK(request.hits.bodies == Bodies::leave_out);
    CHECK_FALSE(request.query.lenient);
    CHECK(request.query.variants);
  }
}

TEST_CASE("request: a URL gives texts only", "[unit]") {
  auto const request =
      read_request(R"({"limit": "5", "exact": "true", "facet": "outlet", "recency": "0.5"})");
  CHECK(request.search.recency_days == 0.5);
  CHECK(request.search.limit == 5);
  CHECK(request.query.exact);
  CHECK(request.search.facets.size() == 1);
}

TEST_CASE("request: what hits keep decides what is made of them", "[unit]") {
  struct Row {
    std::string_view json;
    std::vector<std::string> keys;
    bool bodies;
    std::size_t snippets;
  };
  Row const rows[] = {
      {R"({"fields": "title"})", {"title"}, false, 0},
      {R"({"fields": ["date_status", "snippet"]})", {"date", "snippets"}, false, 1},
      {R"({"fields": ["group", "snippets"], "snippets": 3})", {"group", "snippets"}, false, 3},
      {R"({"fields": ["id", "body"]})", {"id", "body"}, true, 0},
      {R"({"fields": "indexed"})", {"indexed"}, true, 0},
      {R"({"output": "full"})", {}, true, 1},
      {R"({"output": "full", "fields": "id"})", {"id"}, true, 0},
  };
  for (auto const& row : rows) {
    INFO(row.json);
    auto const request = read_request(row.json);
    CHECK(request.hits.keys == row.keys);
    CHECK((request.hits.bodies == Bodies::include) == row.bodies);
    CHECK(request.search.snippets == row.snippets);
  }
}

TEST_CASE("request: what is refused names the key", "[unit]") {
  struct Row {
    std::string_view json;
    std::string_view refusal;
  };
  constexpr Row kRows[] = {
      {R"({"limt": 3})", "usage: there is no key 'limt'"},
      {R"({"cursor": 3})", "bad_value: cursor: not a text"},
      {R"({"limit": -1})", "bad_value: limit: '-1' is not a whole number from 0 to 10000"},
      {R"({"limit": 1.5})", "bad_value: limit: '1.5' is not a whole number from 0 to 10000"},
      {R"({"limit": 10001})", "bad_value: limit: '10001' is not a whole number from 0 to 10000"},
      {R"({"limit": "many"})", "bad_value: limit: not a number"},
      {R"({"offset": 99999999999999999999})", "bad_value: no valid JSON: "},
      {R"({"q": 5})", "bad_value: q: not a text"},
      {R"({"q": ["a"]})", "bad_value: q: not a text"},
      {R"({"q": {"a": 1}})", "bad_value: q: an object is no value"},
      {R"({"q": "a", "q": "b"})", "bad_value: key 'q' is given twice"},
      {R"({"exact": 1})", "bad_value: exact: not true or false"},
      {R"({"exact": "yes"})", "bad_value: exact: not true or false"},
      {R"({"sort": "best"})",
       "bad_value: sort: 'best' is none of relevance, newest, oldest, updated, outlet, title"},
      {R"({"facet": [1]})", "bad_value: facet: the list holds what is no text"},
      {R"({"facet": "outlet:0"})", "bad_value: facet: 'outlet:0' lists no value"},
      {R"({"facet": "outlet:x"})", "bad_value: facet: 'x' is not a whole number from 0 to 10000"},
      {R"({"fields": ["titel"]})", "bad_value: fields: a hit has no 'titel'"},
      {R"({"fields": ["id", "titel"]})", "bad_value: fields: a hit has no 'titel'"},
      {R"({"group": "copies"})",
       "bad_value: group: 'copies' is none of duplicate, story, outlet, none"},
      {R"({"recency": "soon"})", "bad_value: recency: not a number"},
      {R"({"recency": -1})", "bad_value: recency: '-1' is not a number from 0 on"},
      {R"({"recency": "1.2.3"})", "bad_value: recency: '1.2.3' is not a number from 0 on"},
      {R"({"limit": "1.5"})", "bad_value: limit: '1.5' is not a whole number from 0 to 10000"},
      {R"({"aliases": ["NK"]})", "usage: aliases, line 1: "},
      {R"({"field": "words"})",
       "bad_value: field: 'words' is none of date, updated, indexed, mentions"},
      {R"({"output": "count"})", "bad_value: output: 'count' is none of summary, full"},
      {R"({"format_version": 2})", "bad_value: format_version: '2' is none of 1"},
      {R"({"dates": "any"})", "bad_value: dates: 'any' is none of stated, estimated"},
      {R"({"lenient": 1})", "bad_value: lenient: not true or false"},
      {R"(["q"])", "bad_value: no JSON object"},
      {"", "bad_value: no valid JSON: "},
      {R"({"q": "a"} x)", "bad_value: no valid JSON: "},
      {"{\"q\": \"\xff\"}", "bad_value: no valid JSON: "},
  };
  for (auto const& row : kRows) {
    INFO(row.json);
    CHECK(refusal(row.json).substr(0, row.refusal.size()) == row.refusal);
  }
  auto const large = R"({"q": ")" + std::string(kMaxRequestBytes, 'a') + R"("})";
  CHECK(refusal(large) == "bad_value: the JSON is longer than 1048576 bytes");
  std::string many = R"({"lang": ["a")";
  for (int i = 0; i < 1000; ++i) many += R"(,"a")";
  CHECK(refusal(many + "]}") == "bad_value: lang: more than 1000 values");
}

TEST_CASE("request: all keys are told where one is unknown", "[unit]") {
  try {
    static_cast<void>(read_request(R"({"limt": 3})"));
    FAIL("taken");
  } catch (Error const& error) {
    for (auto const& key : request_keys())
      CHECK((error.hint() + ' ').find(' ' + std::string{key.name} + ' ') != std::string::npos);
  }
}

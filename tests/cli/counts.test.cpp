// Counts on the command line add up, as the specification's equations say.
#include <nlohmann/json.hpp>

#include <cstdint>
#include <set>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

using nlohmann::json;

json answer(std::vector<std::string> options, std::string const& query) {
  options.insert(options.begin(), {"-d", sample_index().path, "--json"});
  options.insert(options.end(), {"--", query});
  auto const found = search(options);
  INFO(found.err);
  REQUIRE(found.status <= 1);
  return json::parse(found.out);
}

std::uint64_t sum_of(json const& list) {
  std::uint64_t sum = 0;
  for (auto const& row : list) sum += row["count"].get<std::uint64_t>();
  return sum;
}

std::uint64_t facet_sum(json const& facet) {
  return sum_of(facet["values"]) + facet["other"].get<std::uint64_t>() +
         facet["unknown"].get<std::uint64_t>();
}

std::uint64_t histogram_sum(json const& histogram) {
  return sum_of(histogram["buckets"]) + histogram["imprecise"].get<std::uint64_t>() +
         histogram["undated"].get<std::uint64_t>();
}

std::vector<std::string> const kQueries{
    "*",
    "flood",
    "quota OR tanker OR harbour",
    "the",
    "-flood",
    "lang:ko",
    "outlet:none",
    "date:none",
    "date:1900..1960",
    "since:2019-01-01",
    "genre:editorial",
    "outlet:\"Tamarind Star\"",
    "credit:Larkwire",
    "qqqqzzzz",
};

}  // namespace

TEST_CASE("cli: values, other and unknown make the count", "[cli][counts]") {
  for (auto const& query : kQueries) {
    for (auto const* undated : {"hide", "include"}) {
      INFO("query: " << query << ", undated " << undated);
      auto const found =
          answer({"-F", "outlet:all", "-F", "lang", "-F", "year:all", "-F", "month:all", "-F",
                  "genre:2", "--histogram", "month", "--undated", undated},
                 query);
      auto const count = found["count"]["articles"].get<std::uint64_t>();
      CHECK(found["count"]["exact"] == true);
      for (auto const* name : {"outlet", "lang", "year", "month", "genre"}) {
        INFO("facet " << name);
        auto const& facet = found["facets"][name];
        CHECK(facet_sum(facet) == count);
        CHECK(facet["disjunctive"] == false);
      }
      CHECK(found["facets"]["outlet"]["other"] == 0);
      CHECK(found["facets"]["genre"]["values"].size() <= 2);
      CHECK(histogram_sum(found["histogram"]) == count);
    }
  }
}

TEST_CASE("cli: buckets, imprecise and undated make the count", "[cli][counts]") {
  for (auto const* unit : {"day", "week", "month", "quarter", "year"}) {
    INFO("by " << unit);
    auto const found = answer({"--histogram", unit, "-n", "0"}, "*");
    auto const& histogram = found["histogram"];
    CHECK(histogram["by"] == unit);
    CHECK(histogram_sum(histogram) == found["count"]["articles"].get<std::uint64_t>());
    std::string last;
    for (auto const& bucket : histogram["buckets"]) {
      CHECK(bucket["from"].get<std::string>() > last);
      last = bucket["from"].get<std::string>();
      CHECK(bucket["count"].get<std::uint64_t>() <= bucket["total"].get<std::uint64_t>());
    }
  }
  // The sample has pages dated to the year and to the month: no January gets them.
  CHECK(answer({"--histogram", "day"}, "*")["histogram"]["imprecise"] >
        answer({"--histogram", "month"}, "*")["histogram"]["imprecise"]);
  CHECK(answer({"--histogram", "month"}, "*")["histogram"]["imprecise"] > 0);
  CHECK(answer({"--histogram", "year"}, "*")["histogram"]["imprecise"] == 0);
}

TEST_CASE("cli: pages side by side are the whole list", "[cli][counts]") {
  for (auto const& query : {"*", "the", "quota OR tanker OR harbour", "lang:ko", "-flood"}) {
    for (auto const* sort : {"relevance", "newest", "outlet", "title"}) {
      INFO("query: " << query << ", sorted by " << sort);
      auto const whole = answer({"--all", "--no-snippets", "-s", sort}, query);
      auto const count = whole["count"]["groups"].get<std::size_t>();
      CHECK(whole["count"]["articles"].get<std::size_t>() >= count);
      std::vector<std::string> all;
      for (auto const& hit : whole["hits"]) all.push_back(hit["id"]);
      CHECK(all.size() == count);
      CHECK(std::set<std::string>(all.begin(), all.end()).size() == count);
      std::vector<std::string> paged;
      for (std::size_t offset = 0; offset <= count; offset += 13) {
        auto const one = answer(
            {"-n", "13", "--offset", std::to_string(offset), "--no-snippets", "-s", sort}, query);
        CHECK(one["count"]["groups"] == count);
        for (auto const& hit : one["hits"]) {
          paged.push_back(hit["id"]);
          CHECK(hit["rank"] == paged.size());
        }
      }
      CHECK(paged == all);
    }
  }
}

TEST_CASE("cli: a chosen outlet leaves the other outlets' counts standing", "[cli][counts]") {
  auto const free = answer({"-F", "outlet:all", "-F", "lang:all"}, "*");
  auto const chosen = answer({"-F", "outlet:all", "-F", "lang:all", "--outlet", "Tamarind Star",
                              "--outlet", "Quayside Business Daily"},
                             "*");
  auto const& facet = chosen["facets"]["outlet"];
  CHECK(facet["disjunctive"] == true);
  CHECK(facet_sum(facet) == free["count"]["articles"].get<std::uint64_t>());
  std::uint64_t selected = 0;
  std::vector<std::string> names;
  for (auto const& value : facet["values"])
    if (value["selected"] == true) {
      selected += value["count"].get<std::uint64_t>();
      names.push_back(value["value"]);
    }
  CHECK(sorted(names) == std::vector<std::string>{"Quayside Business Daily", "Tamarind Star"});
  auto const count = chosen["count"]["articles"].get<std::uint64_t>();
  CHECK(selected == count);
  CHECK(count < free["count"]["articles"].get<std::uint64_t>());
  // The other field is counted among the articles that remain.
  CHECK(chosen["facets"]["lang"]["disjunctive"] == false);
  CHECK(facet_sum(chosen["facets"]["lang"]) == count);
  CHECK(chosen["hits"].size() == chosen["count"]["groups"]);

  auto const excluded =
      answer({"--outlet", "!Tamarind Star", "--outlet", "!Quayside Business Daily"}, "*");
  CHECK(excluded["count"]["articles"].get<std::uint64_t>() + count ==
        free["count"]["articles"].get<std::uint64_t>());
}

TEST_CASE("cli: count gives the number that search gives", "[cli][counts]") {
  for (auto const& query : kQueries) {
    INFO("query: " << query);
    auto const number = answer({}, query)["count"]["articles"].get<std::uint64_t>();
    auto const counted = search({"count", "-d", sample_index().path, "--", query});
    CHECK(counted.out == std::to_string(number) + "\n");
    CHECK(counted.status == (number == 0 ? 1 : 0));
    CHECK(ids(sample_index().path, query).size() == number);
  }
}

// The article object: its keys, its nulls, and the way back.
#include "indexer/index/article_json.hpp"

#include <nlohmann/json.hpp>
#include <iterator>
#include <random>
#include <string>

#include "backfile/error.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::full_article;

namespace {

std::string keys_of(Json const& json) {
  std::string keys;
  for (auto const& [key, value] : json.items()) keys += (keys.empty() ? "" : " ") + key;
  return keys;
}

Article there_and_back(Article const& article) {
  return article_from_json(to_json_text(to_json(article)));
}

class Generator {
 public:
  explicit Generator(unsigned seed) : random_{seed} {}

  Article article() {
    Article made;
    for (auto* text : {&made.id, &made.path, &made.url, &made.title, &made.deck, &made.genre,
                       &made.dateline, &made.lang, &made.body})
      *text = this->text();
    made.outlet = {text(), text(), status(), evidence(), alternatives()};
    for (auto* list : {&made.source, &made.credits, &made.captions, &made.furniture, &made.notes})
      for (auto n = below(3); n > 0; --n) list->push_back(text());
    made.date = date();
    made.updated = date();
    for (auto n = below(3); n > 0; --n)
      made.byline.push_back({text(), below(2) == 0 ? BylineKind::person : BylineKind::organisation,
                             text(), evidence()});
    made.words = below(100'000);
    for (auto const* key : {"title", "body", "lang"})
      if (below(2) == 0) made.evidence[key] = evidence();
    return made;
  }

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
  std::string text() {
    constexpr std::string_view kPieces[] = {"a",    "B",  "한",     "\U0001F600", "\"", "\\",
                                            "\n",   "\t", "/",      "é",          " ",  "\x1F",
                                            "\x7F", "<",  "\u2028", "0"};
    std::string made;
    for (auto n = below(12); n > 0; --n) made += kPieces[below(std::size(kPieces))];
    return made;
  }
  Status status() { return static_cast<Status>(below(4)); }
  std::vector<Evidence> evidence() {
    std::vector<Evidence> list;
    for (auto n = below(3); n > 0; --n) {
      auto const line = below(3);
      list.push_back(
          {line, line > 0 ? below(900) : 0u, line > 0 ? below(900) : 0u, text(), text()});
    }
    return list;
  }
  std::vector<Alternative> alternatives() {
    std::vector<Alternative> list;
    for (auto n = below(2); n > 0; --n) list.push_back({text(), status(), evidence()});
    return list;
  }
  DateField date() {
    constexpr std::string_view kDates[] = {"2023",
                                           "2023-09",
                                           "2023-09-14",
                                           "2023-09-14T11:13",
                                           "2023-09-14T11:13:01",
                                           "2023-09-14T11:13:01+09:00",
                                           "1931-01-02T00:00-03:30",
                                           "2023-12-31T23:59Z"};
    DateField field;
    if (below(4) == 0) return field;
    field.value = Date::from_iso(kDates[below(std::size(kDates))]);
    field.status = status();
    field.tz_assumed = below(2) == 0 ? "" : "Asia/Seoul";
    field.confidence = below(101) / 100.0;
    field.evidence = evidence();
    field.alternatives = alternatives();
    return field;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("article JSON: keys stand in their order and never disappear", "[unit]") {
  auto const keys =
      "id path url title deck outlet source credits date updated mentions byline genre dateline "
      "lang words "
      "captions furniture body indexed evidence notes";
  CHECK(keys_of(to_json(Article{})) == keys);
  CHECK(keys_of(to_json(full_article())) == keys);
  auto const without = keys_of(to_json(full_article(), Bodies::leave_out));
  CHECK(without.find("furniture") == without.npos);
  CHECK(without.find("body") == without.npos);
  CHECK(keys_of(to_json(Article{})["date"]) ==
        "value precision status tz tz_assumed earliest latest confidence estimate evidence "
        "alternatives");
  CHECK(keys_of(to_json(Article{})["outlet"]) == "name canonical status evidence alternatives");
  CHECK(keys_of(to_json(full_article())["byline"][0]) == "name kind email evidence");
  CHECK(keys_of(to_json(full_article())["date"]["evidence"][0]) == "line bytes text rule");
}

TEST_CASE("article JSON: unknown is null", "[unit]") {
  auto const json = to_json(Article{});
  for (auto const key : {"id", "path", "url", "title", "deck", "genre", "dateline", "lang", "body"})
    CHECK(json[key].is_null());
  for (auto const key : {"source", "credits", "byline", "captions", "furniture", "notes"})
    CHECK(json[key] == Json::array());
  for (auto const key :
       {"value", "precision", "tz", "tz_assumed", "earliest", "latest", "confidence"})
    CHECK(json["date"][key].is_null());
  CHECK(json["date"]["status"] == "unknown");
  CHECK(json["evidence"] == Json::object());
}

TEST_CASE("article JSON: values", "[unit]") {
  auto const json = to_json(full_article());
  CHECK(json["date"]["value"] == "2023-09-14T11:13:01");
  CHECK(json["date"]["tz"] == "+09:00");
  CHECK(json["date"]["earliest"] == "2023-09-14T11:13:01+09:00");
  CHECK(json["date"]["status"] == "stated");
  CHECK(json["date"]["evidence"][0]["bytes"] == Json::array({30, 49}));
  CHECK(json["updated"]["precision"] == "month");
  CHECK(json["updated"]["latest"] == "2023-10-31T23:59:59");
  CHECK(json["byline"][1]["kind"] == "organisation");
  CHECK(json["byline"][1]["email"].is_null());
  CHECK(json["evidence"]["lang"][0]["line"].is_null());
  CHECK(json["evidence"]["lang"][0]["bytes"].is_null());
}

TEST_CASE("article JSON: there and back", "[unit]") {
  CHECK(there_and_back(Article{}) == Article{});
  CHECK(there_and_back(full_article()) == full_article());
  Generator generator{7};
  for (int i = 0; i < 500; ++i) {
    auto const article = generator.article();
    INFO(to_json_text(to_json(article)));
    CHECK(there_and_back(article) == article);
  }
}

TEST_CASE("article JSON: a zone beside a date without a time does not lose the date", "[unit]") {
  for (auto const* text : {"2023", "2023-09", "2023-09-14"}) {
    INFO("date: " << text);
    Article article;
    article.date = tests::dated(text);
    article.date.value->offset_minutes = 540;
    auto const back = there_and_back(article).date.value;
    REQUIRE(back);
    CHECK(back->value() == text);
  }
}

TEST_CASE("article JSON: one line, valid UTF-8 whatever comes", "[unit]") {
  Article article;
  article.title =
      "a\xFF"
      "b\nc\x1B[31m";
  auto const text = to_json_text(to_json(article));
  CHECK(text.find('\n') == text.npos);
  CHECK(text.find('\x1B') == text.npos);
  CHECK(article_from_json(text).title == "a\uFFFDb\nc\x1B[31m");
}

TEST_CASE("article JSON: anything else is corrupt, never half an article", "[unit]") {
  auto const whole = to_json_text(to_json(full_article()));
  for (std::string const& text :
       {std::string{}, std::string{"{"}, std::string{"[]"}, std::string{"null"}, std::string{"7"},
        std::string{"{\"id\":7}"}, std::string{"{\"words\":\"many\"}"},
        whole.substr(0, whole.size() / 2), whole + whole}) {
    INFO("text: " << text.substr(0, 60));
    try {
      static_cast<void>(article_from_json(text));
      FAIL_CHECK("was read");
    } catch (Error const& error) {
      CHECK(error.code() == Code::corrupt);
    }
  }
}

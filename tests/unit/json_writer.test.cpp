// JSON written as it goes is byte for byte what the library writes.
#include "indexer/index/json_writer.hpp"

#include <nlohmann/json.hpp>
#include <cmath>
#include <random>
#include <string>

#include "indexer/index/article_json.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

TEST_CASE("JSON writer: texts of any bytes", "[unit]") {
  auto const check = [](std::string const& text) {
    INFO("bytes: " << Json(std::vector<unsigned char>(text.begin(), text.end())).dump());
    CHECK(JsonWriter{}.text(text).take() == to_json_text(Json(text)));
  };
  check("");
  for (int byte = 0; byte < 256; ++byte) {
    check(std::string(1, static_cast<char>(byte)));
    check("a" + std::string(1, static_cast<char>(byte)) + "b");
    check("\xC2" + std::string(1, static_cast<char>(byte)));
    check("x\xC2" + std::string(1, static_cast<char>(byte)) + "\xC2\xA0y");
  }
  check("caf\u00E9 \uD55C\uAD6D \U0001F600 \u2028");
  std::mt19937 random{11};
  std::string const alphabet{"a\"\\\n\t\x1B\x7F\xC2\x85\xA0\xE2\x80\xA8\xED\xFF"};
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (auto n = random() % 12; n > 0; --n) text += alphabet[random() % alphabet.size()];
    check(text);
  }
}

TEST_CASE("JSON writer: numbers, empty values, commas", "[unit]") {
  for (double const value : {0.0, 1.0, -2.5, 0.98, 1e-9, 1234567.875, 1e300, std::nan("")})
    CHECK(JsonWriter{}.real(value).take() == Json(value).dump());
  JsonWriter json;
  json.begin('{').key("a").number(7).key("b").nullable("").key("c").begin('[').end(']');
  json.members("{\"d\":1,\"e\":2}").members("{}").key("f").begin('[').null().text("x").end(']');
  CHECK(json.end('}').take() == R"({"a":7,"b":null,"c":[],"d":1,"e":2,"f":[null,"x"]})");
}

TEST_CASE("JSON writer: an article is what its JSON is", "[unit]") {
  auto full = backfile::tests::full_article();
  auto odd = full;
  odd.title = "a\xFF\nb\u0085";
  odd.evidence["\"odd\""] = {{1, 0, 1, "\x01", ""}};
  odd.source = {};
  for (auto const& article : {full, odd, backfile::Article{}})
    for (auto const bodies : {Bodies::include, Bodies::leave_out})
      CHECK(article_json_text(article, bodies) == to_json_text(to_json(article, bodies)));
}

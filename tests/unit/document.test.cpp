// Article → plain document: positions, weights, the complement of the body, values, limits.
#include "indexer/index/document.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "backfile/error.hpp"
#include "indexer/index/schema.hpp"
#include "indexer/index/terms.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::article_of;
using backfile::tests::full_article;

namespace {

using Numbers = std::vector<std::uint32_t>;

struct Document {
  explicit Document(Article const& article) : plain{DocumentBuilder{}.build(article)} {}

  Posting const* find(std::string const& term) const {
    auto const found = std::ranges::lower_bound(plain.postings, term, {}, &Posting::term);
    return found != plain.postings.end() && found->term == term ? &*found : nullptr;
  }
  bool has(std::string const& term) const { return find(term) != nullptr; }
  Numbers positions(std::string const& term) const {
    return has(term) ? find(term)->positions : Numbers{};
  }
  std::uint32_t wdf(std::string const& term) const { return has(term) ? find(term)->wdf : 0; }
  std::optional<std::string> value(std::string_view name) const {
    for (auto const& [slot, text] : plain.values)
      if (static_cast<int>(slot) == field(name).slot) return text;
    return std::nullopt;
  }

  PlainDocument plain;
};

Article with(std::string title, std::string body) {
  return article_of({"a", std::move(body), std::move(title)});
}

Error refusal(Article const& article) {
  try {
    static_cast<void>(DocumentBuilder{}.build(article));
  } catch (Error const& error) {
    return error;
  }
  return {Code::usage, "not refused"};
}

}  // namespace

TEST_CASE("document: terms and values are sorted and stand once", "[unit]") {
  auto const document = Document{full_article()}.plain;
  CHECK(document.id == "full-1");
  CHECK(std::ranges::is_sorted(document.postings, {}, &Posting::term));
  CHECK(std::ranges::adjacent_find(document.postings, {}, &Posting::term) ==
        document.postings.end());
  CHECK(std::ranges::is_sorted(document.values));
  for (auto const& posting : document.postings) {
    INFO("term: " << posting.term);
    CHECK(std::ranges::is_sorted(posting.positions));
    CHECK(std::ranges::adjacent_find(posting.positions) == posting.positions.end());
    CHECK((posting.wdf > 0 || posting.positions.empty() || posting.term == kParagraphTerm));
  }
}

TEST_CASE("document: fields are apart in positions", "[unit]") {
  auto article = with("one alpha", "alpha two");
  article.deck = "alpha";
  article.captions = {"alpha three", "alpha"};
  article.byline = {{"Alpha Person", BylineKind::person, "", {}}};
  article.outlet.name = "Alpha Post";
  Document const document{article};
  auto const base = [](std::string_view name) { return field(name).base; };
  CHECK(document.positions("alpha") == Numbers{2, base("deck") + 1, base("byline") + 1,
                                               base("outlet") + 1, base("caption") + 1,
                                               base("caption") + 2 + 1'001 + 1, base("body") + 1});
  CHECK(document.positions("Salpha") == Numbers{2});
  CHECK(document.positions("XCAPalpha") == Numbers{1, 1'004});
  CHECK(document.positions("Aalpha") == Numbers{1});
  CHECK(document.positions("two") == Numbers{base("body") + 2});
  CHECK(document.positions("Zen:alpha").empty());
}

TEST_CASE("document: what is beyond a field's room has no position in another's", "[unit]") {
  std::string title;
  for (int i = 0; i < 9000; ++i) title += "long ";
  Document const document{with(title + "tail", "body")};
  auto const& positions = document.find("long")->positions;
  CHECK(positions.front() == 1);
  CHECK(positions.back() < field("deck").base);
  CHECK(document.has("tail"));
  CHECK(document.positions("tail").empty());
  CHECK(document.positions("Stail") == Numbers{9001});
}

TEST_CASE("document: fields weigh", "[unit]") {
  auto article = with("alpha", "alpha beta\n\nalpha gamma gamma");
  article.captions = {"delta"};
  Document const document{article};
  auto const weight = [](std::string_view name) { return field(name).weight; };
  CHECK(document.wdf("alpha") == weight("title") + 2 * weight("body"));
  CHECK(document.wdf("beta") == weight("body"));
  CHECK(document.wdf("gamma") == 2 * weight("body"));
  CHECK(document.wdf("delta") == weight("caption"));
  CHECK(weight("title") > weight("body"));
  CHECK(weight("body") == kWordWeight);
  CHECK(weight("caption") < weight("body"));
  CHECK(document.wdf("Salpha") == kWordWeight);
  CHECK(document.wdf("XLEDEbeta") == 1);
  CHECK(document.wdf("Zen:alpha") == document.wdf("alpha"));
}

TEST_CASE("document: words outside of the body are marked", "[unit]") {
  auto article = with("missiles headline", "A missile flew. 한국은");
  article.captions = {"body missile", "북한"};
  Document const document{article};
  struct Row {
    std::string term;
    bool outside;
  };
  Row const rows[] = {{"headline", true},    {"missiles", true},    {"missile", false},
                      {"Zen:missil", false}, {"Zen:headlin", true}, {"body", true},
                      {"flew", false},       {"한국은", false},     {"#한국", false},
                      {"#북한", true},       {"북한", true}};
  for (auto const& row : rows) {
    INFO("term: " << row.term);
    CHECK(document.has(row.term));
    CHECK(document.has("XNB" + row.term) == row.outside);
  }
  CHECK(document.find("XNBheadline")->wdf == 0);
  CHECK_FALSE(Document{with("missile", "missile")}.has("XNBmissile"));
}

TEST_CASE("document: stems are those of the article's language", "[unit]") {
  auto article = with("", "Raketen US 1,874 19th F-16 한국은");
  article.lang = "de";
  Document const german{article};
  CHECK(german.has("Zde:raket"));
  CHECK_FALSE(german.has("Zen:raketen"));
  CHECK(german.has("@us"));
  CHECK_FALSE(german.has("us"));
  CHECK(german.has("1874"));
  for (auto const term : {"Zde:us", "Zde:@us", "Zde:1874", "Zde:한국은"})
    CHECK_FALSE(german.has(term));
  article.lang = "ko";
  CHECK(Document{article}.has("Zund:raketen"));
  article.lang = "";
  CHECK(Document{article}.has("Zen:raketen"));
}

TEST_CASE("document: values", "[unit]") {
  auto article = full_article();
  article.title = "  HEADLINE  of harvests";
  article.words = 457;
  Document const document{article};
  struct Row {
    std::string_view field;
    std::string expected;
  };
  Row const rows[] = {{"date", "20230914111301"},
                      {"updated", "202310"},
                      {"outlet", "The Harbour Courier"},
                      {"byline",
                       "Ji Da-gyum\x1F"
                       "Evening Desk"},
                      {"lang", "en"},
                      {"genre", "editorial"},
                      {"source", "Syndicated Wire\x1FSecond Wire"},
                      {"credit", "Photo Pool"},
                      {"dateline", "Port Ellery"},
                      {"words", "0000000457"},
                      {"title", "headline of harvests"},
                      {"id", "full-1"}};
  for (auto const& row : rows) {
    INFO("field: " << row.field);
    CHECK(document.value(row.field) == row.expected);
  }
}

TEST_CASE("document: values of a facet are bounded", "[unit]") {
  auto article = with("t", "b");
  for (int i = 0; i < 150; ++i) article.source.push_back("Wire " + std::to_string(i));
  article.outlet.name = std::string(499, 'x') + "한";
  Document const document{article};
  auto const packed = document.value("source").value_or("");
  CHECK(std::ranges::count(packed, kValueSeparator) == 99);
  CHECK(document.value("outlet") == std::string(499, 'x'));
  CHECK(document.has(value_term(field("source"), "Wire 149")));
}

TEST_CASE("document: a separator inside a value does not make two of it", "[unit]") {
  auto article = with("t", "b");
  article.source = {"One\x1FTwo"};
  auto const packed = Document{article}.value("source").value_or("");
  CHECK(std::ranges::count(packed, kValueSeparator) == 0);
}

TEST_CASE("document: imprecise dates have the units that are known", "[unit]") {
  struct Row {
    std::string date;
    std::string units;
  };
  Row const rows[] = {{"2023", "D2023 Y2023 "},
                      {"2023-09", "D202309 M202309 Y2023 "},
                      {"2023-09-14", "D20230914 M202309 Y2023 "},
                      {"2023-09-14T11:13", "D20230914 M202309 Y2023 "},
                      {"", ""}};
  for (auto const& row : rows) {
    INFO("date: " << row.date);
    Document const document{article_of({"a", "lower case", "", row.date})};
    std::string units;
    for (auto const& posting : document.plain.postings)
      if (std::string_view{"YMD"}.find(posting.term.front()) != std::string_view::npos)
        units += posting.term + " ";
    CHECK(units == row.units);
    CHECK(document.has("XHAS:date") == !row.date.empty());
  }
}

TEST_CASE("document: what an index cannot hold is refused", "[unit]") {
  auto article = with("t", "b");
  article.id = "";
  CHECK(refusal(article).code() == Code::input_unusable);
  article.id = std::string(kMaxIdBytes + 1, 'x');
  CHECK(refusal(article).code() == Code::input_unusable);
  article.id = std::string(kMaxIdBytes, 'x');
  CHECK(refusal(article).message() == "not refused");
  for (unsigned i = 0; i < 250'000; ++i) article.body += "w" + std::to_string(i) + " ";
  CHECK(refusal(article).code() == Code::input_unusable);
}

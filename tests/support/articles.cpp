#include "tests/support/articles.hpp"

#include "indexer/index/moment.hpp"

namespace backfile::tests {

DateField dated(std::string_view text) {
  DateField field;
  field.value = Date::from_iso(text);
  if (field.value) field.status = Status::stated;
  return field;
}

Article article_of(Brief const& brief) {
  Article article;
  article.id = brief.id;
  article.body = brief.body;
  article.title = brief.title;
  article.date = dated(brief.date);
  article.outlet.name = brief.outlet;
  if (!brief.outlet.empty()) article.outlet.status = Status::stated;
  article.lang = brief.lang;
  article.words = count_words(article.body, article.lang);
  return article;
}

Article full_article() {
  auto article = article_of({"full-1", "The lede speaks.\n\nThe second paragraph goes on.",
                             "Headline of harvests", "2023-09-14T11:13:01", "Harbour Courier"});
  article.path = "pages/full.txt";
  article.url = "https://courier.example/full";
  article.deck = "Deckline under it";
  article.outlet.canonical = "The Harbour Courier";
  article.outlet.evidence = {{2, 10, 25, "Harbour Courier", "masthead"}};
  article.outlet.alternatives = {{"Courier", Status::derived, {{9, 90, 97, "Courier", "foot"}}}};
  article.source = {"Syndicated Wire", "Second Wire"};
  article.credits = {"Photo Pool"};
  article.date.value->offset_minutes = 540;
  article.date.tz_assumed = "Asia/Seoul";
  article.date.confidence = 0.75;
  article.date.evidence = {{3, 30, 49, "2023.09.14 11:13:01", "header-pair"}};
  article.date.alternatives = {{"2023-09-13", Status::stated, {{8, 80, 90, "Sept. 13", "line"}}}};
  article.updated = dated("2023-10");
  article.updated.confidence = 1.0;
  article.mentions = {{*Date::from_iso("2019"), {5, 70, 74, "2019", "named"}},
                      {*Date::from_iso("2023-09-13"), {6, 75, 84, "Wednesday", "counted"}}};
  article.byline = {
      {"Ji Da-gyum", BylineKind::person, "ji@courier.example", {{4, 50, 60, "", "by"}}},
      {"Evening Desk", BylineKind::organisation, "", {}}};
  article.genre = "editorial";
  article.dateline = "Port Ellery";
  article.captions = {"Captioned photograph", "Another picture"};
  article.furniture = {"Advertisement", "Share this"};
  article.evidence["title"] = {{1, 0, 20, "Headline of harvests", "first-line"}};
  article.evidence["lang"] = {{0, 0, 0, "", "detector"}};
  article.indexed = internal::indexed_at(*Date::from_iso("2024-05-02T03:04:05Z"));
  article.notes = {"one note", "another"};
  return article;
}

}  // namespace backfile::tests

// Expressions of time in texts: which dates they name, and when an undated text can be from.
#include <backfile/extract.hpp>
#include <string>

#include "indexer/extract/times/age.hpp"
#include "indexer/extract/times/times.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

// Of an article of that language and date with this body; "ahead" is told by the dates.
std::string mentions_of(std::string_view body, std::string_view lang, std::string_view date) {
  Article article;
  article.lang = lang;
  article.body = body;
  article.date.value = Date::from_iso(date);
  fill_times(article, passages_of(article), {});
  std::string out;
  for (auto const& mention : article.mentions)
    out += (out.empty() ? "" : " ") + mention.date.value();
  return out;
}

struct Row {
  std::string_view text;
  std::string_view dates;
};

template <std::size_t N>
void check(Row const (&rows)[N], std::string_view lang, std::string_view date) {
  for (auto const& row : rows) {
    CAPTURE(row.text);
    CHECK(mentions_of(row.text, lang, date) == row.dates);
  }
}

}  // namespace

TEST_CASE("times: English texts name dates", "[unit][times]") {
  Row const rows[] = {
      // with their year
      {"The pier opened on June 3, 1961.", "1961-06-03"},
      {"The pier opened on 3 June 1961 and closed on 4th of May, 1999.", "1961-06-03 1999-05-04"},
      {"She has kept bees since April 2019.", "2019-04"},
      {"It was the first race since 2019, and the best of the 1990s.", "2019"},
      {"They renewed their 1961 treaty.", "1961"},
      {"The ferry (photographed 2023.8.21) is new.", "2023-08-21"},
      {"It was built from 1911 until 1914.", "1911 1914"},
      // counted from Thursday, 21 September 2023
      {"The mayor said Thursday that the bridge is safe.", "2023-09-21"},
      {"The mayor spoke on Wednesday, before the vote on Sept. 26.", "2023-09-20 2023-09-26"},
      {"The council will meet on Monday.", "2023-09-25"},
      {"She said Monday that the council will meet.", "2023-09-18"},
      {"The fair ended yesterday. It returns in May next year.", "2023-09-20 2024-05"},
      {"Sales fell last month and in July.", "2023-07 2023-08"},
      {"The storm came on the 13th of last month, the repair on the 6th, officials say.",
       "2023-08-13 2023-09-06"},
      {"The storm of December last year was worse than that in February of this year.",
       "2022-12 2023-02"},
      {"A meeting is possible by the end of this year or early next year.", "2023 2024"},
      {"Harbours closed in May and August.", "2023-05 2023-08"},
      {"Boats sailed in late October.", "2022-10"},
      {"On Jan. 2 the lights went out.", "2023-01-02"},
      {"On Dec. 30 the lights went out.", "2023-12-30"},
      // the article's own time, and no times at all
      {"This month and this week were dry, as the whole of this year.", ""},
      {"You may march on, and the sun and the sat receiver will not mind.", ""},
      {"Read the Sunday Times on Good Friday.", ""},
      {"He paid 1,961 crowns in 2,019 coins, 50% more, at 15:11.", ""},
      {"She lives on the 6th floor, near the 38th parallel.", ""},
      {"May 1,500 visitors come!", ""},
      {"On Feb. 30, 2021 nothing happened.", ""},
      {"In 1066 it was", ""},
      {"Room 2019 is on the left.", ""},
  };
  check(rows, "en", "2023-09-21T15:11");
}

TEST_CASE("times: without a date of publication only full dates are named", "[unit][times]") {
  Row const rows[] = {
      {"The mayor said Thursday that the pier of 1961 was painted in April 2019.", "1961 2019-04"},
      {"On Sept. 13, on the 6th, last month and yesterday.", ""},
  };
  check(rows, "en", "");
  check(rows, "en", "2023-09");
}

TEST_CASE("times: German, French and Spanish texts", "[unit][times]") {
  Row const german[] = {
      {"Am 3. Juni 1961 wurde die Brücke eröffnet.", "1961-06-03"},
      {"Seit März 2019 fährt die Fähre, seit 1911 der Zug.", "1911 2019-03"},
      {"Der Rat tagte am Mittwoch und am 13. September.", "2023-09-13 2023-09-20"},
      {"Im vergangenen Monat und im nächsten Jahr", "2023-08 2024"},
      {"Am 13. des vergangenen Monats brach der Damm.", "2023-08-13"},
      {"Gestern wurde gebaut, wie im Juli.", "2023-07 2023-09-20"},
      {"Der Mann auf Platz 3. Junitage sind lang.", ""},
  };
  check(german, "de", "2023-09-21");
  Row const french[] = {
      {"Le 3 juin 1961, le pont fut ouvert ; le 1er mai 1999, il ferma.", "1961-06-03 1999-05-01"},
      {"Depuis avril 2019 et en 1911", "1911 2019-04"},
      {"Le conseil a siégé mercredi et le 13 septembre.", "2023-09-13 2023-09-20"},
      {"Le mois dernier, puis hier, en février", "2023-02 2023-08 2023-09-20"},
      {"L'année dernière, la mer était haute.", "2022"},
  };
  check(french, "fr", "2023-09-21");
  Row const spanish[] = {
      {"El 3 de junio de 1961 se abrió el puente.", "1961-06-03"},
      {"Desde abril de 2019 y desde 1911", "1911 2019-04"},
      {"El consejo se reunió el miércoles y el 13 de septiembre.", "2023-09-13 2023-09-20"},
      {"El mes pasado, ayer y en febrero", "2023-02 2023-08 2023-09-20"},
      {"El año pasado hubo sequía.", "2022"},
  };
  check(spanish, "es", "2023-09-21");
}

TEST_CASE("times: Korean, Japanese and Chinese texts", "[unit][times]") {
  Row const korean[] = {
      {"다리는 1961년 6월 3일 열렸다.", "1961-06-03"},
      {"지난달 13일 회담에 이어 6일 열린 회의", "2023-08-13 2023-09-06"},
      {"지난해 12월과 올해 2월, 그리고 7월", "2022-12 2023-02 2023-07"},
      {"목요일에 3일 동안 열린 행사는 13일(현지시간) 끝났다.", "2023-09-13 2023-09-21"},
      {"이달 들어 10일간 비가 왔다.", ""},
  };
  check(korean, "ko", "2023-09-21");
  Row const japanese[] = {
      {"橋は1961年6月3日に開通した。", "1961-06-03"},
      {"先月13日の会談に続き、6日に会議が開かれた。", "2023-08-13 2023-09-06"},
      {"昨年12月と今年2月、それに７月", "2022-12 2023-02 2023-07"},
      {"木曜日に3日間の祭りが終わった。", "2023-09-21"},
  };
  check(japanese, "ja", "2023-09-21");
  Row const chinese[] = {
      {"大桥于1961年6月3日开通。", "1961-06-03"},
      {"去年12月，上月13日", "2022-12 2023-08-13"},
  };
  check(chinese, "zh", "2023-09-21");
}

TEST_CASE("times: months of the other languages that ICU knows", "[unit][times]") {
  struct Other {
    std::string_view lang, text;
  };
  Other const rows[] = {
      {"it", "Il ponte fu aperto il 3 giugno 1961."},
      {"pt", "A ponte abriu em 3 de junho de 1961."},
      {"nl", "De brug ging op 3 juni 1961 open."},
      {"sv", "Bron öppnades den 3 juni 1961."},
      {"pl", "Most otwarto 3 czerwca 1961 roku."},
      {"cs", "Most byl otevřen 3. června 1961."},
      {"ru", "Мост открыли 3 июня 1961 года."},
      {"uk", "Міст відкрили 3 червня 1961 року."},
      {"tr", "Köprü 3 Haziran 1961 günü açıldı."},
      {"fi", "Silta avattiin 3. kesäkuuta 1961."},
      {"el", "Η γέφυρα άνοιξε στις 3 Ιουνίου 1961."},
      {"hr", "Most je otvoren 3. lipnja 1961."},
  };
  for (auto const& row : rows) {
    CAPTURE(row.text);
    CHECK(mentions_of(row.text, row.lang, "") == "1961-06-03");
  }
}

TEST_CASE("times: a mention has its evidence, and there are at most 64", "[unit][times]") {
  Article article;
  article.lang = "en";
  article.title = "A pier of 1961";
  article.date.value = Date::from_iso("2023-09-21");
  article.body = "It was said Thursday.\n\nAnd again on Thursday.";
  fill_times(article, passages_of(article), {});
  REQUIRE(article.mentions.size() == 2);
  CHECK(article.mentions[0].evidence == Evidence{0, 0, 0, "1961", "named"});
  CHECK(article.mentions[1].evidence == Evidence{0, 0, 0, "Thursday", "counted"});
  article.body.clear();
  for (int year = 1900; year < 2000; ++year) article.body += "in " + std::to_string(year) + ", ";
  fill_times(article, passages_of(article), {});
  CHECK(article.mentions.size() == 64);
}

namespace {

std::string estimate_of(std::string_view body, std::string const& captured,
                        std::string_view caption = "") {
  Article article;
  article.lang = "en";
  article.body = body;
  if (!caption.empty()) article.captions.emplace_back(caption);
  ExtractOptions options;
  options.captured = captured;
  fill_times(article, passages_of(article), options);
  auto const& found = article.date.estimate;
  if (!found) return "none";
  CHECK_FALSE(found->evidence.empty());
  return found->earliest.iso() + " " + found->latest.iso() + " " + found->best.iso();
}

}  // namespace

TEST_CASE("times: when an undated article can be from", "[unit][times]") {
  constexpr std::string_view kEvent =
      "The Ellery Harbour strike held on the 13th of last month was long.\n\n"
      "The Ellery Harbour strike in September was costly. A spokesman said so on the 6th, and the "
      "talks began on the 5th (local time).";
  struct EstimateRow {
    std::string_view body;
    std::string captured;
    std::string_view caption;
    std::string_view estimate;
  };
  EstimateRow const rows[] = {
      // One event is "last month" and "in September"; the caption has the year.
      {kEvent, "", "The quay. (Photo pool) 2023.9.21", "2023-10-06 2023-10-31 2023-10-06"},
      {kEvent, "2023-10-20", "The quay. 2023.9.21", "2023-10-06 2023-10-20 2023-10-06"},
      {kEvent, "", "", "none"},
      {kEvent, "", "The quay. 2019.3.1", "none"},
      // Another event has another month.
      {"The harbour strike of last month was long. The Ellery concert in July was short.", "",
       "The quay. 2023.9.21", "none"},
      // The weekday of the lede, before the day of fetching.
      {"The harbour closed, the port said Thursday.\n\nIt had opened on Wednesday.", "2024-06-21",
       "", "2024-06-20 2024-06-21 2024-06-20"},
      {"The harbour closed, the port said Thursday.", "", "", "none"},
      {"The harbour closed.\n\nIt had opened on Wednesday.", "2024-06-21", "", "none"},
      {"The harbour will close on Thursday.", "2024-06-21", "", "none"},
      // The last day that is told.
      {"Boats came between Sept. 7 and Oct. 1.", "2023-10-21", "",
       "2023-10-01 2023-10-21 2023-10-21"},
      {"Boats came on Dec. 30.", "2024-01-04", "", "2023-12-30 2024-01-04 2024-01-04"},
      {"Boats came on Sept. 7, 2009.", "2023-10-21", "", "none"},
      {"Nothing is said of any day.", "2023-10-21", "", "none"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.body, row.captured, row.caption);
    CHECK(estimate_of(row.body, row.captured, row.caption) == row.estimate);
  }
}

TEST_CASE("times: how old something is said to be", "[unit][times]") {
  struct AgeRow {
    std::string_view text;
    std::string_view estimate;  // earliest, latest, best
  };
  AgeRow const rows[] = {
      {"3 hours ago", "2024-03-01 2024-03-02 2024-03-02"},
      {"20 Hours Ago", "2024-03-01 2024-03-02 2024-03-01"},
      {"23h ago", "2024-03-01 2024-03-02 2024-03-01"},
      {"24 hours ago", "2024-02-29 2024-03-01 2024-03-01"},
      {"an hour ago", "2024-03-01 2024-03-02 2024-03-02"},
      {"5 mins. ago", "2024-03-01 2024-03-02 2024-03-02"},
      {"just now", "2024-03-02 2024-03-02 2024-03-02"},
      {"Yesterday", "2024-03-01 2024-03-01 2024-03-01"},
      {"2 days ago", "2024-02-28 2024-02-29 2024-02-29"},
      {"1 week ago", "2024-02-17 2024-02-24 2024-02-24"},
      {"vor 3 Stunden", "2024-03-01 2024-03-02 2024-03-02"},
      {"Il y a 2 jours", "2024-02-28 2024-02-29 2024-02-29"},
      {"hace 2 d\u00EDas", "2024-02-28 2024-02-29 2024-02-29"},
      {"3\uC2DC\uAC04 \uC804", "2024-03-01 2024-03-02 2024-03-02"},
      {"3 \u6642\u9593\u524D", "2024-03-01 2024-03-02 2024-03-02"},
      {"3\u5C0F\u65F6\u524D", "2024-03-01 2024-03-02 2024-03-02"},
      // No age, no whole age, or none that says much.
      {"", "none"},
      {"ago", "none"},
      {"3 hours", "none"},
      {"in 3 hours", "none"},
      {"3 hours ago by Ann", "none"},
      {"3 of 5 hours ago", "none"},
      {"3 years ago", "none"},
      {"99999 days ago", "none"},
      {"9999 days ago", "none"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.text);
    auto const found = estimate_of_age(row.text, {2024, 3, 2});
    CHECK((found ? found->earliest.iso() + " " + found->latest.iso() + " " + found->best.iso()
                 : "none") == row.estimate);
  }
}

TEST_CASE("times: a dated article has no estimate", "[unit][times]") {
  Article article;
  article.lang = "en";
  article.body = "The harbour closed, the port said Thursday.";
  article.date.value = Date::from_iso("2024");
  ExtractOptions options;
  options.captured = "2024-06-21";
  fill_times(article, passages_of(article), options);
  CHECK_FALSE(article.date.estimate);
}

#include <string>

#include "indexer/extract/date_context.hpp"
#include "indexer/extract/header_line.hpp"
#include "indexer/extract/numeric_order.hpp"
#include "indexer/extract/printed_dates.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

TEST_CASE("printed dates of many layouts", "[unit]") {
  struct Row {
    std::string_view line;
    std::string_view values;  // joined by a space; empty: none
  };
  Row const rows[] = {
      {"2023.09.14 11:13:01 | 2023.09.14 12:19:22", "2023-09-14T11:13:01 2023-09-14T12:19:22"},
      {"Sept. 21, 2023 - 15:11 By A Name", "2023-09-21T15:11"},
      {"Published : Sept. 21, 2023 - 17:43", "2023-09-21T17:43"},
      {"Written: 2024-01-05 17:26:52Updated: 2024-01-05 17:49:27",
       "2024-01-05T17:26:52 2024-01-05T17:49:27"},
      {"All News 06:53 November 04, 2022", "2022-11-04T06:53"},
      {"by A Name · October 23, 2023", "2023-10-23"},
      {"Tuesday, 22 Oct 2024", "2024-10-22"},
      {"Posted on 3rd March 2011", "2011-03-03"},
      {"Last updated 5:04 p.m. June 2, 2016", "2016-06-02T17:04"},
      {"12:05 a.m. ET, Dec. 5, 2023", "2023-12-05T00:05"},
      {"October 1987", "1987-10"},
      {"2019년 4월 3일 오후 3시 05분", "2019-04-03T15:05"},
      {"입력 2019.04.03. 오전 11:13", "2019-04-03T11:13"},
      {"2019년 4월", "2019-04"},
      {"14. September 2023, 11:13 Uhr", "2023-09-14T11:13"},
      {"Stand: 14.09.2023, 11.13 Uhr", "2023-09-14T11:13"},
      {"Publié le 14 septembre 2023 à 11h13", "2023-09-14T11:13"},
      {"1er mars 2011", "2011-03-01"},
      {"14 de septiembre de 2023", "2023-09-14"},
      {"2023年9月14日 11時13分", "2023-09-14T11:13"},
      {"2023年9月14日 午後1時05分", "2023-09-14T13:05"},
      {"٢٢ أكتوبر ٢٠٢٤ - ٠٩:٤٥", "2024-10-22T09:45"},
      {"14 أيلول/سبتمبر 2023", "2023-09-14"},
      {"2023-09-14T11:13:01+09:00", "2023-09-14T11:13:01"},
      {"12 September 2019 at 09.05", "2019-09-12T09:05"},
      {"22/12/2023", "2023-12-22"},
      {"12/22/2023", "2023-12-22"},
      {"03/04/2023", ""},  // April or March: not said
      {"12/22/23 11:35 AM ET", "2023-12-22T11:35"},
      {"28.09.19, 12:44", "2019-09-28T12:44"},
      {"12.05.87", "1987-05-12"},
      {"14 de junio de 202207:59 hs", "2022-06-14T07:59"},
      {"14. Juni 201915. Juli 2020", "2019-06-14 2020-07-15"},  // joined by the converter
      {"6 December 20237 December 2023", "2023-12-06 2023-12-07"},
      {"March 7, 20247:55 AM", "2024-03-07T07:55"},
      {"14.09.202311:13", "2023-09-14T11:13"},
      {"January 8, 20263 comments", "2026-01-08"},
      {"quaywatcher14.09.2311:13", "2023-09-14T11:13"},
      {"By Orla ByrneDec. 21, 2023 11:00 pm", "2023-12-21T23:00"},
      {"09.21.2023 11:13", "2023-09-21T11:13"},
      {"2023 Jan 7;15(1):33", "2023-01-07"},
      {"May 2023, June 7, 2023", "2023-05 2023-06-07"},
      {"Harbour, 2.11.22", "2022-11-02"},
      {"28.01.22 / 0 Comments", "2022-01-28"},
      {"valve 12.05.23 of the pump", ""},  // a number of some kind
      {"4/5/23 11:35", ""},                // April or May: not said
      {"3 Dec 23", ""},                    // which century is not said
      {"Oct. 23", ""},                     // no year
      {"SEOUL, Oct. 23 (Agency) --", ""},
      {"version 1.2023.09.14", ""},
      {"call 2023-0914", ""},
      {"December 31, 9999", ""},
      {"", ""},
  };
  for (auto const& row : rows) {
    CAPTURE(row.line);
    std::string values;
    for (auto const& printed : find_printed_dates(row.line)) {
      if (!values.empty()) values += ' ';
      values += printed.date.value();
    }
    CHECK(values == row.values);
  }
}

TEST_CASE("the order of day and month is the page's where it has one", "[unit]") {
  auto const dates = find_printed_dates("03/04/2023", NumericOrder::day_first);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].date.value() == "2023-04-03");
  auto const dotted = find_printed_dates("09.10.2024", NumericOrder::month_first);
  REQUIRE(dotted.size() == 1);
  CHECK(dotted[0].date.value() == "2024-09-10");
}

TEST_CASE("a page shows its order by days above 12", "[unit]") {
  struct Row {
    std::string_view page;
    NumericOrder order;
  };
  Row const rows[] = {
      {"3/4/2023\n8/27/2025", NumericOrder::month_first},
      {"3.4.2023\n10.21.2024", NumericOrder::month_first},
      {"3/4/2023\n27/8/2025", NumericOrder::day_first},
      {"27/8/2025\n8/27/2025", NumericOrder::unknown},
      {"3/4/2023", NumericOrder::unknown},
      {"27/8/2025/1 of 112/27/2025", NumericOrder::day_first},
      {"16/9 and 2023/09/27", NumericOrder::unknown},
      {"", NumericOrder::unknown},
  };
  for (auto const& row : rows) {
    CAPTURE(row.page);
    CHECK(order_of_numbers(split_lines(row.page)) == row.order);
  }
}

TEST_CASE("months of languages beyond the common ones", "[unit]") {
  struct Row {
    std::string_view lang;
    std::string_view line;
    std::string_view date;
  };
  Row const rows[] = {
      {"hr", "3. lipnja 1961.", "1961-06-03"},
      {"hr", "3. listopada 1961.", "1961-10-03"},
      {"pl", "3 listopada 1961", "1961-11-03"},
      {"bg", "3 юни 1961 г.", "1961-06-03"},
      {"sk", "3. júna 1961", "1961-06-03"},
      {"et", "3. juuni 1961", "1961-06-03"},
      {"lv", "1961. gada 3. jūnijs", ""},
      {"is", "3. júní 1961", "1961-06-03"},
      {"eu", "ekainaren 3a", ""},
      {"", "3. lipnja 1961.", ""},
      {"xx", "3 June 1961", "1961-06-03"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.lang, row.line);
    auto const dates = find_printed_dates(row.line, {NumericOrder::unknown, row.lang});
    CHECK((dates.empty() ? "" : dates[0].date.value()) == row.date);
  }
}

TEST_CASE("parts of the day, eras and calendars by the language of the page", "[unit][dates]") {
  struct Row {
    std::string_view lang;
    std::string_view line;
    std::string_view values;  // "?" for a date that is noticed and not read
  };
  Row const rows[] = {
      {"ja", "2023年9月14日 午後0時30分", "2023-09-14T12:30"},
      {"ja", "2023年9月14日午前0時30分", "2023-09-14T00:30"},
      {"ja", "2023年9月14日 25時30分", "2023-09-14"},
      {"ja", "令和5年9月14日", "2023-09-14"},
      {"ja", "令和元年5月1日", "2019-05-01"},
      {"ja", "令和五年九月十四日", "2023-09-14"},
      {"ja", "2023年(令和5年)9月14日", "2023-09-14"},
      {"ja", "平成31年4月30日 18:00", "2019-04-30T18:00"},
      {"ja", "平成99年4月30日", "?"},
      {"ja", "R5.9.14 15:05", "2023-09-14T15:05"},
      {"en", "R5.9.14 15:05", ""},
      {"zh", "民國112年9月14日", "2023-09-14"},
      {"zh", "112年9月14日", "2023-09-14"},
      {"zh", "二〇二三年九月十四日", "2023-09-14"},
      {"zh", "二零二三年十二月三十一日 下午三点五分", "2023-12-31T15:05"},
      {"zh", "2023-09-14 晚上8点15分", "2023-09-14T20:15"},
      {"zh", "2023-09-14 晚上12点15分", "2023-09-14"},
      {"zh", "2023年9月14日 中午12:30", "2023-09-14T12:30"},
      {"zh", "2023年9月14日 上午12:30", "2023-09-14T00:30"},
      {"zh", "2023年9月14日 下午3点半", "2023-09-14T15:30"},
      {"ko", "2023년 9월 14일 오전 12시 30분", "2023-09-14T00:30"},
      {"th", "6 มิถุนายน 2554", "2011-06-06"},
      {"th", "14 ก.ย. 2566 15:05 น.", "2023-09-14T15:05"},
      {"th", "14 มี.ค. 2566", "2023-03-14"},
      {"th", "14 ม.ค. 2566", "2023-01-14"},
      {"th", "14 ก.ย. 66", ""},
      {"th", "14/09/66 10:05", ""},
      {"fa", "۲۳ شهریور ۱۴۰۲", "2023-09-14"},
      {"fa", "۱۴۰۲/۰۶/۲۳ ساعت ۱۵:۰۵", "2023-09-14T15:05"},
      {"ar", "29/02/1445", "?"},
      {"ar", "29 صفر 1445هـ الموافق 14 سبتمبر 2023م", "2023-09-14"},
      {"ar", "14 تشرين الأول 2023", "2023-10-14"},
      {"ar", "14 تشرين الثاني 2023 الساعة 10:30 صباحًا", "2023-11-14T10:30"},
      {"ne", "२०८०/०५/२८", "?"},
      {"hr", "3. lis 2019", "2019-10-03"},
      {"cs", "3. lis 2019", "2019-11-03"},
      {"", "3 listopada 2019", "?"},
      {"he", "14 בספטמבר 2023", "2023-09-14"},
      {"vi", "Ngày 14 tháng 9 năm 2023", "2023-09-14"},
      {"vi", "14/9/2023 3:05 CH", "2023-09-14T15:05"},
      {"hu", "2023. szeptember 14., csütörtök 15:05", "2023-09-14T15:05"},
      {"pl", "14 września 2023 r., godz. 15:05", "2023-09-14T15:05"},
      {"fr", "14 septembre 2023 à 9 h 05", "2023-09-14T09:05"},
      {"de", "14. September 2023, 3.05 Uhr nachmittags", "2023-09-14T15:05"},
      {"es", "14 de septiembre de 2023, 3:05 de la tarde", "2023-09-14T15:05"},
      {"ca", "14 d'abril de 2023", "2023-04-14"},
      {"pt", "14/09/2023 às 10:05 em Lisboa", "2023-09-14T10:05"},
      {"en", "14 Sep 2023 12:00 noon", "2023-09-14T12:00"},
      {"en", "14 Sep 2023 12:00 midnight", "2023-09-14"},
      {"en", "14 Sep 2023 24:00", "2023-09-14"},
      {"no", "14. september 2023 3:05 ettermiddag", "2023-09-14T15:05"},
      {"", "14. september 2023 3:05 ettermiddag", "2023-09-14"},
      {"", "14. september 2023 15:05 ettermiddag", "2023-09-14T15:05"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.lang, row.line);
    std::string values;
    for (auto const& printed :
         find_printed_dates(row.line, {NumericOrder::day_first, row.lang}))
      values += printed.exists ? printed.date.value() : "?";
    CHECK(values == row.values);
  }
}

TEST_CASE("the offset that a zone's name has on the day", "[unit][dates]") {
  constexpr int kNone = -9999;
  struct Row {
    std::string_view line;
    int offset;
  };
  Row const rows[] = {
      {"14 Sep 2023 11:13 CEST", 120},
      {"14 Sep 2023 11:13 MESZ", 120},
      {"14 Sep 2023 11:13 WIB", 420},
      {"14 Sep 2013 11:13 MSK", 240},  // Moscow's clocks were an hour ahead then
      {"14 Sep 2023 11:13 MSK", 180},
      {"Sept. 16, 2023, 10:01 a.m. ET", -240},
      {"Jan. 16, 2023, 10:01 a.m. ET", -300},
      {"14 Sep 2023 11:13 (GMT+7)", 420},
      {"14 Sep 2023 11:13 UTC+05:30", 330},
      {"14 Sep 2023 11:13 UTC−3", -180},
      {"14 Sep 2023 11:13 +0530", 330},
      {"14 Sep 2023 11:13 +0537", kNone},
      {"14 Sep 2023 11:13 Central European Summer Time", 120},
      {"14 Sep 2023 11:13 Asia/Seoul", 540},
      {"14 Sep 2023 11:13 IST", kNone},
      {"14 Sep 2023 11:13 CST", kNone},
      {"14 Sep 2023 11:13 BST", kNone},
      {"14 septembre 2023 à 15:05 est", kNone},  // "is"
      {"14 Sep 2023 15:05 ART", kNone},          // a section; (ART) is Argentina's time
      {"14 Sep 2023 15:05 (ART)", -180},
  };
  for (auto const& row : rows) {
    CAPTURE(row.line);
    auto const dates = find_printed_dates(row.line);
    REQUIRE(dates.size() == 1);
    CHECK(dates[0].date.offset_minutes.value_or(kNone) == row.offset);
  }
}

TEST_CASE("offsets, weekdays and days that do not exist", "[unit]") {
  auto const iso = find_printed_dates("2023-09-14T11:13:01+09:00");
  REQUIRE(iso.size() == 1);
  CHECK(iso[0].date.offset_minutes == 540);
  auto const zone = find_printed_dates("Sept. 14, 2023 11:13 GMT");
  REQUIRE(zone.size() == 1);
  CHECK(zone[0].date.offset_minutes == 0);
  auto const weekday = find_printed_dates("Thursday, September 14, 2023");
  REQUIRE(weekday.size() == 1);
  CHECK(weekday[0].weekday == 4u);
  CHECK(weekday[0].begin == 0);
  auto const two = find_printed_dates("2023-09-14 Thursday 2023-09-15");
  REQUIRE(two.size() == 2);
  CHECK(two[0].weekday == 4u);
  CHECK_FALSE(two[1].weekday);
  CHECK(two[1].begin == two[0].end + 1);
  auto const impossible = find_printed_dates("February 30, 2018");
  REQUIRE(impossible.size() == 1);
  CHECK_FALSE(impossible[0].exists);
}

TEST_CASE("labels tell publication from change", "[unit]") {
  struct Row {
    std::string_view line;
    DateLabel first;
  };
  Row const rows[] = {{"Published: 14 Sept 2023", DateLabel::published},
                      {"기사입력 2019.04.03 11:13", DateLabel::published},
                      {"최종수정 : 2019-04-03", DateLabel::updated},
                      {"Aktualisiert am 14.09.2023", DateLabel::updated},
                      {"Mis à jour le 14 septembre 2023", DateLabel::updated},
                      {"更新：2023年11月6日", DateLabel::updated},
                      {"2023年11月6日 更新", DateLabel::updated},
                      {"Last updated 2 June 2016", DateLabel::updated},
                      {"Retrieved on 2 June 2016", DateLabel::other},
                      {"Eingetragen am 14.09.2023", DateLabel::published},
                      {"Post time: 14-09-2023", DateLabel::published},
                      {"Zuletzt bearbeitet: 14.09.2023", DateLabel::updated},
                      {"Termin: 14.09.2023", DateLabel::other},
                      {"Registriert: 18.09.2008, 05:56", DateLabel::other},
                      {"Gültig seit: 14.09.2023", DateLabel::other},
                      {"Tuesday, 22 Oct 2024", DateLabel::none}};
  for (auto const& row : rows) {
    CAPTURE(row.line);
    auto const header = read_header_line(row.line, NumericOrder::day_first);
    REQUIRE(header.dates.size() == 1);
    CHECK(header.dates[0].label == row.first);
    CHECK(header.rest_units == 0);
  }
}

TEST_CASE("days of events and of posts that are quoted", "[unit]") {
  struct Row {
    std::string_view line;
    DateLabel label;
  };
  Row const rows[] = {
      {"14. September 2023, 13:15 Uhr - 19:00 Uhr", DateLabel::other},
      {"Sept. 14, 2023 1:15 pm to 7 pm", DateLabel::none},  // an hour alone is no time
      {"Sept. 14, 2023 1:15 pm – 7:00 pm", DateLabel::other},
      {"12.–14. September 2023", DateLabel::other},
      {"Part 12 - 14 September 2023", DateLabel::none},
      {"— Orla Byrne (@orlabyrne) September 14, 2023", DateLabel::other},
      {"Geteilt von Orla Byrne (@orlabyrne) am 14. September 2023", DateLabel::other},
      {"Orla Byrne (@orlabyrne) 2 days ago 14 September 2023", DateLabel::none},
      {"14. September 2023 - 13:15 Uhr", DateLabel::none},
  };
  for (auto const& row : rows) {
    CAPTURE(row.line);
    auto const header = read_header_line(row.line, NumericOrder::unknown);
    REQUIRE(header.dates.size() == 1);
    CHECK(header.dates[0].label == row.label);
  }
}

TEST_CASE("what blogs say below a story", "[unit]") {
  struct Row {
    std::string_view line;
    std::string_view name;
  };
  Row const rows[] = {
      {"This entry was posted in Harbours and tagged Dues, Fares on May 3, 2021 by Orla Byrne.",
       "Orla Byrne"},
      {"Dieser Eintrag wurde veröffentlicht in Hafen am 3. Mai 2021 von Orla Byrne.", "Orla Byrne"},
      {"Posted in Harbours by Orla Byrne on May 3, 2021", "Orla Byrne"},
      {"Posted in Harbours by quaywatcher on May 3, 2021", "quaywatcher"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.line);
    CHECK(tells_of_entry(row.line));
    auto const header = read_header_line(row.line, NumericOrder::unknown);
    REQUIRE(header.dates.size() == 1);
    CHECK(header.dates[0].label == DateLabel::published);
    CHECK(header.rest_units == 0);
    CHECK((header.names.empty() ? header.lone : header.names[0].name) == row.name);
  }
  CHECK_FALSE(tells_of_entry("This entry fee was raised on May 3, 2021"));
}

TEST_CASE("marks and labels set a date apart from what else is on its line", "[unit]") {
  auto const framed = [](std::string_view line) {
    return read_header_line(line, NumericOrder::unknown).framed;
  };
  CHECK(framed("Published: 3 May 2021 | Filed under: Harbours, Dues"));
  CHECK(framed("Orla Byrne – 3 May 2021 – Column"));
  CHECK(framed("Dues, Quay Herald - May 3, 2021 3:06 pm"));
  CHECK(framed("3 May 2021 · Orla Byrne on behalf of the board"));
  CHECK_FALSE(framed("The dues of 3 May 2021 are to stay"));
  CHECK_FALSE(framed("3 May 2021 - Dues are to stay"));
}

TEST_CASE("days without a year and issues with nothing but one", "[unit]") {
  CHECK(is_yearless_date("Wed 4 Nov, 07:30"));
  CHECK(is_yearless_date("Written: 17:26:52Updated: 19:49:27"));
  CHECK_FALSE(is_yearless_date("In May 14 boats sailed"));
  CHECK(read_issue_year("1926"));
  CHECK(read_issue_year("Issue of 1931"));
  CHECK(read_issue_year("Volume XXVII · 1958"));
  CHECK_FALSE(read_issue_year("The winter of 1947"));
  CHECK_FALSE(read_issue_year("19261"));
}

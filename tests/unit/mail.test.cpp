// Messages and mailboxes: headers, encoded words, parts, articles.
#include "indexer/formats/mail.hpp"

#include <cstdint>
#include <sstream>

#include "indexer/formats/mime.hpp"
#include "tests/support/article_list.hpp"
#include "tests/support/catch.hpp"

namespace backfile::internal {
namespace {

std::string const kBody =
    "The ferry of Keld is green because the paint was left over from the pier, and\n"
    "the pier was green because of the railway, which was never built in the end.\n";

std::string message(std::string const& headers, std::string const& body = kBody) {
  return headers +
         "Subject: Green ferry\nDate: Thu, 14 Sep 2023 11:13:01 +0100\n"
         "Message-ID: <1@echo.example>\n\n" +
         body;
}

}  // namespace

TEST_CASE("mail: encoded words", "[unit][mail]") {
  struct Row {
    std::string_view header;
    std::string_view text;
  };
  Row const rows[] = {
      {"plain", "plain"},
      {"=?utf-8?q?Caf=C3=A9_closed?=", "Café closed"},
      {"=?UTF-8?B?Q2Fmw6k=?= closed", "Café closed"},
      {"=?iso-8859-1?Q?Caf=E9?= =?iso-8859-1?Q?_closed?=", "Café closed"},
      {"=?utf-8?q?Caf=C3?= =?utf-8?q?=A9?=", "Café"},
      {"=?utf-8*en?q?a?=", "a"},
      {"=?iso-2022-jp?B?GyRCOUEbKEI=?=", "港"},
      {"=?euc-kr?B?x9exuA==?=", "항구"},
      {"a =?utf-8?x?b?= c", "a =?utf-8?x?b?= c"},
      {"=?", "=?"},
      {"=?utf-8?q?never closed", "=?utf-8?q?never closed"},
      {"Caf\xE9 closed", "Café closed"},
      {"Café", "Café"},
  };
  for (auto const& row : rows) {
    INFO(row.header);
    CHECK(decoded_header(row.header) == row.text);
  }
}

TEST_CASE("mail: parts and their encodings", "[unit][mail]") {
  auto const all = mail_parts(
      "Content-Type: multipart/mixed;\r\n boundary=\"a;b\"\r\n\r\npreamble\r\n"
      "--a;b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n"
      "--c\r\nContent-Type: text/plain; charset=\"utf-8\"\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\nsoft =\r\nbreak =3D =XY\r\n"
      "--c\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: BASE64\r\n\r\nPHA+\r\nb25l\r\n"
      "--c--\r\n--a;b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nno\r\n"
      "--a;b--\r\nepilogue");
  auto const& parts = all.texts;
  CHECK(all.attached == std::vector<std::string>{"text/plain"});
  REQUIRE(parts.size() == 2);
  CHECK(decoded_body(parts[0]) == "soft break = =XY\r\n");
  CHECK(media_type(parts[0].header("content-type")).type == "text/plain");
  CHECK(media_type(parts[0].header("content-type")).charset == "utf-8");
  CHECK(decoded_body(parts[1]) == "<p>one");

  std::string nested;
  for (int i = 0; i < 1000; ++i) {
    auto const mark = "b" + std::to_string(i);
    nested += "Content-Type: multipart/mixed; boundary=" + mark + "\n\n--" + mark + "\n";
  }
  CHECK(mail_parts(nested).texts.empty());
  std::string many = "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 5000; ++i) many += "--b\n\nx\n";
  CHECK(mail_parts(many).texts.size() <= 1001);
}

TEST_CASE("mail: who sends is an outlet or a person", "[unit][mail]") {
  struct Row {
    std::string_view from;
    std::string_view outlet;
    std::string_view byline;
  };
  Row const rows[] = {
      {"From: Keld Echo <news@echo.example>\n", "Keld Echo", ""},
      {"From: \"Keld Echo\" <news@echo.example>\n", "Keld Echo", ""},
      {"From: The Harbour Letter <hi@letter.example>\n", "The Harbour Letter", ""},
      {"From: Keld Evening Letter <letter@keld.example>\n", "Keld Evening Letter", ""},
      {"From: Morning Brief <brief@keld.example>\n", "Morning Brief", ""},
      {"From: Ann Letter <ann.letter@keld.example>\n", "", "Ann Letter"},
      {"From: Ann Oduya <ann@oduya.example>\n", "", "Ann Oduya"},
      {"From: Ann Oduya <news@mail.example>\n", "Ann Oduya", ""},
      {"From: Keld Echo <keld@echo.example>\n", "Keld Echo", ""},
      {"From: Ann Oduya at Keld Echo <ann@echo.example>\n", "Keld Echo", "Ann Oduya"},
      {"From: ann@mail.example (Ann Oduya)\nList-Id: Harbour Letter <l.mail.example>\n",
       "Harbour Letter", "Ann Oduya"},
      {"From: news@echo.example\n", "", ""},
      {"From: =?utf-8?q?Keld_D=C3=A9p=C3=AAche?= <a@b.example>\n", "Keld Dépêche", ""},
  };
  for (auto const& row : rows) {
    INFO(row.from);
    auto const list = read_list(read_mail, message(std::string{row.from}));
    REQUIRE(list.articles.size() == 1);
    auto const& article = list.articles[0];
    CHECK(article.outlet.name == row.outlet);
    CHECK((article.byline.empty() ? "" : article.byline[0].name) == row.byline);
    CHECK(article.title == "Green ferry");
    CHECK(article.id == "1@echo.example");
    CHECK(article.date.status == Status::declared);
    CHECK(article.date.value->value() == "2023-09-14T11:13:01");
    CHECK(article.date.evidence[0].rule == "mail:/Date");
    CHECK(article.body ==
          "The ferry of Keld is green because the paint was left over from the pier, and the pier "
          "was green because of the railway, which was never built in the end.");
  }
}

TEST_CASE("mail: the HTML part is read as a page", "[unit][mail]") {
  auto const list = read_list(
      read_mail,
      "From: Keld Echo <a@echo.example>\nSubject: Storm\nDate: Thu, 14 Sep 2023 11:13:01 +0100\n"
      "Content-Type: multipart/alternative; boundary=b\n\n"
      "--b\nContent-Type: text/plain\n\nSee the other part.\n"
      "--b\nContent-Type: text/html; charset=windows-1252\n\n"
      "<html><body><h1>Storm closes harbour of Keld</h1><p>By Ann Oduya</p>"
      "<p>The caf\xE9 at the harbour of Keld was closed on Tuesday after a storm broke the "
      "northern "
      "wall, the harbour master said.</p><p>Two boats sank at their moorings, and a third was "
      "found "
      "on the rocks below.</p></body></html>\n--b--\n");
  REQUIRE(list.articles.size() == 1);
  auto const& article = list.articles[0];
  CHECK(article.title == "Storm");
  CHECK(article.body.starts_with("The café at the harbour"));
  CHECK(article.body.ends_with("on the rocks below."));
  REQUIRE(article.byline.size() == 1);
  CHECK(article.byline[0].name == "Ann Oduya");
  CHECK(article.byline[0].evidence[0].line == 0);
}

TEST_CASE("mail: a mailbox, and a message in it that is none", "[unit][mail]") {
  auto const list = read_list(
      read_mailbox, "From a@echo.example Thu Sep 14 11:13:01 2023\n" +
                        message("From: Keld Echo <a@echo.example>\n",
                                kBody + "\n>From the pier one can see the other ferry, which is "
                                        "blue and belongs to nobody at all.\n"
                                        ">>From here one cannot see any of it, not even on a clear "
                                        "day with a telescope.\n") +
                        "\nFrom b@echo.example Fri Sep 15 11:13:01 2023\n\n"
                        "\nFrom c@echo.example Sat Sep 16 11:13:01 2023\n" +
                        message("From: Keld Echo <a@echo.example>\nX: y\n"));
  REQUIRE(list.articles.size() == 2);
  CHECK(list.articles[0].body.find("\n\nFrom the pier") != std::string::npos);
  CHECK(list.articles[0].body.find(">From here") != std::string::npos);
  CHECK(list.places == std::vector<std::uint64_t>{1, 16});
  CHECK(list.refused.empty());
}

TEST_CASE("mail: which inputs are messages", "[unit][mail]") {
  CHECK(looks_like_mail("Received: x\nFrom: a@b.example\nDate: x\n\n", "-"));
  CHECK(looks_like_mail("From: a@b.example\nSubject: x\n\n", "a.eml"));
  CHECK_FALSE(looks_like_mail("FROM: the mayor\nDATE: today\nSUBJECT: geese\n\n", "a.txt"));
  CHECK_FALSE(looks_like_mail("Storm closes harbour\n\nFrom: Keld\n", "a.txt"));
  CHECK(looks_like_mailbox("From a@b Thu Sep 14 11:13:01 2023\nFrom: a@b.example\n", "-"));
  CHECK_FALSE(looks_like_mailbox("From Keld to Brannock at 10:15\n\nThe ferry", "a.txt"));
}

namespace {

// All that an article says, for words that must not get lost.
std::string all_words(Article const& article) {
  auto text = article.title + '\n' + article.deck + '\n' + article.body + '\n' +
              article.dateline + '\n' + article.outlet.name;
  for (auto const& name : article.byline) text += '\n' + name.name;
  for (auto const* const list : {&article.captions, &article.credits, &article.furniture})
    for (auto const& value : *list) text += '\n' + value;
  return text;
}

std::string const kHead = "From: Keld Echo <a@echo.example>\nSubject: Green ferry\n";

}  // namespace

TEST_CASE("mail: a headline that differs from the subject stays", "[unit][mail]") {
  std::string const story =
      "The café at the harbour of Keld was closed on Tuesday after a storm broke the northern wall, "
      "the harbour master said.";
  std::string const html = "<html><head><title>Mail 17</title></head><body><h1>Storm closes harbour"
                           "</h1><p>" + story + "</p><p>" + story + "</p></body></html>";
  struct Row {
    std::string message;
    std::string_view deck;
  };
  Row const rows[] = {
      {kHead + "Content-Type: text/html; charset=utf-8\n\n" + html, "Storm closes harbour"},
      {kHead + "\n" + html, "Storm closes harbour"},
      {"From: Keld Echo <a@echo.example>\nSubject: Storm closes harbour\n"
       "Content-Type: text/html; charset=utf-8\n\n" + html, ""}};
  for (auto const& row : rows) {
    auto const list = read_list(read_mail, row.message);
    REQUIRE(list.articles.size() == 1);
    CHECK(list.articles[0].deck == row.deck);
    CHECK(list.articles[0].body.starts_with("The café"));
    CHECK(all_words(list.articles[0]).find("Mail 17") == std::string::npos);
  }
}

TEST_CASE("mail: every word of a plain message lies in some field", "[unit][mail]") {
  std::string const bodies[] = {
      "The ferry left at ten.\n",
      "The ferry left at ten. It was late.\n\nNobody minded.\n",
      "Storm closes harbour\n\nThe harbour was closed on Tuesday.\n",
      "Storm closes harbour\n\nBy Ann Oduya\n\n" + kBody,
      "Good morning,\n\n" + kBody + "\nSee you tomorrow.\n",
      kBody + "\n-- \nKeld Echo, Pier 3\nwrite to us\n",
      kBody + "\n--\n\nSecond story\n\n" + kBody + kBody + kBody + kBody + kBody + kBody + "\nEnd.\n",
      "250 words\n",
      "Yes.\n"};
  for (auto const& body : bodies)
    for (auto const* const type :
         {"", "Content-Type: text\n", "Content-Type: text/plain\n", "Content-Type: plain\n",
          "Content-Type:\n", "Content-Type: text/x-story; charset=utf-8\n",
          "Content-Type: TEXT/PLAIN charset=utf-8\n"}) {
      INFO(type << body);
      auto const list = read_list(read_mail, kHead + type + "\n" + body);
      REQUIRE(list.articles.size() == 1);
      CHECK(list.articles[0].title == "Green ferry");
      auto const words = all_words(list.articles[0]);
      std::istringstream stream{body};
      for (std::string word; stream >> word;)
        if (word != "--" && word != "By") CHECK(words.find(word) != std::string::npos);
    }
}

TEST_CASE("mail: empty lines above the headers", "[unit][mail]") {
  for (auto const* const above : {"\n", "\r\n\r\n", " \n\n", "\xEF\xBB\xBF", "\n>From x\n"}) {
    auto const text = above + message("From: Keld Echo <a@echo.example>\n");
    CHECK(looks_like_mail(text, "-"));
    auto const list = read_list(read_mail, text);
    REQUIRE(list.articles.size() == 1);
    CHECK(list.articles[0].title == "Green ferry");
    CHECK(list.articles[0].date.value);
    CHECK(list.articles[0].outlet.name == "Keld Echo");
  }
}

TEST_CASE("mail: only a whole date behind From begins a message", "[unit][mail]") {
  std::string const head = "From a@echo.example Thu Sep 14 11:13:01 2023\n";
  auto const list = read_list(
      read_mailbox, head + message("From: Keld Echo <a@echo.example>\n",
                                   kBody + "\nFrom 10:15 on the ferry leaves from the other pier, "
                                           "which is blue.\n\nFrom Monday at 9:30 the café opens "
                                           "again, and nobody knows for how long.\n") +
                        "\nFrom - Fri, 15 Sep 2023 11:13:01 +0100\n\n" +
                        message("From: Keld Echo <a@echo.example>\n"));
  REQUIRE(list.articles.size() == 2);
  CHECK(list.articles[0].body.find("From 10:15 on") != std::string::npos);
  CHECK(list.articles[0].body.find("From Monday at 9:30") != std::string::npos);
  CHECK(list.articles[1].title == "Green ferry");
}

TEST_CASE("mail: what stands beside the first part", "[unit][mail]") {
  auto const list = read_list(
      read_mail,
      kHead + "Content-Type: multipart/mixed; boundary=m\n\n"
              "--m\nContent-Type: multipart/alternative; boundary=a\n\n"
              "--a\nContent-Type: text/plain\n\nSee the other part.\n"
              "--a\nContent-Type: text/html\n\n<p>" + kBody + "</p><p>" + kBody + "</p>\n--a--\n"
              "--m\nContent-Type: text/plain\n\nTomorrow it will rain.\n"
              "--m\nContent-Type: text/plain\n\n________\nKeld list, to leave write to us\n"
              "--m\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
              "JVBERi0=\n--m\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n"
              "--m\nContent-Type: text/plain\nContent-Disposition: attachment\n\nno\n--m--\n");
  REQUIRE(list.articles.size() == 1);
  auto const& article = list.articles[0];
  CHECK(article.body.ends_with("Tomorrow it will rain."));
  CHECK(article.body.find("other part") == std::string::npos);
  CHECK(article.body.find("VCALENDAR") == std::string::npos);
  CHECK(all_words(article).find("Keld list") != std::string::npos);
  CHECK(article.notes ==
        std::vector<std::string>{
            "Parts of the message are not read: application/pdf, text/calendar, text/plain."});
}

}  // namespace backfile::internal

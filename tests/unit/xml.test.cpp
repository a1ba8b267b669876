// XML elements cut out of a stream, and what hostile XML comes to.
#include "indexer/formats/xml.hpp"

#include <cstdint>
#include <sstream>

#include "tests/support/catch.hpp"
#include "tests/support/encoded.hpp"

namespace backfile::internal {
namespace {

// The texts of all <item>, and what was refused.
struct Read {
  std::vector<std::string> texts;
  std::vector<std::string> refused;
  std::string note = {};
};

Read read(std::string const& text) {
  Read result;
  std::istringstream stream{text};
  XmlWishes wishes;
  wishes.wants = [](XmlPath const&, std::string_view name) { return name == "item"; };
  wishes.take = [&](XmlPath const&, XmlNode node) {
    result.texts.push_back(text_of(node));
    return true;
  };
  wishes.refuse = [&](std::string reason, std::uint64_t line) {
    result.refused.push_back(std::to_string(line) + ": " + reason);
  };
  wishes.note = [&](std::string note) { result.note = std::move(note); };
  read_xml(stream, wishes);
  return result;
}

using Texts = std::vector<std::string>;
using test::encoded;

}  // namespace

TEST_CASE("xml: the root of an input", "[unit][xml]") {
  struct Row {
    std::string head;
    std::string_view root;
  };
  Row const rows[] = {
      {"<rss version='2.0'>", "rss"},
      {"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- a > b -->\n<feed>", "feed"},
      {"<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf/>", "nitf"},
      {"<!DOCTYPE x [<!ENTITY a '>'>]><x>", "x"},
      {"<rdf:RDF xmlns:rdf='r'>", "RDF"},
      {std::string{"\xFF\xFE<\0r\0s\0s\0>\0", 12}, "rss"},
      {"text", ""},
      {"<!-- never closed", ""},
      {"", ""},
  };
  for (auto const& row : rows) {
    INFO(row.head);
    CHECK(xml_root(row.head) == row.root);
  }
}

TEST_CASE("xml: elements, references and namespaces", "[unit][xml]") {
  CHECK(read("<a><item>one &amp; two&nbsp;caf&eacute; &#8211; &other;</item></a>").texts ==
        Texts{"one & two\u00A0café – &other;"});
  CHECK(read("<a><item><![CDATA[<p>one</p>]]> two</item></a>").texts == Texts{"<p>one</p> two"});
  std::istringstream stream{
      "<a xmlns:d='urn:d'><item href='?a=1&amp;b=2' d:x='y'>\n<d:name>n</d:name><s:t>u</s:t>"
      "<b>c<i>d</i></b></item></a>"};
  XmlWishes wishes;
  std::vector<XmlNode> nodes;
  XmlPath above;
  wishes.wants = [](XmlPath const&, std::string_view name) { return name == "item"; };
  wishes.take = [&](XmlPath const& path, XmlNode node) {
    above = path;
    nodes.push_back(std::move(node));
    return true;
  };
  wishes.refuse = [](std::string const& reason, std::uint64_t) { FAIL_CHECK(reason); };
  read_xml(stream, wishes);
  REQUIRE(nodes.size() == 1);
  auto const& item = nodes.front();
  CHECK(above == XmlPath{"a"});
  CHECK(item.attribute("href") == "?a=1&b=2");
  CHECK(item.attribute("d:x") == "y");
  REQUIRE(item.find("name") != nullptr);
  CHECK(item.find("name")->space == "urn:d");
  CHECK(item.find("name")->name == "d:name");
  CHECK(item.find("name")->line == 2);
  CHECK(item.find("t")->space == "s");
  CHECK(item.find("b/i") != nullptr);
  CHECK(item.find("b/x") == nullptr);
  CHECK(markup_of(*item.find("b")) == "c<i>d</i>");
  CHECK(markup_of(*item.find("b"), {"i"}) == "c");
}

TEST_CASE("xml: no entity of a document is expanded, nothing is fetched", "[unit][xml][hostile]") {
  std::string laughs = "<!DOCTYPE a [<!ENTITY l0 'ha'>";
  for (int i = 1; i < 12; ++i) {
    laughs += "<!ENTITY l" + std::to_string(i) + " '";
    for (int j = 0; j < 10; ++j) laughs += "&l" + std::to_string(i - 1) + ";";
    laughs += "'>";
  }
  laughs += "]><a><item x='&l11;'>&l11;</item></a>";
  CHECK(read(laughs).texts == Texts{"&l11;"});
  CHECK(
      read("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a><item>&x;</item></a>").texts ==
      Texts{"&x;"});
  CHECK(read("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a><item>b</item></a>").texts == Texts{"b"});
  CHECK(read("<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a><item>b</item></a>")
            .texts == Texts{"b"});
  CHECK(read("<!DOCTYPE a [<!ENTITY amp2 '&#38;'>]><a><item>&lt;b&gt;&amp2;</item></a>").texts ==
        Texts{"<b>&amp2;"});
}

TEST_CASE("xml: what is broken costs itself", "[unit][xml][hostile]") {
  auto const mended = read("<a><item>AT&T <b>one</item><item>two &lt; three</item></a>");
  REQUIRE(mended.texts.size() == 2);
  CHECK(mended.texts[0] == "AT&T one");
  CHECK(mended.texts[1] == "two < three");
  CHECK(mended.refused.empty());
  CHECK(read("<a><item>R & D</item></a>").texts == Texts{"R & D"});

  auto const cut = read("<a>\n<item>one</item>\n<item>tw");
  CHECK(cut.texts == Texts{"one"});
  REQUIRE(cut.refused.size() == 1);
  CHECK(cut.refused[0].starts_with("3: no valid XML: "));

  std::string const deep_text(100'000, 'x');
  std::string deep = "<a><item>";
  for (int i = 0; i < 240; ++i) deep += "<b>";
  for (int i = 0; i < 240; ++i) deep += "</b>";
  deep += "</item><item>after</item></a>";
  auto const too_deep = read(deep);
  CHECK(too_deep.texts == Texts{"after"});
  CHECK(too_deep.refused == Texts{"1: nested too deep, more than 200 levels"});

  std::string abyss;
  for (int i = 0; i < 100'000; ++i) abyss += "<b>";
  CHECK(read(abyss).refused == Texts{"1: nested too deep, more than 200 levels"});
  CHECK(read("<a><item>before</item><!--" + std::string(12u << 20, 'x')).refused ==
        Texts{"1: no valid XML: a tag or comment without an end"});
  std::string bottomless = "<a><item>before</item><item>";
  for (int i = 0; i < 200'000; ++i) bottomless += "<b>";
  auto const endless = read(bottomless);
  CHECK(endless.texts == Texts{"before"});
  CHECK(endless.refused == Texts{"1: nested too deep, more than 200 levels; the rest is not read"});

  std::string huge = "<a><item>";
  for (int i = 0; i < 200; ++i) huge += "<b>" + deep_text + "</b>";
  huge += "</item><item>after</item></a>";
  auto const large = read(huge);
  CHECK(large.texts == Texts{"after"});
  CHECK(large.refused == Texts{"1: larger than 16 MiB"});

  CHECK(read("").refused.size() == 1);
  CHECK(read("no XML").refused.size() == 1);
  CHECK(read(std::string(100'000, '\0')).refused.size() == 1);
}

TEST_CASE("xml: the bytes are believed rather than a wrong declaration", "[unit][xml][charset]") {
  std::string const western = "Café “Keld”";
  std::string const korean = "항만 위원회는 화요일 부두를 다시 짓기로 했다고 밝혔다.";
  std::string const russian = "Портовый совет решил в четверг восстановить причал.";
  struct Row {
    std::string declared;
    std::string text;
    char const* charset;
    std::string note;
  };
  std::vector<Row> const rows{
      {"utf-8", korean, "UTF-8", ""},
      {"", korean, "UTF-8", ""},
      {"utf-8", "plain", "UTF-8", ""},
      {"euc-kr", korean, "windows-949", ""},
      {"windows-1252", western, "windows-1252", ""},
      {"shift_jis", western, "UTF-8", "The document declares shift_jis and is UTF-8."},
      {"utf-8", western, "windows-1252",
       "The document declares utf-8 and was read as windows-1252."},
      {"", russian, "KOI8-R", "The document declares no charset and was read as koi8-r."},
      {"iso-8859-1", korean, "windows-949",
       "The document declares iso-8859-1 and was read as windows-949."}};
  for (auto const& row : rows) {
    INFO(row.declared << ", " << row.charset);
    auto const head =
        row.declared.empty() ? "" : "<?xml version='1.0' encoding='" + row.declared + "'?>\n";
    auto const got =
        read(head + "<a>\n<item>" + encoded(row.text, row.charset) + "</item>\n<item>b</item></a>");
    CHECK(got.texts == Texts{row.text, "b"});
    CHECK(got.note == row.note);
    CHECK(got.refused.empty());
  }
}

}  // namespace backfile::internal

// Texts of records: markup of every kind and depth, and what is no text at all.
#include "indexer/formats/record_text.hpp"

#include "indexer/formats/encoded_data.hpp"
#include "indexer/formats/markup_signs.hpp"
#include "tests/support/catch.hpp"

namespace backfile::internal {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("record text: however often markup was escaped, it is markup", "[unit][record]") {
  std::string const markup =
      "<p>A fire at the <a href=\"https://keld.example/mill\">old mill</a> &amp; barn.</p>"
      "<p>Nobody was hurt.</p>";
  auto text = markup;
  for (int level = 0; level < 3; ++level) {
    INFO(text);
    CHECK(read_record_text(text).text == "A fire at the old mill & barn.\n\nNobody was hurt.");
    text = escaped(text);
  }
  CHECK(read_record_text("<div>" + escaped(markup) + "</div>").text ==
        "A fire at the old mill & barn.\n\nNobody was hurt.");
}

TEST_CASE("record text: what is markup and what speaks of it", "[unit][record]") {
  struct Row {
    std::string_view text;
    std::string_view plain;
  };
  Row const rows[] = {
      {"Water <font color='red'>rose</font> again", "Water rose again"},
      {"H<sub>2</sub>O", "H2O"},
      {"a<sup>2</sup> <cite>Lee</cite>", "a2 Lee"},
      {"har<wbr>bour", "harbour"},
      {"Film: <embed src='x.swf'> ends", "Film: ends"},
      {"One <o:p>two</o:p> <my-part class='x'>three</my-part>", "One two three"},
      {"<foo>bar</foo>", "bar"},
      {"Write <ann@keld.example> or <bo@keld.example>", "Write <ann@keld.example> or "
                                                         "<bo@keld.example>"},
      {"a < b and b > c", "a < b and b > c"},
      {"He said <sic> nothing", "He said <sic> nothing"},
      {"Rain <script>var tide = '<b>no</b>';</script>falls", "Rain falls"},
      {"Rain <i>falls</i><script>var x = 1;\n\nvar y = 2;</script> here", "Rain falls here"},
      {"<p>Rain.</p><script>document.write('no')</script>", "Rain."},
      {"Rain <!-- not this --> falls", "Rain falls"},
      {"Rain <style>p { color: red }</style>falls", "Rain falls"},
      {"<![CDATA[Rain <b>falls</b>]]>", "Rain falls"},
      {"It&#146;s &#8220;wet&#8221; &#150; and&#133;", "It’s “wet” – and…"},
      {"<p>Use the &lt;p&gt; tag for this.</p>", "Use the <p> tag for this."},
      {"&amp;lt;p&amp;gt;", "<p>"},
      {"Lee &amp;amp; Holm", "Lee & Holm"},
      {"<p>Lee &amp;amp; Holm</p>", "Lee & Holm"}};
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(read_record_text(row.text).text == row.plain);
  }
}

TEST_CASE("record text: no reference brings controls in", "[unit][record]") {
  for (std::string_view const text : {"a&#27;[31mb", "<p>a&amp;#27;[31mb</p>"})
    CHECK(read_record_text(text).text == "a [31mb");
  CHECK(read_record_text("<p>a&amp;#8238;b</p>").text == "ab");
}

TEST_CASE("record text: a header within is set aside", "[unit][record]") {
  auto const read = read_record_text(
      "<header><h1>Storm</h1><p>By Ann Oduya</p></header><section><p>Rain fell.</p></section>");
  CHECK(read.text == "Rain fell.");
  CHECK(read.aside == std::vector<std::string>{"Storm", "By Ann Oduya"});
  auto const all = read_record_text("<header><p>Rain fell.</p></header>");
  CHECK(all.text == "Rain fell.");
  CHECK(all.aside.empty());
}

TEST_CASE("record text: data in base64 is no text", "[unit][record]") {
  std::string const line(
      "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4zzZyC4AgV8Kx");
  struct Row {
    std::string text;
    std::string_view kept;
  };
  Row const rows[] = {
      {"Rain.\n\n" + line + "\n" + line + "\nAA5CYII=\n\nSun.", "Rain.\n\nSun."},
      {"Rain. data:image/png;base64," + line + " Sun.", "Rain. Sun."},
      {line, ""}};
  for (auto const& row : rows) {
    INFO(row.text);
    auto const read = read_record_text(row.text);
    CHECK(read.text == row.kept);
    CHECK(read.encoded);
  }
  for (std::string const text :
       {"Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft sank.",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 is its sum.",
        "https://keld.example/2023/09/14/Storm-closes-harbour-of-Keld-and-two-boats-sink-at-once"}) {
    auto const read = read_record_text(text);
    CHECK(read.text == text);
    CHECK_FALSE(read.encoded);
  }
}

TEST_CASE("record text: values of one line", "[unit][record]") {
  CHECK(without_tags("Storm &amp;amp; <em>flood</em>") == "Storm & flood");
  CHECK(without_tags("&lt;b&gt;Storm&lt;/b&gt;") == "Storm");
  CHECK(without_tags("How to close a &lt;p&gt;") == "How to close a <p>");
  CHECK(without_tags("AT&T & <3") == "AT&T & <3");
}

TEST_CASE("record text: endless marks take no endless time", "[unit][record]") {
  for (std::string_view const part : {"<a ", "<script ", "<!-- ", "&lt;", "</", "<b", "data:"}) {
    std::string text;
    while (text.size() < 400'000) text += part;
    CHECK(read_record_text(text).text.size() <= text.size());
  }
}

// What divides the word stays, so that nothing is lost; a search joins it (tokens.test.cpp).
TEST_CASE("record texts: a line's end behind a hyphen stays", "[unit][formats]") {
  CHECK(read_record_text("The fire bri-\ngade came at mid\u00AC\nnight\nto the mill.").text ==
        "The fire bri-\ngade came at mid\u00AC\nnight to the mill.");
  CHECK(read_record_text("It closed -\n\nand stays so.").text == "It closed -\n\nand stays so.");
}

}  // namespace backfile::internal

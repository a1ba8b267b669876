// What no reader takes is refused by its name, however it is given.
#include <sstream>

#include "backfile/error.hpp"
#include "backfile/extract.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/formats/html.hpp"
#include "indexer/formats/input_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/encoded.hpp"

namespace backfile::internal {
namespace {

using namespace std::string_literals;

class Heard : public InputSink {
 public:
  void page(Format const& format, PageInput page, Origin) override {
    try {
      static_cast<void>(format.read_page(page, {}));
      text += std::string{format.name} + " is read";
    } catch (Error const& error) {
      text += error.message();
    }
  }
  void article(Article, Origin, std::string_view) override { text += "an article"; }
  void refuse(Rejection why) override { text += why.reason; }
  void note(Rejection why) override { text += why.reason; }
  [[nodiscard]] bool stopping() const override { return false; }

  std::string text;
};

std::string heard(std::string const& name, std::string const& bytes,
                  InputFormat format = InputFormat::automatic) {
  Heard heard;
  FieldMap const map;
  InputSettings const settings{.format = format};
  std::istringstream stream{bytes};
  InputReader{settings, map, heard}.stream({name, name, 0}, stream);
  return heard.text;
}

std::string refusal(std::string const& bytes) {
  try {
    return "read: " + extract_text(bytes, "page").title;
  } catch (Error const& error) {
    return error.message();
  }
}

}  // namespace

TEST_CASE("unread: XML is refused by its root, given in any way", "[unit][xml]") {
  struct Row {
    std::string text;
    std::string_view reason;
  };
  std::string const declared = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  std::string const sitemap = declared +
                              "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url>"
                              "<loc>https://keld.example/storm</loc></url></urlset>";
  Row const rows[] = {
      {sitemap, "XML with the root <urlset> (a sitemap), which no reader takes"},
      {"\xEF\xBB\xBF\n" + sitemap, "XML with the root <urlset> (a sitemap), which no reader takes"},
      {declared + "<!-- lists -->\n<opml version='2.0'><body><outline text='Keld'/></body></opml>",
       "XML with the root <opml> (a list of feeds), which no reader takes"},
      {declared + "<packageItem><itemMeta><title>Top</title></itemMeta></packageItem>",
       "XML with the root <packageItem> (a NewsML-G2 package), which no reader takes"},
      {declared + "<report><headline>Storm</headline><p>The harbour is closed.</p></report>",
       "XML with the root <report>, which no reader takes"},
      {"<!DOCTYPE report [\n<!ENTITY a 'b'>\n] >\n<report><p>Closed.</p></report>",
       "XML with the root <report>, which no reader takes"},
      {"<DOC>\n<DOCNO> K-1 </DOCNO>\n<TEXT>The harbour is closed.</TEXT>\n</DOC>\n",
       "XML with the root <DOC>, which no reader takes"},
      {"<k:report xmlns:k='urn:keld'><k:p>Closed.</k:p></k:report>",
       "XML with the root <report>, which no reader takes"},
      {declared + "<article><title>Storm</title><p>Closed.</p></article>",
       "XML with the root <article>, which no reader takes"},
      {declared + "<report><p>The root has no end",
       "XML with the root <report>, which no reader takes"},
      {test::encoded("<?xml version=\"1.0\"?><report><p>Closed.</p></report>", "UTF-16LE"),
       "XML with the root <report>, which no reader takes"},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(refusal(row.text) == row.reason);
    for (auto const* const name : {"a.xml", "a", "-", "a.txt", "a.html"})
      CHECK(heard(name, row.text) == row.reason);
    for (auto const format : {InputFormat::text, InputFormat::html})
      CHECK(heard("a", row.text, format) == row.reason);
  }
}

TEST_CASE("unread: what only begins like XML is read", "[unit][xml]") {
  std::string const text = "\n\nThe harbour of Keld is closed, the board said on Thursday.\n";
  for (std::string const begin : {"<Keld>", "<Reporter's note>", "<b>Storm</b>", "<3 Keld", "<>"})
    CHECK(refusal(begin + " Storm closes the harbour of Keld" + text).starts_with("read: "));
  std::string const declared = "<?xml version=\"1.0\"?>";
  std::string const page = "<head><title>Storm</title></head><body><h1>Storm closes harbour</h1>"
                           "<p>The harbour of Keld is closed, the board said.</p></body></html>";
  for (std::string const& begin :
       {declared + "<html xmlns=\"http://www.w3.org/1999/xhtml\">",
        declared + "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x.dtd\">\n<html>",
        declared + "<?xml-stylesheet href='a.css'?><HTML>", "<html>"s, "<!DOCTYPE html><html>"s})
    CHECK(heard("a", begin + page) == "html is read");
}

TEST_CASE("unread: packings and files of others are refused by name", "[unit][packed]") {
  struct Row {
    std::string name;
    std::string bytes;
    std::string_view reason;
  };
  // Bytes as compressed data has them.
  std::string noise;
  for (unsigned i = 1, x = 7; i < 400; ++i) noise += static_cast<char>((x = x * 1103515245u + 12345u) >> 16);
  Row const rows[] = {
      {"a.jsonl.lz4", "\x04\x22\x4D\x18" + noise, "not text: looks like LZ4 compressed data"},
      {"a.jsonl", "\x04\x22\x4D\x18" + noise, "not text: looks like LZ4 compressed data"},
      {"a.txt.Z", "\x1F\x9D" + noise, "not text: looks like data of compress (.Z)"},
      {"a.7z", "7z\xBC\xAF\x27\x1C" + noise, "not text: looks like a 7-Zip archive"},
      {"a.rar", "Rar!\x1A\x07" + noise, "not text: looks like a RAR archive"},
      {"a.lz", "LZIP\x01" + noise, "not text: looks like lzip compressed data"},
      {"a.html.br", noise, "packed by Brotli, which is not undone: unpack it first"},
      {"a", noise, "not text: looks like binary data"},
      {"a.rtf", "{\\rtf1\\ansi Storm}", "not text: looks like an RTF document"},
      {"a.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "not text: looks like a calendar"},
      {"a.cdx", " CDX N b a m s k r M S V g\n", "not text: looks like an index of a web archive (CDX)"},
      {"a.br", "Storm closes harbour\n\nThe harbour of Keld is closed.\n", "text is read"},
  };
  for (auto const& row : rows) {
    INFO(row.name);
    CHECK(heard(row.name, row.bytes) == row.reason);
  }
}

}  // namespace backfile::internal

#include "indexer/formats/newsml.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "backfile/error.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/formats/nitf.hpp"
#include "indexer/formats/xml_articles.hpp"
#include "indexer/formats/xml_record.hpp"

namespace backfile::internal {
namespace {

// "stat:canceled" as "canceled".
std::string_view code(std::string_view qcode) { return qcode.substr(qcode.find(':') + 1); }

void check_status(XmlNode const& item) {
  auto const* const status = item.find("itemMeta/pubStatus");
  auto const value = status == nullptr ? std::string_view{} : code(status->attribute("qcode"));
  if (value == "canceled" || value == "withheld")
    throw Error{Code::input_unusable, fmt::format("its provider says: {}", value)};
}

// "jlee2", "NEWS\\jlee", "ann@keld.example": whom the system knows, and no name of hers. Names have
// capitals, where their script has them.
bool is_login(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.find_first_of(" \t\n") != text.npos) return false;
  if (text.find_first_of("@\\_0123456789") != text.npos) return true;
  return std::ranges::all_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || c == '.' || c == '-'; });
}

// Each of several; those who contributed only where nobody created.
void add_creators(Record& record, XmlNode const& item) {
  auto const* const meta = item.find("contentMeta");
  for (std::string_view const role : {"creator", "contributor"}) {
    if (meta == nullptr || record.has(RecordField::byline)) return;
    for (auto const* const one : meta->all(role)) {
      auto const rule = fmt::format("xml:/newsItem/contentMeta/{}", role);
      if (auto const* const name = one->find("name"); name != nullptr && !is_login(text_of(*name)))
        record.add(RecordField::byline, text_of(*name), rule + "/name", name->line);
      else if (role == "creator" && !is_login(one->attribute("literal")))
        record.add(RecordField::byline, one->attribute("literal"), rule + "@literal", one->line);
    }
  }
}

void add_meta(XmlValues& values) {
  values.first(RecordField::id, {"@guid"});
  values.first(RecordField::title, {"contentMeta/headline", "itemMeta/title"});
  values.first(RecordField::deck, {"contentMeta/description"});
  values.first(RecordField::date,
               {"contentMeta/contentCreated", "itemMeta/firstCreated", "itemMeta/versionCreated"});
  values.first(RecordField::updated, {"contentMeta/contentModified", "itemMeta/versionCreated"});
  values.first(
      RecordField::outlet,
      {"itemMeta/provider/name", "itemMeta/provider@literal", "rightsInfo/copyrightHolder/name",
       "rightsInfo/copyrightHolder@literal", "itemMeta/provider@qcode"});
  values.first(RecordField::source, {"contentMeta/infoSource/name",
                                     "contentMeta/infoSource@literal", "contentMeta/creditline"});
  values.all(RecordField::byline, "contentMeta/by");
  values.first(RecordField::dateline,
               {"contentMeta/dateline", "contentMeta/located/name", "contentMeta/located@literal"});
  values.first(RecordField::lang, {"contentMeta/language@tag", "@xml:lang"});
  values.first(RecordField::genre, {"contentMeta/genre/name", "contentMeta/genre@qcode"});
}

void add_content(Record& record, XmlNode const& set, std::string const& path) {
  for (auto const& child : set.children) {
    if (child.name.empty() || record.has(RecordField::body)) continue;
    auto const below = path + '/' + child.name;
    if (child.local == "nitf") {
      add_nitf(record, child, below);
    } else if (child.local == "html") {
      XmlValues{child, below, record}.markup(RecordField::body, "body");
    } else if (child.local == "inlineData") {
      XmlValues{child, below, record}.first(RecordField::body, {"@value"});
      record.add(RecordField::body, text_of(child), "xml:" + below);
    } else if (child.local == "inlineXML") {
      add_content(record, child, below);
      if (!record.has(RecordField::body))
        XmlValues{child, below, record}.markup(RecordField::body, "");
    }
  }
}

void add_item(Record& record, XmlNode const& item) {
  check_status(item);
  XmlValues values{item, "/newsItem", record};
  add_meta(values);
  add_creators(record, item);
  if (auto const* const set = item.find("contentSet"))
    add_content(record, *set, "/newsItem/contentSet");
  auto const* const kind = item.find("itemMeta/itemClass");
  auto const type = kind == nullptr ? std::string_view{} : code(kind->attribute("qcode"));
  if (!record.has(RecordField::body) && !type.empty() && type != "text")
    throw Error{Code::input_unusable, fmt::format("no text: its class is {}", type)};
}

}  // namespace

bool looks_like_newsml(std::string_view head, std::string_view) {
  auto const root = xml_root(head);
  return (root == "newsItem" || root == "newsMessage") &&
         head.find("iptc.org/std/nar") != head.npos;
}

void read_newsml(ManyInput const& input, ArticleSink& sink) {
  read_xml_articles(input, sink, {"newsItem", add_item});
}

}  // namespace backfile::internal

#include "indexer/formats/newsml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "backfile/error.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/formats/newsml_one.hpp"
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

// Other items of NewsML-G2 tell of news, and are none.
constexpr std::array<std::string_view, 5> kOtherItems{"packageItem", "planningItem", "conceptItem",
                                                      "knowledgeItem", "catalogItem"};

// Both NewsML-G2 and NewsML 1, whose <NewsItem> is told from <newsItem> by its capital.
class NewsDocument {
 public:
  NewsDocument(ManyInput const& input, ArticleSink& sink) : input_{input}, sink_{sink} {}

  void read() {
    XmlWishes wishes;
    wishes.note = [&](std::string note) { note_ = std::move(note); };
    wishes.wants = [](XmlPath const&, std::string_view name) {
      return name == "newsItem" || name == "NewsItem" || name == "NewsEnvelope" || is_other(name);
    };
    wishes.take = [&](XmlPath const& path, XmlNode node) {
      take(std::move(node), path.empty());
      return !sink_.stopping();
    };
    wishes.refuse = [&](std::string reason, std::uint64_t line) {
      any_ = true;
      sink_.refuse(std::move(reason), line);
    };
    read_xml(input_.stream, wishes);
    if (!any_) sink_.refuse("holds no <newsItem>", 0);
  }

 private:
  static bool is_other(std::string_view name) {
    return std::ranges::find(kOtherItems, name) != kOtherItems.end();
  }

  // `whole`: the element is the document.
  void take(XmlNode node, bool whole) {
    if (node.local == "NewsEnvelope") {
      envelope_ = std::move(node);
      return;
    }
    any_ = true;
    if (is_other(node.local))
      return sink_.refuse(fmt::format("<{}> is no news item", node.local), node.line);
    if (node.local == "NewsItem")
      return take_news_item({node, envelope_ ? &*envelope_ : nullptr, note_}, input_, sink_);
    try {
      Record record{input_.path, node.line};
      if (!note_.empty()) record.note(note_);
      add_item(record, node);
      add_mapped_values(record, node, input_.map);
      take_record(record, {node, whole}, input_, sink_);
    } catch (Error const& error) {
      if (error.code() != Code::input_unusable) throw;
      sink_.refuse(error.message(), node.line);
    }
  }

  ManyInput const& input_;
  ArticleSink& sink_;
  std::optional<XmlNode> envelope_;
  std::string note_;
  bool any_ = false;
};

}  // namespace

bool looks_like_newsml(std::string_view head, std::string_view) {
  auto const root = xml_root(head);
  return root == "newsItem" || root == "newsMessage" || root == "NewsML";
}

void read_newsml(ManyInput const& input, ArticleSink& sink) { NewsDocument{input, sink}.read(); }

}  // namespace backfile::internal

#include "indexer/formats/feed.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/extract/html/page_text.hpp"
#include "indexer/formats/header_fields.hpp"
#include "indexer/formats/mime.hpp"
#include "indexer/formats/record_text.hpp"
#include "indexer/formats/transfer_encoding.hpp"
#include "indexer/formats/xml_articles.hpp"

namespace backfile::internal {
namespace {

// Elements of several vocabularies have one name: title and media:title.
struct Vocabulary {
  std::string_view mark;  // within the namespace's address
  std::string_view name;
};
constexpr std::array kVocabularies{
    Vocabulary{"purl.org/dc/elements", "dc"}, Vocabulary{"purl.org/dc/terms", "dcterms"},
    Vocabulary{"prismstandard.org", "prism"},
    Vocabulary{"modules/content", "content"}, Vocabulary{"search.yahoo.com/mrss", "media"},
    Vocabulary{"itunes.com/dtds", "itunes"},  Vocabulary{"purl.org/rss", ""},
    Vocabulary{"w3.org/2005/Atom", ""},       Vocabulary{"purl.org/atom", ""},
    Vocabulary{"netscape.com/rdf", ""},       Vocabulary{"userland.com/rss", ""}};

// "title", "dc:creator": by the namespace, whatever the prefix is.
std::string known_name(XmlNode const& node) {
  for (auto const& [mark, name] : kVocabularies)
    if (node.space.find(mark) != node.space.npos)
      return name.empty() ? node.local : std::string{name} + ':' + node.local;
  return node.name;
}

struct Habit {
  RecordField field;
  std::string_view name;
};
// Best first, for each field.
constexpr std::array kHabits{Habit{RecordField::id, "guid"},
                             Habit{RecordField::id, "id"},
                             Habit{RecordField::id, "dc:identifier"},
                             Habit{RecordField::title, "title"},
                             Habit{RecordField::title, "dc:title"},
                             Habit{RecordField::title, "media:title"},
                             Habit{RecordField::date, "pubDate"},
                             Habit{RecordField::date, "published"},
                             Habit{RecordField::date, "issued"},
                             Habit{RecordField::date, "dc:date"},
                             Habit{RecordField::date, "dc:issued"},
                             Habit{RecordField::date, "dcterms:issued"},
                             Habit{RecordField::date, "dcterms:date"},
                             Habit{RecordField::date, "prism:publicationDate"},
                             Habit{RecordField::date, "created"},
                             Habit{RecordField::date, "dc:created"},
                             Habit{RecordField::date, "dcterms:created"},
                             Habit{RecordField::updated, "updated"},
                             Habit{RecordField::updated, "modified"},
                             Habit{RecordField::updated, "dc:modified"},
                             Habit{RecordField::updated, "dcterms:modified"},
                             Habit{RecordField::genre, "category"},
                             Habit{RecordField::genre, "dc:subject"},
                             Habit{RecordField::lang, "dc:language"},
                             Habit{RecordField::lang, "language"},
                             Habit{RecordField::credits, "media:credit"},
                             Habit{RecordField::captions, "media:description"}};

class Item {
 public:
  Item(XmlNode const& node, std::string path, Record& record)
      : node_{node}, path_{std::move(path)}, record_{record} {}

  void read() {
    for (auto const& [field, name] : kHabits)
      if (!record_.has(field) || row_of(field).many) add_below(node_, path_, field, name);
    add_link();
    add_authors();
    add_source();
    add_text();
    // Atom asks for a date of change alone.
    if (!record_.has(RecordField::date)) {
      for (auto const* const name : {"updated", "modified"})
        if (!record_.has(RecordField::date)) add_below(node_, path_, RecordField::date, name);
      record_.drop(RecordField::updated);
    }
  }

 private:
  // Elements of media groups and contents count as the item's own.
  void add_below(XmlNode const& node, std::string const& path, RecordField field,
                 std::string_view name) {
    for (auto const& child : node.children) {
      auto const known = known_name(child);
      auto const below = path + '/' + child.name;
      if (known == name) {
        auto const term = child.attribute("term");
        record_.add(field, term.empty() ? text_of(child) : std::string{term}, "xml:" + below,
                    child.line);
        if (!row_of(field).many && record_.has(field)) return;
      } else if (known == "media:group" || known == "media:content") {
        add_below(child, below, field, name);
      }
    }
  }

  void add_link() {
    for (auto const& child : node_.children) {
      if (known_name(child) != "link" || record_.has(RecordField::url)) continue;
      auto const relation = child.attribute("rel");
      auto const target = child.attribute("href");
      auto const below = "xml:" + path_ + '/' + child.name;
      if (!target.empty() && (relation.empty() || relation == "alternate"))
        record_.add(RecordField::url, target, below + "@href", child.line);
      else if (target.empty())
        record_.add(RecordField::url, text_of(child), below, child.line);
    }
    for (auto const* const id : node_.all("guid"))
      if (auto const text = text_of(*id); !record_.has(RecordField::url) &&
                                          id->attribute("isPermaLink") != "false" &&
                                          text.find("://") != text.npos)
        record_.add(RecordField::url, text, "xml:" + path_ + '/' + id->name);
    if (!record_.has(RecordField::url))
      record_.add(RecordField::url, node_.attribute("rdf:about"), "xml:" + path_ + "@rdf:about");
  }

  // "ann@keld.example (Ann Oduya)" as RSS has it; name and email as Atom has them.
  void add_author(XmlNode const& child) {
    auto const rule = "xml:" + path_ + '/' + child.name;
    if (auto const* const name = child.find("name"))
      return record_.add(RecordField::byline, text_of(*name), rule + "/name", name->line);
    auto text = text_of(child);
    auto const open = text.find('(');
    auto const close = text.rfind(')');
    if (text.find('@') < open && close != text.npos && close > open)
      text = text.substr(open + 1, close - open - 1);
    record_.add(RecordField::byline, text, rule, child.line);
  }

  void add_authors() {
    for (std::string_view const name : {"dc:creator", "author", "itunes:author"}) {
      for (auto const& child : node_.children)
        if (known_name(child) == name) add_author(child);
      if (record_.has(RecordField::byline)) return;
    }
  }

  void add_source() {
    for (auto const& child : node_.children) {
      if (known_name(child) != "source") continue;
      auto const* const title = child.find("title");
      record_.add(RecordField::source, text_of(title == nullptr ? child : *title),
                  "xml:" + path_ + '/' + child.name + (title == nullptr ? "" : "/title"),
                  child.line);
    }
  }

  // Markup may stand in the feed as its own elements. Atom says of a content in another type that
  // it is base64 (RFC 4287, 4.1.3.3), version 0.3 of any in a mode of its own.
  static std::string content_of(XmlNode const& node) {
    auto const type = lower_ascii(node.attribute("type"));
    bool const inside = std::ranges::any_of(
        node.children, [](XmlNode const& child) { return !child.name.empty(); });
    if (inside) return markup_of(node);
    bool const text = type.find('/') == type.npos || type.starts_with("text/") ||
                      type.ends_with("xml") || type.find("html") != type.npos;
    if (!text) return {};
    auto written = text_of(node);
    return node.attribute("mode") == "base64" ? mail_text(from_base64(written), "") : written;
  }

  void add_text() {
    for (std::string_view const name : {"content:encoded", "content", "body"})
      for (auto const& child : node_.children)
        if (!record_.has(RecordField::body) && known_name(child) == name)
          record_.add(RecordField::body, content_of(child), "xml:" + path_ + '/' + child.name,
                      child.line);
    for (std::string_view const name : {"description", "summary", "dc:description"})
      for (auto const& child : node_.children)
        if (!record_.has(RecordField::deck) && known_name(child) == name)
          add_summary({content_of(child), "xml:" + path_ + '/' + child.name, child.line});
  }

  // The beginning of the content is no deck.
  void add_summary(RecordValue const& summary) {
    if (record_.has(RecordField::body)) {
      constexpr std::size_t kCompared = 40;  // bytes
      auto const deck = without_markup(summary.text);
      auto const body = without_markup(record_.values(RecordField::body).front().text);
      if (body.starts_with(std::string_view{deck}.substr(0, kCompared))) return;
    }
    record_.add(RecordField::deck, summary.text, summary.rule, summary.line);
  }

  XmlNode const& node_;
  std::string path_;
  Record& record_;
};

class Feed {
 public:
  Feed(ManyInput const& input, ArticleSink& sink) : input_{input}, sink_{sink} {}

  void read() {
    XmlWishes wishes;
    wishes.wants = [](XmlPath const& path, std::string_view name) {
      bool const item = name == "item" || name == "entry";
      bool const channel =
          path.size() == 1 || (path.size() == 2 && path.back().ends_with("channel"));
      bool const fact = name == "title" || name == "language" || name == "author";
      return item || (channel && fact);
    };
    wishes.take = [this](XmlPath const& path, XmlNode node) {
      take(path, node);
      return !sink_.stopping();
    };
    wishes.refuse = [this](std::string reason, std::uint64_t line) {
      sink_.refuse(std::move(reason), line);
    };
    wishes.note = [this](std::string note) { note_ = std::move(note); };
    read_xml(input_.stream, wishes);
  }

 private:
  void take(XmlPath const& path, XmlNode const& node) {
    std::string full;
    for (auto const& name : path) full += '/' + name;
    full += '/' + node.name;
    if (node.local == "item" || node.local == "entry") return take_item(node, full);
    auto const known = known_name(node);
    if (known == "title" && outlet_.text.empty())
      outlet_ = {text_of(node), "xml:" + full, node.line};
    if (known == "language") language_ = {text_of(node), "xml:" + full, node.line};
  }

  void take_item(XmlNode const& node, std::string const& path) {
    Record record{input_.path, node.line};
    if (!note_.empty()) record.note(note_);
    Item{node, path, record}.read();
    record.add(RecordField::outlet, outlet_.text, outlet_.rule, outlet_.line);
    if (!record.has(RecordField::lang)) {
      record.add(RecordField::lang, node.attribute("xml:lang"), "xml:" + path + "@xml:lang");
      if (!record.has(RecordField::lang))
        record.add(RecordField::lang, language_.text, language_.rule, language_.line);
    }
    add_mapped_values(record, node, input_.map);
    take_record(record, {node}, input_, sink_);
  }

  ManyInput const& input_;
  ArticleSink& sink_;
  RecordValue outlet_;
  RecordValue language_;
  std::string note_;  // of the document
};

}  // namespace

bool looks_like_rss(std::string_view head, std::string_view) {
  auto const root = xml_root(head);
  return root == "rss" || (root == "RDF" && (head.find("purl.org/rss") != head.npos ||
                                             head.find("netscape.com/rdf") != head.npos));
}

bool looks_like_atom(std::string_view head, std::string_view) {
  return xml_root(head) == "feed" &&
         (head.find("w3.org/2005/Atom") != head.npos || head.find("purl.org/atom") != head.npos);
}

void read_feed(ManyInput const& input, ArticleSink& sink) { Feed{input, sink}.read(); }

}  // namespace backfile::internal

#include "indexer/formats/newsml_one.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "indexer/extract/names.hpp"
#include "indexer/formats/header_fields.hpp"
#include "indexer/formats/newsml_content.hpp"
#include "indexer/formats/newsml_parts.hpp"
#include "indexer/formats/newsml_values.hpp"
#include "indexer/formats/record.hpp"
#include "indexer/formats/xml_articles.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kRoot = "/NewsML/NewsItem";

// One article of an item.
class NewsReading {
 public:
  NewsReading(NewsItem const& news, NewsPart const& part, ManyInput const& input)
      : news_{news}, part_{part}, input_{input}, record_{input.path, line()} {
    if (!news.note.empty()) record_.note(std::string{news.note});
    if (news_status(news.item) == "embargoed") record_.note("its provider says: embargoed");
  }

  [[nodiscard]] std::uint32_t line() const {
    return part_.own == nullptr ? news_.item.line : part_.own->line;
  }

  // The record; why it is none, or empty.
  std::string read() {
    add_id();
    for (auto const& place : news_places()) add(place);
    add_authors();
    add_keywords();
    NewsContents contents{record_};
    contents.add(part_.content, part_.others);
    drop_initials();
    add_place();
    add_mapped_values(record_, part_.own == nullptr ? news_.item : *part_.own, input_.map);
    if (record_.has(RecordField::body) || record_.has(RecordField::deck)) return {};
    if (!contents.left_out().empty()) return "no text: its content is " + contents.left_out();
    return record_.has(RecordField::title) ? std::string{} : "neither headline nor text";
  }

  [[nodiscard]] Record const& record() const { return record_; }

 private:
  void add_id() {
    auto id = news_item_id(news_.item);
    if (id.empty()) return;
    if (part_.own != nullptr) {
      auto const own = part_.own->attribute("Duid");
      if (own.find_first_not_of('0') == own.npos) return;
      id += "#" + std::string{own};
    }
    record_.add(RecordField::id, id, fmt::format("xml:{}/Identification/NewsIdentifier", kRoot));
  }

  void add_value(RecordField field, PlacedNode const& node, std::string_view path) {
    if (record_.has(field)) return;
    auto const slash = path.starts_with('@') ? "" : "/";
    for (auto const& value : news_values(*node.node, path))
      if (!record_.has(field) && says_something(field, value))
        record_.add(field, value, fmt::format("xml:{}{}{}", node.path, slash, path),
                    node.node->line);
  }

  void add(NewsPlace const& place) {
    if (place.below == NewsBelow::envelope) {
      if (news_.envelope != nullptr)
        add_value(place.field, {news_.envelope, "/NewsML/NewsEnvelope"}, place.path);
      return;
    }
    if (place.below == NewsBelow::item)
      return add_value(place.field, {&news_.item, std::string{kRoot}}, place.path);
    for (auto const& node : part_.around) add_value(place.field, node, place.path);
    for (auto const& node : part_.content) add_below(place, node);
  }

  // Where no component around says it, one of its own does; those of pictures speak for pictures.
  void add_below(NewsPlace const& place, PlacedNode const& node) {
    if (record_.has(place.field) || holds_other(*node.node)) return;
    for (auto const& child : node.node->children) {
      bool const other = std::ranges::find(part_.others, &child) != part_.others.end();
      if (child.local != "NewsComponent" || other || record_.has(place.field)) continue;
      PlacedNode const below{&child, node.path + "/NewsComponent"};
      if (!holds_other(child)) add_value(place.field, below, place.path);
      add_below(place, below);
    }
  }

  // Whoever is named as the creator is often a desk or a login.
  void add_authors() {
    for (auto const& node : part_.around) add_lines(node, "NewsLines/ByLine", false);
    for (auto const& node : part_.content) add_lines(node, "NewsLines/ByLine", false);
    for (std::string_view const path :
         {"AdministrativeMetadata/Creator/Party@FormalName", "Author/Party@FormalName"})
      for (auto const& node : part_.around) add_lines(node, path, true);
  }

  void add_lines(PlacedNode const& node, std::string_view path, bool persons) {
    if (record_.has(RecordField::byline) || holds_other(*node.node)) return;
    for (auto const& value : news_values(*node.node, path))
      if (!persons || is_person_name(value))
        record_.add(RecordField::byline, value, fmt::format("xml:{}/{}", node.path, path),
                    node.node->line);
  }

  // "ab/cd", as the creator of the item is named: what a text says, too.
  void drop_initials() {
    auto const& names = record_.values(RecordField::byline);
    if (names.size() != 1 || is_person_name(names.front().text)) return;
    for (auto const& node : part_.around)
      for (auto const& creator :
           news_values(*node.node, "AdministrativeMetadata/Creator/Party@FormalName"))
        if (creator == names.front().text) return record_.drop(RecordField::byline);
  }

  // No field is made for them; they are found as what stands around the text.
  void add_keywords() {
    for (auto const& node : part_.around) {
      auto values = news_values(*node.node, "NewsLines/KeywordLine");
      auto const* const meta = child_of(*node.node, "DescriptiveMetadata");
      if (meta != nullptr)
        for (auto const* const property : meta->all("Property"))
          if (property->attribute("FormalName") == "Keyword")
            values.emplace_back(property->attribute("Value"));
      for (auto const& value : values) record_.add_furniture(value);
    }
  }

  // Where the dateline is missing, or is a date.
  void add_place() {
    auto const& line = record_.values(RecordField::dateline);
    if (!line.empty() && !says_something(RecordField::dateline, line.front().text))
      record_.drop(RecordField::dateline);
    for (auto const& node : part_.around) {
      auto const* const meta = child_of(*node.node, "DescriptiveMetadata");
      auto const* const place = meta == nullptr ? nullptr : child_of(*meta, "Location");
      if (place == nullptr || lower_ascii(place->attribute("HowPresent")) == "event") continue;
      for (auto const* const property : place->all("Property"))
        if (property->attribute("FormalName") == "City" && !record_.has(RecordField::dateline))
          record_.add(RecordField::dateline, property->attribute("Value"),
                      fmt::format("xml:{}/DescriptiveMetadata/Location", node.path),
                      property->line);
    }
  }

  NewsItem const& news_;
  NewsPart const& part_;
  ManyInput const& input_;
  Record record_;
};

// What the article is made of: parts of one item differ in it.
std::string written_part(NewsItem const& news, NewsPart const& part) {
  if (part.own == nullptr) return written(news.item);
  std::string text;
  for (auto const& node : part.around)
    for (auto const& child : node.node->children)
      if (child.local != "NewsComponent") text += written(child);
  for (auto const& node : part.content)
    if (part.others.empty()) text += written(*node.node);
  return text;
}

// Items stand within components, too.
void collect_items(XmlNode const& node, std::vector<XmlNode const*>& items) {
  if (node.local == "NewsItem") items.push_back(&node);
  for (auto const& child : node.children)
    if (child.local == "NewsItem" || child.local == "NewsComponent") collect_items(child, items);
}

void take_item(NewsItem const& news, ManyInput const& input, ArticleSink& sink) {
  if (auto const status = news_status(news.item); is_withdrawn(status))
    return sink.refuse("its provider says: " + status, news.item.line);
  for (auto const& part : parts_of_item({&news.item, std::string{kRoot}})) {
    NewsReading reading{news, part, input};
    if (auto why = reading.read(); !why.empty())
      sink.refuse(std::move(why), reading.line());
    else
      sink.article(reading.record().found(input.options), reading.line(),
                   written_part(news, part));
    if (sink.stopping()) return;
  }
}

}  // namespace

void take_news_item(NewsItem const& news, ManyInput const& input, ArticleSink& sink) {
  std::vector<XmlNode const*> items;
  collect_items(news.item, items);
  for (auto const* const item : items) {
    take_item({*item, news.envelope, news.note}, input, sink);
    if (sink.stopping()) return;
  }
}

}  // namespace backfile::internal

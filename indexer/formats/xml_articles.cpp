#include "indexer/formats/xml_articles.hpp"

#include <cstdint>

#include <fmt/format.h>

#include <algorithm>

#include "backfile/error.hpp"

namespace backfile::internal {

void take_record(Record const& record, XmlPlace place, ManyInput const& input, ArticleSink& sink) {
  auto const& node = place.node;
  bool const text = record.has(RecordField::title) || record.has(RecordField::body) ||
                    record.has(RecordField::deck);
  if (!text)
    return sink.refuse(fmt::format("<{}> has neither title nor text", node.name), node.line);
  auto found = record.found(input.options);
  found.marks.whole = place.whole;
  sink.article(std::move(found), node.line, written(node));
}

void add_mapped_values(Record& record, XmlNode const& node, FieldMap const& map) {
  for (auto const& [field, name] : map.names()) {
    std::string_view place = name;
    while (place.starts_with('/')) place.remove_prefix(1);
    auto const at = place.find('@');
    auto const path = place.substr(0, at);
    auto const named = std::ranges::find(node.children, path, &XmlNode::name);
    auto const* found = path.empty() ? &node : node.find(path);
    if (named != node.children.end()) found = &*named;  // "dc:title", not "title"
    if (found == nullptr) continue;
    auto const rule = fmt::format("xml:{}/{}", node.name, place);
    auto const text =
        at == place.npos ? text_of(*found) : std::string{found->attribute(place.substr(at + 1))};
    record.add_mapped(field, text, rule, found->line);
  }
}

void read_xml_articles(ManyInput const& input, ArticleSink& sink, XmlArticles const& articles) {
  bool any = false;
  std::string note;  // of the document
  XmlWishes wishes;
  wishes.note = [&](std::string text) { note = std::move(text); };
  wishes.wants = [&](XmlPath const&, std::string_view name) { return name == articles.element; };
  wishes.take = [&](XmlPath const& path, XmlNode node) {
    any = true;
    try {
      Record record{input.path, node.line};
      if (!note.empty()) record.note(note);
      articles.fill(record, node);
      add_mapped_values(record, node, input.map);
      take_record(record, {node, path.empty()}, input, sink);
    } catch (Error const& error) {
      if (error.code() != Code::input_unusable) throw;
      sink.refuse(error.message(), node.line);
    }
    return !sink.stopping();
  };
  wishes.refuse = [&](std::string reason, std::uint64_t line) {
    any = true;
    sink.refuse(std::move(reason), line);
  };
  read_xml(input.stream, wishes);
  if (!any) sink.refuse(fmt::format("holds no <{}>", articles.element), 0);
}

}  // namespace backfile::internal

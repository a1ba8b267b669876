#include "indexer/formats/xml_articles.hpp"

#include <fmt/format.h>

#include "backfile/error.hpp"

namespace backfile::internal {

void take_record(Record const& record, XmlNode const& node, ManyInput const& input,
                 ArticleSink& sink) {
  bool const text = record.has(RecordField::title) || record.has(RecordField::body) ||
                    record.has(RecordField::deck);
  if (!text)
    return sink.refuse(fmt::format("<{}> has neither title nor text", node.name), node.line);
  sink.article(record.article(input.options), node.line, written(node));
}

void read_xml_articles(ManyInput const& input, ArticleSink& sink, XmlArticles const& articles) {
  bool any = false;
  std::string note;  // of the document
  XmlWishes wishes;
  wishes.note = [&](std::string text) { note = std::move(text); };
  wishes.wants = [&](XmlPath const&, std::string_view name) { return name == articles.element; };
  wishes.take = [&](XmlPath const&, XmlNode node) {
    any = true;
    try {
      Record record{input.path, node.line};
      if (!note.empty()) record.note(note);
      articles.fill(record, node);
      take_record(record, node, input, sink);
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

#include "indexer/formats/nitf.hpp"

#include "indexer/formats/xml_articles.hpp"
#include "indexer/formats/xml_record.hpp"

namespace backfile::internal {

// Pictures stand anywhere in the text.
void add_nitf_media(Record& record, XmlNode const& node, std::string const& path) {
  for (auto const& child : node.children) {
    if (child.name.empty()) continue;
    auto const below = path + '/' + child.name;
    if (child.local == "media") {
      XmlValues media{child, below, record};
      media.all(RecordField::captions, "media-caption");
      media.all(RecordField::credits, "media-producer");
    } else {
      add_nitf_media(record, child, below);
    }
  }
}

namespace {

// Persons, or the text of the line. What the authors are called besides (<byttl>) is none of
// their names.
void add_authors(Record& record, XmlNode const& nitf, std::string const& path) {
  auto const* const head = nitf.find("body/body.head");
  if (head == nullptr) return;
  for (auto const* const line : head->all("byline")) {
    auto const rule = "xml:" + path + "/body/body.head/byline";
    auto bare = *line;
    for (auto const* const title : line->all("byttl")) record.add_furniture(text_of(*title));
    std::erase_if(bare.children, [](XmlNode const& child) { return child.local == "byttl"; });
    auto const persons = line->all("person");
    for (auto const* const person : persons)
      record.add(RecordField::byline, text_of(*person), rule + "/person", person->line);
    if (persons.empty()) record.add(RecordField::byline, text_of(bare), rule, line->line);
  }
}

}  // namespace

void add_nitf(Record& record, XmlNode const& nitf, std::string const& path) {
  XmlValues values{nitf, path, record};
  values.first(RecordField::id, {"head/docdata/doc-id@id-string"});
  values.first(RecordField::url, {"head/pubdata@ex-ref", "head/docdata/doc-id@ex-ref"});
  values.first(RecordField::title,
               {"body/body.head/hedline/hl1", "head/title", "head/docdata/slug"});
  values.first(RecordField::deck, {"body/body.head/hedline/hl2", "body/body.head/abstract"});
  values.first(RecordField::date,
               {"head/docdata/date.issue@norm", "body/body.head/dateline/story.date@norm",
                "head/docdata/date.release@norm", "head/pubdata@date.publication",
                "body/body.head/dateline/story.date"});
  values.first(RecordField::updated, {"head/revision-history@norm"});
  values.first(RecordField::outlet,
               {"head/pubdata@name", "body/body.head/distributor/org", "body/body.head/distributor",
                "head/docdata/doc.copyright@holder", "body/body.head/rights/rights.owner"});
  auto const* const paper = nitf.find("head/pubdata");
  if (paper != nullptr && !paper->attribute("name").empty())
    values.first(RecordField::source, {"body/body.head/distributor"});
  if (!record.has(RecordField::byline)) add_authors(record, nitf, path);
  values.first(RecordField::dateline,
               {"body/body.head/dateline/location", "body/body.head/dateline"});
  values.first(RecordField::genre, {"head/tobject/tobject.property@tobject.property.type",
                                    "head/pubdata@position.section"});
  values.first(RecordField::lang, {"body@xml:lang", "@xml:lang"});
  if (!record.has(RecordField::body))
    values.markup(RecordField::body, "body/body.content", {"media"});
  if (auto const* const content = nitf.find("body/body.content"))
    add_nitf_media(record, *content, path + "/body/body.content");
}

bool looks_like_nitf(std::string_view head, std::string_view) { return xml_root(head) == "nitf"; }

void read_nitf(ManyInput const& input, ArticleSink& sink) {
  read_xml_articles(input, sink, {"nitf", [](Record& record, XmlNode const& nitf) {
                                    add_nitf(record, nitf, "/nitf");
                                  }});
}

}  // namespace backfile::internal

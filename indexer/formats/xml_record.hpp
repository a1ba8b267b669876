// Values of XML elements, with the path to them as evidence.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "indexer/formats/record.hpp"
#include "indexer/formats/xml.hpp"

namespace backfile::internal {

// Adds values below one element to a record. A rule reads "xml:/newsItem/itemMeta/versionCreated";
// of an attribute "…/date.issue@norm".
class XmlValues {
 public:
  // `path` is that of the element itself, "/nitf".
  XmlValues(XmlNode const& root, std::string path, Record& record)
      : root_{root}, path_{std::move(path)}, record_{record} {}

  // The first text at one of the places, where the field has none yet. A place is a path below the
  // element, with "@name" for an attribute: "head/docdata/date.issue@norm".
  void first(RecordField field, std::initializer_list<std::string_view> places);
  // The texts of all elements of the last name.
  void all(RecordField field, std::string_view place);
  // What is inside an element as HTML.
  void markup(RecordField field, std::string_view place,
              std::vector<std::string_view> const& left_out = {});

 private:
  [[nodiscard]] std::string rule(std::string_view place) const;

  XmlNode const& root_;
  std::string path_;
  Record& record_;
};

}  // namespace backfile::internal

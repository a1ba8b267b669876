#include "indexer/formats/xml_record.hpp"

#include <initializer_list>

namespace backfile::internal {

std::string XmlValues::rule(std::string_view place) const {
  std::string text = "xml:" + path_;
  if (!place.empty() && !place.starts_with('@')) text += '/';
  return text.append(place);
}

void XmlValues::first(RecordField field, std::initializer_list<std::string_view> places) {
  for (auto const place : places) {
    if (record_.has(field)) return;
    auto const at = place.find('@');
    auto const path = place.substr(0, at);
    auto const* const node = path.empty() ? &root_ : root_.find(path);
    if (node == nullptr) continue;
    if (at != place.npos)
      record_.add(field, node->attribute(place.substr(at + 1)), rule(place), node->line);
    else
      record_.add(field, text_of(*node), rule(place), node->line);
  }
}

void XmlValues::all(RecordField field, std::string_view place) {
  auto const slash = place.rfind('/');
  auto const* const above = slash == place.npos ? &root_ : root_.find(place.substr(0, slash));
  if (above == nullptr) return;
  for (auto const* const node : above->all(place.substr(slash == place.npos ? 0 : slash + 1)))
    record_.add(field, text_of(*node), rule(place), node->line);
}

void XmlValues::markup(RecordField field, std::string_view place,
                       std::vector<std::string_view> const& left_out) {
  auto const* const node = place.empty() ? &root_ : root_.find(place);
  if (node != nullptr) record_.add(field, markup_of(*node, left_out), rule(place), node->line);
}

}  // namespace backfile::internal

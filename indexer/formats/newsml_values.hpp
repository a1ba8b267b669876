// Where NewsML 1 says what, and which of its values say something.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/field_map.hpp"
#include "indexer/formats/xml.hpp"

namespace backfile::internal {

// Where a value may stand: below a component, its item, or the envelope of all. "@FormalName" is
// an attribute. Of several places for one field the first that says something counts.
enum class NewsBelow : std::uint8_t { component, item, envelope };
struct NewsPlace {
  RecordField field;
  NewsBelow below;
  std::string_view path;
};
[[nodiscard]] std::span<NewsPlace const> news_places() noexcept;

// All that a path leads to, trimmed; names in any case.
[[nodiscard]] std::vector<std::string> news_values(XmlNode const& node, std::string_view path);
// The first of them that is not empty.
[[nodiscard]] std::string news_value(XmlNode const& node, std::string_view path);

// Whether a value says what the field is for: a dateline names a place, a genre is no number.
[[nodiscard]] bool says_something(RecordField field, std::string const& value);

// "urn:newsml:keld.example:20230914:report-7:2N" without its revision: a later one replaces it.
// Empty where the item has no name of its own; some senders give all their items one.
[[nodiscard]] std::string news_item_id(XmlNode const& item);

// "usable", "canceled" ... in lower case; empty where it is not said.
[[nodiscard]] std::string news_status(XmlNode const& item);
// Nobody may use it any more, or yet.
[[nodiscard]] bool is_withdrawn(std::string_view status);

}  // namespace backfile::internal

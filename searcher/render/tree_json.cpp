#include "searcher/render/tree_json.hpp"

#include <nlohmann/json.hpp>
#include <array>
#include <cstdint>

#include "indexer/analysis/tokens.hpp"
#include "searcher/query/stop_words.hpp"

namespace backfile::internal {
namespace {

constexpr auto kNames = std::to_array<std::string_view>(
    {"ALL", "WORD", "PHRASE", "WILDCARD", "FUZZY", "DATE", "NUMBER",  "HAS",     "LACKS", "AND",
     "OR",  "XOR",  "NOT",    "NEAR",     "ADJ",   "SAME", "ATLEAST", "ALLCAPS", "FIRST", "LIKE"});
static_assert(kNames.size() == static_cast<std::size_t>(NodeKind::like) + 1);

Json day_json(std::optional<Day> const& day) { return day ? Json(day->iso()) : Json{}; }

template <typename Number>
Json number_json(std::optional<Number> const& number) {
  return number ? Json(*number) : Json{};
}

void add_phrase_words(Json& list, std::string const& text) {
  std::uint32_t position = 0;
  for (auto const& token : tokenise(text, Capitals::always).words) {
    if (token.position != position) list.push_back(token.text);
    position = token.position;
  }
}

void add_value(Json& list, Node const& node) {
  switch (node.kind) {
    case NodeKind::days:
      list.push_back(day_json(node.days.from));
      list.push_back(day_json(node.days.to));
      return;
    case NodeKind::number:
      list.push_back(number_json(node.low));
      list.push_back(number_json(node.high));
      return;
    case NodeKind::phrase: return add_phrase_words(list, node.text);
    default:
      if (!node.text.empty()) list.push_back(node.text);
  }
}

Json node_json(Node const& node, bool any) {
  auto list = Json::array({kNames[static_cast<std::size_t>(node.kind)]});
  bool const plain_date = node.field != nullptr && node.field->name == "date" && !node.estimated;
  if (node.estimated)
    list.push_back({{"field", node.field->name}, {"dates", "estimated"}});
  else if (node.field != nullptr && !(node.kind == NodeKind::days && plain_date))
    list.push_back({{"field", node.field->name}});
  add_value(list, node);
  if (node.number > 0) list.push_back(node.number);
  for (auto const& part : node.parts) {
    auto json = node_json(part, any);
    bool const optional = is_left_optional(node, part, any);
    list.push_back(optional ? Json::array({"OPTIONAL", std::move(json)}) : std::move(json));
  }
  return list;
}

}  // namespace

Json tree_json(ParsedQuery const& query) {
  return node_json(query.parsed.tree, query.options.match == Match::any);
}

}  // namespace backfile::internal

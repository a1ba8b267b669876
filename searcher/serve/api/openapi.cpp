#include "searcher/serve/api/openapi.hpp"

#include <nlohmann/json.hpp>

#include "searcher/serve/api/routes.hpp"

namespace backfile::internal {
namespace {

Json schema_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::list: return {{"type", "array"}, {"items", {{"type", "string"}}}};
    case ValueKind::number: return {{"type", "number"}, {"minimum", 0}};
    case ValueKind::flag: return {{"type", "boolean"}};
    case ValueKind::text: break;
  }
  return {{"type", "string"}};
}

Json in_path(std::string_view path) {
  auto list = Json::array();
  for (auto at = path.find('{'); at != path.npos; at = path.find('{', at + 1))
    list.push_back({{"name", path.substr(at + 1, path.find('}', at) - at - 1)},
                    {"in", "path"},
                    {"required", true},
                    {"schema", {{"type", "string"}}}});
  return list;
}

Json in_query(Route const& row) {
  auto list = in_path(row.path);
  for (auto const& parameter : parameter_rows()) {
    if ((parameter.group & row.takes) == 0) continue;
    Json described{{"name", parameter.name},
                   {"in", "query"},
                   {"description", parameter.summary},
                   {"schema", schema_of(parameter.kind)}};
    if (parameter.kind == ValueKind::list) described["explode"] = !parameter.commas;
    list.push_back(std::move(described));
  }
  return list;
}

Json in_body(Route const& row) {
  Json properties = Json::object();
  for (auto const& parameter : parameter_rows()) {
    if ((parameter.group & row.takes) == 0) continue;
    auto schema = schema_of(parameter.kind);
    schema["description"] = parameter.summary;
    properties[std::string{parameter.name}] = std::move(schema);
  }
  Json const schema{
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  return {{"required", true}, {"content", {{"application/json", {{"schema", schema}}}}}};
}

Json responses() {
  Json const problem{{"$ref", "#/components/schemas/problem"}};
  return {{"200", {{"description", "the answer"}}},
          {"default",
           {{"description", "what went wrong"},
            {"content", {{"application/problem+json", {{"schema", problem}}}}}}}};
}

Json operation(Route const& row) {
  Json json{{"operationId", row.name}, {"summary", row.summary}};
  if (row.method == "POST")
    json["requestBody"] = in_body(row);
  else
    json["parameters"] = in_query(row);
  json["responses"] = responses();
  if (row.kind.open) json["security"] = Json::array();
  return json;
}

Json problem_schema() {
  Json const text{{"type", "string"}};
  return {
      {"type", "object"},
      {"properties",
       {{"type", text},
        {"title", text},
        {"status", {{"type", "integer"}}},
        {"detail", text},
        {"code", text},
        {"position",
         {{"type", Json::array({"object", "null"})},
          {"description", "bytes of the query"},
          {"properties", {{"offset", {{"type", "integer"}}}, {"length", {{"type", "integer"}}}}}}},
        {"suggestions", {{"type", "array"}, {"items", text}}},
        {"docs", text}}}};
}

}  // namespace

Json openapi_json() {
  Json paths = Json::object();
  for (auto const& row : routes()) {
    auto& path = paths[std::string{row.path}];
    path[row.method == "POST" ? "post" : "get"] = operation(row);
  }
  Json const bearer{{"type", "http"}, {"scheme", "bearer"}};
  return {
      {"openapi", "3.1.0"},
      {"info", {{"title", "Backfile"}, {"version", BACKFILE_VERSION}}},
      {"paths", std::move(paths)},
      {"components",
       {{"schemas", {{"problem", problem_schema()}}}, {"securitySchemes", {{"token", bearer}}}}},
      {"security", Json::array({{{"token", Json::array()}}, Json::object()})}};
}

}  // namespace backfile::internal

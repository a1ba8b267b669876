#include "tests/support/schema_check.hpp"

#include <regex>
#include <set>

namespace backfile::tests {
namespace {

using nlohmann::json;

std::set<std::string> const kKnown{"$schema", "$id",         "$defs",      "$ref",
                                   "title",   "description", "type",       "enum",
                                   "const",   "required",    "properties", "additionalProperties",
                                   "items",   "minItems",    "maxItems",   "minimum",
                                   "maximum", "pattern",     "anyOf"};

bool has_type(json const& value, std::string const& type) {
  if (type == "null") return value.is_null();
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  return type == "number" && value.is_number();
}

class Checker {
 public:
  explicit Checker(json const& root) : root_{root} {}

  void check(json const& schema, json const& value, std::string const& at) {
    if (schema.is_boolean()) {
      if (!schema.get<bool>()) faults_.push_back(at + ": may not be there");
      return;
    }
    for (auto const& [keyword, unused] : schema.items())
      if (!kKnown.contains(keyword)) faults_.push_back("the schema's keyword " + keyword);
    if (schema.contains("$ref")) check(definition(schema["$ref"]), value, at);
    check_type(schema, value, at);
    check_value(schema, value, at);
    if (value.is_object()) check_object(schema, value, at);
    if (value.is_array()) check_array(schema, value, at);
    if (schema.contains("anyOf")) check_any(schema["anyOf"], value, at);
  }

  std::vector<std::string> faults_;

 private:
  json const& definition(std::string const& reference) const {
    return root_.at(json::json_pointer{reference.substr(1)});
  }

  void check_type(json const& schema, json const& value, std::string const& at) {
    if (!schema.contains("type")) return;
    auto const& types = schema["type"];
    bool fits = false;
    if (types.is_string()) fits = has_type(value, types);
    if (types.is_array())
      for (auto const& type : types) fits = fits || has_type(value, type);
    if (!fits) faults_.push_back(at + ": is no " + types.dump() + " but " + value.dump());
  }

  void check_value(json const& schema, json const& value, std::string const& at) {
    auto const wrong = [&](char const* keyword) {
      faults_.push_back(at + ": " + keyword + " " + schema[keyword].dump() + ", not " +
                        value.dump());
    };
    if (schema.contains("const") && value != schema["const"]) wrong("const");
    if (schema.contains("enum")) {
      bool found = false;
      for (auto const& one : schema["enum"]) found = found || one == value;
      if (!found) wrong("enum");
    }
    if (value.is_number() && schema.contains("minimum") && value < schema["minimum"])
      wrong("minimum");
    if (value.is_number() && schema.contains("maximum") && value > schema["maximum"])
      wrong("maximum");
    if (value.is_string() && schema.contains("pattern") &&
        !std::regex_search(value.get<std::string>(),
                           std::regex{schema["pattern"].get<std::string>()}))
      wrong("pattern");
  }

  void check_object(json const& schema, json const& value, std::string const& at) {
    if (schema.contains("required"))
      for (auto const& key : schema["required"])
        if (!value.contains(key)) faults_.push_back(at + ": lacks " + key.get<std::string>());
    for (auto const& [key, member] : value.items()) {
      auto const place = at + '/' + key;
      if (schema.contains("properties") && schema["properties"].contains(key))
        check(schema["properties"][key], member, place);
      else if (schema.contains("additionalProperties"))
        check(schema["additionalProperties"], member, place);
    }
  }

  void check_array(json const& schema, json const& value, std::string const& at) {
    if (schema.contains("minItems") && value.size() < schema["minItems"])
      faults_.push_back(at + ": too few");
    if (schema.contains("maxItems") && value.size() > schema["maxItems"])
      faults_.push_back(at + ": too many");
    if (!schema.contains("items")) return;
    for (std::size_t i = 0; i < value.size(); ++i)
      check(schema["items"], value[i], at + '/' + std::to_string(i));
  }

  void check_any(json const& choices, json const& value, std::string const& at) {
    for (auto const& choice : choices) {
      Checker one{root_};
      one.check(choice, value, at);
      if (one.faults_.empty()) return;
    }
    faults_.push_back(at + ": fits none of anyOf");
  }

  json const& root_;
};

}  // namespace

std::vector<std::string> schema_faults(json const& schema, json const& value) {
  Checker checker{schema};
  checker.check(schema, value, "");
  return checker.faults_;
}

}  // namespace backfile::tests

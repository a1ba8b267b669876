#include "indexer/formats/xml_entities.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

namespace backfile::internal {
namespace {

constexpr std::size_t kMostNames = 1000;
constexpr int kLongestCharacter = 4;  // bytes

std::string meaning(std::string const& name) {
  auto const* const known = htmlEntityLookup(reinterpret_cast<xmlChar const*>(name.c_str()));
  if (known == nullptr) return "&" + name + ";";
  std::string text(kLongestCharacter, '\0');
  auto const size =
      xmlCopyCharMultiByte(reinterpret_cast<xmlChar*>(text.data()), static_cast<int>(known->value));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace

// To the parser its text is final, as that of "&amp;".
struct XmlEntities::Entry {
  explicit Entry(std::string_view entity_name) : name{entity_name}, text{meaning(name)} {
    entity.type = XML_ENTITY_DECL;
    entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
    entity.name = reinterpret_cast<xmlChar const*>(name.c_str());
    entity.content = reinterpret_cast<xmlChar*>(text.data());
    entity.length = static_cast<int>(text.size());
    entity.orig = entity.content;  // else the parser leaves a declaration's text here
  }

  std::string name;
  std::string text;
  xmlEntity entity{};
};

XmlEntities::XmlEntities() = default;
XmlEntities::~XmlEntities() = default;

xmlEntity* XmlEntities::find(std::string_view name) {
  auto found = entries_.find(name);
  if (found == entries_.end()) {
    if (entries_.size() >= kMostNames) return nullptr;
    found = entries_.emplace(name, std::make_unique<Entry>(name)).first;
  }
  return &found->second->entity;
}

}  // namespace backfile::internal

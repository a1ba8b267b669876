#include "indexer/formats/newsml_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <sstream>

#include "indexer/extract/decode.hpp"
#include "indexer/formats/header_fields.hpp"
#include "indexer/formats/nitf.hpp"
#include "indexer/formats/transfer_encoding.hpp"
#include "indexer/formats/xml_record.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMostLeftOut = 8;  // of what is left out

// Letters and digits alone: the same words in another form.
std::string bare_letters(std::string_view text) {
  std::string letters;
  bool tag = false;
  for (char const c : text) {
    if (c == '<' || c == '>') tag = c == '<';
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (letter && !tag) letters += c;
  }
  return letters;
}

bool has_elements(XmlNode const& node) {
  return std::ranges::any_of(node.children, [](auto const& child) { return !child.name.empty(); });
}

XmlNode const* element_of(XmlNode const& node, std::string_view name) {
  auto const found = node.all(name);
  return found.empty() ? nullptr : found.front();
}

// The markup of what begins an element that was written as text.
bool begins_document(std::string_view text, std::string_view root) {
  auto const begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  auto const head = text.substr(begin, 200);
  return head.starts_with(fmt::format("<{}", root)) ||
         (head.starts_with("<?xml") && xml_root(text) == root);
}

RecordField field_of(NewsRole role, Record const& record) {
  switch (role) {
    case NewsRole::caption: return RecordField::captions;
    case NewsRole::title:
      if (!record.has(RecordField::title)) return RecordField::title;
      return record.has(RecordField::deck) ? RecordField::body : RecordField::deck;
    case NewsRole::deck:
      return record.has(RecordField::deck) ? RecordField::body : RecordField::deck;
    default: return RecordField::body;
  }
}

bool has_text(XmlNode const& node, NewsRole around) {
  auto const role = role_of(node, around);
  if (role == NewsRole::caption || role == NewsRole::other) return false;
  for (auto const& child : node.children) {
    bool const content = child.local == "ContentItem" && role != NewsRole::title;
    if (content && holds_text(child)) return true;
    if (child.local == "NewsComponent" && has_text(child, role)) return true;
  }
  return false;
}

bool has_media(XmlNode const& node) {
  for (auto const& child : node.children) {
    bool const content = child.local == "ContentItem";
    if (content && (!other_media(child).empty() || !child.attribute("Href").empty())) return true;
    if (child.local == "NewsComponent" && has_media(child)) return true;
  }
  return false;
}

}  // namespace

bool holds_other(XmlNode const& component) {
  return component.local == "NewsComponent" && has_media(component) &&
         !has_text(component, NewsRole::text);
}

void NewsContents::add(std::vector<PlacedNode> const& components,
                       std::vector<XmlNode const*> const& others) {
  others_ = &others;
  for (auto const& component : components) {
    beside_ = &component != &components.front();
    walk(component, NewsRole::text);
  }
}

std::string NewsContents::left_out() const { return fmt::format("{}", fmt::join(left_out_, ", ")); }

void NewsContents::leave_out(std::string what) {
  bool const known = std::ranges::find(left_out_, what) != left_out_.end();
  if (!known && !what.empty() && left_out_.size() < kMostLeftOut)
    left_out_.push_back(std::move(what));
}

void NewsContents::walk(PlacedNode const& component, NewsRole around) {
  auto const& node = *component.node;
  auto const role = role_of(node, around);
  auto const captions = record_.values(RecordField::captions).size();
  bool const either = lower_ascii(node.attribute("EquivalentsList")) == "yes";
  auto const taken = taken_.size();
  for (auto const& child : node.children) {
    bool const content = child.local == "ContentItem";
    if (child.local == "NewsItemRef") leave_out("other items");
    if (!content && child.local != "NewsComponent") continue;
    if (std::ranges::find(*others_, &child) != others_->end()) continue;
    PlacedNode const below{&child, component.path + '/' + child.name};
    if (either && taken_.size() > taken && !holds_other(child)) {
      leave_out("other versions of the text");
      continue;
    }
    content ? add_content(below, role) : walk(below, role);
  }
  if (holds_other(node)) add_lines_of_picture(component, captions);
}

// Its headline is the caption where there is no other.
void NewsContents::add_lines_of_picture(PlacedNode const& component, std::size_t captions_before) {
  auto const* const lines = child_of(*component.node, "NewsLines");
  if (lines == nullptr) return;
  auto const path = component.path + "/NewsLines/";
  for (std::string_view const name : {"ByLine", "CreditLine"})
    if (auto const* const line = child_of(*lines, name))
      record_.add(RecordField::credits, text_of(*line), fmt::format("xml:{}{}", path, name),
                  line->line);
  auto const* const headline = child_of(*lines, "HeadLine");
  bool const caption = record_.values(RecordField::captions).size() > captions_before;
  if (headline == nullptr || caption) return;
  auto const text = text_of(*headline);
  auto const& titles = record_.values(RecordField::title);
  if (titles.empty() || bare_letters(titles.front().text) != bare_letters(text))
    record_.add(RecordField::captions, text, "xml:" + path + "HeadLine", headline->line);
}

void NewsContents::add_content(PlacedNode const& content, NewsRole role) {
  auto const& node = *content.node;
  if (auto media = other_media(node); !media.empty()) return leave_out(std::move(media));
  bool const encoded = lower_ascii(node.attribute("Notation")).find("base64") != std::string::npos;
  for (auto const& child : node.children) {
    PlacedNode const below{&child, content.path + '/' + child.name};
    if (child.local == "Encoding") add_content(below, role);
    if (child.local == "DataContent" && role != NewsRole::other)
      encoded ? add_encoded(below, role) : add_data(below, role);
  }
  if (auto const href = node.attribute("Href"); !href.empty())
    leave_out(fmt::format("in another file ({})", href));
}

void NewsContents::add_encoded(PlacedNode const& data, NewsRole role) {
  auto const bytes = from_base64(text_of(*data.node));
  if (auto const type = binary_type(bytes); !type.empty()) return leave_out(std::string{type});
  if (bytes.find_first_not_of(" \t\r\n") != bytes.npos)
    add_text({decode(bytes).text, "xml:" + data.path, data.node->line}, role);
}

void NewsContents::add_data(PlacedNode const& data, NewsRole role) {
  auto const& node = *data.node;
  if (has_elements(node)) return add_elements(data, role);
  auto const text = text_of(node);
  if (begins_document(text, "nitf") && add_nitf_text(text, data.path, role)) return;
  if (auto const root = unread_root(text); !root.empty())
    return leave_out(fmt::format("XML of <{}>", root));
  add_text({text, "xml:" + data.path, node.line}, role);
}

void NewsContents::add_elements(PlacedNode const& data, NewsRole role) {
  auto const& node = *data.node;
  if (auto const* const nitf = element_of(node, "nitf"))
    return add_nitf_element({nitf, data.path + "/nitf"}, role);
  auto const* const html = element_of(node, "html");
  auto const* const body = html != nullptr ? element_of(*html, "body") : element_of(node, "body");
  auto const& holder = body != nullptr ? *body : node;
  auto const path = data.path + (html != nullptr ? "/html" : "") + (body != nullptr ? "/body" : "");
  add_text({markup_of(holder, {"media"}), "xml:" + path, holder.line}, role);
  add_nitf_media(record_, holder, path);
}

void NewsContents::add_nitf_element(PlacedNode const& nitf, NewsRole role) {
  auto const* const body = nitf.node->find("body/body.content");
  auto const rule = "xml:" + nitf.path + "/body/body.content";
  bool const first = !record_.has(RecordField::body);
  if (role != NewsRole::text && role != NewsRole::lead) {
    if (body != nullptr) add_text({markup_of(*body, {"media"}), rule, body->line}, role);
    return;
  }
  if (body == nullptr || (!first && !is_new(text_of(*body), role))) return;
  if (first) static_cast<void>(is_new(text_of(*body), role));
  add_nitf(record_, *nitf.node, nitf.path);
  if (!first) record_.add(RecordField::body, markup_of(*body, {"media"}), rule, body->line);
}

// NITF that was written as text.
bool NewsContents::add_nitf_text(std::string const& text, std::string const& path, NewsRole role) {
  bool any = false;
  std::istringstream stream{text};
  XmlWishes wishes;
  wishes.wants = [](XmlPath const&, std::string_view name) { return name == "nitf"; };
  wishes.take = [&](XmlPath const&, XmlNode node) {
    any = true;
    add_nitf_element({&node, path + "/nitf"}, role);
    return true;
  };
  wishes.refuse = [](std::string const&, std::uint64_t) {};  // it is text, then
  read_xml(stream, wishes);
  return any;
}

void NewsContents::add_text(RecordValue const& value, NewsRole role) {
  if (!is_new(value.text, role)) return;
  bool const of_picture = beside_ && role == NewsRole::title;
  auto const field = of_picture ? RecordField::captions : field_of(role, record_);
  record_.add(field, value.text, value.rule, value.line);
}

// A lead that the body repeats is no part of it.
bool NewsContents::is_new(std::string_view text, NewsRole role) {
  auto letters = bare_letters(text);
  auto const& titles = record_.values(RecordField::title);
  bool const title = role == NewsRole::title && !titles.empty() &&
                     bare_letters(titles.front().text) == letters;
  if (letters.empty() || title || taken_.contains(letters)) return false;
  if (role == NewsRole::text && !lead_.empty() && letters.starts_with(lead_))
    record_.drop(RecordField::body);
  lead_ = role == NewsRole::lead && !record_.has(RecordField::body) ? letters : std::string{};
  taken_.insert(std::move(letters));
  return true;
}

}  // namespace backfile::internal

#include "indexer/formats/html.hpp"

#include <array>
#include <string>

#include "indexer/extract/decode.hpp"
#include "indexer/extract/html/read_page.hpp"
#include "indexer/extract/xml_root.hpp"
#include "indexer/formats/sidecar.hpp"

namespace backfile::internal {
namespace {

// ASCII in lower case; of UTF-16 the low bytes.
std::string ascii_lower(std::string_view head) {
  std::string out;
  for (char const c : head)
    if (c != '\0') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// Behind marks, white space and comments.
std::string_view first_markup(std::string_view head) {
  for (std::string_view const mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
    if (head.starts_with(mark)) head.remove_prefix(mark.size());
  for (;;) {
    auto const begin = head.find_first_not_of(" \t\r\n\f");
    if (begin == head.npos) return {};
    head.remove_prefix(begin);
    if (!head.starts_with("<!--")) return head;
    auto const end = head.find("-->");
    if (end == head.npos) return {};
    head.remove_prefix(end + 3);
  }
}

bool has_html_name(std::string_view path) {
  auto const name = ascii_lower(path);
  return name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml");
}

// "<div", then a space, a slash or ">".
bool opens_with(std::string_view text, std::string_view tag) {
  if (!text.starts_with(tag)) return false;
  return text.size() == tag.size() ||
         std::string_view{" \t\r\n/>"}.find(text[tag.size()]) != std::string_view::npos;
}

}  // namespace

bool looks_like_html(std::string_view head, std::string_view path) {
  constexpr std::array<std::string_view, 21> kTags{
      "<!doctype html", "<html",    "<head",    "<body",   "<meta", "<title", "<link",
      "<div",           "<article", "<section", "<main",   "<p",    "<h1",    "<table",
      "<script",        "<style",   "<span",    "<header", "<nav",  "<font",  "<center"};
  auto const lower = ascii_lower(head);
  auto text = first_markup(lower);
  if (text.starts_with("<?xml")) {
    auto const root = xml_root(head);
    return root.empty() ? text.find("<html") != text.npos : is_html_root(root);
  }
  for (auto const tag : kTags)
    if (opens_with(text, tag)) return true;
  return has_html_name(path) && text.find('<') != text.npos;
}

Article read_html_page(PageInput const& page, ExtractOptions const& options) {
  return read_page(
      page.bytes,
      {page.path, page.url, page.captured, page.charset, sidecar_stage(page.sidecar, options)},
      options);
}

}  // namespace backfile::internal

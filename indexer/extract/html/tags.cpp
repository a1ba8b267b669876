#include "indexer/extract/html/tags.hpp"

#include <algorithm>
#include <array>

namespace backfile::internal {
namespace {

// In the order of Tag, which is that of the alphabet.
constexpr std::array<std::string_view, 75> kNames{
    "#text",      "*",        "a",        "abbr",    "address", "article",  "aside",      "audio",
    "blockquote", "body",     "br",       "button",  "caption", "center",   "dd",         "details",
    "dialog",     "div",      "dl",       "dt",      "em",      "fieldset", "figcaption", "figure",
    "footer",     "form",     "frameset", "h1",      "h2",      "h3",       "h4",         "h5",
    "h6",         "head",     "header",   "hr",      "html",    "iframe",   "img",        "input",
    "li",         "link",     "main",     "menu",    "meta",    "nav",      "noscript",   "object",
    "ol",         "option",   "p",        "picture", "pre",     "script",   "section",    "select",
    "source",     "span",     "strong",   "style",   "summary", "svg",      "table",      "tbody",
    "td",         "template", "textarea", "th",      "thead",   "time",     "title",      "tr",
    "ul",         "video",    ""};

constexpr std::size_t kFirst = static_cast<std::size_t>(Tag::a);
constexpr std::size_t kCount = static_cast<std::size_t>(Tag::video) + 1;
static_assert(kNames[static_cast<std::size_t>(Tag::video)] == "video");
static_assert(std::is_sorted(kNames.begin() + kFirst, kNames.begin() + kCount));

}  // namespace

Tag tag_of(std::string_view name) noexcept {
  if (name == "b") return Tag::strong;
  auto const begin = kNames.begin() + kFirst;
  auto const end = kNames.begin() + kCount;
  auto const found = std::lower_bound(begin, end, name);
  if (found == end || *found != name) return Tag::other;
  return static_cast<Tag>(found - kNames.begin());
}

std::string_view name_of(Tag tag) noexcept { return kNames[static_cast<std::size_t>(tag)]; }

bool is_block(Tag tag) noexcept {
  switch (tag) {
    case Tag::text:
    case Tag::other:
    case Tag::a:
    case Tag::abbr:
    case Tag::audio:
    case Tag::button:
    case Tag::em:
    case Tag::img:
    case Tag::input:
    case Tag::link:
    case Tag::meta:
    case Tag::object:
    case Tag::picture:
    case Tag::source:
    case Tag::span:
    case Tag::strong:
    case Tag::time:
    case Tag::video: return false;
    default: return true;
  }
}

bool is_unread(Tag tag) noexcept {
  switch (tag) {
    case Tag::audio:
    case Tag::button:
    case Tag::dialog:
    case Tag::iframe:
    case Tag::input:
    case Tag::noscript:
    case Tag::object:
    case Tag::option:
    case Tag::script:
    case Tag::select:
    case Tag::style:
    case Tag::svg:
    case Tag::template_:
    case Tag::textarea:
    case Tag::title:
    case Tag::video: return true;
    default: return false;
  }
}

}  // namespace backfile::internal

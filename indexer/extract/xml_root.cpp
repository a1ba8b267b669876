#include "indexer/extract/xml_root.hpp"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <backfile/error.hpp>

#include "indexer/analysis/ascii.hpp"
#include "indexer/extract/html/tags.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kRootHead = 1u << 16;  // bytes before and with the root

struct KnownRoot {
  std::string_view name;
  std::string_view what;
};
constexpr std::array kKnownRoots{
    KnownRoot{"urlset", "a sitemap"},
    KnownRoot{"sitemapindex", "a list of sitemaps"},
    KnownRoot{"opml", "a list of feeds"},
    KnownRoot{"packageItem", "a NewsML-G2 package"},
    KnownRoot{"planningItem", "a NewsML-G2 plan"},
    KnownRoot{"conceptItem", "a NewsML-G2 concept"},
    KnownRoot{"knowledgeItem", "NewsML-G2 concepts"},
    KnownRoot{"catalogItem", "a NewsML-G2 catalog"},
    KnownRoot{"TopicSet", "words of NewsML"},
    KnownRoot{"svg", "a drawing"},
    KnownRoot{"mediawiki", "a dump of a wiki"},
    KnownRoot{"OAI-PMH", "an answer of a repository"},
    KnownRoot{"plist", "settings"},
    KnownRoot{"kml", "a map"},
    KnownRoot{"gpx", "a track"},
};

// Elements of HTML that a document in XML begins with; <article> and <section> are names of others.
constexpr std::array<std::string_view, 14> kHtmlRoots{
    "html", "head", "body", "div", "p", "table", "span", "h1", "h2", "h3", "center", "main", "ul",
    "ol"};

// The beginning without a mark; of UTF-16 the low bytes, which `made` holds.
std::string_view narrow_head(std::string_view bytes, std::string& made) {
  constexpr std::size_t kShown = 64;  // bytes that show the zeros of UTF-16
  auto text = bytes.substr(0, kRootHead);
  if (text.substr(0, kShown).find('\0') != text.npos) {
    for (char const c : text)
      if (c != '\0') made += c;
    text = made;
  }
  for (std::string_view const mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  return text;
}

// Where a declaration or comment ends; npos: not in sight. A doctype may hold a list in brackets.
std::size_t end_of_prolog(std::string_view text) {
  if (text.starts_with("<!--")) {
    auto const end = text.find("-->");
    return end == text.npos ? end : end + 3;
  }
  auto const end = text.find('>');
  auto const list = text.substr(0, end).find('[');
  if (!text.starts_with("<!") || list == text.npos) return end == text.npos ? end : end + 1;
  for (auto at = text.find(']', list); at != text.npos; at = text.find(']', at + 1)) {
    auto const close = text.find_first_not_of(" \t\r\n", at + 1);
    if (close != text.npos && text[close] == '>') return close + 1;
  }
  return text.npos;
}

// The text from its root on, "<rss version=..."; empty where it is no XML.
std::string_view from_root(std::string_view text) {
  for (;;) {
    auto const begin = text.find_first_not_of(" \t\r\n");
    if (begin == text.npos || text[begin] != '<') return {};
    text.remove_prefix(begin);
    if (!text.starts_with("<?") && !text.starts_with("<!")) return text;
    auto const end = end_of_prolog(text);
    if (end == text.npos) return {};
    text.remove_prefix(end);
  }
}

bool begins_name(char c) {
  return is_ascii_letter(c) || c == '_' || (c & 0x80) != 0;
}

// "rdf:RDF"
std::string_view qualified_root(std::string_view from) {
  if (from.size() < 2 || !begins_name(from[1])) return {};
  return from.substr(1, std::min(from.find_first_of(" \t\r\n/>", 1), from.size()) - 1);
}

std::string_view without_prefix(std::string_view name) { return name.substr(name.find(':') + 1); }

std::string lower_letters(std::string_view text) {
  std::string lower{text};
  std::ranges::transform(lower, lower.begin(), ascii_lower);
  return lower;
}

bool is_html_element(std::string_view name) {
  auto const lower = lower_letters(name);
  return tag_of(lower) != Tag::other ||
         htmlTagLookup(reinterpret_cast<xmlChar const*>(lower.c_str())) != nullptr;
}

// Whether the document says of itself that it is XML.
bool says_xml(std::string_view head, std::string_view from, std::string_view name) {
  auto const begin = std::min(head.find_first_not_of(" \t\r\n"), head.size());
  if (head.substr(begin).starts_with("<?xml")) return true;
  if (head.substr(begin).starts_with(fmt::format("<!DOCTYPE {}", name))) return true;
  auto const tag = from.substr(0, from.find('>'));
  return tag.find("xmlns") != tag.npos && tag.find("http://www.w3.org/1999/xhtml") == tag.npos;
}

bool is_closed(std::string_view bytes, std::string_view from, std::string_view name) {
  auto const tag = from.substr(0, from.find('>'));
  return tag.ends_with('/') || bytes.rfind(fmt::format("</{}", name)) != bytes.npos;
}

}  // namespace

std::string xml_root(std::string_view head) {
  std::string made;
  return std::string{without_prefix(qualified_root(from_root(narrow_head(head, made))))};
}

bool is_html_root(std::string_view root) {
  return std::ranges::find(kHtmlRoots, lower_letters(root)) != kHtmlRoots.end();
}

std::string unread_root(std::string_view bytes) {
  std::string made;
  auto const head = narrow_head(bytes, made);
  auto const from = from_root(head);
  auto const name = qualified_root(from);
  if (name.empty()) return {};
  auto const local = std::string{without_prefix(name)};
  bool const xml = says_xml(head, from, name);
  if (xml && is_html_root(local)) return {};
  if (!xml && (is_html_element(local) || !is_closed(bytes, from, name))) return {};
  return local;
}

void refuse_unread_xml(std::string_view bytes) {
  auto const root = unread_root(bytes);
  if (root.empty()) return;
  constexpr std::size_t kLongest = 60;  // bytes of a name that is shown
  auto const known = std::ranges::find(kKnownRoots, std::string_view{root}, &KnownRoot::name);
  throw Error{Code::input_unusable,
              fmt::format("XML with the root <{}>{}, which no reader takes",
                          std::string_view{root}.substr(0, kLongest),
                          known == kKnownRoots.end() ? "" : fmt::format(" ({})", known->what))};
}

}  // namespace backfile::internal

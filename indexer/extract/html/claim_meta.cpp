#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/html/page.hpp"
#include "indexer/extract/html/page_text.hpp"

// What meta and link elements state.

namespace backfile::internal {
namespace {

struct Row {
  std::string_view name;  // of the property, name or itemprop; lower case
  Field field;
  int weight;
};

// clang-format off
constexpr std::array kRows{
    Row{"og:title", Field::title, 60},
    Row{"twitter:title", Field::title, 40},
    Row{"dc.title", Field::title, 50},
    Row{"dcterms.title", Field::title, 50},
    Row{"parsely-title", Field::title, 55},
    Row{"sailthru.title", Field::title, 50},
    Row{"headline", Field::title, 55},
    Row{"cxenseparse:title", Field::title, 40},
    Row{"citation_title", Field::title, 60},
    Row{"og:description", Field::deck, 50},
    Row{"description", Field::deck, 40},
    Row{"twitter:description", Field::deck, 30},
    Row{"article:published_time", Field::published, 80},
    Row{"article:published", Field::published, 78},
    Row{"og:article:published_time", Field::published, 78},
    Row{"og:published_time", Field::published, 78},
    Row{"og:pubdate", Field::published, 75},
    Row{"og:publish_date", Field::published, 75},
    Row{"datepublished", Field::published, 78},
    Row{"rnews:datepublished", Field::published, 75},
    Row{"parsely-pub-date", Field::published, 76},
    Row{"sailthru.date", Field::published, 74},
    Row{"cxenseparse:recs:publishtime", Field::published, 76},
    Row{"cxenseparse:publishtime", Field::published, 76},
    Row{"article.published", Field::published, 76},
    Row{"published_at", Field::published, 74},
    Row{"published_time", Field::published, 74},
    Row{"published_time_telegram", Field::published, 70},
    Row{"published", Field::published, 72},
    Row{"publishdate", Field::published, 74},
    Row{"publish-date", Field::published, 74},
    Row{"publish_date", Field::published, 74},
    Row{"published-date", Field::published, 74},
    Row{"published_date", Field::published, 74},
    Row{"publisheddate", Field::published, 74},
    Row{"article_published_time", Field::published, 74},
    Row{"date.published", Field::published, 74},
    Row{"dateposted", Field::published, 72},
    Row{"rnews:datecreated", Field::published, 60},
    Row{"publication_date", Field::published, 74},
    Row{"publication-date", Field::published, 74},
    Row{"pubdate", Field::published, 74},
    Row{"pub_date", Field::published, 74},
    Row{"article_date_original", Field::published, 74},
    Row{"originalpublicationdate", Field::published, 74},
    Row{"ptime", Field::published, 70},
    Row{"displaydate", Field::published, 70},
    Row{"article:post_date", Field::published, 70},
    Row{"citation_publication_date", Field::published, 60},
    Row{"citation_date", Field::published, 55},
    Row{"dc.date.issued", Field::published, 72},
    Row{"dcterms.issued", Field::published, 72},
    Row{"dc.date.created", Field::published, 66},
    Row{"dcterms.created", Field::published, 66},
    Row{"dcterms.date", Field::published, 62},
    Row{"dc.date", Field::published, 62},
    Row{"dcterms.available", Field::published, 60},
    Row{"date.issued", Field::published, 70},
    Row{"date_published", Field::published, 72},
    Row{"news_date", Field::published, 70},
    Row{"article.created", Field::published, 60},
    Row{"article:create_at", Field::published, 60},
    Row{"datecreated", Field::published, 58},
    Row{"creation_date", Field::published, 55},
    Row{"created", Field::published, 50},
    Row{"date", Field::published, 55},
    Row{"article:modified_time", Field::updated, 80},
    Row{"article:modified", Field::updated, 76},
    Row{"og:modified_time", Field::updated, 74},
    Row{"og:updated_time", Field::updated, 70},
    Row{"og:article:modified_time", Field::updated, 78},
    Row{"datemodified", Field::updated, 78},
    Row{"dcterms.modified", Field::updated, 70},
    Row{"dc.date.modified", Field::updated, 70},
    Row{"lastmod", Field::updated, 65},
    Row{"last-modified", Field::updated, 60},
    Row{"lastmodified", Field::updated, 65},
    Row{"article.updated", Field::updated, 70},
    Row{"author", Field::author, 60},
    Row{"article:author", Field::author, 62},
    Row{"article:author_name", Field::author, 66},
    Row{"og:article:author", Field::author, 60},
    Row{"og:author", Field::author, 58},
    Row{"authors", Field::author, 60},
    Row{"author-name", Field::author, 62},
    Row{"byl", Field::author, 66},
    Row{"byline", Field::author, 62},
    Row{"dc.creator", Field::author, 56},
    Row{"dcterms.creator", Field::author, 56},
    Row{"dc.contributor", Field::author, 50},
    Row{"citation_author", Field::author, 64},
    Row{"parsely-author", Field::author, 64},
    Row{"sailthru.author", Field::author, 62},
    Row{"cxenseparse:author", Field::author, 62},
    Row{"rbauthors", Field::author, 60},
    Row{"og:site_name", Field::outlet, 80},
    Row{"application-name", Field::outlet, 55},
    Row{"al:android:app_name", Field::outlet, 40},
    Row{"al:ios:app_name", Field::outlet, 40},
    Row{"apple-mobile-web-app-title", Field::outlet, 45},
    Row{"dc.publisher", Field::outlet, 60},
    Row{"dcterms.publisher", Field::outlet, 60},
    Row{"citation_journal_title", Field::outlet, 60},
    Row{"publisher", Field::outlet, 50},
    Row{"og:url", Field::url, 60},
    Row{"article:section", Field::section, 60},
    Row{"parsely-section", Field::section, 55},
    Row{"section", Field::section, 45},
    Row{"og:locale", Field::language, 40},
    Row{"language", Field::language, 50},
    Row{"content-language", Field::language, 50},
    Row{"dc.language", Field::language, 50},
    Row{"dcterms.language", Field::language, 50}};
// clang-format on

std::string lower(std::string_view text) {
  std::string out;
  for (char const c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

void add(Page& page, std::uint32_t at, Row const& row, std::string_view key) {
  Node const& node = page.tree.nodes[at];
  auto value = without_markup(page.tree.attribute(node, "content"));
  if (value.empty()) return;
  Claim claim{row.field, Source::meta, std::move(value), fmt::format("meta:{}", key), row.weight};
  claim.line = node.line;
  claim.node = at;
  page.claims.push_back(std::move(claim));
}

void read_meta(Page& page, std::uint32_t at) {
  Node const& node = page.tree.nodes[at];
  for (std::string_view const key : {"property", "name", "itemprop"}) {
    auto const name = page.tree.attribute(node, key);
    if (name.empty() || name.size() > 60) continue;
    auto wanted = lower(shown(name));
    if (wanted.starts_with("dc:") || wanted.starts_with("dcterms:")) wanted[wanted.find(':')] = '.';
    for (auto const& row : kRows)
      if (row.name == wanted) return add(page, at, row, wanted);
  }
}

// "twitter:label1" says what "twitter:data1" is.
void read_label(Page& page, std::uint32_t at) {
  constexpr std::array<std::string_view, 16> kWrittenBy{
      "written by",  "author",         "by",    "verfasst von",    "geschrieben von", "écrit par",
      "escrito por", "scritto da",     "autor", "geschreven door", "skrevet av",      "skrevet af",
      "skriven av",  "napisane przez", "yazan", "작성자"};
  auto const& nodes = page.tree.nodes;
  auto const label = plain(page.tree.attribute(nodes[at], "content"));
  bool const author = std::any_of(kWrittenBy.begin(), kWrittenBy.end(),
                                  [&](auto text) { return plain(text) == label; });
  if (!author) return;
  auto wanted = lower(page.tree.attribute(nodes[at], "name"));
  wanted.replace(wanted.find("label"), 5, "data");
  for (std::uint32_t i = at + 1; i < nodes.size() && nodes[i].tag != Tag::body; ++i) {
    if (nodes[i].tag != Tag::meta || lower(page.tree.attribute(nodes[i], "name")) != wanted)
      continue;
    return add(page, i, {wanted, Field::author, 63}, wanted);
  }
}

void read_link(Page& page, std::uint32_t at) {
  Node const& node = page.tree.nodes[at];
  if (page.tree.attribute(node, "rel") != "canonical") return;
  auto const href = page.tree.attribute(node, "href");
  if (href.empty()) return;
  Claim claim{Field::url, Source::meta, shown(href), "link:canonical", 80};
  claim.line = node.line;
  page.claims.push_back(std::move(claim));
}

void read_title(Page& page, std::uint32_t at) {
  auto text = text_below(page.tree, at);
  if (text.empty()) return;
  Claim claim{Field::title, Source::element, std::move(text), "element:title", 30};
  claim.line = page.tree.nodes[at].line;
  claim.node = at;
  page.claims.push_back(std::move(claim));
}

}  // namespace

void claim_meta(Page& page) {
  bool titled = false;
  auto const& nodes = page.tree.nodes;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag == Tag::meta) {
      read_meta(page, i);
      if (lower(page.tree.attribute(nodes[i], "name")).starts_with("twitter:label"))
        read_label(page, i);
    }
    if (nodes[i].tag == Tag::link) read_link(page, i);
    if (nodes[i].tag == Tag::title && !titled) {
      titled = true;
      read_title(page, i);
    }
    if (nodes[i].tag == Tag::html) {
      auto const lang = page.tree.attribute(nodes[i], "lang");
      if (lang.empty()) continue;
      Claim claim{Field::language, Source::element, shown(lang), "element:html@lang", 60};
      claim.line = nodes[i].line;
      page.claims.push_back(std::move(claim));
    }
  }
}

}  // namespace backfile::internal

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/html/page.hpp"
#include "indexer/extract/html/page_text.hpp"

// What meta and link elements state.

namespace backfile::internal {
namespace {

struct Row {
  std::string_view name;  // of the property, name or itemprop; lower case
  ClaimField field;
  int weight;
};

// clang-format off
constexpr std::array kRows{
    Row{"og:title", ClaimField::title, 60},
    Row{"twitter:title", ClaimField::title, 40},
    Row{"dc.title", ClaimField::title, 50},
    Row{"dcterms.title", ClaimField::title, 50},
    Row{"parsely-title", ClaimField::title, 55},
    Row{"sailthru.title", ClaimField::title, 50},
    Row{"headline", ClaimField::title, 55},
    Row{"cxenseparse:title", ClaimField::title, 40},
    Row{"citation_title", ClaimField::title, 60},
    Row{"og:description", ClaimField::deck, 50},
    Row{"description", ClaimField::deck, 40},
    Row{"twitter:description", ClaimField::deck, 30},
    Row{"article:published_time", ClaimField::published, 80},
    Row{"article:published", ClaimField::published, 78},
    Row{"og:article:published_time", ClaimField::published, 78},
    Row{"og:published_time", ClaimField::published, 78},
    Row{"og:pubdate", ClaimField::published, 75},
    Row{"og:publish_date", ClaimField::published, 75},
    Row{"datepublished", ClaimField::published, 78},
    Row{"rnews:datepublished", ClaimField::published, 75},
    Row{"parsely-pub-date", ClaimField::published, 76},
    Row{"sailthru.date", ClaimField::published, 74},
    Row{"cxenseparse:recs:publishtime", ClaimField::published, 76},
    Row{"cxenseparse:publishtime", ClaimField::published, 76},
    Row{"article.published", ClaimField::published, 76},
    Row{"published_at", ClaimField::published, 74},
    Row{"published_time", ClaimField::published, 74},
    Row{"published_time_telegram", ClaimField::published, 70},
    Row{"published", ClaimField::published, 72},
    Row{"publishdate", ClaimField::published, 74},
    Row{"publish-date", ClaimField::published, 74},
    Row{"publish_date", ClaimField::published, 74},
    Row{"published-date", ClaimField::published, 74},
    Row{"published_date", ClaimField::published, 74},
    Row{"publisheddate", ClaimField::published, 74},
    Row{"article_published_time", ClaimField::published, 74},
    Row{"date.published", ClaimField::published, 74},
    Row{"dateposted", ClaimField::published, 72},
    Row{"rnews:datecreated", ClaimField::published, 60},
    Row{"publication_date", ClaimField::published, 74},
    Row{"publication-date", ClaimField::published, 74},
    Row{"pubdate", ClaimField::published, 74},
    Row{"pub_date", ClaimField::published, 74},
    Row{"article_date_original", ClaimField::published, 74},
    Row{"originalpublicationdate", ClaimField::published, 74},
    Row{"ptime", ClaimField::published, 70},
    Row{"displaydate", ClaimField::published, 70},
    Row{"article:post_date", ClaimField::published, 70},
    Row{"citation_publication_date", ClaimField::published, 60},
    Row{"citation_date", ClaimField::published, 55},
    Row{"dc.date.issued", ClaimField::published, 72},
    Row{"dcterms.issued", ClaimField::published, 72},
    Row{"dc.issued", ClaimField::published, 72},
    Row{"dc.created", ClaimField::published, 66},
    Row{"dcterms.datesubmitted", ClaimField::published, 55},
    Row{"dc.date.created", ClaimField::published, 66},
    Row{"dcterms.created", ClaimField::published, 66},
    Row{"dcterms.date", ClaimField::published, 62},
    Row{"dc.date", ClaimField::published, 62},
    Row{"dcterms.available", ClaimField::published, 60},
    Row{"date.issued", ClaimField::published, 70},
    Row{"date_published", ClaimField::published, 72},
    Row{"news_date", ClaimField::published, 70},
    Row{"article.created", ClaimField::published, 60},
    Row{"article:create_at", ClaimField::published, 60},
    Row{"datecreated", ClaimField::published, 58},
    Row{"creation_date", ClaimField::published, 55},
    Row{"created", ClaimField::published, 50},
    Row{"date", ClaimField::published, 55},
    Row{"article:modified_time", ClaimField::updated, 80},
    Row{"article:modified", ClaimField::updated, 76},
    Row{"og:modified_time", ClaimField::updated, 74},
    Row{"og:updated_time", ClaimField::updated, 70},
    Row{"og:article:modified_time", ClaimField::updated, 78},
    Row{"datemodified", ClaimField::updated, 78},
    Row{"dcterms.modified", ClaimField::updated, 70},
    Row{"dc.modified", ClaimField::updated, 70},
    Row{"dc.date.modified", ClaimField::updated, 70},
    Row{"lastmod", ClaimField::updated, 65},
    Row{"last-modified", ClaimField::updated, 60},
    Row{"lastmodified", ClaimField::updated, 65},
    Row{"article.updated", ClaimField::updated, 70},
    Row{"author", ClaimField::author, 60},
    Row{"article:author", ClaimField::author, 62},
    Row{"article:author_name", ClaimField::author, 66},
    Row{"og:article:author", ClaimField::author, 60},
    Row{"og:author", ClaimField::author, 58},
    Row{"authors", ClaimField::author, 60},
    Row{"author-name", ClaimField::author, 62},
    Row{"byl", ClaimField::author, 66},
    Row{"byline", ClaimField::author, 62},
    Row{"dc.creator", ClaimField::author, 56},
    Row{"dcterms.creator", ClaimField::author, 56},
    Row{"dc.contributor", ClaimField::author, 50},
    Row{"citation_author", ClaimField::author, 64},
    Row{"parsely-author", ClaimField::author, 64},
    Row{"sailthru.author", ClaimField::author, 62},
    Row{"cxenseparse:author", ClaimField::author, 62},
    Row{"rbauthors", ClaimField::author, 60},
    Row{"og:site_name", ClaimField::outlet, 80},
    Row{"application-name", ClaimField::outlet, 55},
    Row{"al:android:app_name", ClaimField::outlet, 40},
    Row{"al:ios:app_name", ClaimField::outlet, 40},
    Row{"apple-mobile-web-app-title", ClaimField::outlet, 45},
    Row{"dc.publisher", ClaimField::outlet, 60},
    Row{"dcterms.publisher", ClaimField::outlet, 60},
    Row{"citation_journal_title", ClaimField::outlet, 60},
    Row{"publisher", ClaimField::outlet, 50},
    Row{"og:url", ClaimField::url, 60},
    Row{"article:section", ClaimField::section, 60},
    Row{"parsely-section", ClaimField::section, 55},
    Row{"section", ClaimField::section, 45},
    Row{"og:locale", ClaimField::language, 40},
    Row{"language", ClaimField::language, 50},
    Row{"content-language", ClaimField::language, 50},
    Row{"dc.language", ClaimField::language, 50},
    Row{"dcterms.language", ClaimField::language, 50}};
// clang-format on

std::string lower(std::string_view text) {
  std::string out;
  for (char const c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

void add(Page& page, std::uint32_t at, Row const& row, std::string_view key) {
  PageNode const& node = page.tree.nodes[at];
  auto value = without_markup(page.tree.attribute(node, "content"));
  if (value.empty()) return;
  Claim claim{row.field, Source::meta, std::move(value), fmt::format("meta:{}", key), row.weight};
  claim.line = node.line;
  claim.node = at;
  page.claims.push_back(std::move(claim));
}

// "acme-published-date", "share:article_published_time": a known name behind one of their own.
// Short ones ("date", "created") may be of anything.
Row const* row_of_end(std::string_view name) {
  constexpr std::size_t kShortest = 7;
  constexpr int kSure = 70;
  for (auto at = name.find_first_of("-_.:"); at != name.npos; at = name.find_first_of("-_.:", at)) {
    auto const end = name.substr(++at);
    for (auto const& row : kRows)
      if (row.name == end && row.field == ClaimField::published && row.weight >= kSure &&
          end.size() >= kShortest)
        return &row;
  }
  return nullptr;
}

void read_meta(Page& page, std::uint32_t at) {
  PageNode const& node = page.tree.nodes[at];
  for (std::string_view const key : {"property", "name", "itemprop"}) {
    auto const name = page.tree.attribute(node, key);
    if (name.empty() || name.size() > 60) continue;
    auto wanted = lower(shown(name));
    if (wanted.starts_with("dc:") || wanted.starts_with("dcterms:")) wanted[wanted.find(':')] = '.';
    for (auto const& row : kRows)
      if (row.name == wanted) return add(page, at, row, wanted);
    if (auto const* const row = row_of_end(wanted)) return add(page, at, *row, wanted);
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
    return add(page, i, {wanted, ClaimField::author, 63}, wanted);
  }
}

void read_link(Page& page, std::uint32_t at) {
  PageNode const& node = page.tree.nodes[at];
  if (page.tree.attribute(node, "rel") != "canonical") return;
  auto const href = page.tree.attribute(node, "href");
  if (href.empty()) return;
  Claim claim{ClaimField::url, Source::meta, shown(href), "link:canonical", 80};
  claim.line = node.line;
  page.claims.push_back(std::move(claim));
}

void read_title(Page& page, std::uint32_t at) {
  auto text = text_below(page.tree, at);
  if (text.empty()) return;
  Claim claim{ClaimField::title, Source::element, std::move(text), "element:title", 30};
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
      Claim claim{ClaimField::language, Source::element, shown(lang), "element:html@lang", 60};
      claim.line = nodes[i].line;
      page.claims.push_back(std::move(claim));
    }
  }
}

}  // namespace backfile::internal

#include "indexer/extract/html/read_page.hpp"

#include <algorithm>
#include <backfile/error.hpp>
#include <cstdint>
#include <utility>

#include "indexer/extract/draft.hpp"
#include "indexer/extract/html/encoding.hpp"
#include "indexer/extract/html/page.hpp"
#include "indexer/extract/outlets/name_outlet.hpp"
#include "indexer/extract/placeholders.hpp"
#include "indexer/extract/times/times.hpp"
#include "indexer/extract/xml_root.hpp"

// The stages in their order.

namespace backfile::internal {
namespace {

void check_size(std::size_t size) {
  if (size <= kMaxArticleBytes) return;
  throw Error{Code::input_unusable, "larger than " + std::to_string(kMaxArticleBytes) + " bytes",
              "split the file into one article each, or leave it out"};
}

void find_hints(Page& page) {
  page.hints.reserve(page.tree.nodes.size());
  for (auto const& node : page.tree.nodes)
    page.hints.push_back(node.tag == Tag::text ? Hints{0} : hints_of(page.tree, node));
}

struct ClaimNature {
  MetadataKind kind;
  std::string_view name;
};

ClaimNature nature_of(ClaimField field) {
  switch (field) {
    case ClaimField::title: return {MetadataKind::title, "title"};
    case ClaimField::published: return {MetadataKind::date, "date"};
    case ClaimField::updated: return {MetadataKind::date, "updated"};
    case ClaimField::author: return {MetadataKind::author, "byline"};
    case ClaimField::outlet: return {MetadataKind::outlet, "outlet"};
    case ClaimField::section:
    case ClaimField::genre: return {MetadataKind::genre, "genre"};
    case ClaimField::deck: return {MetadataKind::other, "deck"};
    case ClaimField::url: return {MetadataKind::other, "url"};
    case ClaimField::language: return {MetadataKind::other, "lang"};
    case ClaimField::body: break;
  }
  return {MetadataKind::body, "body"};
}

// Markup that a program filled in with nothing claims nothing.
void leave_out_claims(Page& page) {
  Placeholders found;
  std::erase_if(page.claims, [&](Claim const& claim) {
    auto const [kind, name] = nature_of(claim.field);
    return found.take(kind, name, claim.value);
  });
  found.note(page.article.notes);
}

void run_stages(Page& page) {
  find_hints(page);
  page.blocks = find_blocks(page.tree);
  claim_meta(page);
  claim_json_ld(page);
  claim_elements(page);
  leave_out_claims(page);
  find_main_text(page);
  choose_texts(page);
  choose_dates(page);
  choose_authors(page);
  choose_outlet(page);
  choose_details(page);
  choose_furniture(page);
}

}  // namespace

std::pair<std::size_t, std::size_t> Page::blocks_below(std::uint32_t node) const {
  auto const at = [&](std::uint32_t wanted) {
    auto const found =
        std::lower_bound(blocks.begin(), blocks.end(), wanted,
                         [](Block const& block, std::uint32_t n) { return block.first < n; });
    return static_cast<std::size_t>(found - blocks.begin());
  };
  return {at(node), at(tree.nodes[node].end)};
}

Article read_page(std::string_view bytes, PageOrigin const& origin, ExtractOptions const& options) {
  check_size(bytes.size());
  refuse_unread_xml(bytes);
  auto decoded = decode_html(bytes, origin.charset);
  ExtractOptions known = options;
  if (known.captured.empty()) known.captured = origin.captured;
  Page page;
  page.options = &known;
  page.article.path = origin.path;
  page.article.url = origin.url;
  page.article.notes = std::move(decoded.notes);
  page.tree = parse_html(decoded.text);
  if (page.tree.cut) page.article.notes.emplace_back("The page was cut: too many elements.");
  run_stages(page);
  if (page.article.title.empty() && page.article.body.empty())
    throw Error{Code::input_unusable, "no article text"};
  apply_declared(page.article, known);
  if (origin.before_last) origin.before_last(page.article);
  name_outlet(page.article, known);
  fill_times(page.article, passages_of(page.article), known);
  return std::move(page.article);
}

}  // namespace backfile::internal

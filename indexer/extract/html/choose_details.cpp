#include <algorithm>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/captions.hpp"
#include "indexer/extract/dateline.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/html/evidence.hpp"
#include "indexer/extract/html/header_blocks.hpp"
#include "indexer/extract/html/page.hpp"
#include "indexer/extract/notices.hpp"
#include "indexer/extract/title.hpp"

// What stands beside title and body: deck, genre, source, dateline, captions with their credits.

namespace backfile::internal {
namespace {

constexpr std::size_t kMostTexts = 1000;  // of captions, credits

void add_distinct(std::vector<std::string>& values, std::string value) {
  bool const known = std::find(values.begin(), values.end(), value) != values.end();
  if (!value.empty() && !known && values.size() < kMostTexts) values.push_back(std::move(value));
}

// A line between title and body that is named so, or that the markup gives as the description.
bool is_deck(Page const& page, std::size_t i) {
  auto const& block = page.blocks[i];
  if (block.units < 4 || block.units > 60 || block.link_units * 2 > block.units) return false;
  if (!is_own_part(page.around[i]) || page.places[i] == Place::caption) return false;
  if ((page.around[i] & (hint::byline | hint::date | hint::biography)) != 0) return false;
  if (furniture_kind(block.text) != FurnitureKind::none) return false;
  auto const credit = read_caption_credit(block.text);
  if (credit.certain || credit.only_credit) return false;
  Hints const own = page.inherited[block.node] & ~page.inherited[page.main];
  if ((own & hint::deck) != 0) return true;
  auto const wanted = plain(block.text);
  return std::any_of(page.claims.begin(), page.claims.end(), [&](Claim const& claim) {
    return claim.field == ClaimField::deck && plain(claim.value) == wanted;
  });
}

void choose_deck(Page& page) {
  if (page.title_block >= page.body_begin) return;
  for (std::size_t i = page.title_block + 1; i < page.body_begin; ++i) {
    if (!is_deck(page, i)) continue;
    page.article.deck = page.blocks[i].text;
    page.article.evidence["deck"] = {evidence_of(page, page.blocks[i])};
    return;
  }
}

void set_genre(Page& page, std::string_view genre, Evidence evidence) {
  if (genre.empty() || !page.article.genre.empty()) return;
  page.article.genre = genre;
  page.article.evidence["genre"] = {std::move(evidence)};
}

void choose_genre(Page& page) {
  if (auto const title = page.article.evidence.find("title"); title != page.article.evidence.end())
    set_genre(page, genre_of(bracket_tag(page.article.title)), title->second.front());
  for (auto const field : {ClaimField::genre, ClaimField::section})
    for (auto const& claim : page.claims)
      if (claim.field == field) set_genre(page, genre_of(claim.value), evidence_of(claim));
}

void choose_captions(Page& page) {
  auto& article = page.article;
  auto const first = std::min(page.title_block, page.body_begin);
  for (std::size_t i = first; i < page.body_end; ++i) {
    if (page.places[i] != Place::caption && (page.around[i] & hint::caption) == 0) continue;
    if (!is_own_part(page.around[i] & ~hint::media)) continue;
    auto const& block = page.blocks[i];
    auto const credit = read_caption_credit(block.text);
    if (!credit.only_credit) add_distinct(article.captions, block.text);
    for (auto const name : credit.names) {
      auto const before = article.credits.size();
      add_distinct(article.credits, std::string{name});
      if (article.credits.size() > before)
        article.evidence["credits"].push_back(evidence_of(page, block, name));
    }
    article.evidence["captions"].push_back(evidence_of(page, block));
  }
}

void choose_source(Page& page) {
  for (auto const& line : header_blocks(page)) {
    auto const source = read_source(line.text);
    if (!source) continue;
    add_distinct(page.article.source, std::string{*source});
    page.article.evidence["source"].push_back(evidence_of(page, page.blocks[line.block], *source));
  }
}

void choose_dateline(Page& page) {
  if (page.body_begin >= page.body_end) return;
  auto const& block = page.blocks[page.body_begin];
  auto const dateline = read_dateline(block.text);
  if (dateline.place.empty()) return;
  page.article.dateline = dateline.place;
  page.article.evidence["dateline"] = {evidence_of(page, block, dateline.whole)};
  if (!dateline.agency.empty()) add_distinct(page.article.credits, std::string{dateline.agency});
}

}  // namespace

void choose_details(Page& page) {
  choose_deck(page);
  choose_genre(page);
  choose_captions(page);
  choose_source(page);
  choose_dateline(page);
}

}  // namespace backfile::internal

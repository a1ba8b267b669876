// A page in the making: its tree, its texts, what it states about itself, and the article.
#pragma once

#include <backfile/article.hpp>
#include <backfile/extract.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/html/blocks.hpp"
#include "indexer/extract/html/tree.hpp"
#include "indexer/extract/printed_dates.hpp"

namespace backfile::internal {

enum class Source : std::uint8_t { json_ld, meta, element };

enum class ClaimField : std::uint8_t {
  title,
  deck,
  published,
  updated,
  author,
  outlet,
  url,
  language,
  section,
  genre,
  body
};

// A value that markup states for a field, and where. Higher weight: more to be trusted.
struct Claim {
  ClaimField field;
  Source source;
  std::string value;
  std::string rule;  // "json-ld:/@graph/0/headline", "meta:og:title", "element:h1.title"
  int weight = 0;
  std::uint32_t line = 0;
  std::uint32_t node = 0;
  bool organisation = false;  // of authors: said to be one
};

using Claims = std::vector<Claim>;

// What a block is for.
enum class Place : std::uint8_t { none, body, heading, caption, title, header, furniture };

// From how many words on a block reads as prose.
struct ProseLength {
  std::uint32_t sentence = 8;  // that ends a sentence
  std::uint32_t open = 20;     // that does not
};

struct Page {
  Tree tree;
  std::vector<Hints> hints;  // of each node by itself
  Blocks blocks;
  std::vector<Hints> inherited;  // of each node: of it and all elements around it
  std::vector<Hints> around;     // of each block: the same
  std::vector<Place> places;     // of each block
  Claims claims;
  ProseLength prose;
  std::uint32_t main = 0;       // the node that holds the body
  std::size_t title_block = 0;  // blocks.size() where none
  std::size_t body_begin = 0;   // first and behind the last block of the body
  std::size_t body_end = 0;
  NumericOrder order = NumericOrder::unknown;
  ExtractOptions const* options = nullptr;
  Article article;

  // The blocks below a node, as a range.
  [[nodiscard]] std::pair<std::size_t, std::size_t> blocks_below(std::uint32_t node) const;
};

// Claims of meta and link elements, of JSON-LD, and of elements that say what they hold.
void claim_meta(Page& page);
void claim_json_ld(Page& page);
void claim_elements(Page& page);

// Which part of the page is the article, and what each block is.
void find_main_text(Page& page);

// Fields from claims and places.
void choose_texts(Page& page);
void choose_dates(Page& page);
void choose_authors(Page& page);
void choose_outlet(Page& page);
void choose_details(Page& page);    // deck, genre, source, dateline, captions
void choose_furniture(Page& page);  // what no other field has, and how much was left out

}  // namespace backfile::internal

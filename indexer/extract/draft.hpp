// An article in the making: the lines with their roles, and the fields found so far. The stages
// run in the order of extract.cpp; each reads roles that earlier stages gave.
#pragma once

#include <backfile/article.hpp>
#include <backfile/extract.hpp>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/captions.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/header_line.hpp"
#include "indexer/extract/lines.hpp"
#include "indexer/extract/word_set.hpp"

namespace backfile::internal {

struct Draft {
  Lines lines;
  std::vector<std::string> plain;                       // of each line, from mark_lines on
  LineWords words;                                      // of each line, from find_body on
  std::vector<std::optional<FurnitureKind>> furniture;  // of lines that mark_lines read
  std::map<std::size_t, HeaderLine> headers;            // of lines that may be date or byline lines
  std::map<std::size_t, CaptionCredit> captions;        // of lines that are captions
  NumericOrder order = NumericOrder::unknown;
  std::size_t body_begin = 0;  // lines [body_begin, body_end) hold the body
  std::size_t body_end = 0;
  std::vector<bool> foreign;         // which lines are hardly text of the article
  std::optional<std::size_t> title;  // its line
  ExtractOptions const* options = nullptr;
  Article article;

  [[nodiscard]] bool in_head(std::size_t line) const { return line < body_begin; }
  [[nodiscard]] bool in_tail(std::size_t line) const { return line >= body_end; }
  void set(std::size_t line, Role role) {
    if (lines[line].role == Role::none) lines[line].role = role;
  }
};

// Language of the long lines, and with it the order of day and month in numeric dates.
void detect_language(Draft& draft);

// Roles that a line's own text decides: furniture, copyright, source, captions, candidates for
// headers.
void mark_lines(Draft& draft);
[[nodiscard]] FurnitureKind furniture_of(Draft const& draft, std::size_t line);

// Where the prose lies. Its beginning may be a deck or even the title: with these known, the body
// begins behind them.
void find_body(Draft& draft);
void begin_body_behind_head(Draft& draft);

// Above the body: masthead, sections, title, deck, date and byline lines.
void read_head(Draft& draft);

// Authors without "By" on their line: above the body by their place, then, where none are named, by
// what is said of them below.
void find_head_authors(Draft& draft);
void find_tail_authors(Draft& draft);

// The paragraphs; below them, byline, source and what is left as furniture.
void read_body(Draft& draft);
void read_tail(Draft& draft);

// Fields from the roles.
void fill_dates(Draft& draft);
void fill_bylines(Draft& draft);
void fill_outlet(Draft& draft);
void fill_genre(Draft& draft);
void fill_texts(Draft& draft);  // title, deck, source, credits, captions, furniture, dateline, body

// Values that the operator declares, after all others; before these, placeholders are left out.
void apply_declared(Article& article, ExtractOptions const& options);

}  // namespace backfile::internal

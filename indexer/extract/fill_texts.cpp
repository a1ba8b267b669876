#include <algorithm>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/dateline.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/leftovers.hpp"
#include "indexer/extract/notices.hpp"

// The plain strings of an article, from the roles of its lines.

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestTitle = 2000;  // bytes
constexpr std::size_t kMostCaptions = 1000;
constexpr std::size_t kMostFurniture = 5000;
constexpr std::size_t kMostCredits = 1000;

void add_distinct(std::vector<std::string>& values, std::string_view value, std::size_t most) {
  if (values.size() < most && std::find(values.begin(), values.end(), value) == values.end()) {
    values.emplace_back(value);
  }
}

void fill_title(Draft& draft, Line const& line) {
  draft.article.title = cut_utf8(line.text, kLongestTitle);
  draft.article.evidence["title"] = {evidence_at(line, "title")};
}

void fill_deck(Draft& draft, Line const& line) {
  draft.article.deck = cut_utf8(line.text, kLongestTitle);
  draft.article.evidence["deck"] = {evidence_at(line, "deck")};
}

void fill_source(Draft& draft, Line const& line) {
  auto const name = read_source(line.text);
  if (!name) return;
  add_distinct(draft.article.source, *name, kMostCredits);
  draft.article.evidence["source"].push_back(evidence_at(line, *name, "source-line"));
}

void add_credit(Draft& draft, Line const& line, std::string_view name, std::string_view rule) {
  std::size_t const before = draft.article.credits.size();
  add_distinct(draft.article.credits, name, kMostCredits);
  if (draft.article.credits.size() > before) {
    draft.article.evidence["credits"].push_back(evidence_at(line, name, rule));
  }
}

void fill_caption(Draft& draft, std::size_t at) {
  Line const& line = draft.lines[at];
  if (line.role == Role::caption) {
    std::size_t const before = draft.article.captions.size();
    auto const found = draft.captions.find(at);
    bool const glued = found != draft.captions.end() && !found->second.button.empty();
    add_distinct(draft.article.captions, glued ? found->second.text : line.text, kMostCaptions);
    if (draft.article.captions.size() > before) {
      draft.article.evidence["captions"].push_back(evidence_at(line, "caption"));
    }
  }
  auto const credit = draft.captions.find(at);
  if (credit == draft.captions.end()) return;
  for (auto const name : credit->second.names) add_credit(draft, line, name, "caption-credit");
}

// Buttons that are glued to a caption or stand on the line of the date.
void fill_fragments(Draft& draft, std::size_t at) {
  auto const caption = draft.captions.find(at);
  if (caption != draft.captions.end() && !caption->second.button.empty()) {
    add_distinct(draft.article.furniture, trim(caption->second.button), kMostFurniture);
  }
  auto const header = draft.headers.find(at);
  if (header == draft.headers.end() || draft.lines[at].role != Role::date) return;
  for (auto const part : header->second.rest) {
    if (furniture_kind(part) == FurnitureKind::button) {
      add_distinct(draft.article.furniture, part, kMostFurniture);
    }
  }
}

void fill_line(Draft& draft, std::size_t at) {
  Line const& line = draft.lines[at];
  switch (line.role) {
    case Role::title: return fill_title(draft, line);
    case Role::deck: return fill_deck(draft, line);
    case Role::source: return fill_source(draft, line);
    case Role::credit:
    case Role::caption: return fill_caption(draft, at);
    case Role::furniture: return add_distinct(draft.article.furniture, line.text, kMostFurniture);
    default: return;
  }
}

// A notice of rights that names nobody: no field can take it.
bool is_bare_notice(Line const& line) {
  if (line.role != Role::copyright) return false;
  auto const owner = read_copyright(line.text);
  return owner && owner->empty();
}

// Of lines that were read for a date or a name: what else they say. Notices of pictures, sources and
// of rights that somebody has are formulas.
void fill_leftovers(Draft& draft) {
  FieldWords const words{draft.article};
  auto const is_header = [](Role role) {
    return role == Role::date || role == Role::byline || role == Role::masthead ||
           role == Role::section;
  };
  for (auto const& line : draft.lines)
    if (is_bare_notice(line) || (is_header(line.role) && !words.has_all(line.text)))
      add_distinct(draft.article.furniture, line.text, kMostFurniture);
}

void note_furniture(Draft& draft) {
  if (draft.article.furniture.size() == kMostFurniture)
    draft.article.notes.emplace_back("Lines around the article beyond " +
                                     std::to_string(kMostFurniture) + " were left out.");
}

void fill_body(Draft& draft) {
  std::string& body = draft.article.body;
  Line const* first = nullptr;
  Line const* last = nullptr;
  for (auto const& line : draft.lines) {
    if (line.role != Role::body) continue;
    if (first == nullptr) first = &line;
    last = &line;
    if (!body.empty()) body += "\n\n";
    body += line.text;
  }
  if (first == nullptr) return;
  Evidence evidence = evidence_at(*first, "body");
  evidence.end = last->begin + last->text.size();
  draft.article.evidence["body"] = {std::move(evidence)};
}

// The place before "--" is in the first paragraph, or on a line of its own above it.
void fill_dateline(Draft& draft) {
  for (auto const& line : draft.lines) {
    bool const paragraph = line.role == Role::body;
    if (!paragraph && line.role != Role::date) continue;
    auto const dateline = read_dateline(line.text);
    if (!dateline.place.empty()) {
      draft.article.dateline = dateline.place;
      draft.article.evidence["dateline"] = {evidence_at(line, dateline.place, "dateline")};
      if (!dateline.agency.empty()) add_credit(draft, line, dateline.agency, "dateline-agency");
    }
    if (paragraph) return;
  }
}

}  // namespace

void fill_texts(Draft& draft) {
  fill_dateline(draft);
  for (std::size_t i = 0; i < draft.lines.size(); ++i) {
    fill_line(draft, i);
    fill_fragments(draft, i);
  }
  fill_leftovers(draft);
  note_furniture(draft);
  fill_body(draft);
  draft.article.words = count_words(draft.article.body, draft.article.lang);
}

}  // namespace backfile::internal

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/html/author_group.hpp"
#include "indexer/extract/html/page.hpp"

// Who wrote it: what the page prints in the place of a byline against what its markup states.

namespace backfile::internal {
namespace {

// "Ann Oduya Loom Team" is the Ann Oduya of the markup.
void spell_as(AuthorGroup const& markup, std::vector<Byline>& bylines) {
  for (auto& byline : bylines) {
    auto const printed = plain(byline.name);
    for (auto const& other : markup.names) {
      auto const stated = plain(other.name);
      if (printed != stated && !printed.starts_with(stated + ' ')) continue;
      byline.evidence.insert(byline.evidence.end(), other.evidence.begin(), other.evidence.end());
      byline.kind = other.kind;
      if (printed != stated) byline.name = other.name;
    }
  }
}

// "Ann" of the markup is the Ann Oduya who is printed elsewhere.
void complete_name(std::vector<Byline>& bylines, AuthorGroup const& other) {
  if (bylines.size() != 1 || other.names.size() != 1) return;
  auto& byline = bylines.front();
  auto const& full = other.names.front();
  bool const given = byline.name.find(' ') == byline.name.npos && !byline.name.empty() &&
                     full.kind == BylineKind::person && full.name.starts_with(byline.name + ' ');
  if (!given) return;
  byline.name = full.name;
  byline.evidence.insert(byline.evidence.begin(), full.evidence.begin(), full.evidence.end());
}

// Print between title and body comes first; far from it only where the markup names no person.
AuthorGroup const& best_of(AuthorGroup const& markup, AuthorGroup const& marked,
                           AuthorGroup const& placed) {
  if (marked.has_person() && (marked.near || !markup.has_person())) return marked;
  if (!marked.names.empty() && !markup.has_person() && !placed.has_person()) return marked;
  if (placed.has_person() && (!markup.has_person() || placed.holds(markup))) return placed;
  return markup.names.empty() ? placed : markup;
}

}  // namespace

void choose_authors(Page& page) {
  auto const markup = markup_authors(page);
  auto const marked = marked_authors(page);
  auto const placed = placed_authors(page);
  auto const& best = best_of(markup, marked, placed);
  auto const told = best.has_person() ? AuthorGroup{} : told_authors(page);
  auto const& chosen = told.names.empty() ? best : told;
  page.article.byline = chosen.names;
  if (&chosen != &markup) spell_as(markup, page.article.byline);
  for (auto const* other : {&marked, &placed}) complete_name(page.article.byline, *other);
}

}  // namespace backfile::internal

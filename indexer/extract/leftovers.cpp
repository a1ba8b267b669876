#include "indexer/extract/leftovers.hpp"

#include <algorithm>

#include "indexer/analysis/characters.hpp"

// A line of the header is read for its date and its names, and what else stands on it ("Staff
// writer, at the quay") would be lost. Whole words are compared, as plain() writes them.

namespace backfile::internal {
namespace {

// Calls `take` with each word of a plain text until it returns false.
template <typename Take>
bool every_word(std::string_view plain_text, Take take) {
  while (!plain_text.empty()) {
    auto const word = plain_text.substr(0, plain_text.find(' '));
    if (!take(word)) return false;
    plain_text.remove_prefix(std::min(plain_text.size(), word.size() + 1));
  }
  return true;
}

}  // namespace

FieldWords::FieldWords(Article const& article) {
  if (!article.byline.empty()) words_.emplace("by");  // that they are authors is said by the field
  for (auto const* text : {&article.title, &article.deck, &article.dateline, &article.genre,
                           &article.outlet.name})
    add(*text);
  for (auto const* texts : {&article.source, &article.credits, &article.captions})
    for (auto const& text : *texts) add(text);
  for (auto const* date : {&article.date, &article.updated}) {
    add(date->evidence);
    for (auto const& other : date->alternatives) add(other.evidence);
  }
  add(article.outlet.evidence);
  for (auto const& author : article.byline) {
    add(author.name);
    add(author.email);
    add(author.evidence);
  }
  for (auto const& [field, evidence] : article.evidence)
    if (field != "body" && field != "title") add(evidence);
}

void FieldWords::add(std::vector<Evidence> const& evidence) {
  for (auto const& each : evidence)
    if (each.line != 0) add(each.text);
}

void FieldWords::add(std::string_view text) {
  every_word(plain(text), [&](std::string_view word) {
    words_.emplace(word);
    return true;
  });
}

bool FieldWords::has_all(std::string_view text) const {
  return every_word(plain(text),
                    [&](std::string_view word) { return words_.contains(std::string{word}); });
}

}  // namespace backfile::internal

// The values that a field has in the whole index, and its words.
#include <algorithm>

#include "indexer/analysis/fold.hpp"
#include "indexer/index/terms.hpp"
#include "searcher/match/counting.hpp"
#include "searcher/match/expand.hpp"

namespace backfile::internal {
namespace {

std::vector<DocumentNumber> all_documents(Reader const& reader) {
  std::vector<DocumentNumber> numbers;
  auto const& database = reader.database();
  numbers.reserve(database.get_doccount());
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it)
    numbers.push_back(*it);
  return numbers;
}

// A keyword field without a slot: its terms are its values.
Facet from_terms(Reader const& reader, Field const& row) {
  Facet facet;
  auto const prefix = std::string{row.prefix} + ':';
  reader.walk(prefix, [&](std::string const& term) {
    facet.values.push_back({term.substr(prefix.size()), reader.frequency(term), false});
    return true;
  });
  facet.unknown = reader.frequency("") - reader.frequency(has_term(row));
  std::ranges::stable_sort(facet.values, std::ranges::greater{}, &FacetValue::count);
  return facet;
}

}  // namespace

Facet list_values(Reader const& reader, Field const& row, std::string_view prefix,
                  std::size_t limit) {
  auto facet =
      row.facet ? count_facet(reader, all_documents(reader), row, 0, {}) : from_terms(reader, row);
  auto const begin = row.verbatim ? std::string{prefix} : fold_keyword(prefix);
  std::erase_if(facet.values, [&](FacetValue const& value) {
    return !(row.verbatim ? value.name : fold_keyword(value.name)).starts_with(begin);
  });
  keep(facet, limit);
  return facet;
}

std::vector<FacetValue> list_words(Reader const& reader, std::string_view prefix,
                                   std::size_t limit) {
  auto const beginning = fold(prefix);
  std::vector<FacetValue> words;
  bool const plain = beginning.find_first_of("*?") == beginning.npos;
  if (beginning.empty() || !plain || !begins_word(beginning.front())) return words;
  for (auto& word : expand_pattern(reader, "", beginning + '*').words) {
    if (words.size() == limit) break;
    auto const articles = reader.frequency(word);
    words.push_back({std::move(word), articles, false});
  }
  return words;
}

}  // namespace backfile::internal

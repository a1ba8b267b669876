// Finds articles and shows why they match: search INDEX QUERY
#include <backfile/backfile.hpp>

#include <iostream>

int main(int count, char** words) try {
  if (count != 3) {
    std::cerr << "usage: search INDEX QUERY\n";
    return 2;
  }
  backfile::Searcher const searcher{words[1]};
  auto const query = backfile::parse_query(words[2]);
  auto const found = searcher.search(query, {.limit = 3, .snippet_width = 80});
  for (auto const& hit : found.hits) {
    std::cout << hit.rank << ". " << hit.title << " [" << hit.date.display() << "]\n";
    for (auto const& snippet : hit.snippets)
      std::cout << "   " << snippet.field << ": " << snippet.text << '\n';
  }
  for (auto const& note : found.notes) std::cout << "note: " << note.message << '\n';
  std::cout << found.count.articles << " articles match " << query.normalized() << '\n';
} catch (backfile::Error const& error) {
  std::cerr << error.pretty();
  return backfile::exit_status(error.code());
}

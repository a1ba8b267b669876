// Counts the matches by outlet and by year; nothing is lost on the way: timeline INDEX QUERY
#include <backfile/backfile.hpp>

#include <iostream>

int main(int count, char** words) try {
  if (count != 3) {
    std::cerr << "usage: timeline INDEX QUERY\n";
    return 2;
  }
  backfile::Searcher const searcher{words[1]};
  auto const found =
      searcher.search(backfile::parse_query(words[2]),
                      {.limit = 0, .facets = {{"outlet", 3}}, .histogram = backfile::By::year});
  auto const& outlets = found.facets.at("outlet");
  for (auto const& value : outlets.values) std::cout << value.name << ' ' << value.count << '\n';
  std::cout << "(others) " << outlets.other << "\n(unknown) " << outlets.unknown << '\n';
  for (auto const& bucket : found.histogram->buckets)
    std::cout << bucket.from.substr(0, 4) << ' ' << bucket.count << " of " << bucket.total << '\n';
  std::cout << "(undated) " << found.histogram->undated << "\n= " << found.count.articles << '\n';
} catch (backfile::Error const& error) {
  std::cerr << error.pretty();
  return backfile::exit_status(error.code());
}

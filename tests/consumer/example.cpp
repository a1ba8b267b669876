#include <backfile/backfile.hpp>   // find_package(backfile CONFIG) → backfile::backfile ; pkg-config backfile ; C ABI in backfile.h
#include <iostream>
int main() try {
  backfile::IndexWriter writer{"articles.index", {.create = true}};
  writer.add(backfile::extract_file("page.txt", {.captured = "2023-09-15"}));
  writer.commit();
  backfile::Searcher searcher{"articles.index"};       // thread-safe; sees later commits by itself
  auto query = backfile::parse_query(R"("kim jong un" satellites date:2023-09)", {.time_zone = "Asia/Seoul"});
  auto found = searcher.search(query, {.limit = 10, .facets = {{"outlet", 5}}, .histogram = backfile::By::month});
  for (auto const& hit : found.hits)
    std::cout << hit.date.display() << "  " << hit.outlet.name_or("(unknown)") << "  " << hit.title << '\n';
  for (auto const& value : found.facets.at("outlet").values) std::cout << value.name << ' ' << value.count << '\n';
  std::cout << found.count.undated_matches << " undated also match\n";
} catch (backfile::Error const& e) { std::cerr << e.pretty(); return 2; }

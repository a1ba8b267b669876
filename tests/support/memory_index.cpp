#include "tests/support/memory_index.hpp"

#include <algorithm>

#include "searcher/match/occurrences.hpp"

namespace backfile::tests {
namespace {

using namespace internal;

Sort sort_of(SearchOptions const& options, Request const& request) {
  if (options.sort != Sort::automatic) return options.sort;
  return request.scored ? Sort::relevance : Sort::newest;
}

std::vector<std::string> chosen_values(Request const& request, Field const& row) {
  for (auto const& filter : request.filters)
    if (filter.field == &row) return filter.values;
  return {};
}

std::string joined(std::vector<std::string> const& ids) {
  std::string text;
  for (auto const& id : ids) text += (text.empty() ? "" : " ") + id;
  return text;
}

std::vector<std::string> ids_of(Results const& results) {
  std::vector<std::string> ids;
  for (auto const& hit : results.hits) ids.push_back(hit.id);
  return ids;
}

}  // namespace

MemoryIndex::MemoryIndex(std::vector<Article> const& articles) {
  Xapian::WritableDatabase database{std::string{}, Xapian::DB_BACKEND_INMEMORY};
  Writer writer{memory_sink(database)};
  DocumentBuilder builder;
  for (auto const& article : articles) writer.put(builder.build(article), {}, article.body.size());
  writer.commit();
  reader_ = std::make_unique<Reader>(Xapian::Database{database});
}

std::string MemoryIndex::ranked(std::string_view query, SearchOptions options,
                                QueryOptions const& reading) const {
  options.all = true;
  return joined(ids_of(results(query, options, reading)));
}

std::string MemoryIndex::ids(std::string_view query, SearchOptions const& options,
                             QueryOptions const& reading) const {
  auto all = options;
  all.all = true;
  auto found = ids_of(results(query, all, reading));
  std::ranges::sort(found);
  return joined(found);
}

Request MemoryIndex::request(std::string_view query, SearchOptions const& options,
                             QueryOptions const& reading) const {
  return make_request(parse_query(query, reading).parsed(), options, *reader_);
}

// As Searcher::search does it, on this reader.
Results MemoryIndex::results(std::string_view query, SearchOptions const& options,
                             QueryOptions const& reading) const {
  return guarded([&] {
    PlaceBudget const budget;
    auto const asked = request(query, options, reading);
    Results results;
    auto const everything = static_cast<std::size_t>(reader_->database().get_doccount());
    auto const found = internal::ranked(*reader_, asked,
                                        {sort_of(options, asked), options.all ? 0 : options.offset,
                                         options.all ? everything : options.limit, true});
    results.count.articles = found.count;
    if (asked.window && asked.undated == Undated::hide)
      results.count.undated_matches = count(*reader_, asked.undated_matches());
    for (auto const& hit : found.page)
      results.hits.push_back({reader_->article(hit.number), 0, hit.score, {}});
    for (auto const& facet : options.facets) {
      auto const& row = facet_field(facet.field);
      auto const chosen = chosen_values(asked, row);
      auto const matches = chosen.empty() ? found.all : all_matches(*reader_, asked.whole(&row));
      results.facets[facet.field] = count_facet(*reader_, matches, row, facet.limit, chosen);
    }
    if (options.histogram)
      results.histogram = count_histogram(
          *reader_, found.all, {*options.histogram, options.histogram_field}, asked.window);
    for (auto const& note : asked.notes) results.notes.push_back({note.code, note.message});
    return results;
  });
}

}  // namespace backfile::tests

#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"

#include <algorithm>

#include "indexer/index/document.hpp"
#include "indexer/index/writer.hpp"
#include "indexer/index/xapian.hpp"
#include "searcher/match/counting.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/ranking.hpp"
#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"
#include "searcher/results/answer.hpp"

namespace backfile::tests {
namespace {

using namespace internal;

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

MemoryIndex::~MemoryIndex() = default;

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
    auto const asked = parse_query(query, reading);
    Answer answer{*reader_, asked.parsed(), options};
    return answer.page(answer.left());
  });
}

void check(MemoryIndex const& index, std::span<IdsOf const> rows, QueryOptions const& reading) {
  for (auto const& row : rows) {
    INFO("query: " << row.query);
    try {
      CHECK(index.ids(row.query, {}, reading) == row.ids);
    } catch (Error const& error) {
      FAIL_CHECK(error.pretty());
    }
  }
}

}  // namespace backfile::tests

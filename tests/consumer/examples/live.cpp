// Four threads ask one Searcher while another thread writes: live INDEX
#include <backfile/backfile.hpp>

#include <atomic>
#include <cstdint>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr unsigned kArticles = 20;

void write_articles(std::string const& index) {
  backfile::IndexWriter writer{index};
  for (unsigned i = 1; i <= kArticles; ++i) {
    backfile::Article article;
    article.id = "ferry-" + std::to_string(i);
    article.title = "Ferry departs for the " + std::to_string(i) + "th time";
    article.body = "The ferry left the harbour of Kestrel Bay on time.";
    article.lang = "en";
    writer.add(std::move(article));
    writer.commit();
  }
}

// The number of articles that this thread saw last; 0 where it ever went down.
std::uint64_t watch(backfile::Searcher const& searcher, std::atomic<bool> const& written) {
  auto const query = backfile::parse_query("ferry");
  std::uint64_t seen = 0;
  for (bool last = false; !last;) {
    last = written;
    auto const now = searcher.search(query, {.limit = 1}).count.articles;
    if (now < seen) return 0;
    seen = now;
  }
  return seen;
}

}  // namespace

int main(int count, char** words) try {
  if (count != 2) {
    std::cerr << "usage: live INDEX\n";
    return 2;
  }
  std::string const index = words[1];
  backfile::IndexWriter{index, {.create = true}}.commit();
  backfile::Searcher const searcher{index};
  std::atomic<bool> written = false;
  std::vector<std::uint64_t> seen(4);
  std::vector<std::thread> readers;
  for (auto& number : seen) readers.emplace_back([&] { number = watch(searcher, written); });
  write_articles(index);
  written = true;
  for (auto& reader : readers) reader.join();
  for (auto const number : seen) std::cout << number << '\n';
} catch (backfile::Error const& error) {
  std::cerr << error.pretty();
  return backfile::exit_status(error.code());
}

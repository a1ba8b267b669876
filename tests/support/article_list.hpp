// What a reader of many articles hands over, as a list.
#pragma once

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "backfile/error.hpp"
#include "indexer/formats/registry.hpp"

namespace backfile::internal {

struct ArticleList : ArticleSink {
  std::vector<Article> articles;
  std::vector<Marks> marks;  // of each
  std::vector<std::uint64_t> places;
  std::vector<std::string> refused;  // "place: reason"
  std::vector<std::string> notes;    // likewise, of the whole input
  std::string thrown;                // the message of an error about the whole input

  void page(PageInput page, std::uint64_t place) override {
    refused.push_back(std::to_string(place) + ": page " + page.path);
  }
  void article(FoundArticle found, std::uint64_t place, std::string_view) override {
    articles.push_back(std::move(found.article));
    marks.push_back(std::move(found.marks));
    places.push_back(place);
  }
  void refuse(std::string reason, std::uint64_t place) override {
    refused.push_back(std::to_string(place) + ": " + reason);
  }
  void note(std::string what, std::uint64_t place) override {
    notes.push_back(std::to_string(place) + ": " + what);
  }
  [[nodiscard]] bool stopping() const override { return false; }
};

inline ArticleList read_list(void (*read)(ManyInput const&, ArticleSink&), std::string const& text,
                             FieldMap const& map = {}, ExtractOptions const& options = {}) {
  ArticleList list;
  std::istringstream stream{text};
  try {
    read({stream, "input", map, options}, list);
  } catch (Error const& error) {
    list.thrown = error.message();
  }
  return list;
}

}  // namespace backfile::internal

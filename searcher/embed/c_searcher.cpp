// include/backfile/backfile.h: asking.
#include <nlohmann/json.hpp>
#include <backfile/search.hpp>
#include <memory>

#include "searcher/embed/c_call.hpp"
#include "searcher/embed/request.hpp"

using namespace backfile;
using namespace backfile::internal;

struct backfile_searcher {
  Searcher searcher;
};

namespace {

using Answer = std::string (*)(Searcher const&, SearchRequest const&);

struct Question {
  backfile_searcher const* searcher;
  char const* request;
};

int answered(Question const& question, Answer answer, char** text, char** error) noexcept {
  if (text != nullptr) *text = nullptr;
  return c_call(error, [&] {
    auto const& searcher = needed(question.searcher, "searcher")->searcher;
    auto const request = read_request(needed(question.request, "request"));
    needed(text, "answer");
    *text = handed_out(answer(searcher, request));
  });
}

}  // namespace

int backfile_open(char const* index, backfile_searcher** searcher, char** error) {
  if (searcher != nullptr) *searcher = nullptr;
  return c_call(error, [&] {
    needed(searcher, "searcher");
    *searcher = new backfile_searcher{Searcher{needed(index, "index")}};
  });
}

void backfile_close(backfile_searcher* searcher) {
  std::unique_ptr<backfile_searcher> const closed{searcher};
}

int backfile_search(backfile_searcher const* searcher, char const* request, char** answer,
                    char** error) {
  return answered({searcher, request}, answer_json, answer, error);
}

int backfile_count(backfile_searcher const* searcher, char const* request, char** answer,
                   char** error) {
  return answered({searcher, request}, count_json, answer, error);
}

int backfile_article(backfile_searcher const* searcher, char const* id, char** article,
                     char** error) {
  if (article != nullptr) *article = nullptr;
  return c_call(error, [&] {
    auto const found = needed(searcher, "searcher")->searcher.article(needed(id, "id"));
    needed(article, "article");
    *article = handed_out(to_json_text(to_json(found)));
  });
}

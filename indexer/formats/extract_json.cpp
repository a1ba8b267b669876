#include <fmt/format.h>

#include <backfile/error.hpp>
#include <backfile/extract.hpp>

#include "indexer/extract/language.hpp"
#include "indexer/formats/jsonl.hpp"

// extract_json: one record as an article, and what a record leaves out.

namespace backfile::internal {

void complete(Article& article) {
  if (article.lang.empty()) {
    article.lang = language_of(article.body.empty() ? article.title : article.body);
    if (!article.lang.empty()) article.evidence["lang"] = {language_evidence()};
  }
  article.words = count_words(article.body, article.lang);
}

}  // namespace backfile::internal

namespace backfile {

Article extract_json(std::string_view record) {
  if (record.size() > internal::kMaxLineBytes)
    throw Error{Code::input_unusable, fmt::format("a record of {} bytes; at most {} are read",
                                                  record.size(), internal::kMaxLineBytes)};
  auto article = internal::article_from_line(record, internal::FieldMap{}, {}, 0);
  internal::complete(article);
  return article;
}

}  // namespace backfile

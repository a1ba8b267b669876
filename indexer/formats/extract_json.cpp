#include <fmt/format.h>

#include <backfile/error.hpp>
#include <backfile/extract.hpp>

#include "indexer/formats/jsonl.hpp"
#include "indexer/formats/registry.hpp"
#include "indexer/sources/files.hpp"

// extract_json: one record as an article.

namespace backfile {

Article extract_json(std::string_view record) {
  if (record.size() > internal::kMaxRecordBytes)
    throw Error{Code::input_unusable, fmt::format("a record of {} bytes; at most {} are read",
                                                  record.size(), internal::kMaxRecordBytes)};
  auto article = internal::article_from_line(record, {{}, 0, {}, {}});
  internal::complete(article, {});
  return article;
}

}  // namespace backfile

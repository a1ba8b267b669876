// What a web server answered: the page without what it was sent in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/formats/header_fields.hpp"

namespace backfile::internal {

struct ArchivedResponse {
  int status = 0;
  HeaderFields fields;
  std::string_view body;  // as it was sent
};

// Nothing where the bytes are no response. The body is a part of them.
[[nodiscard]] std::optional<ArchivedResponse> read_http_response(std::string_view bytes);

// The body without chunks and compression. Crawlers that undid them often leave the fields that
// name them: a body that does not fit the name is taken as it is. Throws Error{input_unusable}: a
// compression that is not read, damage, or more than `limit` bytes.
[[nodiscard]] std::string plain_body(ArchivedResponse const& response, std::size_t limit);

}  // namespace backfile::internal

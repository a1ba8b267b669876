// Authors, as the value of a record names them.
#pragma once

#include <backfile/article.hpp>
#include <string_view>
#include <vector>

namespace backfile::internal {

// "By Ann Lee, Northwire" names Ann Lee, as on a page; a value that is no such line is a name.
void append_authors(std::vector<Byline>& authors, std::string_view text, Evidence const& evidence);

}  // namespace backfile::internal

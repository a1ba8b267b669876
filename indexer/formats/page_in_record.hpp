// A page within a record: a newsletter's HTML, a value of a table that is a whole page.
#pragma once

#include <backfile/article.hpp>
#include <string_view>

namespace backfile::internal {

// A headline that the page prints and that is not the record's title would be lost with it. It
// becomes the deck, or where that is taken or it reads as a sentence, the first of the body.
void keep_headline(Article& page, std::string_view title);

}  // namespace backfile::internal

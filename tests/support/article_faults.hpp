// What must hold for any bytes that are read as articles.
#pragma once

#include <string>
#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::tests {

// Options of three kinds, by number: none, all declared and trusted, all declared and not.
[[nodiscard]] ExtractOptions options_of_kind(std::size_t kind);

// All text is UTF-8 without NUL, evidence ends behind its beginning, and the article's JSON reads
// as the same article. Empty, or what does not hold.
[[nodiscard]] std::string article_fault(Article const& article);

// The bytes are refused as unusable, or give an article in which all holds; by a format that reads
// one article, or one that reads many. Empty, or what does not hold.
[[nodiscard]] std::string page_fault(internal::Format const& format, std::string_view bytes,
                                     ExtractOptions const& options);

// page_fault of the format, for a fuzz target: ends the program where there is one.
void check_page(InputFormat format, std::string_view bytes, std::size_t way);

}  // namespace backfile::tests

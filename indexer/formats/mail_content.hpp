// What a message says below its headers.
#pragma once

#include <string_view>

#include "indexer/formats/record.hpp"
#include "indexer/formats/registry.hpp"

namespace backfile::internal {

// Reads the HTML of a message as a page, or else its plain text, which fills what the record does
// not say; the record has the headers already. Of parts that say the same one is read, of others
// all. The signature is set aside; parts that are no text are noted.
void add_mail_content(Record& record, std::string_view message, ManyInput const& input);

}  // namespace backfile::internal

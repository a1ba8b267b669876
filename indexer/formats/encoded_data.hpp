// Data that was written as letters: pictures and attachments in base64, which are no words.
#pragma once

#include <string>

namespace backfile::internal {

// Takes runs of base64 and "data:" addresses of it out of a text. False where there are none.
bool drop_encoded(std::string& text);

}  // namespace backfile::internal

// Words that stand beside the names of authors, and are none.
#pragma once

#include <string_view>

namespace backfile::internal {

// "Written by", "著者": the whole text is a label in front of an author.
[[nodiscard]] bool is_author_mark(std::string_view text);

// "PhD", "M.P.H."
[[nodiscard]] bool is_degree(std::string_view word);

// "admin", "Staff", "Contact us": left by software, whoever was there, nobody.
[[nodiscard]] bool is_nobody(std::string_view name);

// "Senior Writer": holds a word that tells what somebody does.
[[nodiscard]] bool is_role(std::string_view part);

// "Photograph by Mia Lund": of a picture.
[[nodiscard]] bool is_picture_credit(std::string_view text);

}  // namespace backfile::internal

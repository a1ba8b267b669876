// Names out of what markup and elements say of authors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

struct AuthorName {
  std::string name;
  std::string email;
  bool organisation = false;
};

// "By Ann Oduya and Peter Brandt, Loom Herald | Berlin" gives two names. Addresses of pages,
// handles, numbers, place holders, roles and degrees are no names. A text that is one word or
// that no rule takes apart is a name only where `sure`: an element that holds nothing else.
[[nodiscard]] std::vector<AuthorName> author_names(std::string_view text, bool sure);

// A person's name, "Ann (Holm) Oduya" among them.
[[nodiscard]] bool names_person(std::string_view name);

}  // namespace backfile::internal

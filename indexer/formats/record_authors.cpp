#include "indexer/formats/record_authors.hpp"

#include <string>

#include "indexer/extract/byline.hpp"
#include "indexer/extract/html/author_names.hpp"
#include "indexer/extract/names.hpp"

namespace backfile::internal {

void append_authors(std::vector<Byline>& authors, std::string_view text, Evidence const& evidence) {
  constexpr std::size_t kMaxAuthors = 1000;
  auto const add = [&](std::string_view name, std::string_view mail, bool organisation) {
    if (authors.size() < kMaxAuthors)
      authors.push_back({std::string{name},
                         organisation ? BylineKind::organisation : BylineKind::person,
                         std::string{mail},
                         {evidence}});
  };
  auto const read = read_byline(text);
  if (read && read->marked && !read->names.empty()) {
    // An agency behind a person's name is where the person works.
    bool const person = !is_organisation_name(read->names.front().name);
    for (auto const& author : read->names)
      if (!person || !is_outlet_name(author.name))
        add(author.name, author.mail, is_organisation_name(author.name));
    return;
  }
  auto const names = author_names(text, true);
  if (names.size() > 1 || (names.size() == 1 && !names.front().email.empty()))
    for (auto const& author : names) add(author.name, author.email, author.organisation);
  else
    add(text, {}, is_organisation_name(text));
}

}  // namespace backfile::internal

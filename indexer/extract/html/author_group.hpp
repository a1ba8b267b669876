// Who wrote it, by each of the ways in which a page can say so. They are compared at the end.
#pragma once

#include <backfile/article.hpp>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/html/author_names.hpp"
#include "indexer/extract/html/page.hpp"

namespace backfile::internal {

struct AuthorGroup {
  std::vector<Byline> names;
  int weight = 0;
  bool near = true;  // printed between title and body

  // A name that is there already is not added again.
  void add(AuthorName name, Evidence const& evidence);
  [[nodiscard]] bool has_person() const;
  [[nodiscard]] bool holds(AuthorGroup const& smaller) const;
};

// What markup states: JSON-LD, meta elements, microdata. The best of them.
[[nodiscard]] AuthorGroup markup_authors(Page const& page);
// Lines with a marker: "By Ann Oduya".
[[nodiscard]] AuthorGroup marked_authors(Page const& page);
// Elements whose names say that they hold the author, and lone names below the title.
[[nodiscard]] AuthorGroup placed_authors(Page const& page);
// A name that stands by itself below the last paragraph, set apart by its style; else what is said
// there about the author; else an element far off that is called the author's name.
[[nodiscard]] AuthorGroup told_authors(Page const& page);

// Whether a block lies where authors are printed.
[[nodiscard]] bool may_name_authors(Page const& page, std::size_t block);
// The nodes that hold the text of a block and of no other, [first, second).
[[nodiscard]] std::pair<std::uint32_t, std::uint32_t> nodes_of_block(Page const& page,
                                                                     std::size_t block);
// The outlet's own name, as markup gives it.
[[nodiscard]] bool is_outlet_of(Page const& page, std::string_view name);
// Within a reader's review or comment, which has an author of its own.
[[nodiscard]] bool is_review(Page const& page, std::uint32_t node);
// An address of a person's page: "/author/…", or rel=author.
[[nodiscard]] bool links_to_person(Page const& page, std::uint32_t link);
// One word, linked to a page of that name: "by <a href=/author/kester>Kester</a>". In small letters
// only where the link is said to lead to the author.
[[nodiscard]] bool is_pen_name(Page const& page, std::uint32_t link, std::string_view text);

}  // namespace backfile::internal

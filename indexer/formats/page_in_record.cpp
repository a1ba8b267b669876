#include "indexer/formats/page_in_record.hpp"

#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/lines.hpp"

namespace backfile::internal {

void keep_headline(Article& page, std::string_view title) {
  auto const found = page.evidence.find("title");
  // What markup alone states (<title>, og:title) nobody reads.
  bool const printed =
      found != page.evidence.end() && !found->second.empty() && found->second.front().line > 0;
  if (!printed || title.empty() || has_words(plain(title), plain(page.title))) return;
  if (page.deck.empty() && !ends_sentence(page.title)) {
    page.deck = page.title;
    page.evidence["deck"] = found->second;
  } else {
    page.body = page.body.empty() ? page.title : page.title + "\n\n" + page.body;
  }
}

}  // namespace backfile::internal

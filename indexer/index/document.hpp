// Article → plain document: everything about terms, positions and slots, decided before any
// database is known.
#pragma once

#include <backfile/article.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/stems.hpp"

namespace backfile::internal {

struct Posting {
  std::string term;
  std::uint32_t wdf = 0;                 // 0: never scored
  std::vector<std::uint32_t> positions;  // ascending, may be empty

  friend bool operator==(Posting const&, Posting const&) = default;
};

// What a sink writes. Terms ascending and unique, slots ascending.
struct PlainDocument {
  std::string id;
  std::vector<Posting> postings;
  std::vector<std::pair<unsigned, std::string>> values;
  std::string record;
};

// More distinct terms than any article has; a page of random letters is refused by it.
inline constexpr std::size_t kMaxDistinctTerms = 400'000;

// The longest id, in bytes.
inline constexpr std::size_t kMaxIdBytes = 200;

// Something is known of an article, but not what it says.
[[nodiscard]] inline bool is_textless(Article const& article) noexcept {
  return article.title.empty() && article.body.empty();
}

// Makes plain documents. Not thread safe: one for each thread, kept for its cache of stems.
class DocumentBuilder {
 public:
  // `article.id` must be set. Throws Error{input_unusable} for an article that an index cannot
  // hold (id empty or too long, too many distinct terms).
  [[nodiscard]] PlainDocument build(Article const& article);

 private:
  Stemmer& stemmer_for(std::string_view lang);

  std::map<std::string, Stemmer, std::less<>> stemmers_;
};

// Marks the document with the revision of the commit that it will be part of. Once a document.
void set_revision(PlainDocument& document, std::uint64_t revision);

// As it stands in the slot: values compare as their numbers do.
[[nodiscard]] std::string revision_value(std::uint64_t revision);

}  // namespace backfile::internal

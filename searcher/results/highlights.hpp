// Which words of a text a query found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/stems.hpp"
#include "indexer/analysis/tokens.hpp"
#include "searcher/query/tree.hpp"

namespace backfile::internal {

// A word or phrase of the query in a text: bytes [begin, end), and which one it is.
struct Occurrence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t unit = 0;
};

// The words and phrases of a query that can be shown: what is not excluded and not bound to
// keywords or dates. Made once a query; not thread safe.
class Highlights {
 public:
  explicit Highlights(Node const& tree);

  [[nodiscard]] std::size_t units() const noexcept { return count_; }

  // Ascending, not overlapping. Units bound to another field than `field` are left out.
  [[nodiscard]] std::vector<Occurrence> find(std::string_view text, std::string_view field,
                                             std::string_view lang);

 private:
  enum class Way : std::uint8_t { exact, stem, pattern, spelling, inside };

  struct Word {
    std::string text;  // folded
    TokenClass kind = TokenClass::word;
    std::string stem = {};       // in the language of the text
    std::string beginning = {};  // that all words of the stem have
  };

  struct Unit {
    Way way = Way::exact;
    Field const* field = nullptr;
    std::vector<Word> words;
    std::uint32_t number = 0;  // the spellings of a name have one
    unsigned edits = 0;
  };

  void collect(Node const& node);
  void add_words(Node const& node);
  void add_spellings(Node const& node);
  void add_phrase(Unit unit, std::string_view text);
  void add_unit(Unit unit);
  [[nodiscard]] bool applies(Unit const& unit, std::string_view field) const;
  // A text's tokens, and what stems them where a unit wants that.
  struct Read {
    std::vector<TextToken> tokens;
    Stemmer* stemmer = nullptr;
  };

  [[nodiscard]] Stemmer& stemmer_of(std::string_view lang);
  void stem_units(Stemmer& stemmer);
  [[nodiscard]] Read read(std::string_view text, std::string_view lang);
  [[nodiscard]] bool same(Unit const& unit, Word const& word, Read const& text,
                          std::size_t i) const;
  // The end of the unit's words from the i-th token on; 0 where they do not stand there.
  [[nodiscard]] std::uint32_t end_of(Unit const& unit, Read const& text, std::size_t i) const;

  std::vector<Unit> units_;
  std::uint32_t count_ = 0;
  std::vector<Stemmer> stemmers_;
  std::string stemmed_for_;  // the key of the units' stems
  bool wants_stems_ = false;
};

}  // namespace backfile::internal

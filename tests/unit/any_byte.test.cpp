// Blocks of bytes: every answer is that of a plain loop, wherever the byte stands.
#include "indexer/analysis/any_byte.hpp"

#include <string>
#include <string_view>

#include "indexer/analysis/characters.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

TEST_CASE("any_byte: a byte is found at every place of texts of every length", "[unit]") {
  for (std::size_t size = 0; size < 200; ++size) {
    std::string text(size, 'a');
    CHECK(is_ascii(text));
    CHECK_FALSE(has_ascii_digit(text));
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = '7';
      CHECK(has_ascii_digit(text));
      text[at] = '\xC3';
      CHECK_FALSE(is_ascii(text));
      text[at] = 'a';
    }
  }
}

TEST_CASE("count_ascii_words: runs between spaces", "[unit]") {
  struct Row {
    std::string_view text;
    std::size_t words;
  };
  Row const rows[] = {
      {"", 0}, {" ", 0}, {"a", 1}, {" a", 1}, {"a ", 1}, {"a b", 2}, {"\ta\n\nbc  d\r", 3},
  };
  for (auto const& row : rows) CHECK(count_ascii_words(row.text) == row.words);
  std::string text;
  for (std::size_t words = 0; words < 400; ++words) {
    CHECK(count_ascii_words(text) == words);
    text += words % 3 == 0 ? "ab " : "c\n";
  }
}

TEST_CASE("count_runs: the same whatever block a word or a space falls into", "[unit]") {
  for (std::size_t front = 0; front < 140; ++front) {
    std::string const text = std::string(front, 'x') + "\u00E9x \u2003 y\u00A0\u201Cz\u201D";
    CHECK(count_runs(text, is_space) == 3);
    CHECK(count_runs(std::string(front, ' ') + "a \u00E9b", is_space) == 2);
  }
}

// One folding for text and queries: case, width, compatibility forms and accents go.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

// Unicode NFKC_Casefold (UAX 31), then accents stripped from Latin, Greek, Cyrillic, Arabic and
// Hebrew letters, strokes from Latin ones (ł as l, ø as o, ı as i, æ as ae), and digits of every
// script made those of ASCII; kana voicing marks and Hangul stay. Invalid UTF-8 becomes U+FFFD. Idempotent.
// Thread safe; ASCII costs one pass.
[[nodiscard]] std::string fold(std::string_view text);

// The same, with letters of strokes, ligatures and digits kept: how the extractor compares words,
// whose lengths it weighs.
[[nodiscard]] std::string fold_accents(std::string_view text);

// A keyword's value: folded, outer white space gone, inner runs made one space.
[[nodiscard]] std::string fold_keyword(std::string_view text);

// At most `limit` bytes of the text, cut between characters.
[[nodiscard]] std::string_view cut_utf8(std::string_view text, std::size_t limit);

}  // namespace backfile::internal

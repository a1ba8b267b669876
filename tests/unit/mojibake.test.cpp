#include <string>
#include <string_view>

#include "indexer/extract/mojibake.hpp"
#include "tests/support/catch.hpp"

namespace backfile::internal {

TEST_CASE("mojibake: a text that was encoded twice is read as it was", "[encoding]") {
  struct Row {
    std::string_view twice;
    std::string_view once;
  };
  constexpr Row kRows[] = {
      {"CafÃ© und BrÃ¼cke", "Café und Brücke"},
      {"the harbourâ€™s wall â€“ broken", "the harbour’s wall – broken"},
      {"the harbour\xC3\xA2\xC2\x80\xC2\x99s wall \xC3\xA2\xC2\x80\xC2\x93 broken",
       "the harbour’s wall – broken"},
      {"JaroÅ„ i ZieliÅ„ski", "Jaroń i Zieliński"}};
  for (auto const& row : kRows) {
    INFO(row.twice);
    CHECK(undo_second_encoding(row.twice) == std::string{row.once});
  }
}

TEST_CASE("mojibake: other texts stay as they are", "[encoding]") {
  for (std::string_view const text :
       {"", "plain", "Café und Brücke", "Ângela e São", "Ã is a letter", "CafÃ© alone",
        "CafÃ© und BrÃ¼cke, 항구", "Â", "\xC3", "naïve – “quoted”"}) {
    INFO(text);
    CHECK(!undo_second_encoding(text));
  }
}

}  // namespace backfile::internal

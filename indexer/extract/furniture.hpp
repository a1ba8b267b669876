// Lines that belong to the page and not to the article: menus, buttons, tails.
#pragma once

#include <string_view>

namespace backfile::internal {

enum class FurnitureKind {
  none,
  button,  // "Share This Post", "- Advertisement -"
  menu,    // a row of section names
  tail,    // "Related Posts", "Most popular": what follows is no longer the article
  blurb,   // sentences that sell or warn: cookies, subscriptions, accounts
};

[[nodiscard]] FurnitureKind furniture_kind(std::string_view line);
// The same, where the line's plain text is known.
[[nodiscard]] FurnitureKind furniture_kind(std::string_view line, std::string_view plain_line);

// "← An older story", "The next one →".
[[nodiscard]] bool points_elsewhere(std::string_view line);

// A section of a newspaper or site ("Opinion", "Wirtschaft"), as plain text.
[[nodiscard]] bool is_section_word(std::string_view plain_word);

// Whether the plain line is one of the fixed phrases; the tables are in furniture_phrases.cpp.
[[nodiscard]] bool is_button_phrase(std::string_view plain_line);
[[nodiscard]] bool is_tail_phrase(std::string_view plain_line);
[[nodiscard]] bool is_blurb(std::string_view plain_line);
[[nodiscard]] bool has_button_opening(std::string_view plain_line);

}  // namespace backfile::internal

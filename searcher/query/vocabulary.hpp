// What single words of the query language look like.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace backfile::internal {

inline constexpr unsigned kDefaultDistance = 10;
inline constexpr unsigned kMaxDistance = 1000;

// An operator as written: AND, NEAR/5. `number` is empty where none was given.
struct Operation {
  std::string_view name;
  std::string_view number;
};

// The operator that `word` is; nothing for an ordinary word. Upper case only. W is an operator
// only with its number: George W Bush is a name.
[[nodiscard]] std::optional<Operation> operation_from(std::string_view word) noexcept;

// NEAR5, which other tools write for NEAR/5.
[[nodiscard]] bool is_glued_operation(std::string_view word) noexcept;

// A word without its last colons: that of "Analysis: Russia" is punctuation.
[[nodiscard]] std::string_view without_last_colons(std::string_view word) noexcept;

// A word in small letters where it is spelled like an operator, so that print() gives a word.
[[nodiscard]] std::string plain_word(std::string_view word);

// The end of the field-like name (outlet, from_date, outlet.name) that starts at `begin`;
// `begin` itself where there is none.
[[nodiscard]] std::size_t name_end(std::string_view text, std::size_t begin) noexcept;

// Whether anything of it can be found in an article: a letter, a digit or a mark of any script.
[[nodiscard]] bool has_letters(std::string_view text) noexcept;

// Letters and digits that are not wildcards.
[[nodiscard]] std::size_t letter_count(std::string_view text) noexcept;

// A backslash makes the punctuation behind it plain; before anything else it is itself.
[[nodiscard]] bool is_escape(std::string_view text, std::size_t at) noexcept;
[[nodiscard]] std::string unescape(std::string_view text);

[[nodiscard]] bool is_digits(std::string_view text) noexcept;
[[nodiscard]] bool is_punctuation(char c) noexcept;

// The number that all of `text` spells, at most nine digits; nothing otherwise.
[[nodiscard]] std::optional<unsigned> small_number(std::string_view text) noexcept;

[[nodiscard]] std::string lower_case(std::string_view ascii);
[[nodiscard]] std::string_view strip_blanks(std::string_view text) noexcept;

// 2023..2024 and the like.
[[nodiscard]] bool looks_like_range(std::string_view word) noexcept;

// http://…: its signs are its own.
[[nodiscard]] bool is_address(std::string_view word) noexcept;

// Whether the colon at `colon` parts a host from its port: example.com:8080.
[[nodiscard]] bool is_port(std::string_view text, std::size_t colon) noexcept;

// Text for a message: cut where it is long; `in_quotes` puts 'it' in quotes.
[[nodiscard]] std::string shortened(std::string_view text);
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace backfile::internal

// How a term is spelled. One place for the indexer and the searcher.
//
//   missile       a word of the unprefixed fields          Smissile    … of the title
//   @us           an acronym                               S@us
//   #이미         two characters of a script without spaces S#이미
//   Zen:missil    an English stem                          ZSen:missil
//   XGENRE:editorial  a keyword                            XOUT=pulse  a whole value
//   Y2023 M202309 D20230914   the units of a date          XHAS:date   a filled field
//   D202309 D2023             … that is a month, a year and no more
//   XFP01c49e0b   a hash of the text that copies share
//   XPLACE… XSUM…   where the file of one article lies, and what it holds
//   XNBmissile    the word (or stem) occurs, but not in the body
//   =¶            the first words of the body's paragraphs; no word begins with =
#pragma once

#include <backfile/date.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/analysis/tokens.hpp"
#include "indexer/index/schema.hpp"

namespace backfile::internal {

// Xapian's limit is 245 bytes, NUL counting twice; our text holds none.
inline constexpr std::size_t kMaxTermBytes = 245;

// Keywords longer than this keep their beginning and a hash of the whole.
inline constexpr std::size_t kMaxKeywordBytes = 160;

// A character that begins a word, unlike those that begin another kind of term (prefixes are
// capitals, @ acronyms, # pairs).
[[nodiscard]] bool begins_word(char c) noexcept;
// The first character behind `c` that begins a word.
[[nodiscard]] char next_word_beginning(char c) noexcept;

[[nodiscard]] std::string word_term(std::string_view prefix, TokenClass kind,
                                    std::string_view text);
[[nodiscard]] std::string pair_term(std::string_view prefix, std::string_view pair);
[[nodiscard]] std::string stem_prefix(std::string_view prefix, std::string_view key);
[[nodiscard]] std::string stem_term(std::string_view prefix, std::string_view key,
                                    std::string_view stem);

// A keyword field's value, bounded, and folded unless the field is verbatim.
[[nodiscard]] std::string keyword_term(Field const& field, std::string_view value);

// A text field's whole value, for filters by facet.
[[nodiscard]] std::string value_term(Field const& field, std::string_view value);

[[nodiscard]] std::string has_term(Field const& field);

[[nodiscard]] std::string fingerprint_term(std::uint32_t hash);

// Of a file that is one article: where it lies, and what it holds.
[[nodiscard]] std::string place_term(std::uint64_t place);
[[nodiscard]] std::string content_term(std::uint64_t content);

// Stands at the position of the first word of each paragraph of the body.
inline constexpr std::string_view kParagraphTerm = "=¶";

enum class DateUnit : char { year = 'Y', month = 'M', day = 'D' };

// The prefix of a date field's unit terms, "XUM" for months of `updated`.
[[nodiscard]] std::string date_prefix(Field const& field, DateUnit unit);
[[nodiscard]] std::string date_term(Field const& field, DateUnit unit, Day const& day);

[[nodiscard]] bool has_unit(Date const& date, DateUnit unit) noexcept;

// Of a date without a day: its month or year, under the prefix of days.
[[nodiscard]] std::string imprecise_term(Field const& field, Date const& date);

// 20230914, as estimates are stored.
[[nodiscard]] std::string day_key(Day const& day);

// The sort key of a date: its digits, as many as its precision has (2023, 202309,
// 20230914, 202309141113, 20230914111301).
[[nodiscard]] std::string date_key(Date const& date);

// Several values of one slot.
inline constexpr char kValueSeparator = '\x1F';

}  // namespace backfile::internal

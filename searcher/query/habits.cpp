#include "searcher/query/habits.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/ascii.hpp"
#include "indexer/index/schema.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

// The first place of `mark` without a backslash in front.
std::size_t find_plain(std::string_view raw, std::string_view mark) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (is_escape(raw, i))
      ++i;
    else if (raw.substr(i).starts_with(mark))
      return i;
  }
  return raw.npos;
}

// \d+, \barms\b and arms\ deal; dir\file is read as words.
bool has_outer_backslash(std::string_view raw) {
  auto const last = raw.size() - 1;
  bool const ends = raw[last] == '\\' && (last == 0 || !is_escape(raw, last - 1));
  return ends || (raw.front() == '\\' && !is_escape(raw, 0));
}

// NEAR/x and NEAR/-3; N/3 and WITHIN/3 of other tools.
bool is_broken_distance(std::string_view raw) {
  auto const slash = raw.find('/');
  if (slash == raw.npos || operation_from(raw)) return false;
  auto const name = raw.substr(0, slash);
  if (name == "NEAR" || name == "ADJ" || name == "PRE") return true;
  return (name == "N" || name == "WITHIN") && is_digits(raw.substr(slash + 1));
}

// /5, /s and /p, which Westlaw puts between words.
bool is_stroke(std::string_view raw) {
  auto const behind = raw.substr(std::min<std::size_t>(raw.size(), 1));
  return raw.starts_with('/') && (is_digits(behind) || behind == "s" || behind == "p");
}

bool is_atleast_sign(std::string_view raw) {
  constexpr std::string_view kName = "atleast";
  return raw.size() > kName.size() && lower_case(raw.substr(0, kName.size())) == kName &&
         is_digits(raw.substr(kName.size()));
}

// size>300, q=arms, >2023; not <b> or ->.
bool compares(std::string_view raw) {
  auto const sign = raw.find_first_of("<>=");
  if (sign == raw.npos) return false;
  auto const value = raw.find_first_not_of("<>=", sign);
  if (value == raw.npos || value < sign) return false;
  if (sign == 0) return is_ascii_digit(raw[value]);
  auto const first = raw[value == raw.find('-') ? std::min(value + 1, raw.size() - 1) : value];
  return name_end(raw, 0) == sign && (is_ascii_digit(first) || is_ascii_letter(first));
}

// The field that the text before the colon ends with: @title:x, title,body:x.
std::string_view field_before_colon(std::string_view raw) {
  auto const colon = raw.find(':');
  if (colon == raw.npos || colon + 1 == raw.size()) return {};
  auto begin = colon;
  while (begin > 0 && (is_ascii_letter(raw[begin - 1]) || raw[begin - 1] == '_')) --begin;
  auto const name = raw.substr(begin, colon - begin);
  return begin > 0 && find_field(lower_case(name)) != nullptr ? name : std::string_view{};
}

}  // namespace

bool lists_values(std::string_view raw) {
  auto const is_word = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80) != 0; };
  for (std::size_t i = 1; i + 1 < raw.size(); ++i) {
    if (raw[i] != ',' && raw[i] != ';' && raw[i] != '|') continue;
    bool const number = is_ascii_digit(raw[i - 1]) && is_ascii_digit(raw[i + 1]);
    if (is_word(raw[i - 1]) && is_word(raw[i + 1]) && !number) return true;
  }
  return false;
}

std::optional<Foreign> foreign_word(std::string_view raw) {
  if (is_address(raw)) return std::nullopt;
  auto const bar = find_plain(raw, "|");
  if (bar != raw.npos)
    return Foreign{"| is not an operator", "write a OR b; to search the text, quote it"};
  if (find_plain(raw, ".*") != raw.npos)
    return Foreign{"regular expressions are not offered",
                   "* alone stands for any letters: mis*; to search the text, quote it"};
  if (has_outer_backslash(raw))
    return Foreign{"a backslash works before signs only",
                   "to search words together, quote them: \"arms deal\""};
  if (is_broken_distance(raw) || is_stroke(raw))
    return Foreign{in_quotes(raw) + " is not an operator",
                   "write NEAR/5, ADJ/5 or SAME; to search the text, quote it"};
  return std::nullopt;
}

std::vector<Note> notes_on_word(std::string_view raw, bool in_field) {
  std::vector<Note> notes;
  if (compares(raw))
    notes.push_back({"comparison_in_word",
                     in_quotes(raw) + " was read as words; comparisons need a field and a colon: "
                                   "words:>300",
                     {}});
  if (auto const name = field_before_colon(raw); !name.empty())
    notes.push_back({"colon_in_word",
                     in_quotes(raw) + " was read as words; to search in " + std::string{name} +
                         ", write " + std::string{name} + ": behind a blank",
                     {}});
  if (is_atleast_sign(raw))
    notes.push_back({"missing_bracket",
                     in_quotes(raw) + " was read as a word; its words stand in a bracket: " +
                         lower_case(raw) + "(sanctions)",
                     {}});
  if (in_field && lists_values(raw)) notes.push_back(note_on_list(raw));
  if (raw.size() > 2 && raw.find('!') + 1 == raw.size())
    notes.push_back({"exclamation_mark",
                     "! is not a wildcard; for other endings write " +
                         shortened(raw.substr(0, raw.size() - 1)) + "*",
                     {}});
  return notes;
}

Note note_on_list(std::string_view raw) {
  return {"list_in_value", in_quotes(raw) + " was read as one value; for either write (a OR b)", {}};
}

std::optional<Note> note_on_phrase(std::string_view inside) {
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (is_escape(inside, i)) {
      ++i;
      continue;
    }
    bool const asks = inside[i] == '?' && i + 1 < inside.size() && is_ascii_letter(inside[i + 1]);
    if (inside[i] == '*' || asks)
      return Note{"wildcard_in_phrase",
                  "in quotes * and ? are no wildcards; for words in any order with one of them, "
                  "leave the quotes out",
                  {}};
  }
  return std::nullopt;
}

bool is_sql_operation(std::string_view word) noexcept {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"BETWEEN", "CONTAINS", "ILIKE", "IN", "IS", "LIKE", "MATCH", "REGEXP", "RLIKE"});
  return std::ranges::find(kNames, word) != kNames.end();
}

}  // namespace backfile::internal

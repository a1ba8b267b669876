#include "indexer/index/terms.hpp"

#include <fmt/format.h>

#include "backfile/error.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/index/record.hpp"

namespace backfile::internal {
namespace {

std::string bounded(std::string value) {
  if (value.size() <= kMaxKeywordBytes) return value;
  auto const hash = hex64(hash64(value));
  value.resize(cut_utf8(value, kMaxKeywordBytes).size());
  return value + '#' + hash;
}

}  // namespace

bool begins_word(char c) noexcept {
  return c != '@' && c != '#' && c != '=' && c != ':' && !(c >= 'A' && c <= 'Z');
}

char next_word_beginning(char c) noexcept {
  do ++c;
  while (!begins_word(c));
  return c;
}

std::string word_term(std::string_view prefix, TokenClass kind, std::string_view text) {
  std::string term{prefix};
  if (kind == TokenClass::acronym) term += '@';
  return term.append(text);
}

std::string pair_term(std::string_view prefix, std::string_view pair) {
  return std::string{prefix}.append("#").append(pair);
}

std::string stem_prefix(std::string_view prefix, std::string_view key) {
  return std::string{"Z"}.append(prefix).append(key).append(":");
}

std::string stem_term(std::string_view prefix, std::string_view key, std::string_view stem) {
  return stem_prefix(prefix, key).append(stem);
}

std::string keyword_term(Field const& field, std::string_view value) {
  return std::string{field.prefix} + ':' +
         bounded(field.verbatim ? std::string{value} : fold_keyword(value));
}

std::string value_term(Field const& field, std::string_view value) {
  return std::string{field.prefix} + '=' + bounded(fold_keyword(value));
}

std::string has_term(Field const& filled) {
  return std::string{field("has").prefix} + ':' + std::string{filled.name};
}

std::string fingerprint_term(std::uint32_t hash) { return fmt::format("XFP{:08x}", hash); }

std::string place_term(std::uint64_t place) { return fmt::format("XPLACE{:016x}", place); }

std::string content_term(std::uint64_t content) { return fmt::format("XSUM{:016x}", content); }

std::string date_prefix(Field const& field, DateUnit unit) {
  std::string prefix{field.prefix};
  prefix.back() = static_cast<char>(unit);
  return prefix;
}

std::string date_term(Field const& field, DateUnit unit, Day const& day) {
  auto const digits = day_key(day);
  std::size_t const length = unit == DateUnit::year ? 4 : unit == DateUnit::month ? 6 : 8;
  return date_prefix(field, unit) + digits.substr(0, length);
}

bool has_unit(Date const& date, DateUnit unit) noexcept {
  switch (unit) {
    case DateUnit::year: return true;
    case DateUnit::month: return date.precision >= Precision::month;
    case DateUnit::day: return date.precision >= Precision::day;
  }
  return false;
}

std::string imprecise_term(Field const& field, Date const& date) {
  return date_prefix(field, DateUnit::day) + date_key(date);
}

std::string day_key(Day const& day) {
  return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day);
}

std::string date_key(Date const& date) {
  auto key = fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", date.day.year, date.day.month,
                         date.day.day, date.hour, date.minute, date.second);
  switch (date.precision) {
    case Precision::year: key.resize(4); break;
    case Precision::month: key.resize(6); break;
    case Precision::day: key.resize(8); break;
    case Precision::minute: key.resize(12); break;
    case Precision::second: break;
  }
  return key;
}

}  // namespace backfile::internal

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/extract/html/page_text.hpp"
#include "indexer/formats/record.hpp"

// Values on their way into a record: what is cleaned, and what is no value.

namespace backfile::internal {
namespace {

// CR LF and CR are line ends, too.
std::string with_line_feeds(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      out.push_back(text[i]);
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out.push_back('\n');
  }
  return out;
}

std::string without_outer_blanks(std::string text) {
  auto const begin = text.find_first_not_of(" \t\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

// Of news codes, which agencies leave in front of a name: "nprov:AFP", "genre:Feature".
constexpr std::array<std::string_view, 14> kSchemes{
    "nprov", "prov",     "provider", "genre", "medtop",  "mediatopic", "subj",
    "cat",   "category", "iptccat",  "org",   "nrolist", "ninat",      "asource"};

std::size_t scheme_size(std::string_view value) {
  auto const colon = value.find(':');
  bool const known = colon != value.npos && colon + 1 < value.size() && value[colon + 1] != ' ' &&
                     std::ranges::find(kSchemes, value.substr(0, colon)) != kSchemes.end();
  return known ? colon + 1 : 0;
}

struct FieldNature {
  MetadataKind kind;
  bool one_line;
};

FieldNature nature_of(RecordField field) {
  switch (field) {
    case RecordField::title: return {MetadataKind::title, true};
    case RecordField::date:
    case RecordField::updated: return {MetadataKind::date, true};
    case RecordField::byline: return {MetadataKind::author, false};
    case RecordField::credits: return {MetadataKind::author, true};
    case RecordField::outlet:
    case RecordField::source: return {MetadataKind::outlet, true};
    case RecordField::genre: return {MetadataKind::genre, true};
    case RecordField::body: return {MetadataKind::body, false};
    case RecordField::dateline: return {MetadataKind::other, true};
    default: return {MetadataKind::other, false};
  }
}

}  // namespace

Record::Record(std::string path, std::uint64_t line)
    : path_{std::move(path)}, line_{static_cast<std::uint32_t>(line)} {}

void Record::add(RecordField field, std::string_view text, std::string rule, std::uint32_t line) {
  auto const nature = nature_of(field);
  auto value = without_outer_blanks(with_line_feeds(drop_controls(text, dropped_)));
  if (nature.one_line) value = shown(value);
  bool const named = nature.kind == MetadataKind::outlet || nature.kind == MetadataKind::genre ||
                     nature.kind == MetadataKind::author;
  if (named) value.erase(0, scheme_size(value));
  if (value.empty() || placeholders_.take(nature.kind, row_of(field).name, value)) return;
  values_[static_cast<std::size_t>(field)].push_back({std::move(value), std::move(rule), line});
}

void Record::add_furniture(std::string_view text) {
  constexpr std::size_t kMost = 1000;
  auto value = shown(drop_controls(text, dropped_));
  if (!value.empty() && furniture_.size() < kMost) furniture_.push_back(std::move(value));
}

bool has_text(Article const& article, std::string_view text) {
  auto const wanted = plain(text);
  auto const is_same = [&](std::string const& other) { return plain(other) == wanted; };
  auto const in_list = [&](auto const& list) { return std::ranges::any_of(list, is_same); };
  bool const author = std::ranges::any_of(
      article.byline, [&](Byline const& byline) { return is_same(byline.name); });
  return author || is_same(article.title) || is_same(article.deck) || is_same(article.dateline) ||
         is_same(article.outlet.name) || in_list(article.credits) || in_list(article.source) ||
         in_list(article.captions) || in_list(article.furniture);
}

std::string textless(std::vector<std::string> const& names) {
  constexpr std::size_t kMost = 20;
  auto const shown = std::vector<std::string>(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(kMost, names.size())));
  return fmt::format("neither title nor body under a known name; it has {}{} (--map FIELD=NAME)",
                     names.empty() ? "none" : fmt::format("'{}'", fmt::join(shown, "', '")),
                     names.size() > kMost ? fmt::format(" and {} more", names.size() - kMost) : "");
}

}  // namespace backfile::internal

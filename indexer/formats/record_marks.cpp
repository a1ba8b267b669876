// What a record is known again by: Record::marks().
#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/analysis/address.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/html/page_text.hpp"
#include "indexer/formats/record.hpp"
#include "indexer/formats/record_text.hpp"
#include "indexer/index/record.hpp"

namespace backfile::internal {
namespace {

// Formats whose ids are their own, by the beginning of rules; and names of such ids in JSON and
// tables, which were made of one of them.
constexpr std::array<std::string_view, 2> kOwnRules{"xml:", "mail:"};
constexpr std::array<std::string_view, 2> kOwnNames{"guid", "messageid"};

// By these, and by nothing else, two records without id and address are two articles.
constexpr std::array kTelling{RecordField::title,    RecordField::deck,   RecordField::body,
                              RecordField::captions, RecordField::outlet, RecordField::date};

// Runs of white space are one space: lines are broken anew on the way.
std::string with_single_spaces(std::string_view text) {
  std::string out;
  bool space = false;
  for (char const c : text) {
    bool const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank && space && !out.empty()) out += ' ';
    space = blank;
    if (!blank) out += c;
  }
  return out;
}

}  // namespace

std::string_view Record::text_of(RecordField field) const {
  return has(field) ? std::string_view{values(field).front().text} : std::string_view{};
}

void Record::add_mapped(RecordField field, std::string_view text, std::string rule,
                        std::uint32_t line) {
  auto const i = static_cast<std::size_t>(field);
  if (trim(text).empty()) return;
  if (!mapped_[i] && field == RecordField::id && has_own_id()) own_id_ = text_of(field);
  if (!mapped_[i]) drop(field);
  mapped_[i] = true;
  add(field, text, std::move(rule), line);
}

bool Record::has_own_id() const {
  if (!has(RecordField::id) || mapped_[static_cast<std::size_t>(RecordField::id)]) return false;
  auto const& value = values(RecordField::id).front();
  auto const begins = [&](auto rule) { return value.rule.starts_with(rule); };
  if (std::ranges::any_of(kOwnRules, begins)) return true;
  auto const name = plain_name(value.rule.substr(value.rule.rfind('/') + 1));
  if (std::ranges::find(kOwnNames, name) != kOwnNames.end()) return true;
  return name != "id" && is_web_address(value.text);
}

Marks Record::marks() const {
  Marks marks;
  bool const own = has_own_id();
  marks.own = own ? std::string{text_of(RecordField::id)} : own_id_;
  if (!own) marks.declared = text_of(RecordField::id);
  marks.address = text_of(RecordField::url);
  marks.scope = site_of(marks.address);
  if (marks.scope.empty()) marks.scope = text_of(RecordField::outlet);
  std::string content;
  for (auto const field : kTelling) {
    for (auto const& value : values(field)) content += with_single_spaces(value.text) + '\n';
    content += '\f';
  }
  // A newsletter's text is that of its page.
  if (page_ && !has(RecordField::body)) content += with_single_spaces(page_->body);
  marks.content = hash64(content);
  for (auto const field : {RecordField::title, RecordField::deck, RecordField::body})
    if (marks.name.empty() && has(field)) {
      constexpr std::size_t kShown = 400;  // bytes
      marks.name = without_markup(std::string{cut_utf8(text_of(field), kShown)});
    }
  return marks;
}

}  // namespace backfile::internal

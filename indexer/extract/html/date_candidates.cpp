#include "indexer/extract/html/date_candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/html/evidence.hpp"
#include "indexer/extract/stated_date.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kFewWords = 10;  // of a line that is a label and a date

// Placeholders such as 0001-01-01 and 9999-12-31 are no dates, and 1970-01-01 is a zero.
bool is_plausible(Date const& date) {
  bool const zero = date.day == Day{1970, 1, 1};
  return date.exists() && date.day.year >= 1600 && date.day.year <= 2200 && !zero;
}

StatedDate read_value(Page const& page, std::string_view value) {
  auto stated = read_stated_date(value, {page.order, page.article.lang, {}});
  if (stated.date && !is_plausible(*stated.date)) return {{}, "stands for no date", {}};
  return stated;
}

// Of other stories on the page: an element that speaks of this one stands near it.
bool is_about_this(Page const& page, Claim const& claim) {
  bool const json = claim.source == Source::json_ld;
  if (!json && is_in_other_item(page, claim.node)) return false;
  if (claim.source != Source::element) return true;
  auto const [begin, end] = page.blocks_below(claim.node);
  auto const [first, last] = header_range(page);
  bool const near = begin == end || (begin >= first && begin < last);
  return near && is_own_part(page.inherited[claim.node]) && !is_in_other_article(page, claim.node);
}

// What the names of an element say of the date in it.
DateLabel label_of_names(Page const& page, std::uint32_t at) {
  for (int up = 0; up < 2; ++up) {
    auto const& node = page.tree.nodes[at];
    for (std::string_view const name : {"class", "itemprop", "id"}) {
      auto const value = page.tree.attribute(node, name);
      if (value.find("pdate") != value.npos || value.find("odif") != value.npos)
        return DateLabel::updated;
      if (value.find("ublish") != value.npos || value.find("osted") != value.npos)
        return DateLabel::published;
    }
    at = node.parent;
  }
  return DateLabel::none;
}

// "Updated:" in an element of its own just before the date.
DateLabel label_above(Page const& page, std::size_t block) {
  if (block == 0) return DateLabel::none;
  auto const& before = page.blocks[block - 1];
  if (before.units > 3) return DateLabel::none;
  std::string_view rest;
  auto const label = label_before(trim_marks(before.text, ":-|"), rest);
  return trim(rest).empty() ? label : DateLabel::none;
}

// "Event date: 1 December 2024, 7pm": what the line says that holds the element.
DateLabel label_within(Page const& page, std::uint32_t node) {
  auto const [begin, end] = page.blocks_below(node);
  bool const opens = begin < end;
  if (!opens && (begin == 0 || page.tree.nodes[page.blocks[begin - 1].node].end <= node))
    return DateLabel::none;
  auto const block = opens ? begin : begin - 1;
  auto const& text = page.blocks[block].text;
  if (page.blocks[block].units > kFewWords) return DateLabel::none;
  auto const line = read_header_line(text, {page.order, page.article.lang});
  return line.dates.size() == 1 ? line.dates.front().label : DateLabel::none;
}

// "14 September 2023. Updated: 16 September 2023": the first is that of publication.
bool has_change_behind(HeaderLine const& line, HeaderDate const& date) {
  auto const& dates = line.dates;
  return dates.size() == 2 && &date == &dates.front() && dates.back().label == DateLabel::updated;
}

DateLabel label_of(Page const& page, HeaderBlock const& line, HeaderDate const& date) {
  if (date.label != DateLabel::none) return date.label;
  if (has_change_behind(line.read, date)) return DateLabel::published;
  return line.read.rest_units > 0 ? DateLabel::none : label_above(page, line.block);
}

std::optional<DateCandidate> printed_date(Page const& page, HeaderBlock const& line,
                                          HeaderDate const& date) {
  auto const& printed = date.printed;
  if (!printed.exists || !is_plausible(printed.date) || printed.date.precision < Precision::day)
    return std::nullopt;
  DateCandidate found;
  found.date = printed.date;
  found.where = line.where;
  found.note = left_out_because(printed.doubt);
  found.evidence = evidence_of(page, page.blocks[line.block],
                               line.text.substr(printed.begin, printed.end - printed.begin));
  found.in_text = line.block >= page.body_begin && line.block < page.body_end;
  found.beside_author = line.read.marked || !line.read.lone.empty();
  return found;
}

// "https://loom.example/2022/07/23/storm" in a list of sources.
bool is_in_address(std::string_view line, PrintedDate const& printed) {
  auto const blank = line.rfind(' ', printed.begin);
  auto const begin = blank == line.npos ? 0 : blank + 1;
  auto const word = line.substr(begin, printed.end - begin);
  return word.find("://") != word.npos || word.starts_with("www.");
}

}  // namespace

std::int64_t days_apart(Date const& a, Date const& b) {
  return std::abs(a.first_day().number() - b.first_day().number());
}

DateCandidates stated_dates(Page const& page, ClaimField field) {
  DateCandidates found;
  for (auto const& claim : page.claims) {
    if (claim.field != field || !is_about_this(page, claim)) continue;
    auto const stated = read_value(page, claim.value);
    if (!stated.date) continue;
    DateCandidate candidate;
    candidate.date = *stated.date;
    candidate.label = field == ClaimField::updated ? DateLabel::updated : DateLabel::published;
    candidate.weight = claim.weight;
    candidate.evidence = evidence_of(claim);
    candidate.note = stated.note;
    found.push_back(std::move(candidate));
  }
  std::stable_sort(found.begin(), found.end(), [](DateCandidate const& a, DateCandidate const& b) {
    return a.weight > b.weight;
  });
  return found;
}

std::string unread_date(Page const& page) {
  for (auto const& claim : page.claims) {
    if (claim.field != ClaimField::published || !is_about_this(page, claim)) continue;
    auto const stated = read_value(page, claim.value);
    if (!stated.date)
      return fmt::format("The date of the markup '{}' {}.", cut_utf8(claim.value, 80),
                         stated.fault);
  }
  for (auto const& line : header_blocks(page))
    for (auto const& date : line.read.dates)
      if (!date.printed.exists && date.printed.doubt != DateDoubt::none)
        return fmt::format("The date '{}' {}.",
                           line.text.substr(date.printed.begin,
                                            date.printed.end - date.printed.begin),
                           unread_because(date.printed.doubt));
  return {};
}

DateCandidates dates_in_print(Page const& page) {
  DateCandidates found;
  for (auto const& line : header_blocks(page)) {
    constexpr std::size_t kMostRest = 10;  // words beside
    if (line.read.rest_units > kMostRest) continue;
    for (auto const& date : line.read.dates) {
      auto const label = label_of(page, line, date);
      if (label == DateLabel::other || is_in_address(line.text, date.printed)) continue;
      if (auto candidate = printed_date(page, line, date)) {
        candidate->label = label;
        found.push_back(std::move(*candidate));
      }
    }
  }
  return found;
}

DateCandidates dates_far_off(Page const& page) {
  DateCandidates found;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    auto const& block = page.blocks[i];
    bool const text = i >= page.body_begin && i < page.body_end;
    if (text || block.units > kFewWords || is_in_other_article(page, block.node)) continue;
    if (block.link_units > 0) continue;  // a card of another story
    if (!is_own_part(page.around[i] & ~hint::footer)) continue;
    HeaderBlock const line{i, block.text, Where::below,
                           read_header_line(block.text, {page.order, page.article.lang})};
    if (line.read.dates.empty()) continue;
    auto const& date = line.read.dates.front();
    if (line.read.dates.size() > 1 && !has_change_behind(line.read, date)) continue;
    if (label_of(page, line, date) != DateLabel::published) continue;
    auto candidate = printed_date(page, line, date);
    if (!candidate) continue;
    candidate->label = DateLabel::published;
    found.push_back(std::move(*candidate));
  }
  auto const other = [&](DateCandidate const& c) {
    return days_apart(c.date, found.front().date) > 0;
  };
  return std::ranges::any_of(found, other) ? DateCandidates{} : found;
}

DateCandidates timed_dates(Page const& page) {
  DateCandidates found;
  auto const [first, last] = header_range(page);
  for (std::uint32_t i = 0; i < page.tree.nodes.size(); ++i) {
    auto const& node = page.tree.nodes[i];
    if (node.tag != Tag::time || !is_own_part(page.inherited[i])) continue;
    if (is_in_other_article(page, i)) continue;
    auto const [begin, end] = page.blocks_below(i);
    if (begin < first || begin >= last) continue;
    if (begin >= page.body_end && (page.around[begin] & hint::aside) != 0) continue;
    bool const body = begin >= page.body_begin + 3 && begin < page.body_end;
    auto const value = std::string{page.tree.attribute(node, "datetime")};
    auto const stated = body ? StatedDate{} : read_value(page, value);
    if (!stated.date || stated.date->precision < Precision::day) continue;
    Where const where = begin >= page.body_end     ? Where::below
                        : begin < page.title_block ? Where::above
                                                   : Where::between;
    Evidence evidence;
    evidence.text = value;
    evidence.rule = "element:" + element_name(page.tree, i) + "@datetime";
    auto label = label_of_names(page, i);
    if (label == DateLabel::none) label = label_within(page, i);
    if (label == DateLabel::none) label = label_above(page, begin);
    if (label == DateLabel::other) continue;
    DateCandidate candidate;
    candidate.date = *stated.date;
    candidate.label = label;
    candidate.attribute = true;
    candidate.where = where;
    candidate.evidence = std::move(evidence);
    candidate.note = stated.note;
    found.push_back(std::move(candidate));
  }
  return found;
}

std::optional<DateCandidate> addressed_date(Page const& page) {
  std::string_view const url = page.article.url;
  for (std::size_t at = url.find("/20"); at != url.npos; at = url.find("/20", at + 1)) {
    auto const part = url.substr(at + 1, 10);
    bool const joined =
        part.size() == 10 && part[4] == part[7] && (part[4] == '/' || part[4] == '-');
    bool const ends = at + 11 >= url.size() || url[at + 11] < '0' || url[at + 11] > '9';
    if (!joined || !ends) continue;
    auto const date = Date::from_iso(
        fmt::format("{}-{}-{}", part.substr(0, 4), part.substr(5, 2), part.substr(8, 2)));
    if (!date || !is_plausible(*date)) continue;
    DateCandidate found;
    found.date = *date;
    found.evidence.text = part;
    found.evidence.rule = "url";
    return found;
  }
  return std::nullopt;
}

}  // namespace backfile::internal

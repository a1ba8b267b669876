#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/header_line.hpp"
#include "indexer/extract/html/evidence.hpp"
#include "indexer/extract/html/header_blocks.hpp"
#include "indexer/extract/html/page.hpp"

// The day of publication and of the last change: what the markup states and what the page prints,
// compared.

namespace backfile::internal {
namespace {

// A date that was found, from markup or print.
struct Candidate {
  Date date;
  DateLabel label = DateLabel::none;
  bool attribute = false;  // of an element that prints another text
  Where where = Where::between;
  int weight = 0;  // of markup
  Evidence evidence;
};

using Candidates = std::vector<Candidate>;

// What is said of the web page alone (WebPage) is not said of an article, unless it prints it too.
constexpr int kPageOnly = 50;

// Seconds or milliseconds since 1970, as some pages state them.
std::optional<Date> from_epoch(std::string_view value) {
  if (value.size() != 10 && value.size() != 13) return std::nullopt;
  std::int64_t number = 0;
  auto const end = value.data() + value.size();
  auto const read = std::from_chars(value.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  if (value.size() == 13) number /= 1000;
  Date date;
  date.day = Day::from_number(number / 86'400);
  auto const second = static_cast<unsigned>(number % 86'400);
  date.hour = second / 3600;
  date.minute = second / 60 % 60;
  date.second = second % 60;
  date.precision = Precision::second;
  date.offset_minutes = 0;
  return date;
}

// Placeholders such as 0001-01-01 and 9999-12-31 are no dates, and 1970-01-01 is a zero.
bool is_plausible(Date const& date) {
  bool const zero = date.day == Day{1970, 1, 1};
  return date.exists() && date.day.year >= 1600 && date.day.year <= 2200 && !zero;
}

// "2023 Jan 7", as scholars cite.
std::string day_first(std::string const& value) {
  auto const words = split_words(value, 4);
  bool const year = words.size() == 3 && words[0].size() == 4 && words[0].front() <= '9';
  return year ? fmt::format("{} {} {}", words[2], words[1], words[0]) : value;
}

std::optional<Date> read_value(std::string const& value, NumericOrder order) {
  constexpr std::size_t kLongest = 80;  // bytes
  if (value.size() > kLongest) return std::nullopt;
  auto date = Date::from_iso(value);
  if (!date) date = from_epoch(value);
  if (!date) {
    auto const turned = day_first(value);
    auto const printed = find_printed_dates(turned, order);
    if (printed.size() == 1 && printed.front().exists) date = printed.front().date;
  }
  return date && is_plausible(*date) ? date : std::nullopt;
}

std::int64_t days_apart(Date const& a, Date const& b) {
  return std::abs(a.first_day().number() - b.first_day().number());
}

bool same_day(Date const& a, Date const& b) { return days_apart(a, b) == 0; }

// Of other stories on the page: an element that speaks of this one stands near it.
bool is_about_this(Page const& page, Claim const& claim) {
  if (claim.source != Source::element) return true;
  auto const [begin, end] = page.blocks_below(claim.node);
  auto const [first, last] = header_range(page);
  bool const near = begin == end || (begin >= first && begin < last);
  return near && is_own_part(page.inherited[claim.node]) && !is_in_other_article(page, claim.node);
}

Candidates stated(Page const& page, Field field) {
  Candidates found;
  for (auto const& claim : page.claims) {
    if (claim.field != field || !is_about_this(page, claim)) continue;
    auto const date = read_value(claim.value, page.order);
    if (!date) continue;
    auto const label = field == Field::updated ? DateLabel::updated : DateLabel::published;
    found.push_back({*date, label, false, Where::between, claim.weight, evidence_of(claim)});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](Candidate const& a, Candidate const& b) { return a.weight > b.weight; });
  return found;
}

Candidates printed(Page const& page) {
  Candidates found;
  for (auto const& line : header_blocks(page)) {
    constexpr std::size_t kMostRest = 10;  // words beside
    if (line.read.rest_units > kMostRest) continue;
    for (auto const& date : line.read.dates) {
      if (date.label == DateLabel::other || !is_plausible(date.printed.date)) continue;
      if (date.printed.date.precision < Precision::day) continue;
      auto const text = line.text.substr(date.printed.begin, date.printed.end - date.printed.begin);
      found.push_back({date.printed.date, date.label, false, line.where, 0,
                       evidence_of(page, page.blocks[line.block], text)});
    }
  }
  return found;
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

// <time datetime> whose text ("3 hours ago") is no date.
Candidates timed(Page const& page) {
  Candidates found;
  auto const [first, last] = header_range(page);
  for (std::uint32_t i = 0; i < page.tree.nodes.size(); ++i) {
    auto const& node = page.tree.nodes[i];
    if (node.tag != Tag::time || !is_own_part(page.inherited[i])) continue;
    if (is_in_other_article(page, i)) continue;
    auto const [begin, end] = page.blocks_below(i);
    if (begin < first || begin >= last) continue;
    bool const body = begin >= page.body_begin + 3 && begin < page.body_end;
    auto const value = std::string{page.tree.attribute(node, "datetime")};
    auto const date = body ? std::nullopt : read_value(value, page.order);
    if (!date || date->precision < Precision::day) continue;
    Where const where = begin >= page.body_end     ? Where::below
                        : begin < page.title_block ? Where::above
                                                   : Where::between;
    Evidence evidence;
    evidence.text = value;
    evidence.rule = "element:" + element_name(page.tree, i) + "@datetime";
    found.push_back({*date, label_of_names(page, i), true, where, 0, std::move(evidence)});
  }
  return found;
}

// "…/2023/01/17/…" or "…/2023-01-17-…" in the page's address.
std::optional<Candidate> addressed(Page const& page) {
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
    Candidate found;
    found.date = *date;
    found.evidence.text = part;
    found.evidence.rule = "url";
    return found;
  }
  return std::nullopt;
}

// A printed date by what stands beside it and where.
int rank(Candidate const& candidate) {
  int const place = candidate.where == Where::between ? 3 : candidate.where == Where::above ? 2 : 0;
  if (candidate.label == DateLabel::published) return 10 + place;
  return candidate.label == DateLabel::none ? 4 + place : 0;
}

Candidate const* best_printed(Candidates const& all) {
  Candidate const* best = nullptr;
  for (auto const& candidate : all)
    if (rank(candidate) > 0 && (best == nullptr || rank(candidate) > rank(*best)))
      best = &candidate;
  return best;
}

Candidate const* first_updated(Candidates const& all) {
  for (auto const& candidate : all)
    if (candidate.label == DateLabel::updated) return &candidate;
  return nullptr;
}

void take(DateField& field, Candidate const& chosen, double confidence) {
  field.value = chosen.date;
  field.status = Status::stated;
  field.confidence = confidence;
  field.evidence = {chosen.evidence};
}

void keep_others(DateField& field, Candidates const& all) {
  constexpr std::size_t kMost = 20;
  for (auto const& other : all) {
    if (!field.value || field.alternatives.size() >= kMost) return;
    auto const value = other.date.value();
    if (same_day(*field.value, other.date)) {
      bool const known = std::find(field.evidence.begin(), field.evidence.end(), other.evidence) !=
                         field.evidence.end();
      if (!known && field.evidence.size() < kMost) field.evidence.push_back(other.evidence);
      continue;
    }
    bool const listed = std::any_of(field.alternatives.begin(), field.alternatives.end(),
                                    [&](Alternative const& a) { return a.value == value; });
    if (!listed) field.alternatives.push_back({value, Status::stated, {other.evidence}});
  }
}

void keep_alternatives(DateField& field, Candidates const& all) {
  for (auto const& other : all)
    field.alternatives.push_back({other.date.value(), Status::stated, {other.evidence}});
}

class Dates {
 public:
  explicit Dates(Page& page) : page_{page} {
    markup_ = stated(page, Field::published);
    changes_ = stated(page, Field::updated);
    print_ = printed(page);
    if (print_.empty()) print_ = timed(page);
  }

  void run() {
    auto& article = page_.article;
    auto const* const print = best_printed(print_);
    auto const* const markup = markup_.empty() ? nullptr : &markup_.front();
    if (markup != nullptr && print != nullptr) {
      compare(*markup, *print);
    } else if (markup != nullptr && markup->weight > kPageOnly) {
      take(article.date, *markup, markup->weight / 100.0);
    } else if (print != nullptr) {
      take(article.date, *print, rank(*print) >= 10 ? 0.95 : rank(*print) >= 6 ? 0.85 : 0.6);
    }
    choose_updated();
    if (auto const url = article.date.value ? std::nullopt : addressed(page_)) {
      take(article.date, *url, 0.6);
      article.date.status = Status::derived;
    }
    if (!article.date.value) keep_alternatives(article.date, markup_);
    keep_others(article.date, markup_);
    Candidates published;
    for (auto const& candidate : print_)
      if (candidate.label != DateLabel::updated) published.push_back(candidate);
    keep_others(article.date, published);
    article.date.tz_assumed = article.date.value ? page_.options->time_zone : std::string{};
    article.updated.tz_assumed = article.updated.value ? page_.options->time_zone : std::string{};
  }

 private:
  void compare(Candidate const& markup, Candidate const& print) {
    auto& date = page_.article.date;
    auto const apart = days_apart(markup.date, print.date);
    if (apart == 0) return take(date, markup, 0.98);
    // A moment in another zone; the page prints the day of its own.
    bool const zone = apart == 1 && markup.date.precision > Precision::day && !print.attribute;
    if (zone && print.where != Where::below) return take(date, print, 0.93);
    bool const change = std::any_of(changes_.begin(), changes_.end(), [&](Candidate const& c) {
      return days_apart(c.date, print.date) <= 1;
    });
    bool const labelled = print.label == DateLabel::published;
    bool const strong = print.where != Where::below && !change;
    if ((labelled && strong) || (strong && markup.weight < 80)) {
      take(date, print, 0.75);
    } else {
      take(date, markup, 0.75);
    }
    page_.article.notes.emplace_back("The markup states another date than the page prints.");
  }

  void choose_updated() {
    auto& updated = page_.article.updated;
    if (auto const* const print = first_updated(print_)) {
      take(updated, *print, 0.93);
    } else if (!changes_.empty()) {
      take(updated, changes_.front(), changes_.front().weight / 100.0);
    }
    keep_others(updated, changes_);
  }

  Page& page_;
  Candidates markup_;
  Candidates changes_;
  Candidates print_;
};

}  // namespace

void choose_dates(Page& page) { Dates{page}.run(); }

}  // namespace backfile::internal

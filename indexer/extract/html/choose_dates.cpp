#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "indexer/extract/html/date_candidates.hpp"
#include "indexer/extract/html/page.hpp"

// The day of publication and of the last change: what the markup states and what the page prints,
// compared.

namespace backfile::internal {
namespace {

// What is said of the web page alone (WebPage) is not said of an article, unless it prints it too.
constexpr int kPageOnly = 50;

bool same_day(Date const& a, Date const& b) { return days_apart(a, b) == 0; }

// Both have a time of day, and their clocks showed the same, but for a minute or two of saving.
bool same_minute(Date const& a, Date const& b) {
  constexpr std::int64_t kSaving = 2;  // minutes
  if (a.precision < Precision::minute || b.precision < Precision::minute) return false;
  auto const minute = [](Date const& d) {
    return d.first_day().number() * 1440 + std::int64_t{d.hour} * 60 + d.minute;
  };
  return std::abs(minute(a) - minute(b)) <= kSaving;
}

// A printed date by what stands beside it and where.
int rank(DateCandidate const& candidate) {
  int const between = candidate.in_text ? 1 : 3;
  int const place = candidate.where == Where::between ? between
                    : candidate.where == Where::above ? 2
                                                      : 0;
  if (candidate.label == DateLabel::published) return 10 + place;
  if (candidate.label != DateLabel::none) return 0;
  return (candidate.beside_author ? 10 : 4) + place;
}

DateCandidate const* best_printed(DateCandidates const& all) {
  DateCandidate const* best = nullptr;
  for (auto const& candidate : all)
    if (rank(candidate) > 0 && (best == nullptr || rank(candidate) > rank(*best)))
      best = &candidate;
  return best;
}

DateCandidate const* first_updated(DateCandidates const& all) {
  for (auto const& candidate : all)
    if (candidate.label == DateLabel::updated) return &candidate;
  return nullptr;
}

void take(DateField& field, DateCandidate const& chosen, double confidence) {
  field.value = chosen.date;
  field.status = Status::stated;
  field.confidence = confidence;
  field.evidence = {chosen.evidence};
}

void keep_others(DateField& field, DateCandidates const& all) {
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

void keep_alternatives(DateField& field, DateCandidates const& all) {
  for (auto const& other : all)
    field.alternatives.push_back({other.date.value(), Status::stated, {other.evidence}});
}

class Dates {
 public:
  explicit Dates(Page& page) : page_{page} {
    markup_ = stated_dates(page, ClaimField::published);
    changes_ = stated_dates(page, ClaimField::updated);
    print_ = dates_in_print(page);
    if (print_.empty()) print_ = timed_dates(page);
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
    if (!article.date.value)
      if (auto const far = dates_far_off(page_); !far.empty()) take(article.date, far.front(), 0.7);
    if (!article.date.value) derive();
    if (!article.date.value) keep_alternatives(article.date, markup_);
    if (!article.date.value && markup_.empty())
      if (auto note = unread_date(page_); !note.empty()) article.notes.push_back(std::move(note));
    keep_others(article.date, markup_);
    DateCandidates published;
    for (auto const& candidate : print_)
      if (candidate.label != DateLabel::updated) published.push_back(candidate);
    keep_others(article.date, published);
    note_left_out(article.date);
    note_left_out(article.updated);
    article.date.tz_assumed = article.date.value ? page_.options->time_zone : std::string{};
    article.updated.tz_assumed = article.updated.value ? page_.options->time_zone : std::string{};
  }

 private:
  // What could not be read of the date that was taken.
  void note_left_out(DateField const& field) {
    if (!field.value) return;
    for (auto const* const all : {&markup_, &changes_, &print_})
      for (auto const& candidate : *all)
        if (!candidate.note.empty() && candidate.evidence == field.evidence.front())
          return page_.article.notes.push_back(
              fmt::format("The date '{}': {}.", candidate.evidence.text, candidate.note));
  }

  void compare(DateCandidate const& markup, DateCandidate const& print) {
    auto& date = page_.article.date;
    auto const apart = days_apart(markup.date, print.date);
    if (apart == 0) return take(date, markup, 0.98);
    bool const changed_then = std::any_of(changes_.begin(), changes_.end(), [&](auto const& c) {
      return same_minute(c.date, print.date) && !same_minute(markup.date, print.date);
    });
    // A moment in another zone; the page prints the day of its own.
    bool const zone = apart == 1 && markup.date.precision > Precision::day && !print.attribute;
    if (zone && print.where != Where::below && !changed_then) return take(date, print, 0.93);
    bool const change = std::any_of(changes_.begin(), changes_.end(), [&](DateCandidate const& c) {
      return days_apart(c.date, print.date) <= 1;
    });
    bool const labelled = print.label == DateLabel::published;
    bool const strong = print.where != Where::below && !change;
    bool const saved = markup.weight < 80 || is_of_saving(markup, print);
    if (strong && (labelled || saved)) {
      take(date, print, 0.75);
    } else {
      take(date, markup, 0.75);
    }
    page_.article.notes.emplace_back("The markup states another date than the page prints.");
  }

  // A publication that is no older than the last change is the moment when the software saved the
  // page; the header knows the day before that.
  bool is_of_saving(DateCandidate const& markup, DateCandidate const& print) const {
    auto const& stated = markup.date.day;
    auto const& printed = print.date.day;
    bool const swapped = stated.month == printed.day && stated.day == printed.month;
    bool const header = print.where == Where::between && !print.in_text && !print.attribute;
    bool const older = printed < stated && !swapped;
    return header && older && std::none_of(changes_.begin(), changes_.end(), [&](auto const& c) {
             return stated < c.date.day;
           });
  }

  // From the address, or else from a printed change: the article is that old at least.
  void derive() {
    auto& date = page_.article.date;
    if (auto const url = addressed_date(page_)) {
      take(date, *url, 0.6);
    } else if (auto const* const change = first_updated(print_);
               change != nullptr && change->where != Where::below) {
      take(date, *change, 0.6);
    }
    if (date.value) date.status = Status::derived;
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
  DateCandidates markup_;
  DateCandidates changes_;
  DateCandidates print_;
};

}  // namespace

void choose_dates(Page& page) { Dates{page}.run(); }

}  // namespace backfile::internal

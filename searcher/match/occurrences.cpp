#include "searcher/match/occurrences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <utility>

#include "indexer/index/schema.hpp"
#include "indexer/index/terms.hpp"
#include "searcher/match/time_limit.hpp"

namespace backfile::internal {
namespace {

using TextPlace = Xapian::termpos;

TextPlace length(Span const& span) { return span.last - span.first + 1; }

bool has_word(Span const& span, TextPlace at) {
  if (at < span.first || at > span.last) return false;
  return span.words.empty() || std::ranges::binary_search(span.words, at);
}

bool share_a_word(Span const& a, Span const& b) {
  auto const from = std::max(a.first, b.first);
  auto const to = std::min(a.last, b.last);
  for (auto at = from; at <= to; ++at)
    if (has_word(a, at) && has_word(b, at)) return true;
  return false;
}

// Combinations that cost as much as reading one place.
constexpr std::size_t kTriesAPlace = 4;

// Takes one place of each part, so that they fit; the first that fit, or all.
class Combiner {
 public:
  Combiner(Plan const& plan, std::vector<std::vector<Span>> lists, std::size_t limit)
      : ordered_{plan.kind == PlanKind::phrase},
        slack_{plan.window - static_cast<TextPlace>(plan.parts.size())},
        limit_{limit},
        lists_{std::move(lists)},
        longest_(lists_.size() + 1, 0) {
    for (auto i = lists_.size(); i > 0; --i)
      longest_[i - 1] = longest_[i] + length(std::ranges::max(lists_[i - 1], {}, length_of));
  }

  std::vector<Span> run() {
    place(0);
    std::ranges::sort(found_);
    auto const repeated = std::ranges::unique(found_);
    found_.erase(repeated.begin(), repeated.end());
    return std::move(found_);
  }

 private:
  static TextPlace length_of(Span const& span) { return length(span); }

  [[nodiscard]] bool is_done() const { return found_.size() >= limit_; }

  // Words between the chosen places.
  [[nodiscard]] TextPlace free_words() const {
    auto places = chosen_;
    std::ranges::sort(places, {}, [](Span const* span) { return span->first; });
    TextPlace free = 0;
    auto end = places.front()->last;
    for (auto const* span : places) {
      if (span->first > end) free += span->first - end - 1;
      end = std::max(end, span->last);
    }
    return free;
  }

  // Where the next part can begin.
  [[nodiscard]] std::pair<TextPlace, TextPlace> reach(std::size_t part) const {
    auto const last = chosen_.back()->last;
    if (ordered_) return {last + 1, last + 1 + slack_};
    auto low = chosen_.front()->first;
    auto high = chosen_.front()->last;
    for (auto const* span : chosen_) {
      low = std::min(low, span->first);
      high = std::max(high, span->last);
    }
    auto const room = slack_ + longest_[part];
    return {low > room ? low - room : 0, high + room + 1};
  }

  void place(std::size_t part) {
    if (part == lists_.size()) return keep();
    auto const& list = lists_[part];
    auto at = list.begin();
    auto high = std::numeric_limits<TextPlace>::max();
    if (part > 0) {
      auto const [low, end] = reach(part);
      at = std::ranges::lower_bound(list, low, {}, &Span::first);
      high = end;
    }
    for (; at != list.end() && at->first <= high && !is_done(); ++at) {
      if (++tries_ % kTriesAPlace == 0) PlaceBudget::spend(1);
      bool const taken = std::ranges::any_of(
          chosen_, [&](Span const* other) { return share_a_word(*at, *other); });
      if (taken) continue;
      chosen_.push_back(&*at);
      auto const filled = ordered_ ? 0 : longest_[part + 1];
      if (free_words() <= slack_ + filled) place(part + 1);
      chosen_.pop_back();
    }
  }

  void keep() {
    Span span{chosen_.front()->first, chosen_.front()->last, {}};
    bool whole = free_words() == 0;
    for (auto const* part : chosen_) {
      span.first = std::min(span.first, part->first);
      span.last = std::max(span.last, part->last);
      whole = whole && part->words.empty();
    }
    for (auto const* part : chosen_)
      for (auto at = part->first; !whole && at <= part->last; ++at)
        if (has_word(*part, at)) span.words.push_back(at);
    std::ranges::sort(span.words);
    found_.push_back(std::move(span));
  }

  bool ordered_;
  TextPlace slack_;
  std::size_t limit_;
  std::vector<std::vector<Span>> lists_;
  std::vector<TextPlace> longest_;  // of the part and all behind it
  std::vector<Span const*> chosen_;
  std::vector<Span> found_;
  std::size_t tries_ = 0;
};

constexpr std::size_t kManyTerms = 12;

bool is_sorted_terms(Plan const& plan) {
  return std::ranges::all_of(plan.parts,
                             [](Plan const& part) { return part.kind == PlanKind::term; }) &&
         std::ranges::is_sorted(plan.parts, std::less<>{}, &Plan::term);
}

thread_local PlaceBudget* budget = nullptr;

// Looking a stem up so often costs as much as reading its list, and so many lists are kept.
constexpr unsigned kAskedBefore = 200;
constexpr std::size_t kMaxKnown = 64;

}  // namespace

PlaceBudget::PlaceBudget(std::uint64_t limit) : limit_{limit}, left_{limit}, outer_{budget} {
  budget = this;
}

PlaceBudget::~PlaceBudget() { budget = outer_; }

void PlaceBudget::begin_article() {
  if (budget != nullptr) budget->free_ = kFreePlaces;
}

void PlaceBudget::spend(std::uint64_t places) {
  TimeLimit::check();
  if (budget == nullptr) return;
  auto const free = std::min(places, budget->free_);
  budget->free_ -= free;
  places -= free;
  if (places > budget->left_)
    throw Error{
        Code::query_too_large,
        fmt::format("the query compares more than {} places in the articles", budget->limit_),
        "use rarer words or fewer wildcards beside NEAR, ADJ, SAME, atleast and first, or "
        "join the words with AND"};
  budget->left_ -= places;
}

bool StemArticles::has(Xapian::Database const& database, std::string const& stem,
                       Xapian::docid document) {
  auto& [asked, articles] = known_[stem];
  if (articles) return articles->has(document);
  auto posting = database.postlist_begin(stem);
  auto const end = database.postlist_end(stem);
  if (++asked < kAskedBefore || known_.size() > kMaxKnown) {
    if (posting != end) posting.skip_to(document);
    return posting != end && *posting == document;
  }
  articles.emplace(database.get_lastdocid());
  for (; posting != end; ++posting) articles->add(*posting);
  return articles->has(document);
}

bool Occurrences::hold(Plan const& plan) const {
  PlaceBudget::begin_article();
  if (plan.kind == PlanKind::same_paragraph) return in_one_paragraph(plan);
  if (plan.kind != PlanKind::at_least) return !find(plan, {}, 1).empty();
  auto spans = find(plan.parts.front(), {}, kMaxSpans);
  auto const repeated = std::ranges::unique(spans, {}, &Span::first);
  return spans.size() - std::ranges::size(repeated) >= plan.window;
}

std::vector<Span> Occurrences::find(Plan const& plan, Range range, std::size_t limit) const {
  auto const body = field("body").base;
  switch (plan.kind) {
    case PlanKind::term: return of_term(plan.term, range);
    case PlanKind::any_of:
    case PlanKind::synonyms: return of_any(plan, range);
    case PlanKind::forms: return of_forms(plan, range);
    case PlanKind::phrase:
    case PlanKind::near: return together(plan, range, limit);
    case PlanKind::within_first:
      range.high = std::min(range.high, body + plan.window);
      [[fallthrough]];
    case PlanKind::in_body:
      range.low = std::max(range.low, body + 1);
      return find(plan.parts.front(), range, limit);
    default: return {};
  }
}

std::vector<Span> Occurrences::of_term(std::string const& term, Range range) const {
  std::vector<Span> spans;
  auto position = database_.positionlist_begin(document_, term);
  auto const end = database_.positionlist_end(document_, term);
  if (position != end && *position < range.low) position.skip_to(range.low);
  for (; position != end && *position <= range.high; ++position)
    spans.push_back({*position, *position, {}});
  PlaceBudget::spend(1 + spans.size());
  return spans;
}

// A wildcard has many words and an article few of them: its list of terms is read once, instead of
// a list of positions for each word. The parts are terms in byte order.
std::vector<Span> Occurrences::of_many(Plan const& plan, Range range) const {
  std::vector<Span> spans;
  auto term = database_.termlist_begin(document_);
  auto const end = database_.termlist_end(document_);
  for (auto part = plan.parts.begin(); part != plan.parts.end() && term != end;) {
    auto const order = part->term.compare(*term);
    if (order == 0) std::ranges::move(of_term(part->term, range), std::back_inserter(spans));
    if (order >= 0) ++term;
    if (order <= 0) ++part;
  }
  PlaceBudget::spend(16);
  std::ranges::sort(spans);
  return spans;
}

std::vector<Span> Occurrences::of_any(Plan const& plan, Range range) const {
  if (plan.parts.size() > kManyTerms && is_sorted_terms(plan)) return of_many(plan, range);
  std::vector<Span> spans;
  for (auto const& part : plan.parts)
    std::ranges::move(find(part, range, kMaxSpans), std::back_inserter(spans));
  std::ranges::sort(spans);
  auto const repeated = std::ranges::unique(spans);
  spans.erase(repeated.begin(), repeated.end());
  return spans;
}

// An article of another language may have such a word without the stem.
std::vector<Span> Occurrences::of_forms(Plan const& plan, Range range) const {
  if (!stems_.has(database_, plan.term, document_)) return {};
  return of_any(plan, range);
}

std::vector<Span> Occurrences::together(Plan const& plan, Range range, std::size_t limit) const {
  std::vector<std::vector<Span>> lists;
  for (auto const& part : plan.parts) {
    lists.push_back(find(part, range, kMaxSpans));
    if (lists.back().empty()) return {};
  }
  return Combiner{plan, std::move(lists), limit}.run();
}

bool Occurrences::in_one_paragraph(Plan const& plan) const {
  auto const starts = of_term(std::string{kParagraphTerm}, {});
  auto const paragraph = [&](TextPlace at) {
    return std::ranges::upper_bound(starts, at, {}, &Span::first) - starts.begin();
  };
  std::optional<std::vector<std::ptrdiff_t>> common;
  for (auto const& part : plan.parts) {
    std::vector<std::ptrdiff_t> own;
    for (auto const& span : find(part, {field("body").base + 1}, kMaxSpans))
      if (paragraph(span.first) == paragraph(span.last)) own.push_back(paragraph(span.first));
    std::vector<std::ptrdiff_t> both;
    if (common) std::ranges::set_intersection(*common, own, std::back_inserter(both));
    common = common ? std::move(both) : std::move(own);
    if (common->empty()) return false;
  }
  return true;
}

}  // namespace backfile::internal

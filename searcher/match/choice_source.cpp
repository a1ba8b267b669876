#include "searcher/match/choice_source.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "searcher/match/time_limit.hpp"

namespace backfile::internal {
namespace {

// Articles of a window, at most: what is kept for them fits into a processor's second cache.
constexpr Xapian::docid kMaxWindow = 1u << 16;
// Where single articles are asked for, far from each other.
constexpr Xapian::docid kMinWindow = 1u << 8;
constexpr Xapian::docid kGrowth = 4;

bool is_word(Plan const& plan) {
  if (plan.kind == PlanKind::scale) return is_word(plan.parts.front());
  return is_term(plan) ||
         (plan.kind == PlanKind::synonyms && std::ranges::all_of(plan.parts, is_term));
}

std::size_t number_of_terms(Plan const& plan) {
  std::size_t number = is_term(plan) ? 1 : 0;
  for (auto const& part : plan.parts) number += number_of_terms(part);
  return number;
}

void collect_terms(Plan const& plan, std::vector<std::string>& terms) {
  if (is_term(plan)) terms.push_back(plan.term);
  for (auto const& part : plan.parts) collect_terms(part, terms);
}

}  // namespace

bool is_choice_of_words(Plan const& plan) {
  if (plan.kind != PlanKind::any_of) return is_word(plan);
  return std::ranges::all_of(plan.parts, is_choice_of_words);
}

bool has_wide_choice(std::span<Plan const> alternatives) {
  std::size_t number = 0;
  for (auto const& plan : alternatives)
    if (is_choice_of_words(plan)) number += number_of_terms(plan);
  return number >= kWideChoice;
}

bool is_wide_choice(Plan const& plan) {
  return is_choice_of_words(plan) && number_of_terms(plan) >= kWideChoice;
}

ChoiceSource::ChoiceSource(Plan const& plan, bool scored, Xapian::Database const* whole)
    : ChoiceSource{plan, scored, std::shared_ptr<Together>{}} {
  if (whole != nullptr) together_ = std::make_shared<Together>(Together{*whole, {}});
}

void ChoiceSource::init(Xapian::Database const& database) {
  database_ = database;
  articles_ = database_.get_doccount();
  last_ = database_.get_lastdocid();
  words_.clear();
  add_words(plan_);
  std::uint64_t readings = 0;
  double most = 0;
  most_of_one_ = 0;
  for (auto const& word : words_) {
    for (auto const& term : word.terms) {
      auto const frequency = database_.get_termfreq(term);
      most_of_one_ = std::max(most_of_one_, frequency);
      readings += frequency;
    }
    most += word.score.most();
  }
  estimate_ = static_cast<Xapian::doccount>(std::min<std::uint64_t>(readings, articles_));
  set_maxweight(most);
  at_ = 0;
  first_ = 1;
  // Of several indexes also a few synonyms, often beside what leaves few articles.
  resize(together_ ? 0 : kMaxWindow);
  fill();
}

void ChoiceSource::resize(Xapian::docid size) {
  size_ = std::min(size, last_ + 1 - std::min(first_, last_));
  found_.assign(size_, 0);
  scores_.assign(size_, 0.0);
  lengths_.assign(size_, 0);
  evenness_.assign(size_, 0.0);
}

// Windows grow where one article after the other is asked for.
void ChoiceSource::move_to(Xapian::docid document) {
  if (document >= first_ && document - first_ < size_) return;
  bool const next = document > first_ && document - first_ < size_ + size_ * kGrowth;
  first_ = document;
  resize(next ? std::min(kMaxWindow, size_ * kGrowth) : kMinWindow);
  fill();
}

void ChoiceSource::add_words(Plan const& plan) {
  if (plan.kind == PlanKind::any_of) {
    for (auto const& part : plan.parts) add_words(part);
    return;
  }
  Word word;
  collect_terms(plan, word.terms);
  if (scored_) word.score = next_score(plan, word.terms);
  words_.push_back(std::move(word));
}

// Xapian's estimate of synonyms depends on the index that it is made in, by rounding; one article
// must not come before another by that.
WordScore ChoiceSource::next_score(Plan const& plan, std::vector<std::string> const& terms) {
  if (!together_) return score_of(plan, terms);
  auto& scores = together_->scores;
  if (words_.size() == scores.size()) scores.push_back(score_of(plan, terms));
  return scores[words_.size()];
}

// Asked of Xapian, which alone knows how it estimates the frequency of synonyms.
WordScore ChoiceSource::score_of(Plan const& plan, std::vector<std::string> const& terms) const {
  Xapian::Query query{Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()};
  auto const* scaled = &plan;
  for (; scaled->kind == PlanKind::scale; scaled = &scaled->parts.front())
    query = {Xapian::Query::OP_SCALE_WEIGHT, query, scaled->factor};
  WordScore score;
  Xapian::Enquire enquire{measured()};
  enquire.set_query(query);
  enquire.set_weighting_scheme(WordWeight{&score});
  static_cast<void>(enquire.get_mset(0, 0));
  return score;
}

void ChoiceSource::fill() {
  if (scored_) read_lengths();
  for (auto const& word : words_) read(word);
}

template <typename Use>
void ChoiceSource::for_each_posting(std::string const& term, Use use) const {
  auto const end = database_.postlist_end(term);
  auto posting = database_.postlist_begin(term);
  if (posting != end && *posting < first_) posting.skip_to(first_);
  for (; posting != end && *posting - first_ < size_; ++posting) use(posting, *posting - first_);
}

void ChoiceSource::read_lengths() {
  auto const average = measured().get_avlength();
  for_each_posting({}, [&](auto const& posting, std::size_t at) {
    lengths_[at] = posting.get_doclength();
    evenness_[at] = WordScore::evenness(average, lengths_[at]);
  });
}

void ChoiceSource::read(Word const& word) {
  TimeLimit::look();
  if (scored_ && word.terms.size() > 1) return read_synonyms(word);
  for (auto const& term : word.terms)
    for_each_posting(term, [&](auto const& posting, std::size_t at) {
      found_[at] = 1;
      if (scored_) scores_[at] += word.score.even(posting.get_wdf(), evenness_[at]);
    });
}

// An article has the word as often as it has its terms together.
void ChoiceSource::read_synonyms(Word const& word) {
  std::vector<Xapian::termcount> counted(size_);
  for (auto const& term : word.terms)
    for_each_posting(term, [&](auto const& posting, std::size_t at) {
      found_[at] = 1;
      counted[at] += posting.get_wdf();
    });
  for (std::size_t at = 0; at < size_; ++at)
    if (counted[at] > 0)
      scores_[at] += word.score.even(std::min(counted[at], lengths_[at]), evenness_[at]);
}

bool ChoiceSource::holds(Xapian::docid document, double least_weight) {
  move_to(document);
  auto const place = document - first_;
  return found_[place] != 0 && (!scored_ || scores_[place] >= least_weight);
}

void ChoiceSource::next(double least_weight) {
  for (++at_; at_ <= last_ && !holds(at_, least_weight);) ++at_;
}

void ChoiceSource::skip_to(Xapian::docid document, double least_weight) {
  for (at_ = std::max(document, at_); at_ <= last_ && !holds(at_, least_weight);) ++at_;
}

// Looks no further than at the one article.
bool ChoiceSource::check(Xapian::docid document, double least_weight) {
  at_ = std::max(document, at_);
  return at_ > last_ || holds(at_, least_weight);
}

}  // namespace backfile::internal

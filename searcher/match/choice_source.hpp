// Any of very many words.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index/xapian.hpp"
#include "searcher/match/plan.hpp"
#include "searcher/match/weight.hpp"

namespace backfile::internal {

// Terms of a choice from which on ChoiceSource is faster than the matcher's own tree of pairs.
inline constexpr std::size_t kWideChoice = 12;

// True for a choice of so many terms, of which each stands alone or among synonyms, with its boost.
[[nodiscard]] bool is_wide_choice(Plan const& plan);

// The parts of a choice that can be parts of a wide one; and true where there are enough of them.
[[nodiscard]] bool is_choice_of_words(Plan const& plan);
[[nodiscard]] bool has_wide_choice(std::span<Plan const> alternatives);

// Passes the articles that have any of the choice's terms, scored as Xapian scores the plan. It
// reads the lists one after the other for a window of articles at a time, which costs a fifth of
// merging them. Not thread safe, bound to the database it is initialised with.
class ChoiceSource final : public Xapian::PostingSource {
 public:
  // `scored`: false where nobody asks for weights. `whole`: the database of several indexes, whose
  // statistics give the scores; null: each that it is initialised with. Precondition:
  // is_choice_of_words().
  ChoiceSource(Plan const& plan, bool scored, Xapian::Database const* whole = nullptr);

  void init(Xapian::Database const& database) override;
  Xapian::doccount get_termfreq_min() const override { return most_of_one_; }
  Xapian::doccount get_termfreq_est() const override { return estimate_; }
  Xapian::doccount get_termfreq_max() const override { return articles_; }
  double get_weight() const override { return scores_[at_ - first_]; }
  void next(double least_weight) override;
  void skip_to(Xapian::docid document, double least_weight) override;
  bool check(Xapian::docid document, double least_weight) override;
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }
  PostingSource* clone() const override { return new ChoiceSource{plan_, scored_, together_}; }
  std::string name() const override { return "backfile-choice"; }
  std::string get_description() const override { return "ChoiceSource"; }

 private:
  // Terms that count as one word.
  struct Word {
    std::vector<std::string> terms;
    WordScore score;
  };

  // Several indexes, and the scores of the words in them, found by the first that needs them.
  struct Together {
    Xapian::Database whole;
    std::vector<WordScore> scores;
  };

  ChoiceSource(Plan const& plan, bool scored, std::shared_ptr<Together> together)
      : plan_{plan}, scored_{scored}, together_{std::move(together)} {}

  [[nodiscard]] Xapian::Database const& measured() const {
    return together_ ? together_->whole : database_;
  }
  void add_words(Plan const& plan);
  [[nodiscard]] WordScore next_score(Plan const& plan, std::vector<std::string> const& terms);
  [[nodiscard]] WordScore score_of(Plan const& plan, std::vector<std::string> const& terms) const;
  void resize(Xapian::docid size);
  void move_to(Xapian::docid document);
  void fill();
  void read_lengths();
  void read(Word const& word);
  void read_synonyms(Word const& word);
  // Of the window; with its place there.
  template <typename Use>
  void for_each_posting(std::string const& term, Use use) const;
  [[nodiscard]] bool holds(Xapian::docid document, double least_weight);

  Plan plan_;
  bool scored_;
  std::shared_ptr<Together> together_;
  Xapian::Database database_;
  std::vector<Word> words_;
  Xapian::doccount articles_ = 0;
  Xapian::doccount estimate_ = 0;
  Xapian::doccount most_of_one_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  // The window: `size_` articles from `first_` on.
  Xapian::docid first_ = 0;
  Xapian::docid size_ = 0;
  std::vector<char> found_;
  std::vector<double> scores_;
  std::vector<Xapian::termcount> lengths_;
  std::vector<double> evenness_;  // of the lengths
};

}  // namespace backfile::internal

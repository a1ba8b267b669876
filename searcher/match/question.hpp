// A plan as Xapian's matcher is asked it.
#pragma once

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "searcher/match/article_set.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/time_limit.hpp"

namespace backfile::internal {

// Scores by the statistics of all indexes of the reader.
[[nodiscard]] Xapian::Query compiled(Reader const& reader, Plan const& plan);
void weigh(Xapian::Enquire& enquire);

// Sees every match, most often in ascending order; of several indexes by its number in its own.
class Collector final : public Xapian::MatchSpy {
 public:
  void operator()(Xapian::Document const& document, double) override {
    TimeLimit::check();
    numbers_.push_back(document.get_docid());
  }
  std::vector<DocumentNumber> take() {
    if (!std::ranges::is_sorted(numbers_)) std::ranges::sort(numbers_);
    return std::move(numbers_);
  }

 private:
  std::vector<DocumentNumber> numbers_;
};

// Sorts and groups as the options want it. Owns what Xapian only refers to.
class Question {
 public:
  Question(Reader const& reader, Plan const& plan, MatchOptions const& options);

  void spy(Xapian::MatchSpy& spy) { enquire_.add_matchspy(&spy); }

  // The page alone, or with every match visited.
  [[nodiscard]] Xapian::MSet ask(MatchOptions const& options, bool every) const;

 private:
  Xapian::Enquire enquire_;
  Xapian::doccount everything_;
  std::unique_ptr<Xapian::KeyMaker> key_;
};

// What a set of matches tells without the matcher.
void count_set(Reader const& reader, ArticleSet const& set, MatchOptions const& options,
               Matched& matched);
void add_page(Xapian::MSet const& found, Matched& matched);

}  // namespace backfile::internal

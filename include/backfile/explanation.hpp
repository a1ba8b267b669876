// Why an answer is what it is.
#pragma once

#include <backfile/query.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace backfile {

// What each stage of an answer makes of the query, as text.
struct Explanation {
  std::string tokens;
  std::string tree;
  std::string variants;
  std::string window;
  std::string plan;
  std::string xapian;
  std::string ranking;
  std::vector<QueryNote> notes;
};

// What a word, or a choice of words that is scored as one, adds to the score of an article.
struct TermScore {
  std::string term;  // as the index spells it
  double score = 0.0;
  std::uint64_t articles = 0;  // that have it; of a choice: any of its words
};

// Why an article has its score, or is no answer.
struct ScoreExplanation {
  std::string id;
  bool matches = false;
  double score = 0.0;              // as search gives it
  std::vector<TermScore> terms;    // the highest first; they add up to the score
  std::vector<std::string> unmet;  // parts of the question that the article does not answer
};

}  // namespace backfile

#include "indexer/extract/title.hpp"

#include <algorithm>
#include <array>

#include "indexer/extract/title_signs.hpp"

namespace backfile::internal {
namespace {

struct Points {
  TitleSign sign;
  double points;
};

// Fitted to labelled pages (conditional logistic regression: in each page, the title against the
// other lines), in the order of the signs.
constexpr std::array kPoints{
    Points{TitleSign::one_word, -2.5},
    Points{TitleSign::two_words, -1.8},
    Points{TitleSign::three_words, -1.3},
    Points{TitleSign::four_words, -0.4},
    Points{TitleSign::five_words, 1.1},
    Points{TitleSign::sentence_length, 1.5},
    Points{TitleSign::long_length, 0.8},
    Points{TitleSign::very_long, -0.5},
    Points{TitleSign::full_stop, -2.5},
    Points{TitleSign::question, -0.8},
    Points{TitleSign::colon, -2.7},
    Points{TitleSign::lower_case, -1.8},
    Points{TitleSign::capitals, -1.1},
    Points{TitleSign::bracket_tag, 3.2},
    Points{TitleSign::has_bar, -2.0},
    Points{TitleSign::shares_none, -1.6},
    Points{TitleSign::shares_few, -0.8},
    Points{TitleSign::shares_some, 0.1},
    Points{TitleSign::shares_most, 1.3},
    Points{TitleSign::repeated, -0.1},
    Points{TitleSign::ends_a_trail, 2.6},
    Points{TitleSign::is_a_trail, -2.3},
    Points{TitleSign::isolated, 2.2},
    Points{TitleSign::stands_in_list, -0.4},
    Points{TitleSign::body_next, -0.4},
    Points{TitleSign::body_near, 0.2},
    Points{TitleSign::body_far, -0.7},
    Points{TitleSign::body_very_far, -1.0},
    Points{TitleSign::in_body, -1.7},
    Points{TitleSign::header_next, 1.8},
    Points{TitleSign::header_near, 2.3},
    Points{TitleSign::header_above, 0.2},
    Points{TitleSign::header_near_above, -1.0},
    Points{TitleSign::rival_next_above, -1.1},
    Points{TitleSign::rival_above, -0.8},
    Points{TitleSign::rival_far_above, -0.7},
    Points{TitleSign::below_shorter, -0.6},
    Points{TitleSign::below_longer, -1.8},
    Points{TitleSign::above_longer, 0.4},
    Points{TitleSign::deck_below, 0.2},
    Points{TitleSign::doubled, 0.4},
    Points{TitleSign::credited, -1.2},
    Points{TitleSign::person, 0.1},
};

double score(TitleCandidate const& candidate) {
  double points = 0.0;
  for (auto const sign : candidate.signs)
    points += kPoints.at(static_cast<std::size_t>(sign)).points;
  return points;
}

bool has(TitleCandidate const& candidate, TitleSign sign) {
  return std::ranges::find(candidate.signs, sign) != candidate.signs.end();
}

// A long sentence below the lines with date and author: the text has begun.
bool is_lede(TitleCandidate const& candidate) {
  bool const sentence =
      has(candidate, TitleSign::full_stop) &&
      (has(candidate, TitleSign::long_length) || has(candidate, TitleSign::very_long));
  return sentence &&
         (has(candidate, TitleSign::header_above) || has(candidate, TitleSign::header_near_above));
}

// Directly above those lines, and no sentence.
bool heads_header(TitleCandidate const& candidate) {
  return has(candidate, TitleSign::header_next) && !has(candidate, TitleSign::full_stop);
}

TitleCandidate const* best_of(std::vector<TitleCandidate> const& candidates, auto may_be) {
  TitleCandidate const* best = nullptr;
  double best_score = 0.0;
  for (auto const& candidate : candidates) {
    double const points = score(candidate);
    if (!may_be(candidate) || (best != nullptr && points <= best_score)) continue;
    best = &candidate;
    best_score = points;
  }
  return best;
}

}  // namespace

std::optional<std::size_t> find_title(Draft const& draft) {
  auto const candidates = title_candidates(draft);
  auto const* best = best_of(candidates, [](TitleCandidate const&) { return true; });
  if (best == nullptr) return std::nullopt;
  if (is_lede(*best))
    if (auto const* above = best_of(candidates, heads_header); above != nullptr) best = above;
  return best->line;
}

std::string_view bracket_tag(std::string_view line) {
  struct Pair {
    std::string_view open;
    std::string_view close;
  };
  constexpr std::array kPairs{Pair{"[", "]"}, Pair{"【", "】"}, Pair{"［", "］"},
                              Pair{"(", ")"}, Pair{"<", ">"},   Pair{"〈", "〉"}};
  constexpr std::size_t kLongestTag = 60;  // bytes
  for (auto const& pair : kPairs) {
    if (!line.starts_with(pair.open)) continue;
    std::size_t const close = line.find(pair.close);
    if (close == line.npos || close > kLongestTag) return {};
    return line.substr(pair.open.size(), close - pair.open.size());
  }
  return {};
}

}  // namespace backfile::internal

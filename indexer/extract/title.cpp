#include "indexer/extract/title.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace backfile::internal {
namespace {

constexpr std::uint32_t kShortestTitle = 3;  // words, where there is a choice
constexpr std::uint32_t kLongestTitle = 40;
constexpr std::size_t kFew = 3;        // candidates of a page without clutter
constexpr std::size_t kSearched = 20;  // candidates above the body that are looked at

bool is_candidate(Line const& line) {
  return line.role == Role::none && line.units >= 1 && line.units <= kLongestTitle;
}

// Sentences sell something; titles rarely end with a full stop.
bool ends_with_stop(Line const& line) {
  return line.text.ends_with('.') && !line.text.ends_with("..") && line.units > 8;
}

// On a page with much above its article the first line is rarely the title: length speaks for a
// line, distance from the body and a full stop against it.
double score(Draft const& draft, std::size_t at, std::size_t distance) {
  constexpr double kEnough = 7.0;  // words
  Line const& line = draft.lines[at];
  double points = std::min(static_cast<double>(line.units), kEnough);
  points -= 0.4 * static_cast<double>(distance);
  if (ends_with_stop(line)) points -= 4.0;
  if (line.after_blank && line.before_blank) points += 1.0;
  if (line.units <= 2) points -= 3.0;
  return points;
}

// "Home News Schools Some title" above "Some title" is the way to the page.
bool is_trail_to(Draft const& draft, std::size_t at, std::vector<std::size_t> const& candidates) {
  auto const text = draft.lines[at].text;
  return std::any_of(candidates.begin(), candidates.end(), [&](std::size_t other) {
    auto const end = draft.lines[other].text;
    return draft.lines[other].units >= kShortestTitle && text.size() > end.size() &&
           text.ends_with(end);
  });
}

std::optional<std::size_t> best_of_many(Draft const& draft,
                                        std::vector<std::size_t> const& candidates) {
  std::optional<std::size_t> best;
  double best_score = 0.0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (is_trail_to(draft, candidates[i], candidates)) continue;
    double const points = score(draft, candidates[i], candidates.size() - 1 - i);
    if (best && points <= best_score) continue;
    best = candidates[i];
    best_score = points;
  }
  return best;
}

std::optional<std::size_t> first_long(Draft const& draft,
                                      std::vector<std::size_t> const& candidates) {
  for (auto const at : candidates) {
    Line const& line = draft.lines[at];
    bool const enough = line.units >= kShortestTitle && !ends_with_stop(line);
    if (enough && !is_trail_to(draft, at, candidates)) return at;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> find_title(Draft const& draft) {
  std::vector<std::size_t> candidates;
  for (std::size_t i = draft.body_begin; i > 0 && candidates.size() < kSearched; --i) {
    if (is_candidate(draft.lines[i - 1])) candidates.push_back(i - 1);
  }
  std::reverse(candidates.begin(), candidates.end());
  if (candidates.empty()) return std::nullopt;
  for (auto const at : candidates) {
    if (!genre_of(bracket_tag(draft.lines[at].text)).empty()) return at;
  }
  if (candidates.size() > kFew) return best_of_many(draft, candidates);
  return first_long(draft, candidates).value_or(candidates.front());
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

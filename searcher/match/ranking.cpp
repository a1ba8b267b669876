#include "searcher/match/ranking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <queue>

#include "searcher/match/proximity.hpp"

namespace backfile::internal {
namespace {

void sort_by_score(std::vector<Ranked>& page, std::size_t size) {
  auto const end = page.begin() + static_cast<std::ptrdiff_t>(std::min(size, page.size()));
  std::stable_sort(page.begin(), end,
                   [](auto const& a, auto const& b) { return a.score > b.score; });
}

// What the bonus lifts is above the rest already, so the rest keeps its place.
void add_proximity(Proximity const& proximity, std::vector<Ranked>& page) {
  auto const size = std::min(kProximityDepth, page.size());
  for (std::size_t i = 0; i < size; ++i) page[i].score += proximity.bonus(page[i].number);
  sort_by_score(page, size);
}

// Reads dates down the page until no factor can lift what follows among the best `wanted`.
void apply(Recency const& recency, Reader const& reader, std::vector<Ranked>& page,
           std::size_t wanted) {
  auto const slot = static_cast<unsigned>(field("date").slot);
  std::priority_queue<double, std::vector<double>, std::greater<>> best;
  std::size_t read = 0;
  for (; read < page.size(); ++read) {
    auto& hit = page[read];
    if (best.size() == wanted && hit.score * Recency::kMost <= best.top()) break;
    hit.score *= recency.factor(reader.database().get_document(hit.number).get_value(slot));
    best.push(hit.score);
    if (best.size() > wanted) best.pop();
  }
  page.resize(read);
  sort_by_score(page, read);
}

void cut(std::vector<Ranked>& page, MatchOptions const& options) {
  auto const first = std::min(options.first, page.size());
  page.erase(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(first));
  if (page.size() > options.size) page.resize(options.size);
}

}  // namespace

Sort sort_of(SearchOptions const& options, Request const& request) {
  if (options.sort != Sort::automatic) return options.sort;
  return request.scored ? Sort::relevance : Sort::newest;
}

Matched ranked(Reader const& reader, Request const& request, MatchOptions const& options) {
  if (options.sort != Sort::relevance || options.size == 0)
    return match(reader, request.whole(), options);
  Proximity const proximity{reader, request.tree};
  bool const near = proximity && (request.recency || options.first < kProximityDepth);
  if (!near && !request.recency) return match(reader, request.whole(), options);
  auto wide = options;
  wide.first = 0;
  wide.size = request.recency ? reader.database().get_doccount()
                              : std::max(options.first + options.size, kProximityDepth);
  auto matched = match(reader, request.whole(), wide);
  if (near) add_proximity(proximity, matched.page);
  if (request.recency) apply(*request.recency, reader, matched.page, options.first + options.size);
  cut(matched.page, options);
  return matched;
}

Lift lift_of(Reader const& reader, Request const& request, DocumentNumber number,
             std::optional<unsigned> collapse) {
  Lift lift;
  if (Proximity const proximity{reader, request.tree}) {
    MatchOptions options;
    options.size = kProximityDepth;
    options.collapse = collapse;
    auto const best = match(reader, request.whole(), options).page;
    if (std::ranges::find(best, number, &Ranked::number) != best.end())
      lift.nearness = proximity.bonus(number);
  }
  if (request.recency) {
    auto const slot = static_cast<unsigned>(field("date").slot);
    lift.recency = request.recency->factor(reader.database().get_document(number).get_value(slot));
  }
  return lift;
}

std::string ranking_text(Reader const& reader, Request const& request) {
  std::string text = "words: In_expB2\n";
  if (Proximity const proximity{reader, request.tree})
    text +=
        fmt::format("close together: {} (up to +{} a word)\n", proximity.text(), kProximityShare);
  if (request.recency)
    text += fmt::format("recency: x (1 + 2^(-age / {} days)), from {}; without a date x 1\n",
                        request.recency->half_life(), request.recency->today().iso());
  return text;
}

}  // namespace backfile::internal

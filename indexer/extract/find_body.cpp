#include <algorithm>

#include "indexer/extract/draft.hpp"
#include "indexer/extract/furniture.hpp"

// The body is the run of lines with the most prose: sentences count for it, furniture and loose
// short lines against it, so that an advertisement between paragraphs costs little and a list of
// headlines behind the article is not worth its price.

namespace backfile::internal {
namespace {

constexpr int kMostGain = 120;
constexpr std::uint32_t kShortestSentence = 3;
constexpr std::uint32_t kLongParagraph = 25;  // words, with or without a full stop

int gain_of(Draft const& draft, std::size_t at) {
  Line const& line = draft.lines[at];
  auto const units = static_cast<int>(std::min<std::uint32_t>(line.units, kMostGain));
  switch (line.role) {
    case Role::blank:
    case Role::caption:
    case Role::credit: return 0;
    case Role::none: break;
    case Role::copyright: return -40;
    case Role::furniture: return furniture_kind(line.text) == FurnitureKind::tail ? -40 : -3;
    default: return -3;
  }
  if (draft.headers.contains(at)) return -3;
  if (line.ends_sentence && line.units >= kShortestSentence) return units;
  return line.units >= kLongParagraph ? units : -4;
}

struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The contiguous run with the largest sum (Kadane).
Run best_run(Draft const& draft) {
  Run best;
  Run run;
  long best_sum = 0;
  long sum = 0;
  for (std::size_t i = 0; i < draft.lines.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      run.begin = i;
    }
    sum += gain_of(draft, i);
    run.end = i + 1;
    if (sum > best_sum) {
      best_sum = sum;
      best = run;
    }
  }
  return best;
}

// A date or byline line near the top ends the head, even where a deck above it reads as prose.
std::size_t behind_headers(Draft const& draft, std::size_t from) {
  constexpr int kMostProse = 2;  // lines of prose that may stand above
  std::size_t begin = from;
  int prose = 0;
  for (std::size_t i = from; i < draft.body_end && prose <= kMostProse; ++i) {
    if (draft.headers.contains(i)) begin = i + 1;
    if (gain_of(draft, i) > 0) ++prose;
  }
  while (begin < draft.body_end && gain_of(draft, begin) <= 0) ++begin;
  return begin;
}

}  // namespace

void find_body(Draft& draft) {
  Run const run = best_run(draft);
  if (run.begin == run.end) {
    draft.body_begin = draft.body_end = draft.lines.size();
    return;
  }
  draft.body_begin = run.begin;
  draft.body_end = run.end;
}

void begin_body_behind_head(Draft& draft) {
  std::size_t const title = draft.title ? *draft.title + 1 : 0;
  std::size_t const from = std::max(title, draft.body_begin);
  std::size_t const begin = behind_headers(draft, from);
  draft.body_begin = begin < draft.body_end ? begin : from;
}

}  // namespace backfile::internal

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "indexer/extract/author_line.hpp"
#include "indexer/extract/body_signs.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/names.hpp"

// The body is the run of lines with the most prose. A first guess counts sentences for it,
// furniture and loose short lines against it; then each line counts as much as its signs make it
// likely to be text of the article, so that an advertisement between paragraphs costs little and
// neither a list of headlines nor an appeal to readers behind the article is worth its price.

namespace backfile::internal {
namespace {

constexpr int kMostGain = 120;
constexpr std::uint32_t kShortestSentence = 3;
constexpr std::uint32_t kLongParagraph = 25;  // words, with or without a full stop

int gain_of(Draft const& draft, std::size_t at, std::uint32_t shortest = kShortestSentence) {
  Line const& line = draft.lines[at];
  auto const units = static_cast<int>(std::min<std::uint32_t>(line.units, kMostGain));
  switch (line.role) {
    case Role::blank:
    case Role::caption:
    case Role::credit: return 0;
    case Role::none: break;
    case Role::copyright: return -40;
    case Role::furniture: return furniture_of(draft, at) == FurnitureKind::tail ? -40 : -3;
    default: return -3;
  }
  if (draft.headers.contains(at)) return -3;
  if (line.ends_sentence && line.units >= shortest) return units;
  return line.units >= kLongParagraph ? units : -4;
}

struct Worth {
  BodySign sign;
  double points;
};

// Fitted to the lines of labelled pages (logistic regression), in the order of the signs.
constexpr double kBias = -0.23;
constexpr std::array kWorth{
    Worth{BodySign::sentence_short, -0.4},
    Worth{BodySign::sentence_middle, -0.2},
    Worth{BodySign::sentence_long, 0.2},
    Worth{BodySign::sentence_paragraph, 1.0},
    Worth{BodySign::sentence_very_long, 1.4},
    Worth{BodySign::open_short, -1.4},
    Worth{BodySign::open_middle, -0.5},
    Worth{BodySign::open_long, -0.7},
    Worth{BodySign::open_paragraph, 0.2},
    Worth{BodySign::header, -1.1},
    Worth{BodySign::button, -1.7},
    Worth{BodySign::menu, -0.8},
    Worth{BodySign::tail, -1.9},
    Worth{BodySign::blurb, -1.7},
    Worth{BodySign::caption, -0.8},
    Worth{BodySign::copyright, -2.0},
    Worth{BodySign::source, -0.9},
    Worth{BodySign::shares_none, -0.9},
    Worth{BodySign::shares_few, -0.6},
    Worth{BodySign::shares_some, -0.1},
    Worth{BodySign::shares_most, 0.4},
    Worth{BodySign::speaks_once, -0.3},
    Worth{BodySign::speaks_often, -0.5},
    Worth{BodySign::quotes, 0.3},
    Worth{BodySign::prose_above, 0.7},
    Worth{BodySign::prose_below, 0.7},
    Worth{BodySign::prose_near, 0.8},
    Worth{BodySign::below_tail, -2.4},
    Worth{BodySign::below_tails, -2.8},
    Worth{BodySign::far_below_tail, 0.1},
    Worth{BodySign::below_comments, -4.0},
    Worth{BodySign::below_copyright, -2.1},
};

// How likely the line is text of the article.
double likelihood(BodySigns const& signs) {
  double points = kBias;
  for (auto const& worth : kWorth)
    points += signs.test(static_cast<std::size_t>(worth.sign)) ? worth.points : 0.0;
  return 1.0 / (1.0 + std::exp(-points));
}

using Gains = std::vector<double>;  // of each line, for its being in the body

Gains first_gains(Draft const& draft, std::uint32_t shortest = kShortestSentence) {
  Gains gains;
  for (std::size_t i = 0; i < draft.lines.size(); ++i) gains.push_back(gain_of(draft, i, shortest));
  return gains;
}

// A line's words count as often as it is likelier text than not.
Gains likely_gains(Draft& draft, std::vector<BodySigns> const& signs) {
  constexpr double kForeign = 0.2;
  constexpr std::uint32_t kFewest = 3;  // words that a line counts as
  constexpr std::uint32_t kMost = 60;
  Gains gains(draft.lines.size());
  for (std::size_t i = 0; i < gains.size(); ++i) {
    Line const& line = draft.lines[i];
    if (line.role == Role::blank) continue;
    double const likely = likelihood(signs[i]);
    draft.foreign[i] = likely < kForeign;
    gains[i] = (likely - 0.5) * std::clamp(line.units, kFewest, kMost);
  }
  return gains;
}

struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The contiguous run with the largest sum (Kadane).
Run best_run(Gains const& gains) {
  Run best;
  Run run;
  double best_sum = 0.0;
  double sum = 0.0;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    if (sum <= 0.0) {
      sum = 0.0;
      run.begin = i;
    }
    sum += gains[i];
    run.end = i + 1;
    if (sum > best_sum) {
      best_sum = sum;
      best = run;
    }
  }
  return best;
}

// Headlines of other stories stand near the prose, too.
Run from_prose_to_prose(Draft const& draft, Run run) {
  Run const whole = run;
  while (run.begin < run.end && gain_of(draft, run.begin) <= 0) ++run.begin;
  while (run.begin < run.end && gain_of(draft, run.end - 1) <= 0) --run.end;
  return run.begin < run.end ? run : whole;
}

// "Ann Oduya is a reporter …", "Reach her at ao@quay.example", a name, a job, a mark of the end.
bool is_closing_matter(Line const& line) {
  constexpr std::uint32_t kLongestContact = 40;  // words
  constexpr std::uint32_t kLongestName = 4;
  constexpr std::size_t kLongestBiography = 1'200;  // bytes
  if (line.role == Role::blank) return true;
  if (line.role == Role::furniture) return true;
  if (line.text.size() > kLongestBiography) return false;
  if (!read_biography(line.text).empty() || is_job_line(line.text)) return true;
  if (line.units <= kLongestName && is_author_name(line.text)) return true;
  return line.units <= kLongestContact && !find_mail_address(line.text).empty();
}

// What is said about the author below the last paragraph is not of the article.
Run before_closing_matter(Draft const& draft, Run run) {
  constexpr std::size_t kMost = 12;  // lines, blank ones included
  std::size_t end = run.end;
  while (end > run.begin && run.end - end < kMost && is_closing_matter(draft.lines[end - 1])) --end;
  return end > run.begin ? Run{run.begin, end} : run;
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
  for (auto const& line : draft.plain) draft.words.add(line);
  draft.foreign.resize(draft.lines.size());
  // A first guess tells where the prose begins, and with that which marks are of its end.
  Run run = best_run(first_gains(draft));
  if (run.begin < run.end) {
    Run const likely = best_run(likely_gains(draft, body_signs(draft, run.begin)));
    if (likely.begin < likely.end) run = from_prose_to_prose(draft, likely);
    run = before_closing_matter(draft, run);
  } else {
    run = best_run(first_gains(draft, 1));  // "The quay closed." is a whole text, where there is no other
  }
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

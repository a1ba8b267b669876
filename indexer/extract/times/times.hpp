// What an article's text says about time: the dates that it names, and when an undated one can
// have been published. A stage behind all others, for every format.
#pragma once

#include <backfile/article.hpp>
#include <backfile/extract.hpp>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/lines.hpp"
#include "indexer/extract/times/expression.hpp"

namespace backfile::internal {

enum class PassageKind : std::uint8_t { title, deck, caption, body };

// A piece of the article's text, and its line where the page has lines.
struct Passage {
  std::string_view text;
  PassageKind kind = PassageKind::body;
  Line const* line = nullptr;
};
using Passages = std::vector<Passage>;

// Of lines by their roles, and of the finished article.
[[nodiscard]] Passages passages_of(Lines const& lines);
[[nodiscard]] Passages passages_of(Article const& article);

// Fills `mentions`, and `date.estimate` of an undated article. The views must still be valid.
void fill_times(Article& article, Passages const& passages, ExtractOptions const& options);

// An expression with the passage that it stands in.
struct SaidTime : TimeExpression {
  std::size_t passage = 0;
};
using SaidTimes = std::vector<SaidTime>;

[[nodiscard]] Evidence evidence_of(Passages const& passages, SaidTime const& time,
                                   std::string_view rule);

[[nodiscard]] std::vector<Mention> find_mentions(Article const& article, Passages const& passages,
                                                 SaidTimes const& times);

// Nothing where the days that are named leave the day open.
[[nodiscard]] std::optional<Estimate> estimate(Passages const& passages, SaidTimes const& times,
                                               ExtractOptions const& options);

}  // namespace backfile::internal

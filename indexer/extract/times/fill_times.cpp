#include <algorithm>

#include "indexer/analysis/fold.hpp"
#include "indexer/extract/times/resolve.hpp"
#include "indexer/extract/times/times.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMostTimes = 2'000;  // of one article
constexpr std::size_t kMostMentions = 64;
constexpr std::size_t kLongestEvidence = 500;  // bytes
constexpr std::size_t kUsualPassage = 300;     // bytes

std::optional<PassageKind> kind_of(Role role) {
  switch (role) {
    case Role::title: return PassageKind::title;
    case Role::deck: return PassageKind::deck;
    case Role::caption: return PassageKind::caption;
    case Role::body: return PassageKind::body;
    default: return std::nullopt;
  }
}

void add(Passages& passages, std::string_view text, PassageKind kind) {
  Passage passage;
  passage.text = text;
  passage.kind = kind;
  if (!text.empty()) passages.push_back(passage);
}

SaidTimes all_times(Article const& article, Passages const& passages) {
  SaidTimes times;
  for (std::size_t i = 0; i < passages.size() && times.size() < kMostTimes; ++i)
    for (auto const& time : find_times(passages[i].text, article.lang)) times.push_back({time, i});
  return times;
}

}  // namespace

Passages passages_of(Lines const& lines) {
  Passages passages;
  for (auto const& line : lines)
    if (auto const kind = kind_of(line.role)) passages.push_back({line.text, *kind, &line});
  return passages;
}

Passages passages_of(Article const& article) {
  Passages passages;
  passages.reserve(article.captions.size() + article.body.size() / kUsualPassage + 2);
  add(passages, article.title, PassageKind::title);
  add(passages, article.deck, PassageKind::deck);
  for (auto const& caption : article.captions) add(passages, caption, PassageKind::caption);
  std::string_view const body = article.body;
  for (std::size_t at = 0; at < body.size();) {
    auto const end = std::min(body.find("\n\n", at), body.size());
    add(passages, body.substr(at, end - at), PassageKind::body);
    at = end + 2;
  }
  return passages;
}

Evidence evidence_of(Passages const& passages, SaidTime const& time, std::string_view rule) {
  auto const& passage = passages[time.passage];
  auto const text = passage.text.substr(time.begin, time.end - time.begin);
  if (passage.line != nullptr) return evidence_at(*passage.line, text, rule);
  return {0, 0, 0, std::string{cut_utf8(text, kLongestEvidence)}, std::string{rule}};
}

std::vector<Mention> find_mentions(Article const& article, Passages const& passages,
                                   SaidTimes const& times) {
  std::vector<Mention> mentions;
  auto const& date = article.date.value;
  for (auto const& time : times) {
    if (mentions.size() == kMostMentions) break;
    if (time.is_own_time()) continue;
    bool const counted = date && date->precision >= Precision::day;
    auto const named = counted ? resolve(time, date->day) : absolute(time);
    if (!named) continue;
    auto const known = [&](Mention const& mention) { return mention.date == *named; };
    if (std::ranges::any_of(mentions, known)) continue;
    mentions.push_back({*named, evidence_of(passages, time, absolute(time) ? "named" : "counted")});
  }
  std::ranges::stable_sort(mentions, {}, [](Mention const& m) { return m.date.value(); });
  return mentions;
}

void fill_times(Article& article, Passages const& passages, ExtractOptions const& options) {
  auto const times = all_times(article, passages);
  article.mentions = find_mentions(article, passages, times);
  auto& date = article.date;
  // What was said in place of the date is surer than what the text tells.
  if (date.value) date.estimate.reset();
  if (!date.value && !date.estimate) date.estimate = estimate(passages, times, options);
}

}  // namespace backfile::internal

#include "searcher/results/snippets.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

#include "indexer/analysis/fold.hpp"

namespace backfile::internal {
namespace {

// Longer texts are searched up to here only, in bytes.
constexpr std::size_t kMaxSearched = 1u << 20;
constexpr std::string_view kEllipsis = "…";

struct Passage {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t different = 0;
  std::size_t hits = 0;
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return !is_continuation(c); }));
}

// The byte `count` characters behind (or before) `at`.
std::size_t forward(std::string_view text, std::size_t at, std::size_t count) {
  while (at < text.size() && count > 0) {
    ++at;
    while (at < text.size() && is_continuation(text[at])) ++at;
    --count;
  }
  return at;
}

std::size_t backward(std::string_view text, std::size_t at, std::size_t count) {
  while (at > 0 && count > 0) {
    --at;
    while (at > 0 && is_continuation(text[at])) --at;
    --count;
  }
  return at;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// Starts behind a space, unless that would lose half of what stands before `keep`.
std::size_t word_start(std::string_view text, std::size_t at, std::size_t keep) {
  if (at == 0 || is_space(text[at - 1])) return at;
  for (auto i = at; i < keep; ++i)
    if (is_space(text[i])) return i + 1;
  return at;
}

std::size_t word_end(std::string_view text, std::size_t at, std::size_t keep) {
  if (at >= text.size() || is_space(text[at])) return at;
  for (auto i = at; i > keep; --i)
    if (is_space(text[i - 1])) return i - 1;
  return at;
}

// The window of the width with the most different units, around its words.
Passage best_passage(std::string_view text, std::vector<Occurrence> const& found, std::size_t width,
                     std::vector<Passage> const& taken) {
  Passage best;
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::set<std::uint32_t> units;
    std::size_t hits = 0;
    auto end = found[i].end;
    auto const limit = forward(text, found[i].begin, width);
    for (auto j = i; j < found.size() && found[j].end <= limit; ++j) {
      units.insert(found[j].unit);
      ++hits;
      end = found[j].end;
    }
    bool const used = std::ranges::any_of(taken, [&](Passage const& other) {
      return found[i].begin < other.end && other.begin < end;
    });
    bool const better =
        units.size() > best.different || (units.size() == best.different && hits > best.hits);
    if (!used && better) best = {found[i].begin, end, units.size(), hits};
    if (hits == 0) best = used || best.hits > 0 ? best : Passage{found[i].begin, end, 1, 1};
  }
  return best;
}

// Room before and after the words, up to the width, not over a paragraph's end.
void widen(std::string_view text, Passage& passage, std::size_t width) {
  auto const words = passage;
  auto const used = characters(text.substr(words.begin, words.end - words.begin));
  auto const room = width > used ? width - used : 0;
  auto const paragraph = text.rfind("\n\n", words.begin);
  auto const floor = paragraph == text.npos ? 0 : paragraph + 2;
  auto const ceiling = std::min(text.find("\n\n", words.end), text.size());
  passage.begin = std::max(floor, backward(text, words.begin, room / 3));
  auto const before = characters(text.substr(passage.begin, words.begin - passage.begin));
  passage.end = std::max(words.end, std::min(ceiling, forward(text, words.end, room - before)));
  passage.begin = word_start(text, passage.begin, words.begin);
  if (passage.end < ceiling) passage.end = word_end(text, passage.end, words.end);
}

Snippet cut(std::string_view field, std::string_view text, Passage const& passage,
            std::vector<Occurrence> const& found) {
  Snippet snippet;
  snippet.field = field;
  snippet.offset = passage.begin;
  auto const lead = passage.begin > 0 ? kEllipsis : std::string_view{};
  auto const tail = passage.end < text.size() ? kEllipsis : std::string_view{};
  auto const piece = text.substr(passage.begin, passage.end - passage.begin);
  snippet.text = std::string{lead} + std::string{piece} + std::string{tail};
  std::ranges::replace(snippet.text, '\n', ' ');
  for (auto const& one : found) {
    if (one.begin < passage.begin || one.end > passage.end) continue;
    auto const first = characters(lead) + characters(piece.substr(0, one.begin - passage.begin));
    auto const length = characters(text.substr(one.begin, one.end - one.begin));
    snippet.highlights.emplace_back(first, first + length);
    auto const byte = lead.size() + one.begin - passage.begin;
    snippet.highlight_bytes.emplace_back(byte, byte + one.end - one.begin);
  }
  return snippet;
}

void add_from(std::vector<Snippet>& snippets, std::string_view field, std::string_view text,
              Article const& article, Highlights& highlights, std::size_t limit,
              std::size_t width) {
  text = cut_utf8(text, kMaxSearched);
  if (snippets.size() >= limit || text.empty()) return;
  auto const found = highlights.find(text, field, article.lang);
  std::vector<Passage> taken;
  while (snippets.size() < limit) {
    auto passage = best_passage(text, found, width, taken);
    if (passage.hits == 0) return;
    widen(text, passage, width);
    snippets.push_back(cut(field, text, passage, found));
    taken.push_back(passage);
  }
}

std::string names_of(Article const& article) {
  std::string names;
  for (auto const& entry : article.byline) names += (names.empty() ? "" : ", ") + entry.name;
  return names;
}

}  // namespace

std::vector<Snippet> make_snippets(Article const& article, Highlights& highlights,
                                   std::size_t limit, std::size_t width) {
  std::vector<Snippet> snippets;
  auto const look = [&](std::string_view field, std::string_view text) {
    add_from(snippets, field, text, article, highlights, limit, width);
  };
  look("body", article.body);
  for (auto const& caption : article.captions) look("caption", caption);
  look("deck", article.deck);
  look("title", article.title);
  look("byline", names_of(article));
  look("outlet", article.outlet.name);
  if (snippets.empty() && limit > 0 && !article.body.empty()) {
    auto const paragraph = std::min(article.body.find("\n\n"), article.body.size());
    Passage passage{0, std::min(paragraph, forward(article.body, 0, width)), 0, 0};
    if (passage.end < paragraph) passage.end = word_end(article.body, passage.end, 0);
    snippets.push_back(cut("body", article.body, passage, {}));
  }
  return snippets;
}

}  // namespace backfile::internal

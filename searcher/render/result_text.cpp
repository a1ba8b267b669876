#include "searcher/render/result_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "indexer/console/article_text.hpp"
#include "indexer/console/console.hpp"
#include "searcher/render/counts_text.hpp"
#include "searcher/render/passage.hpp"

namespace backfile::internal {
namespace {

// A date less certain than this is shown with a question mark: the page contradicts itself.
constexpr double kDoubtful = 0.5;

// To the precision that is known, seconds left out: 2023-09-14 11:13, 2023-09, 2023-10-06?.
std::string shown_date(DateField const& field) {
  if (!field.value) return "undated";
  auto text = field.value->value().substr(0, 16);
  std::ranges::replace(text, 'T', ' ');
  bool const doubtful = field.confidence > 0 && field.confidence < kDoubtful;  // 0: not known
  return doubtful ? text + "?" : text;
}

std::string shown_names(Article const& article) {
  std::string names;
  for (auto const& entry : article.byline) {
    if (!names.empty()) names += ", ";
    names += entry.name;
  }
  return names;
}

// A passage that is the title is shown as the title.
bool is_whole_title(Hit const& hit, Snippet const& snippet) {
  return snippet.field == "title" && snippet.text == hit.title;
}

std::string title_line(Hit const& hit, TextStyle const& style) {
  PassageStyle const look{.plain = kBold};
  for (auto const& snippet : hit.snippets)
    if (is_whole_title(hit, snippet))
      return "  " + passage_text(snippet.text, snippet.highlights, style, look) + '\n';
  auto const& title = hit.title;
  return "  " + passage_text(title.empty() ? "(no title)" : title, {}, style, look) + '\n';
}

// +3 copies · Herald, Courier
std::string shown_group(Hit const& hit) {
  auto const more = hit.group.size - 1;
  if (hit.group.by == Grouping::outlet) return fmt::format("+{} of this outlet", more);
  auto text = hit.group.by == Grouping::story
                  ? fmt::format("+{} on this story", more)
                  : fmt::format("+{} {}", more, more == 1 ? "copy" : "copies");
  std::vector<std::string> outlets;
  for (auto const& other : hit.group.others)
    if (!other.outlet.empty() && std::ranges::find(outlets, other.outlet) == outlets.end())
      outlets.push_back(other.outlet);
  return outlets.empty() ? text : fmt::format("{} · {}", text, fmt::join(outlets, ", "));
}

std::string snippet_line(Snippet const& snippet, TextStyle const& style) {
  auto const label = snippet.field == "body" ? std::string{} : safe_text(snippet.field) + ": ";
  return "  " + paint(style, kDim, label) +
         passage_text(snippet.text, snippet.highlights, style, {.used = label.size()}) + '\n';
}

// Date, outlet and byline, id at the right end.
std::string head_line(Article const& article, TextStyle const& style) {
  auto who = article.outlet.name_or("(outlet unknown)");
  if (auto const names = shown_names(article); !names.empty()) who += " · " + names;
  auto const columns = std::min(style.columns, kWidestLine);
  auto const date = fmt::format("{:16}  ", shown_date(article.date));
  auto const id = safe_text(article.id);
  auto const id_width = std::min<std::size_t>(display_width(id), 40);
  auto const used = date.size() + id_width + 2;
  auto const room = columns > used + 10 ? columns - used : 10;
  auto const middle = fit(safe_text(who), room);
  auto const gap = std::string(room - std::min(room, display_width(middle)) + 2, ' ');
  return paint(style, kDim, date) + middle + gap + paint(style, kDim, fit(id, id_width)) + '\n';
}

std::string hit_text(Hit const& hit, TextStyle const& style) {
  auto out = head_line(hit, style) + title_line(hit, style);
  for (auto const& snippet : hit.snippets)
    if (!is_whole_title(hit, snippet)) out += snippet_line(snippet, style);
  if (hit.group.size > 1) out += "  " + paint(style, kDim, safe_text(shown_group(hit))) + '\n';
  return out;
}

// The first few; all of them are in the JSON.
std::string variants_text(Results const& results) {
  constexpr std::size_t kShown = 3;
  std::size_t count = 0;
  std::string text;
  for (auto const& variant : results.variants)
    for (auto const& name : variant.also)
      if (++count <= kShown)
        text += fmt::format("{}\"{}\"", text.empty() ? " · variants: " : ", ", safe_text(name));
  return count > kShown ? text + " …" : text;
}

std::string window_text(Window const& window) {
  auto text = fmt::format(", {} .. {}", window.from ? window.from->iso() : "open",
                          window.to ? window.to->iso() : "open");
  return window.time_zone.empty() ? text : text + fmt::format(" ({})", window.time_zone);
}

struct Shown {
  std::size_t first = 0;  // rank; 0: none
  std::size_t last = 0;
};

std::string closing_line(Results const& results, Shown const& shown) {
  auto const number = results.count.articles;
  auto line = number == 1 ? std::string{"1 article"} : fmt::format("{} articles", number);
  bool const grouped = results.count.groups > 0 && results.count.groups < number;
  auto const rows = grouped ? results.count.groups : number;
  if (grouped) line += fmt::format(" in {} {}", rows, rows == 1 ? "group" : "groups");
  if (shown.first > 0 && shown.last - shown.first + 1 < rows)
    line += fmt::format(" (shown: {} to {})", shown.first, shown.last);
  if (results.window) line += window_text(*results.window);
  line += variants_text(results);
  for (auto const& note : results.notes)
    if (note.code == "undated_hidden") line += " · " + note.message;
  return line;
}

class Summaries final : public Renderer {
 public:
  Summaries(TextStyle const& style, bool whole) : style_{style}, whole_{whole} {}

  std::string hit(Hit const& hit) override {
    if (shown_.first == 0) shown_.first = hit.rank;
    shown_.last = hit.rank;
    if (whole_) return folded(article_text(hit), style_.wrap ? style_.columns : 0) + '\n';
    return (hit.rank == shown_.first ? "" : "\n") + hit_text(hit, style_);
  }

  std::string end(Query const&, Results const& results) override { return counts(results); }

  [[nodiscard]] std::string counts(Results const& results) const {
    bool first = shown_.first == 0 || whole_;
    std::string out;
    auto const part = [&](std::string const& text) {
      out += (std::exchange(first, false) ? "" : "\n") + text;
    };
    for (auto const& [field, facet] : results.facets) part(facet_text(field, facet, style_));
    if (results.histogram) part(histogram_text(*results.histogram, style_));
    part(closing_line(results, shown_) + '\n');
    for (auto const& note : results.notes)
      if (note.code == "no_match" || note.code == "did_you_mean")
        out += safe_text(note.message) + '\n';
    return out;
  }

 private:
  TextStyle style_;
  bool whole_;
  Shown shown_;
};

}  // namespace

std::string results_text(Results const& results, TextStyle const& style) {
  Summaries renderer{style, false};
  std::string out;
  for (auto const& hit : results.hits) out += renderer.hit(hit);
  return out + renderer.counts(results);
}

std::unique_ptr<Renderer> make_text_renderer(RenderOptions const& options) {
  return std::make_unique<Summaries>(options.style, options.extent == Extent::full);
}

}  // namespace backfile::internal

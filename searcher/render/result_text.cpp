#include "searcher/render/result_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/analysis/utf8.hpp"
#include "indexer/console/console.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kBold = "\x1B[1m";
constexpr std::string_view kDim = "\x1B[2m";
constexpr std::string_view kFound = "\x1B[1;33m";
constexpr std::string_view kPlain = "\x1B[0m";

class Painter {
 public:
  explicit Painter(TextStyle const& style) : style_{style} {}

  [[nodiscard]] std::string paint(std::string_view code, std::string_view text) const {
    if (!style_.color || text.empty()) return std::string{text};
    return fmt::format("{}{}{}", code, text, kPlain);
  }

  // Highlights are code points of the text as it is, so it is made harmless piece by piece.
  [[nodiscard]] std::string passage(Snippet const& snippet) const {
    std::string out;
    std::size_t point = 0;
    std::size_t from = 0;
    std::size_t at = 0;
    auto const& text = snippet.text;
    auto const flush = [&](std::string_view code) {
      auto const piece = safe_text(std::string_view{text}.substr(from, at - from));
      out += code.empty() ? piece : paint(code, piece);
      from = at;
    };
    for (auto const& [first, last] : snippet.highlights) {
      for (; point < first && at < text.size(); ++point) skip(text, at);
      flush({});
      for (; point < last && at < text.size(); ++point) skip(text, at);
      flush(kFound);
    }
    at = text.size();
    flush({});
    return out;
  }

 private:
  static void skip(std::string_view text, std::size_t& at) {
    static_cast<void>(next_character(text, at));
  }

  TextStyle const& style_;
};

// To the precision that is known, seconds left out: 2023-09-14 11:13, 2023-09, undated.
std::string shown_date(DateField const& field) {
  if (!field.value) return "undated";
  auto text = field.value->value().substr(0, 16);
  std::ranges::replace(text, 'T', ' ');
  return text;
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
  return snippet.field == "title" && snippet.text == hit.article.title;
}

std::string shown_title(Hit const& hit, Painter const& painter) {
  for (auto const& snippet : hit.snippets)
    if (is_whole_title(hit, snippet)) return painter.passage(snippet);
  auto const& title = hit.article.title;
  return painter.paint(kBold, title.empty() ? std::string{"(no title)"} : safe_text(title));
}

// +3 copies · Herald, Courier
std::string shown_group(Hit const& hit) {
  auto const more = hit.group.size - 1;
  if (hit.group.by == Grouping::outlet) return fmt::format("+{} of this outlet", more);
  auto text = fmt::format("+{} {}", more, more == 1 ? "copy" : "copies");
  std::vector<std::string> outlets;
  for (auto const& other : hit.group.others)
    if (!other.outlet.empty() && std::ranges::find(outlets, other.outlet) == outlets.end())
      outlets.push_back(other.outlet);
  return outlets.empty() ? text : fmt::format("{} · {}", text, fmt::join(outlets, ", "));
}

void append_hit(std::string& out, Hit const& hit, Painter const& painter, TextStyle const& style) {
  auto const& article = hit.article;
  auto who = article.outlet.name_or("(outlet unknown)");
  if (auto const names = shown_names(article); !names.empty()) who += " · " + names;
  auto const date = fmt::format("{:16}  ", shown_date(article.date));
  auto const id = safe_text(article.id);
  auto const id_width = std::min<std::size_t>(display_width(id), 40);
  auto const room =
      style.columns > date.size() + id_width + 2 ? style.columns - date.size() - id_width - 2 : 20;
  auto const middle = fit(safe_text(who), room);
  auto const gap = std::string(room - std::min(room, display_width(middle)) + 2, ' ');
  out += painter.paint(kDim, date) + middle + gap + painter.paint(kDim, fit(id, id_width)) + '\n';
  out += "  " + shown_title(hit, painter) + '\n';
  for (auto const& snippet : hit.snippets) {
    if (is_whole_title(hit, snippet)) continue;
    auto const label = snippet.field == "body" ? std::string{} : snippet.field + ": ";
    out += "  " + label + painter.passage(snippet) + '\n';
  }
  if (hit.group.size > 1) out += "  " + painter.paint(kDim, safe_text(shown_group(hit))) + '\n';
}

std::string bar(std::uint64_t count, std::uint64_t most, std::size_t columns) {
  if (most == 0 || count == 0) return {};
  auto const length = std::max<std::uint64_t>(1, count * columns / most);
  std::string out;
  for (std::uint64_t i = 0; i < length; ++i) out += "▇";
  return out;
}

void append_row(std::string& out, std::string const& name, std::uint64_t count, std::uint64_t most,
                std::size_t width, std::string_view mark) {
  auto const pad = std::string(width - std::min(width, display_width(name)), ' ');
  out += fmt::format("  {}{} {:>8} {} {}\n", name, pad, count, mark, bar(count, most, 30));
}

void append_facet(std::string& out, std::string const& field, Facet const& facet,
                  Painter const& painter) {
  out += '\n' + painter.paint(kBold, field);
  if (facet.disjunctive) out += " (as if nothing were chosen here)";
  out += '\n';
  std::uint64_t most = std::max(facet.other, facet.unknown);
  std::size_t width = 9;
  for (auto const& value : facet.values) {
    most = std::max(most, value.count);
    width = std::max(width, std::min<std::size_t>(40, display_width(safe_text(value.value))));
  }
  for (auto const& value : facet.values)
    append_row(out, fit(safe_text(value.value), width), value.count, most, width,
               value.selected ? "*" : " ");
  if (facet.other > 0) append_row(out, "(other)", facet.other, most, width, " ");
  append_row(out, "(unknown)", facet.unknown, most, width, " ");
}

void append_histogram(std::string& out, Histogram const& histogram, Painter const& painter) {
  out += '\n' + painter.paint(kBold, fmt::format("by {}", to_string(histogram.by))) + '\n';
  std::uint64_t most = std::max(histogram.undated, histogram.imprecise);
  for (auto const& bucket : histogram.buckets) most = std::max(most, bucket.count);
  auto const length = histogram.by == By::year ? 4u : histogram.by == By::month ? 7u : 10u;
  for (auto const& bucket : histogram.buckets) {
    auto const nothing = bucket.total == 0 ? "no articles indexed" : "";
    out += fmt::format("  {:10} {:>8} of {:<8} {}{}\n", bucket.from.substr(0, length), bucket.count,
                       bucket.total, bar(bucket.count, most, 30), nothing);
  }
  if (histogram.imprecise > 0)
    out += fmt::format("  {:10} {:>8}\n", "imprecise", histogram.imprecise);
  out += fmt::format("  {:10} {:>8}\n", "undated", histogram.undated);
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

std::string closing_line(Results const& results) {
  auto const number = results.count.articles;
  auto line = number == 1 ? std::string{"1 article"} : fmt::format("{} articles", number);
  if (results.count.groups < number) line += fmt::format(" in {} groups", results.count.groups);
  if (results.hits.size() < results.count.groups && !results.hits.empty())
    line += fmt::format(" (shown: {} to {})", results.hits.front().rank, results.hits.back().rank);
  if (results.window) {
    auto const& window = *results.window;
    line += fmt::format(", {} .. {}", window.from ? window.from->iso() : "open",
                        window.to ? window.to->iso() : "open");
    if (!window.time_zone.empty()) line += fmt::format(" ({})", window.time_zone);
  }
  line += variants_text(results);
  for (auto const& note : results.notes)
    if (note.code == "undated_hidden") line += " · " + note.message;
  return line + '\n';
}

}  // namespace

std::string results_text(Results const& results, TextStyle const& style) {
  Painter const painter{style};
  std::string out;
  for (auto const& hit : results.hits) append_hit(out, hit, painter, style);
  for (auto const& [field, facet] : results.facets) append_facet(out, field, facet, painter);
  if (results.histogram) append_histogram(out, *results.histogram, painter);
  if (!out.empty()) out += '\n';
  out += closing_line(results);
  for (auto const& note : results.notes)
    if (note.code == "no_match") out += safe_text(note.message) + '\n';
  return out;
}

}  // namespace backfile::internal

#include "searcher/render/counts_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "indexer/console/console.hpp"
#include "searcher/render/share.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kWidestBar = 40;
constexpr std::size_t kWidestName = 48;

std::size_t digits_of(std::uint64_t number) { return fmt::formatted_size("{}", number); }

// The longest bar is the largest count; what is counted at all shows.
std::string bar(std::uint64_t count, std::uint64_t most, std::size_t columns) {
  if (most == 0 || count == 0 || columns == 0) return {};
  auto const share = static_cast<double>(count) / static_cast<double>(most);
  auto const length =
      std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(columns)));
  std::string out;
  for (std::size_t i = 0; i < length; ++i) out += "▇";
  return out;
}

std::size_t bar_room(TextStyle const& style, std::size_t used) {
  return std::min(kWidestBar, style.columns > used + 4 ? style.columns - used : 4);
}

struct Row {
  std::string name;
  std::uint64_t count = 0;
  bool selected = false;
};

std::vector<Row> rows_of(Facet const& facet) {
  std::vector<Row> rows;
  for (auto const& value : facet.values)
    rows.push_back({safe_text(value.name), value.count, value.selected});
  if (facet.other > 0) rows.push_back({"(other)", facet.other, false});
  rows.push_back({"(unknown)", facet.unknown, false});
  return rows;
}

std::string bucket_name(Bucket const& bucket, By by) {
  if (by == By::year) return bucket.from.substr(0, 4);
  if (by == By::month) return bucket.from.substr(0, 7);
  if (by != By::quarter) return bucket.from;
  auto const month = (bucket.from[5] - '0') * 10 + bucket.from[6] - '0';
  return fmt::format("{} Q{}", bucket.from.substr(0, 4), (month + 2) / 3);
}

// More empty rows than this are one, for a person.
constexpr std::ptrdiff_t kLongestGap = 2;

using Buckets = std::vector<Bucket>::const_iterator;

Buckets end_of_gap(Buckets begin, Buckets end) {
  return std::find_if(begin, end, [](Bucket const& bucket) { return bucket.count > 0; });
}

class HistogramTable {
 public:
  HistogramTable(Histogram const& histogram, TextStyle const& style)
      : histogram_{histogram}, style_{style} {
    std::uint64_t total = 0;
    for (auto const& bucket : histogram.buckets) {
      most_ = std::max(most_, bucket.count);
      total = std::max(total, bucket.total);
    }
    count_width_ = digits_of(std::max({most_, histogram.imprecise, histogram.undated}));
    total_width_ = digits_of(total);
    auto const used = kNameWidth + count_width_ + total_width_ + 11 + (style.share ? 8 : 0);
    bar_ = bar_room(style, used);
  }

  [[nodiscard]] std::string bucket(Bucket const& bucket) const {
    auto line = fmt::format("  {:{}}  {:>{}} of {:<{}}", bucket_name(bucket, histogram_.by),
                            kNameWidth, bucket.count, count_width_, bucket.total, total_width_);
    auto const share = share_of(bucket);
    if (!share) return line + paint(style_, kDim, "  no articles indexed") + '\n';
    if (style_.share) line += fmt::format("  {:5.1f}%", 100 * *share);
    auto const drawn = bar(bucket.count, most_, bar_);
    return line + (drawn.empty() ? "" : "  ") + drawn + '\n';
  }

  // A row for many that are empty, where a person reads.
  // One row for many that are empty.
  [[nodiscard]] std::string gap(Buckets first, std::ptrdiff_t buckets) const {
    auto const by = histogram_.by;
    auto const text = fmt::format("  {} .. {}  {} {}s without a match", bucket_name(*first, by),
                                  bucket_name(*(first + buckets - 1), by), buckets, to_string(by));
    return paint(style_, kDim, text) + '\n';
  }

  [[nodiscard]] std::string rest(std::string_view name, std::uint64_t count) const {
    return fmt::format("  {:{}}  {:>{}}\n", name, kNameWidth, count, count_width_);
  }

 private:
  static constexpr std::size_t kNameWidth = 10;

  Histogram const& histogram_;
  TextStyle const& style_;
  std::uint64_t most_ = 0;
  std::size_t count_width_ = 0;
  std::size_t total_width_ = 0;
  std::size_t bar_ = 0;
};

}  // namespace

std::string facet_text(std::string const& field, Facet const& facet, TextStyle const& style) {
  auto out = paint(style, kBold, safe_text(field));
  if (facet.disjunctive) out += " (as if nothing were chosen here)";
  out += '\n';
  auto const rows = rows_of(facet);
  std::uint64_t most = 0;
  std::size_t width = 0;
  for (auto const& row : rows) {
    most = std::max(most, row.count);
    width = std::max(width, display_width(row.name));
  }
  auto const half = std::max<std::size_t>(12, style.columns / 2);
  width = std::min({width, half, kWidestName});
  auto const number = digits_of(most);
  auto const room = bar_room(style, width + number + (facet.disjunctive ? 8 : 6));
  for (auto const& row : rows) {
    auto const name = fit(row.name, width);
    auto const pad = std::string(width - display_width(name), ' ');
    auto const mark = !facet.disjunctive ? "" : row.selected ? " *" : "  ";
    auto const drawn = bar(row.count, most, room);
    out += fmt::format("  {}{}  {:>{}}", name, pad, row.count, number);
    out += drawn.empty() ? std::string{row.selected ? " *" : ""} : mark + std::string{"  "} + drawn;
    out += '\n';
  }
  return out;
}

std::string histogram_text(Histogram const& histogram, TextStyle const& style) {
  auto const heading = histogram.field == "date"
                           ? fmt::format("by {}", to_string(histogram.by))
                           : fmt::format("{} by {}", histogram.field, to_string(histogram.by));
  auto out = paint(style, kBold, heading) + '\n';
  HistogramTable const table{histogram, style};
  auto const end = histogram.buckets.end();
  for (auto bucket = histogram.buckets.begin(); bucket != end;) {
    auto const gap = style.wrap ? end_of_gap(bucket, end) - bucket : 0;
    out += gap > kLongestGap ? table.gap(bucket, gap) : table.bucket(*bucket);
    bucket += gap > kLongestGap ? gap : 1;
  }
  if (histogram.imprecise > 0) out += table.rest("imprecise", histogram.imprecise);
  return out + table.rest("undated", histogram.undated);
}

}  // namespace backfile::internal

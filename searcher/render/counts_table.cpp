#include "searcher/render/counts_table.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <initializer_list>

#include "searcher/render/share.hpp"

namespace backfile::internal {
namespace {

std::string heading(Table& table, std::initializer_list<std::string_view> names) {
  for (auto const name : names) table.own(name);
  return table.end_row();
}

std::string rest_row(Table& table, std::string const& field, std::string_view kind,
                     std::uint64_t count) {
  table.own(field).own(kind).own("").own(count).own("false");
  return table.end_row();
}

}  // namespace

std::string facets_table(Results const& results, Table& table) {
  auto out = heading(table, {"field", "kind", "value", "count", "selected"});
  for (auto const& [field, facet] : results.facets) {
    for (auto const& value : facet.values) {
      table.own(field).own("value").text(value.name).own(value.count);
      out += table.own(value.selected ? "true" : "false").end_row();
    }
    if (facet.other > 0) out += rest_row(table, field, "other", facet.other);
    out += rest_row(table, field, "unknown", facet.unknown);
  }
  return out;
}

std::string histogram_table(Histogram const& histogram, Table& table) {
  auto out = heading(table, {"kind", "from", "count", "total", "share", "no_data"});
  for (auto const& bucket : histogram.buckets) {
    auto const share = share_of(bucket);
    table.own("bucket").own(bucket.from).own(bucket.count).own(bucket.total);
    table.own(share ? fmt::format("{}", *share) : std::string{});
    out += table.own(share ? "false" : "true").end_row();
  }
  for (auto const& [kind, count] :
       {std::pair{"imprecise", histogram.imprecise}, std::pair{"undated", histogram.undated}})
    out += table.own(kind).own("").own(count).own("").own("").own("").end_row();
  return out;
}

std::string values_table(Facet const& values, Table& table) {
  auto out = heading(table, {"value", "count"});
  for (auto const& value : values.values) out += table.text(value.name).own(value.count).end_row();
  return out;
}

}  // namespace backfile::internal

#include "searcher/render/counts_json.hpp"

#include <nlohmann/json.hpp>

#include "searcher/render/share.hpp"

namespace backfile::internal {

Json facet_json(Facet const& facet) {
  auto values = Json::array();
  for (auto const& value : facet.values)
    values.push_back({{"value", value.name}, {"count", value.count}, {"selected", value.selected}});
  return {{"values", std::move(values)},
          {"unknown", facet.unknown},
          {"other", facet.other},
          {"disjunctive", facet.disjunctive}};
}

Json facets_json(Results const& results) {
  if (results.facets.empty()) return {};
  auto object = Json::object();
  for (auto const& [name, facet] : results.facets) object[name] = facet_json(facet);
  return object;
}

Json histogram_json(std::optional<Histogram> const& histogram) {
  if (!histogram) return {};
  auto buckets = Json::array();
  for (auto const& bucket : histogram->buckets) {
    auto const share = share_of(bucket);
    buckets.push_back({{"from", bucket.from},
                       {"count", bucket.count},
                       {"total", bucket.total},
                       {"share", share ? Json(*share) : Json{}},
                       {"no_data", bucket.total == 0}});
  }
  return {{"field", histogram->field},
          {"by", to_string(histogram->by)},
          {"buckets", std::move(buckets)},
          {"imprecise", histogram->imprecise},
          {"undated", histogram->undated}};
}

}  // namespace backfile::internal

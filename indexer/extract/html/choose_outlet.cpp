#include <algorithm>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/html/evidence.hpp"
#include "indexer/extract/html/page.hpp"
#include "indexer/extract/notices.hpp"

// Whose page it is.

namespace backfile::internal {

namespace {

// What an outlet's name may be: not an address, not a sentence.
bool is_outlet_like(std::string_view name) {
  constexpr std::size_t kLongest = 80;  // bytes
  bool const address = name.find("://") != name.npos || name.starts_with("@");
  return !name.empty() && name.size() <= kLongest && !address && !plain(name).empty();
}

// "© 2026 Loom Herald" in the footer, where the markup names nobody.
void read_notices(Page& page) {
  auto& outlet = page.article.outlet;
  for (std::size_t i = page.body_end; i < page.blocks.size(); ++i) {
    auto const owner = read_copyright(page.blocks[i].text);
    if (!owner || owner->empty() || !is_outlet_like(*owner)) continue;
    outlet.name = *owner;
    outlet.status = Status::stated;
    outlet.evidence = {evidence_of(page, page.blocks[i], *owner)};
    return;
  }
}

}  // namespace

void choose_outlet(Page& page) {
  auto& outlet = page.article.outlet;
  std::vector<Claim const*> claims;
  for (auto const& claim : page.claims)
    if (claim.field == ClaimField::outlet && is_outlet_like(claim.value)) claims.push_back(&claim);
  std::stable_sort(claims.begin(), claims.end(),
                   [](auto const* a, auto const* b) { return a->weight > b->weight; });
  for (auto const* claim : claims) {
    if (outlet.name.empty()) {
      outlet.name = claim->value;
      outlet.status = Status::stated;
      outlet.evidence = {evidence_of(*claim)};
    } else if (plain(outlet.name) == plain(claim->value)) {
      outlet.evidence.push_back(evidence_of(*claim));
    } else {
      outlet.alternatives.push_back({claim->value, Status::stated, {evidence_of(*claim)}});
    }
  }
  if (outlet.name.empty()) read_notices(page);
}

}  // namespace backfile::internal

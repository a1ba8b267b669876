#include "indexer/extract/html/evidence.hpp"

#include "indexer/analysis/fold.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestEvidence = 500;  // bytes

}  // namespace

Evidence evidence_of(Claim const& claim) {
  Evidence evidence;
  evidence.text = cut_utf8(claim.value, kLongestEvidence);
  evidence.rule = claim.rule;
  return evidence;
}

Evidence evidence_of(Page const& page, Block const& block, std::string_view part) {
  Evidence evidence;
  evidence.line = block.line;
  evidence.begin = block.begin;
  evidence.end = block.end;
  evidence.text = cut_utf8(part, kLongestEvidence);
  evidence.rule = "element:" + element_name(page.tree, block.node);
  return evidence;
}

Evidence evidence_of(Page const& page, Block const& block) {
  return evidence_of(page, block, block.text);
}

}  // namespace backfile::internal

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/masthead.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/notices.hpp"
#include "indexer/extract/outlets/name_outlet.hpp"

// The outlet: stated by a masthead or a copyright line, derived from an organisation's byline.

namespace backfile::internal {
namespace {

struct OutletClaim {
  std::string name;
  Status status = Status::unknown;
  Evidence evidence;
};

void claim_mastheads(Draft const& draft, std::vector<OutletClaim>& claims) {
  for (auto const& line : draft.lines) {
    if (line.role != Role::masthead) continue;
    auto const name = masthead_name(line.text);
    std::string_view const rule =
        masthead_section(line.text).empty() ? "masthead" : "masthead-section";
    claims.push_back({std::string{name}, Status::stated, evidence_at(line, name, rule)});
  }
}

// The issue line may begin with the name: "Brannock Evening Post, 17 March 1947".
void claim_issue_lines(Draft const& draft, std::vector<OutletClaim>& claims) {
  for (auto const& [at, header] : draft.headers) {
    Line const& line = draft.lines[at];
    bool const issue = line.role == Role::date && draft.title && at < *draft.title;
    if (!issue) continue;
    for (auto const part : header.rest) {
      if (!is_outlet_name(part) || split_words(part, 7).size() > 6) continue;
      if (plain(part).find("edition") != std::string::npos || plain(part) == "all news") continue;
      claims.push_back({std::string{part}, Status::stated, evidence_at(line, part, "masthead")});
    }
  }
}

// "© Ann Oduya/Pallas Pictures" in or above the article is of a picture.
bool is_of_picture(Draft const& draft, std::size_t at, std::string_view owner) {
  if (is_full_copyright(draft.lines[at].text)) return false;
  return !draft.in_tail(at) || owner.find('/') != owner.npos || is_picture_agency(owner);
}

void claim_copyright(Draft const& draft, std::vector<OutletClaim>& claims) {
  for (std::size_t at = 0; at < draft.lines.size(); ++at) {
    Line const& line = draft.lines[at];
    if (line.role != Role::copyright) continue;
    auto const owner = read_copyright(line.text);
    if (!owner || owner->empty() || is_of_picture(draft, at, *owner)) continue;
    claims.push_back({std::string{*owner}, Status::stated, evidence_at(line, *owner, "copyright")});
  }
}

// The address carries the name, or lies in a domain that is known to be the outlet's.
bool is_its_mail(Draft const& draft, Byline const& byline) {
  auto const* known = outlets_of(*draft.options).named(byline.name);
  if (known == nullptr) return domain_agrees(byline.email, byline.name);
  auto const host = host_of(byline.email);
  auto const owns = [&](std::string const& domain) { return lies_in(host, domain); };
  return !known->agency &&
         (domain_agrees(byline.email, byline.name) || std::ranges::any_of(known->domains, owns) ||
          std::ranges::any_of(known->groups, owns));
}

void claim_bylines(Draft const& draft, std::vector<OutletClaim>& claims) {
  for (auto const& byline : draft.article.byline) {
    bool const outlet = byline.kind == BylineKind::organisation && is_outlet_name(byline.name);
    if (!outlet || byline.email.empty() || !is_its_mail(draft, byline)) continue;
    Evidence evidence = byline.evidence.front();
    evidence.rule = "byline-organisation";
    claims.push_back({byline.name, Status::derived, std::move(evidence)});
  }
}

}  // namespace

void fill_outlet(Draft& draft) {
  std::vector<OutletClaim> claims;
  claim_mastheads(draft, claims);
  claim_issue_lines(draft, claims);
  claim_copyright(draft, claims);
  claim_bylines(draft, claims);
  OutletField& outlet = draft.article.outlet;
  for (auto& claim : claims) {
    if (outlet.status == Status::unknown) {
      outlet.name = std::move(claim.name);
      outlet.status = claim.status;
      outlet.evidence = {std::move(claim.evidence)};
    } else if (plain(outlet.name) == plain(claim.name)) {
      outlet.evidence.push_back(std::move(claim.evidence));
    } else {
      outlet.alternatives.push_back({std::move(claim.name), claim.status, {claim.evidence}});
    }
  }
}

}  // namespace backfile::internal

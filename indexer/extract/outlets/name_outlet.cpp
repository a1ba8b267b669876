#include "indexer/extract/outlets/name_outlet.hpp"

#include <algorithm>

#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMostCandidates = 5;

bool is_own_host(Outlet const& outlet, std::string_view host) {
  return std::ranges::any_of(outlet.domains,
                             [&](auto const& domain) { return lies_in(host, domain); });
}

// A page at another address is another outlet of that name, or a copy with other clocks.
bool is_elsewhere(Outlet const& outlet, std::string const& url) {
  auto const host = host_of(url);
  return !host.empty() && !outlet.domains.empty() && !is_own_host(outlet, host);
}

void assume_zone(DateField& field, std::string const& zone) {
  if (field.value && !field.value->offset_minutes && field.tz_assumed.empty())
    field.tz_assumed = zone;
}

void add_candidate(OutletField& outlet, Outlet const& candidate, Evidence evidence) {
  auto const known = [&](Alternative const& other) { return other.value == candidate.name; };
  if (outlet.alternatives.size() >= kMostCandidates ||
      std::ranges::any_of(outlet.alternatives, known))
    return;
  outlet.alternatives.push_back({candidate.name, Status::unknown, {std::move(evidence)}});
}

void add_hosts(Article& article, OutletBook const& book) {
  auto const add = [&](std::string const& address, std::string_view rule) {
    for (auto const* outlet : book.at_host(host_of(address)))
      add_candidate(article.outlet, *outlet, {0, 0, 0, address, std::string{rule}});
  };
  add(article.url, "candidate-url");
  for (auto const& byline : article.byline) add(byline.email, "candidate-mail");
}

// All lines that the outlet's pages print have to be there.
void add_template(Article& article, Outlet const& outlet) {
  auto const printed = [&](std::string const& mark) {
    return std::ranges::any_of(article.furniture,
                               [&](auto const& line) { return plain(line) == plain(mark); });
  };
  if (outlet.marks.empty() || !std::ranges::all_of(outlet.marks, printed)) return;
  if (!outlet.lang.empty() && outlet.lang != article.lang) return;
  add_candidate(article.outlet, outlet, {0, 0, 0, outlet.marks.front(), "candidate-template"});
}

// "By Northwire": the agency wrote it, whoever publishes it.
void add_agencies(Article& article, OutletBook const& book) {
  for (auto const& byline : article.byline) {
    if (byline.kind != BylineKind::organisation || !book.is_agency(byline.name)) continue;
    if (byline.name == article.outlet.name) continue;
    if (std::ranges::find(article.source, byline.name) != article.source.end()) continue;
    article.source.push_back(byline.name);
    auto& evidence = article.evidence["source"];
    for (auto entry : byline.evidence) {
      entry.rule = "byline-agency";
      evidence.push_back(std::move(entry));
    }
  }
}

}  // namespace

OutletBook const& outlets_of(ExtractOptions const& options) {
  return options.outlets ? *options.outlets : OutletBook::built_in();
}

void name_outlet(Article& article, ExtractOptions const& options) {
  auto const& book = outlets_of(options);
  add_agencies(article, book);
  if (article.outlet.name.empty()) {
    add_hosts(article, book);
    for (auto const& outlet : book.outlets()) add_template(article, outlet);
    return;
  }
  auto const* known = book.named(article.outlet.name);
  if (known == nullptr || is_elsewhere(*known, article.url)) return;
  article.outlet.canonical = known->name;
  assume_zone(article.date, known->zone);
  assume_zone(article.updated, known->zone);
}

}  // namespace backfile::internal

#include <algorithm>
#include <map>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/html/author_group.hpp"
#include "indexer/extract/html/evidence.hpp"
#include "indexer/extract/html/header_blocks.hpp"
#include "indexer/extract/names.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestOrganisation = 80;  // bytes

bool has_capital(std::string_view name) {
  bool cased = false;
  for (std::size_t at = 0; at < name.size();) {
    char32_t const c = next_code_point(name, at);
    if (is_upper(c)) return true;
    cased = cased || is_lower(c);
  }
  return !cased;
}

// "Loom Staff" is whoever was there.
bool is_anybody(std::string_view name) {
  auto const folded = plain(name);
  return folded.ends_with(" staff") || folded.ends_with(" reporter") ||
         folded.ends_with(" redazione");
}

// "Kester": one word with its first letter alone a capital. Software's "kester23" and "KesterB"
// are users.
bool is_given_name(std::string_view name) {
  std::size_t at = 0;
  if (name.size() < 3 || !is_upper(next_code_point(name, at)) || is_outlet_name(name)) return false;
  while (at < name.size())
    if (!is_lower(next_code_point(name, at))) return false;
  return true;
}

class MarkupAuthors {
 public:
  explicit MarkupAuthors(Page const& page) : page_{page} {
    for (auto const& line : header_blocks(page)) {
      bool const byline = (page.around[line.block] & hint::byline) != 0 || line.read.marked;
      if (!may_name_authors(page, line.block)) continue;
      (byline ? bylines_ : lines_).push_back(plain(line.text));
    }
  }

  AuthorGroup best() const {
    std::map<std::string, AuthorGroup> groups;
    for (auto const& claim : page_.claims)
      if (claim.field == ClaimField::author && is_own(claim)) add(groups[family(claim)], claim);
    AuthorGroup best;
    for (auto& [name, group] : groups) {
      if (group.names.empty()) continue;
      bool const better = best.names.empty() || group.has_person() > best.has_person() ||
                          (group.has_person() == best.has_person() && group.weight > best.weight);
      if (better) best = std::move(group);
    }
    return best;
  }

 private:
  // The claims of one rule belong together: "json-ld", "meta:author".
  static std::string family(Claim const& claim) {
    return claim.source == Source::json_ld ? "json-ld" : claim.rule;
  }

  bool is_own(Claim const& claim) const {
    bool const json = claim.source == Source::json_ld;
    if (!json && is_in_other_item(page_, claim.node)) return false;
    if (claim.source != Source::element) return true;
    auto const [first, last] = header_range(page_);
    auto const [begin, end] = page_.blocks_below(claim.node);
    bool const near = begin == end || (begin >= first && begin < last);
    auto const around = page_.inherited[claim.node];
    return near && is_own_part(around) && !is_in_other_article(page_, claim.node) &&
           (around & hint::caption) == 0 && !is_review(page_, claim.node);
  }

  void add(AuthorGroup& group, Claim const& claim) const {
    if (claim.weight < group.weight) return;
    group.weight = claim.weight;
    for (auto& name : names_of(claim)) {
      name.organisation = name.organisation || claim.organisation || is_outlet_of(page_, name.name);
      if (!is_credible(claim, name) && !is_printed(name.name)) continue;
      group.add(std::move(name), evidence_of(claim));
    }
  }

  // "Centre for Tides and Ports", said to be one body, is not taken apart.
  std::vector<AuthorName> names_of(Claim const& claim) const {
    auto names = author_names(claim.value, true);
    if (names.empty() && is_outlet_of(page_, claim.value)) return {{claim.value, {}, true}};
    bool const parted = !names.empty() && names.front().name.size() < claim.value.size();
    bool const body = claim.organisation && parted &&
                      claim.value.find_first_of(",|(") == claim.value.npos &&
                      claim.value.size() <= kLongestOrganisation;
    if (body) names = {{claim.value, {}, true}};
    return names;
  }

  // What markup gives for an author is often what the site's software puts there: the site's
  // name, or a user's in small letters. An article in JSON-LD says it on purpose, and a team is
  // nothing that software has.
  static bool is_credible(Claim const& claim, AuthorName const& name) {
    constexpr int kArticle = 80;
    bool const article = claim.source == Source::json_ld && claim.weight >= kArticle;
    if (is_anybody(name.name)) return false;
    if (name.organisation) return article || is_team(name.name);
    return has_capital(name.name) &&
           (article || names_person(name.name) || is_given_name(name.name));
  }

  bool is_printed(std::string_view name) const {
    auto const wanted = plain(name);
    auto const marked = "by " + wanted;
    return std::any_of(bylines_.begin(), bylines_.end(),
                       [&](std::string const& text) { return has_words(text, wanted); }) ||
           std::any_of(lines_.begin(), lines_.end(),
                       [&](std::string const& text) { return has_words(text, marked); });
  }

  Page const& page_;
  std::vector<std::string> bylines_;  // plain lines that name authors
  std::vector<std::string> lines_;    // the others
};

}  // namespace

AuthorGroup markup_authors(Page const& page) { return MarkupAuthors{page}.best(); }

}  // namespace backfile::internal

#include <algorithm>
#include <map>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/html/author_names.hpp"
#include "indexer/extract/html/evidence.hpp"
#include "indexer/extract/html/header_blocks.hpp"
#include "indexer/extract/html/page.hpp"
#include "indexer/extract/names.hpp"

// Who wrote it: what the page prints in the place of a byline, and what its markup states.

namespace backfile::internal {
namespace {

constexpr std::size_t kMostNames = 100;

struct Group {
  std::vector<Byline> names;
  int weight = 0;
};

bool has_person(Group const& group) {
  return std::any_of(group.names.begin(), group.names.end(),
                     [](Byline const& b) { return b.kind == BylineKind::person; });
}

void add(Group& group, AuthorName name, Evidence const& evidence) {
  auto const wanted = plain(name.name);
  for (auto const& known : group.names)
    if (plain(known.name) == wanted) return;
  if (group.names.size() >= kMostNames) return;
  Byline byline;
  byline.name = std::move(name.name);
  byline.email = std::move(name.email);
  byline.kind = name.organisation ? BylineKind::organisation : BylineKind::person;
  byline.evidence = {evidence};
  group.names.push_back(std::move(byline));
}

class Authors {
 public:
  explicit Authors(Page& page) : page_{page} {}

  void run() {
    auto const markup = best_markup();
    auto const marked = from_lines();
    auto const placed = from_elements();
    Group const* chosen = &markup;
    if (!marked.names.empty() && (has_person(marked) || !has_person(markup)))
      chosen = &marked;
    else if (has_person(placed) && (!has_person(markup) || holds(placed, markup)))
      chosen = &placed;
    else if (markup.names.empty())
      chosen = &placed;
    page_.article.byline = chosen->names;
    if (chosen != &markup) spell_as(markup);
  }

 private:
  // "Ann Oduya Loom Team" is the Ann Oduya of the markup.
  void spell_as(Group const& markup) {
    for (auto& byline : page_.article.byline) {
      auto const printed = plain(byline.name);
      for (auto const& other : markup.names) {
        auto const stated = plain(other.name);
        if (printed != stated && !printed.starts_with(stated + ' ')) continue;
        byline.evidence.insert(byline.evidence.end(), other.evidence.begin(), other.evidence.end());
        byline.kind = other.kind;
        if (printed != stated) byline.name = other.name;
      }
    }
  }

  // Names that are those of the outlet speak for nobody.
  bool is_outlet(std::string_view name) const {
    auto const wanted = plain(name);
    for (auto const& claim : page_.claims)
      if (claim.field == Field::outlet && plain(claim.value) == wanted) return true;
    return false;
  }

  // An organisation, or a user's name in small letters, that markup gives for an author is often
  // what the site's software puts there. An article in JSON-LD says it on purpose.
  static bool is_credible(Claim const& claim, AuthorName const& name) {
    constexpr int kArticle = 80;
    bool const article = claim.source == Source::json_ld && claim.weight >= kArticle;
    if (name.organisation) return article;
    bool cased = false;
    bool capital = false;
    for (std::size_t at = 0; at < name.name.size();) {
      char32_t const c = next_code_point(name.name, at);
      cased = cased || is_lower(c);
      capital = capital || is_upper(c);
    }
    return capital || !cased;
  }

  bool is_shown(std::string_view name) const {
    auto const wanted = plain(name);
    auto const [first, last] = header_range(page_);
    for (std::size_t i = first; i < last; ++i)
      if (may_name(i) && has_words(plain(page_.blocks[i].text), wanted)) return true;
    return false;
  }

  // The claims of one rule belong together: "json-ld", "meta:author".
  static std::string family(Claim const& claim) {
    if (claim.source == Source::json_ld) return "json-ld";
    return claim.rule;
  }

  Group best_markup() const {
    std::map<std::string, Group> groups;
    auto const [first, last] = header_range(page_);
    for (auto const& claim : page_.claims) {
      if (claim.field != Field::author) continue;
      if (claim.source == Source::element) {
        auto const [begin, end] = page_.blocks_below(claim.node);
        bool const near = begin == end || (begin >= first && begin < last);
        if (!near || !is_own_part(page_.inherited[claim.node])) continue;
      }
      auto& group = groups[family(claim)];
      if (claim.weight < group.weight) continue;
      group.weight = claim.weight;
      for (auto& name : author_names(claim.value, claim.source != Source::element)) {
        name.organisation = name.organisation || claim.organisation || is_outlet(name.name);
        if (!is_credible(claim, name) && !is_shown(name.name)) continue;
        add(group, std::move(name), evidence_of(claim));
      }
    }
    Group best;
    for (auto& [name, group] : groups) {
      if (group.names.empty()) continue;
      bool const better = best.names.empty() || has_person(group) > has_person(best) ||
                          (has_person(group) == has_person(best) && group.weight > best.weight);
      if (better) best = std::move(group);
    }
    return best;
  }

  // Lines with "By": between title and body first, then below the body, then above the title.
  Group from_lines() const {
    auto const all = header_blocks(page_);
    for (auto const where : {Where::between, Where::below, Where::above}) {
      Group group;
      std::size_t last = 0;
      for (auto const& line : all) {
        if (line.where != where || line.read.names.empty() || !line.read.marked) continue;
        if (!group.names.empty() && line.block > last + 3) break;
        for (auto const& name : line.read.names)
          if (!add_printed(group, line, name)) break;
        last = line.block;
      }
      if (!group.names.empty()) return group;
    }
    return {};
  }

  // False at an organisation behind a person: where the person works.
  bool add_printed(Group& group, HeaderBlock const& line, HeaderName const& printed) const {
    auto const name = linked_name(line.block, printed.name);
    bool const person = is_person_name(name) && !is_organisation_name(name) && !is_outlet(name);
    if (!person && has_person(group)) return false;
    add(group, {name, std::string{printed.mail}, !person},
        evidence_of(page_, page_.blocks[line.block], printed.name));
    return person;
  }

  // "By <a>Ann Oduya</a> Loom Herald": the link ends where the name does.
  std::string linked_name(std::size_t block, std::string_view printed) const {
    auto const& nodes = page_.tree.nodes;
    auto const owner = page_.blocks[block].node;
    for (std::uint32_t i = owner; i < nodes[owner].end; ++i) {
      if (nodes[i].tag != Tag::a) continue;
      auto text = text_below(page_.tree, i);
      bool const part = printed.size() > text.size() + 1 && printed.starts_with(text) &&
                        printed[text.size()] == ' ';
      if (part && is_person_name(text)) return text;
    }
    return std::string{printed};
  }

  // Elements whose names say that they hold the author, and lone names below the title.
  Group from_elements() const {
    Group group;
    auto const [first, last] = header_range(page_);
    std::size_t at = page_.blocks.size();
    for (std::size_t i = first; i < last; ++i) {
      if (!may_name(i)) continue;
      bool const named = (page_.around[i] & hint::byline) != 0;
      // Further authors stand in elements like the first one's.
      if (!group.names.empty() && (!named || i > at + 3 || !alike(at, i))) continue;
      for (auto const& name : named ? of_block(i) : lone_name(i)) {
        if (name.organisation && !group.names.empty()) continue;
        add(group, name, evidence_of(page_, page_.blocks[i], name.name));
        at = i;
      }
    }
    return group;
  }

  bool alike(std::size_t a, std::size_t b) const {
    return element_name(page_.tree, page_.blocks[a].node) ==
           element_name(page_.tree, page_.blocks[b].node);
  }

  bool may_name(std::size_t i) const {
    auto const& block = page_.blocks[i];
    bool const text = i >= page_.body_begin + 2 && i < page_.body_end;
    bool const near = i > page_.title_block && i <= page_.title_block + 6 && i < page_.body_begin;
    auto const around = page_.around[i] & ~(near ? hint::teaser : Hints{0});
    return !text && block.units <= 25 && i != page_.title_block && is_own_part(around) &&
           page_.places[i] != Place::caption;
  }

  // Links that name persons, else the first line that does; below it stands what they do.
  std::vector<AuthorName> of_block(std::size_t i) const {
    auto names = linked_names(i);
    std::string_view text = page_.blocks[i].text;
    while (!text.empty() && names.empty()) {
      auto const line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      names = author_names(line, false);
    }
    return names;
  }

  std::vector<AuthorName> linked_names(std::size_t block) const {
    std::vector<AuthorName> names;
    auto const& nodes = page_.tree.nodes;
    auto const owner = page_.blocks[block].node;
    auto const first = author_names(page_.blocks[block].text, true);
    for (std::uint32_t i = owner; i < nodes[owner].end; ++i) {
      if (nodes[i].tag != Tag::a) continue;
      auto const text = text_below(page_.tree, i);
      if (!is_person_name(text) || is_organisation_name(text)) continue;
      bool const opens = names.empty() && !first.empty() && first.front().name.starts_with(text);
      if (!opens && !is_link_to_person(i)) continue;
      for (auto& name : author_names(text, false)) names.push_back(std::move(name));
    }
    return names;
  }

  // Just below the title a line that is a name and nothing else is the byline.
  std::vector<AuthorName> lone_name(std::size_t i) const {
    auto const& block = page_.blocks[i];
    auto const tag = page_.tree.nodes[block.node].tag;
    bool const near = i > page_.title_block && i <= page_.title_block + 4 && i <= page_.body_begin;
    bool const plain_name = block.units <= 4 && is_person_name(block.text) &&
                            !is_organisation_name(block.text) &&
                            furniture_kind(block.text) == FurnitureKind::none;
    if (!near || !plain_name || is_heading(tag) || tag == Tag::li) return {};
    if (block.links > 0 && !links_to_person(i)) return {};
    return author_names(block.text, false);
  }

  bool links_to_person(std::size_t i) const {
    auto const& nodes = page_.tree.nodes;
    for (auto at = page_.blocks[i].first; at != 0; at = nodes[at].parent)
      if (nodes[at].tag == Tag::a) return is_link_to_person(at);
    return false;
  }

  bool is_link_to_person(std::uint32_t link) const {
    auto const& node = page_.tree.nodes[link];
    auto const href = page_.tree.attribute(node, "href");
    for (std::string_view const part :
         {"/author", "/people", "/person", "/profile", "/staff", "/contributor", "/by/", "/autor",
          "/redaktion", "/journalist", "/writer", "/team", "/users/", "/@", "/reporter"})
      if (href.find(part) != href.npos) return true;
    return page_.tree.attribute(node, "rel").find("author") != std::string_view::npos;
  }

  static bool holds(Group const& larger, Group const& smaller) {
    return std::all_of(smaller.names.begin(), smaller.names.end(), [&](Byline const& one) {
      return std::any_of(larger.names.begin(), larger.names.end(),
                         [&](Byline const& other) { return plain(other.name) == plain(one.name); });
    });
  }

  Page& page_;
};

}  // namespace

void choose_authors(Page& page) { Authors{page}.run(); }

}  // namespace backfile::internal

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <optional>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/html/json_objects.hpp"
#include "indexer/extract/html/json_text.hpp"
#include "indexer/extract/html/page.hpp"
#include "indexer/extract/html/page_text.hpp"

// What JSON-LD states of the article: schema.org's NewsArticle and its kin.

namespace backfile::internal {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kMostScripts = 100;
constexpr std::size_t kMostObjects = 5000;
constexpr std::size_t kMostAuthors = 10'000;
constexpr int kMostNesting = 40;

// An object, where it lies, and in which script.
struct Located {
  dom::element value;
  std::string path;
  std::uint32_t node = 0;
};

class Reader {
 public:
  explicit Reader(Page& page) : page_{page} {}

  void run() {
    auto const& nodes = page_.tree.nodes;
    for (std::uint32_t i = 0; i < nodes.size() && parsers_.size() < kMostScripts; ++i)
      if (nodes[i].tag == Tag::script && nodes[i].end > i + 1) read_script(i);
    note_broken();
    if (auto const best = choose()) claim(*best);
    claim_site();
  }

 private:
  void note_broken() {
    note_scripts(broken_, "was passed over", "were passed over");
    note_scripts(mended_, "was read as far as it goes", "were read as far as they go");
  }

  void note_scripts(std::size_t count, std::string_view one, std::string_view many) {
    if (count == 1)
      page_.article.notes.push_back(fmt::format("A JSON-LD script is not JSON and {}.", one));
    else if (count > 1)
      page_.article.notes.push_back(
          fmt::format("{} JSON-LD scripts are not JSON and {}.", count, many));
  }

  void read_script(std::uint32_t node) {
    auto const script = page_.tree.nodes[node + 1].text;
    auto parser = std::make_unique<dom::parser>();
    dom::element root;
    auto error = parser->parse(script.data(), script.size()).get(root);
    if (error != simdjson::SUCCESS) {
      auto const mended = mend_json(script);
      error = parser->parse(mended.data(), mended.size()).get(root);
      ++(error == simdjson::SUCCESS ? mended_ : broken_);
    }
    if (error != simdjson::SUCCESS) return;
    parsers_.push_back(std::move(parser));
    std::string const name =
        parsers_.size() == 1 ? "json-ld:" : fmt::format("json-ld[{}]:", parsers_.size());
    collect({root, name, node});
  }

  // Objects that may describe this page; not the lists of other stories.
  void collect(Located root) {
    std::vector<std::pair<Located, int>> work{{std::move(root), 0}};
    while (!work.empty() && objects_.size() < kMostObjects) {
      auto [place, depth] = std::move(work.back());
      work.pop_back();
      if (depth > kMostNesting) continue;
      dom::array list;
      if (place.value.get(list) == simdjson::SUCCESS) {
        push_list(place, list, depth, work);
        continue;
      }
      if (!place.value.is_object()) continue;
      note_id(place);
      for (std::string_view const key : {"mainEntityOfPage", "mainEntity", "@graph"})
        if (auto const inner = at(place.value, key))
          work.push_back({{*inner, fmt::format("{}/{}", place.path, key), place.node}, depth + 1});
      objects_.push_back(std::move(place));
    }
  }

  static void push_list(Located const& place, dom::array list, int depth,
                        std::vector<std::pair<Located, int>>& work) {
    std::vector<std::pair<Located, int>> found;
    std::size_t i = 0;
    for (auto const element : list) {
      if (i >= kMostObjects) break;
      found.push_back({{element, fmt::format("{}/{}", place.path, i++), place.node}, depth + 1});
    }
    std::move(found.rbegin(), found.rend(), std::back_inserter(work));
  }

  void note_id(Located const& place) {
    auto const id = at(place.value, "@id");
    if (!id) return;
    auto const key = text_of(*id);
    if (!key.empty()) ids_.emplace(key, place);
  }

  // The object that says most, of the right type; of several the one that bears the page's title.
  std::optional<Located> choose() const {
    Located const* best = nullptr;
    int best_score = 0;
    for (auto const& place : objects_) {
      int const weight = weight_of_type(place.value);
      if (weight == 0) continue;
      int const score = weight + (titles_agree(place.value) ? 30 : 0) +
                        (at(place.value, "datePublished") ? 8 : 0);
      if (best != nullptr && score <= best_score) continue;
      best = &place;
      best_score = score;
    }
    if (best == nullptr) return std::nullopt;
    return *best;
  }

  bool titles_agree(dom::element object) const {
    auto const headline = at(object, "headline") ? at(object, "headline") : at(object, "name");
    if (!headline) return false;
    auto const wanted = plain(text_of(*headline));
    if (wanted.size() < 8) return false;
    for (auto const& claim : page_.claims) {
      if (claim.field != ClaimField::title) continue;
      auto const title = plain(claim.value);
      if (title.starts_with(wanted) || wanted.starts_with(title)) return true;
    }
    return false;
  }

  void add(ClaimField field, std::string value, std::string path, std::uint32_t node, int weight,
           bool organisation = false) {
    if (value.empty()) return;
    Claim claim{field, Source::json_ld, std::move(value), std::move(path), weight};
    claim.line = page_.tree.nodes[node].line;
    claim.node = node;
    claim.organisation = organisation;
    page_.claims.push_back(std::move(claim));
  }

  void add_text(ClaimField field, Located const& from, std::string_view key, int weight) {
    auto const value = at(from.value, key);
    if (!value) return;
    dom::array list;
    if (value->get(list) == simdjson::SUCCESS) {
      for (auto const element : list)
        return add(field, text_of(element), fmt::format("{}/{}/0", from.path, key), from.node,
                   weight);
      return;
    }
    add(field, text_of(*value), fmt::format("{}/{}", from.path, key), from.node, weight);
  }

  // Also numbers: seconds since 1970.
  void add_date(ClaimField field, Located const& from, std::string_view key, int weight) {
    auto const value = at(from.value, key);
    if (value && value->is_number())
      return add(field, simdjson::minify(*value), fmt::format("{}/{}", from.path, key), from.node,
                 weight);
    add_text(field, from, key, weight);
  }

  void claim(Located const& from) {
    int const weight = weight_of_type(from.value);
    bool const page_only = weight <= 50;
    add_text(ClaimField::title, from, "headline", weight);
    if (!at(from.value, "headline")) add_text(ClaimField::title, from, "name", weight - 30);
    add_text(ClaimField::deck, from, "alternativeHeadline", 60);
    add_text(ClaimField::deck, from, "description", 50);
    add_date(ClaimField::published, from, "datePublished", weight);
    add_date(ClaimField::published, from, "dateCreated", weight - 35);
    if (weight < 50) add_date(ClaimField::published, from, "uploadDate", weight);
    add_date(ClaimField::updated, from, "dateModified", weight);
    for (std::string_view const key : {"author", "creator"})
      if (auto const value = at(from.value, key))
        add_authors({*value, fmt::format("{}/{}", from.path, key), from.node},
                    weight - (key == "author" ? 0 : 15) - (page_only ? 20 : 0));
    add_outlet(from, "publisher", 85);
    add_outlet(from, "sourceOrganization", 60);
    add_outlet(from, "copyrightHolder", 50);
    add_text(ClaimField::section, from, "articleSection", 70);
    add_text(ClaimField::genre, from, "genre", 70);
    add_text(ClaimField::language, from, "inLanguage", 70);
    add_text(ClaimField::url, from, "url", 60);
    add_text(ClaimField::body, from, "articleBody", weight);
    if (weight == 90 && is_type(from.value, "OpinionNewsArticle"))
      add(ClaimField::genre, "opinion", from.path + "/@type", from.node, 60);
    if (weight == 90 && is_type(from.value, "AnalysisNewsArticle"))
      add(ClaimField::genre, "analysis", from.path + "/@type", from.node, 60);
    if (weight == 90 && is_type(from.value, "ReviewNewsArticle"))
      add(ClaimField::genre, "review", from.path + "/@type", from.node, 60);
  }

  // Texts, objects, references to objects, and lists of all three.
  void add_authors(Located root, int weight) {
    std::vector<std::pair<Located, int>> work{{std::move(root), 0}};
    std::size_t count = 0;
    while (!work.empty() && count++ < kMostAuthors) {
      auto [place, depth] = std::move(work.back());
      work.pop_back();
      dom::array list;
      if (depth > 4) continue;
      if (place.value.get(list) == simdjson::SUCCESS) {
        push_list(place, list, depth, work);
      } else if (place.value.is_string()) {
        add(ClaimField::author, text_of(place.value), place.path, place.node, weight);
      } else if (place.value.is_object()) {
        add_author(place, depth, weight, work);
      }
    }
  }

  void add_author(Located const& place, int depth, int weight,
                  std::vector<std::pair<Located, int>>& work) {
    bool const organisation = is_type(place.value, "Organization");
    if (auto const name = at(place.value, "name")) {
      dom::array list;
      if (name->get(list) == simdjson::SUCCESS)
        return push_list({*name, place.path + "/name", place.node}, list, depth + 1, work);
      return add(ClaimField::author, text_of(*name), place.path + "/name", place.node, weight,
                 organisation);
    }
    auto const family = at(place.value, "familyName");
    auto const given = at(place.value, "givenName");
    if (family && given)
      return add(ClaimField::author, text_of(*given) + ' ' + text_of(*family),
                 place.path + "/familyName", place.node, weight);
    if (auto const object = referenced(place.value); object)
      if (at(object->value, "name")) work.push_back({*object, depth + 1});
  }

  std::optional<Located> referenced(dom::element object) const {
    auto const id = at(object, "@id");
    if (!id) return std::nullopt;
    auto const found = ids_.find(text_of(*id));
    if (found == ids_.end()) return std::nullopt;
    return found->second;
  }

  void add_outlet(Located const& from, std::string_view key, int weight) {
    auto value = at(from.value, key);
    if (!value) return;
    auto path = fmt::format("{}/{}", from.path, key);
    dom::array list;
    if (value->get(list) == simdjson::SUCCESS) {
      for (auto const element : list) {
        value = element;
        path += "/0";
        break;
      }
    }
    if (value->is_string())
      return add(ClaimField::outlet, text_of(*value), path, from.node, weight);
    if (!at(*value, "name")) {
      auto const object = referenced(*value);
      if (!object) return;
      value = object->value;
      path = object->path;
    }
    if (auto const name = at(*value, "name"))
      add(ClaimField::outlet, text_of(*name), path + "/name", from.node, weight);
  }

  void claim_site() {
    for (auto const& place : objects_) {
      bool const outlet =
          is_type(place.value, "WebSite") || is_type(place.value, "NewsMediaOrganization");
      if (!outlet) continue;
      if (auto const name = at(place.value, "name"))
        add(ClaimField::outlet, text_of(*name), place.path + "/name", place.node, 55);
    }
  }

  Page& page_;
  std::size_t broken_ = 0;  // scripts
  std::size_t mended_ = 0;
  std::vector<std::unique_ptr<dom::parser>> parsers_;
  std::vector<Located> objects_;
  std::map<std::string, Located> ids_;
};

}  // namespace

void claim_json_ld(Page& page) { Reader{page}.run(); }

}  // namespace backfile::internal

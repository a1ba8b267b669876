#include "indexer/formats/newsml_parts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "indexer/analysis/ascii.hpp"
#include "indexer/formats/header_fields.hpp"

namespace backfile::internal {
namespace {

struct RoleName {
  std::string_view name;
  NewsRole role;
};
// As agencies write them, in lower case. What is not here says nothing: "Main", "Short", "Text".
constexpr std::array kRoles{
    RoleName{"title", NewsRole::title},       RoleName{"headline", NewsRole::title},
    RoleName{"lead", NewsRole::lead},         RoleName{"lede", NewsRole::lead},
    RoleName{"abstract", NewsRole::deck},     RoleName{"summary", NewsRole::deck},
    RoleName{"teaser", NewsRole::deck},       RoleName{"caption", NewsRole::caption},
    RoleName{"photo caption", NewsRole::caption}, RoleName{"sound", NewsRole::other},
    RoleName{"image", NewsRole::other},       RoleName{"thumbnail", NewsRole::other},
    RoleName{"quicklook", NewsRole::other},   RoleName{"preview", NewsRole::other}};

constexpr std::array<std::string_view, 10> kOtherMedia{
    "photo", "picture", "image", "graphic", "audio", "video", "animation", "sound", "film", "logo"};
constexpr std::array<std::string_view, 3> kOtherTypes{"image/", "audio/", "video/"};

bool is_component(XmlNode const& node) { return node.local == "NewsComponent"; }

bool has_characters(XmlNode const& node) {
  return !ascii_trimmed(node.text).empty() || std::ranges::any_of(node.children, has_characters);
}

// Behind what says how it is encoded.
bool has_data(XmlNode const& content) {
  for (auto const& child : content.children) {
    if (child.local == "DataContent" && has_characters(child)) return true;
    if (child.local == "Encoding" && has_data(child)) return true;
  }
  return false;
}

// A title alone is none: sounds and pictures have one, too.
bool is_text(NewsRole role) {
  return role == NewsRole::text || role == NewsRole::lead || role == NewsRole::deck;
}

// What each component holds, itself and all below it.
class Survey {
 public:
  struct Holds {
    bool headline = false;
    bool text = false;    // anywhere
    bool direct = false;  // text that is in no inner component
  };

  explicit Survey(XmlNode const& item) { look(item, NewsRole::text); }
  [[nodiscard]] Holds const& of(XmlNode const& node) const { return holds_.at(&node); }

 private:
  Holds look(XmlNode const& node, NewsRole around) {
    auto const role = role_of(node, around);
    Holds holds;
    for (auto const& child : node.children) {
      if (child.local == "ContentItem") {
        bool const text = is_text(role) && holds_text(child);
        holds.direct = holds.direct || text;
      } else if (child.local == "NewsLines") {
        auto const* const line = child_of(child, "HeadLine");
        holds.headline = holds.headline || (line != nullptr && has_characters(*line));
      } else if (is_component(child)) {
        auto const inner = look(child, role);
        holds.headline = holds.headline || inner.headline;
        holds.text = holds.text || inner.text;
      }
    }
    holds.text = holds.text || holds.direct;
    return holds_[&node] = holds;
  }

  std::unordered_map<XmlNode const*, Holds> holds_;
};

class Splitter {
 public:
  Splitter(PlacedNode const& item, std::vector<NewsPart>& parts)
      : survey_{*item.node}, parts_{parts} {
    split({{}, item});
  }

 private:
  // A component, those around it (the innermost first), and those that go with it.
  struct Place {
    std::vector<PlacedNode> around;
    PlacedNode node;
    std::vector<PlacedNode> with = {};
    XmlNode const* own = nullptr;
  };

  void split(Place place) {
    auto const& node = *place.node.node;
    auto const here = survey_.of(node);
    std::vector<PlacedNode> texts;
    std::vector<PlacedNode> rest;
    std::vector<PlacedNode> own;  // of the texts, those with a headline
    for (auto const& child : node.children) {
      if (!is_component(child)) continue;
      PlacedNode const placed{&child, place.node.path + "/NewsComponent"};
      auto const holds = survey_.of(child);
      (holds.text ? texts : rest).push_back(placed);
      if (holds.text && holds.headline) own.push_back(placed);
    }
    place.around.insert(place.around.begin(), place.node);
    bool const room = parts_.size() + own.size() <= kMostNewsParts;
    if (own.size() > 1 && room) return divide(place, own, texts.size() > own.size(), rest);
    if (texts.size() != 1 || here.direct)
      return parts_.push_back({place.around, with(place.with, place.node), {}, place.own});
    std::ranges::move(rest, std::back_inserter(place.with));
    split({std::move(place.around), texts.front(), std::move(place.with), place.own});
  }

  // What has no headline of its own is an article of what is around it; pictures go with the first.
  void divide(Place const& place, std::vector<PlacedNode> const& own, bool more,
              std::vector<PlacedNode> const& rest) {
    auto with_first = place.with;
    with_first.insert(with_first.end(), rest.begin(), rest.end());
    if (more || survey_.of(*place.node.node).direct) {
      NewsPart left{place.around, with(place.with, place.node), {}, place.node.node};
      for (auto const& part : own) left.others.push_back(part.node);
      parts_.push_back(std::move(left));
      with_first.clear();
    }
    for (auto const& part : own)
      split({place.around, part, std::exchange(with_first, {}), part.node});
  }

  static std::vector<PlacedNode> with(std::vector<PlacedNode> others, PlacedNode const& node) {
    others.insert(others.begin(), node);
    return others;
  }

  Survey survey_;
  std::vector<NewsPart>& parts_;
};

}  // namespace

NewsRole role_of(XmlNode const& component, NewsRole around) {
  auto const* const role = child_of(component, "Role");
  if (role == nullptr || around == NewsRole::caption || around == NewsRole::other) return around;
  auto const name = lower_ascii(role->attribute("FormalName"));
  auto const known = std::ranges::find(kRoles, std::string_view{name}, &RoleName::name);
  return known == kRoles.end() ? around : known->role;
}

std::string other_media(XmlNode const& content) {
  for (std::string_view const name : {"MediaType", "MimeType"}) {
    auto const* const type = child_of(content, name);
    if (type == nullptr) continue;
    auto const formal = std::string{type->attribute("FormalName")};
    auto const lower = lower_ascii(formal);
    bool const media = std::ranges::find(kOtherMedia, lower) != kOtherMedia.end();
    bool const mime =
        std::ranges::any_of(kOtherTypes, [&](auto begin) { return lower.starts_with(begin); });
    if (media || mime) return formal;
  }
  return {};
}

bool holds_text(XmlNode const& content) { return has_data(content) && other_media(content).empty(); }

XmlNode const* child_of(XmlNode const& node, std::string_view name) {
  auto const wanted = lower_ascii(name);
  for (auto const& child : node.children)
    if (child.local.size() == name.size() && lower_ascii(child.local) == wanted) return &child;
  return nullptr;
}

std::vector<NewsPart> parts_of_item(PlacedNode const& item) {
  std::vector<NewsPart> parts;
  Splitter const splitter{item, parts};
  return parts;
}

}  // namespace backfile::internal

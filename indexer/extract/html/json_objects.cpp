#include "indexer/extract/html/json_objects.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/ascii.hpp"
#include "indexer/extract/html/page_text.hpp"

namespace backfile::internal {
namespace {

namespace dom = simdjson::dom;

struct TypeRow {
  std::string_view name;
  int weight;
};
constexpr std::array kTypes{TypeRow{"NewsArticle", 90},
                            TypeRow{"ReportageNewsArticle", 90},
                            TypeRow{"OpinionNewsArticle", 90},
                            TypeRow{"AnalysisNewsArticle", 90},
                            TypeRow{"BackgroundNewsArticle", 90},
                            TypeRow{"ReviewNewsArticle", 90},
                            TypeRow{"AskPublicNewsArticle", 90},
                            TypeRow{"LiveBlogPosting", 88},
                            TypeRow{"BlogPosting", 88},
                            TypeRow{"Article", 87},
                            TypeRow{"TechArticle", 86},
                            TypeRow{"ScholarlyArticle", 86},
                            TypeRow{"MedicalScholarlyArticle", 86},
                            TypeRow{"AdvertiserContentArticle", 84},
                            TypeRow{"SatiricalArticle", 86},
                            TypeRow{"SocialMediaPosting", 80},
                            TypeRow{"DiscussionForumPosting", 70},
                            TypeRow{"Report", 82},
                            TypeRow{"Recipe", 78},
                            TypeRow{"Review", 60},
                            TypeRow{"CreativeWork", 60},
                            TypeRow{"WebPage", 50},
                            TypeRow{"ItemPage", 50},
                            TypeRow{"VideoObject", 35}};

// Some write "newsArticle".
bool same_letters(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, ascii_lower, ascii_lower);
}

bool ends_with_letters(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() &&
         same_letters(name.substr(name.size() - ending.size()), ending);
}

}  // namespace

std::string text_of(dom::element value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return without_markup(text);
  // {"@value": "…", "@type": "Date"}
  auto const inner = at(value, "@value");
  if (inner && inner->is_string()) return text_of(*inner);
  if (inner && inner->is_number()) return simdjson::minify(*inner);
  return {};
}

std::optional<dom::element> at(dom::element object, std::string_view key) {
  dom::object fields;
  dom::element value;
  if (object.get(fields) != simdjson::SUCCESS) return std::nullopt;
  if (fields.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
  return value;
}

// "https://schema.org/NewsArticle" is NewsArticle.
int weight_of_type(dom::element object) {
  auto const type = at(object, "@type");
  if (!type) return 0;
  int best = 0;
  auto const weigh = [&](dom::element element) {
    std::string_view name;
    if (element.get(name) != simdjson::SUCCESS) return;
    name = name.substr(name.find_last_of("/#:") + 1);
    for (auto const& row : kTypes)
      if (same_letters(row.name, name)) best = std::max(best, row.weight);
  };
  dom::array list;
  if (type->get(list) == simdjson::SUCCESS)
    for (auto const element : list) weigh(element);
  else
    weigh(*type);
  return best;
}

bool is_type(dom::element object, std::string_view ending) {
  auto const type = at(object, "@type");
  if (!type) return false;
  std::string_view name;
  if (type->get(name) == simdjson::SUCCESS) return ends_with_letters(name, ending);
  dom::array list;
  if (type->get(list) != simdjson::SUCCESS) return false;
  for (auto const element : list)
    if (element.get(name) == simdjson::SUCCESS && ends_with_letters(name, ending)) return true;
  return false;
}

}  // namespace backfile::internal

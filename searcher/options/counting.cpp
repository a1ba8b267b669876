// Facets and histograms.
#include <algorithm>

#include "indexer/console/choice.hpp"
#include "searcher/options/options.hpp"

namespace backfile::internal {
namespace {

FacetRequest facet_request(std::string const& text) {
  auto const colon = text.find(':');
  FacetRequest request{text.substr(0, colon), 10};
  if (colon == text.npos) return request;
  auto const limit = text.substr(colon + 1);
  if (limit == "all") {
    request.limit = 0;
    return request;
  }
  bool const number =
      !limit.empty() && limit.size() < 8 && limit.find_first_not_of("0123456789") == limit.npos;
  if (!number || std::stoul(limit) == 0)
    throw Error{Code::usage, fmt::format("--facet {}: '{}' is not a number of values", text, limit),
                "write --facet outlet:20 or --facet outlet:all"};
  request.limit = std::stoul(limit);
  return request;
}

// outlet,byline:20
void add_facets(SearchOptions& search, std::string const& list) {
  for (std::size_t at = 0; at <= list.size();) {
    auto const end = std::min(list.find(',', at), list.size());
    search.facets.push_back(facet_request(list.substr(at, end - at)));
    at = end + 1;
  }
}

Choices<std::optional<By>> units() {
  return {{"day", By::day},
          {"week", By::week},
          {"month", By::month},
          {"quarter", By::quarter},
          {"year", By::year}};
}

}  // namespace

void add_counting(CLI::App& app, SearchArguments& arguments) {
  auto& search = arguments.search;
  app.add_option_function<std::vector<std::string>>(
         "-F,--facet",
         [&search](std::vector<std::string> const& lists) {
           for (auto const& list : lists) add_facets(search, list);
         },
         "count the values of a field; FIELD:20 for so many, FIELD:all; several with commas")
      ->allow_extra_args(false)
      ->option_text("FIELD");
  add_choice<std::optional<By>>(app, "--histogram,--by", search.histogram, units(),
                                "count by publication date");
  add_choice<std::string>(
      app, "--field", search.histogram_field,
      {{"date", "date"}, {"updated", "updated"}, {"indexed", "indexed"}, {"mentions", "mentions"}},
      "the date that a histogram counts by");
  app.add_flag("--share", arguments.share,
               "each bucket's part of all articles published then, in per cent");
}

}  // namespace backfile::internal

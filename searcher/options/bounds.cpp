// Which articles can match at all: dates and values of fields.
#include "indexer/console/choice.hpp"
#include "searcher/options/options.hpp"

namespace backfile::internal {
namespace {

void add_filters(CLI::App& app, SearchOptions& search) {
  for (std::string const name : {"outlet", "byline", "source", "lang", "genre", "dateline"}) {
    auto const add = [&search, name](std::vector<std::string> const& values) {
      for (auto const& value : values) {
        bool const exclude = value.starts_with('!');
        search.filters.push_back({name, exclude ? value.substr(1) : value, exclude});
      }
    };
    app.add_option_function<std::vector<std::string>>(
           "--" + name + (name == "dateline" ? ",--place" : ""), add,
           fmt::format("only articles with this {}; repeat for several, ! excludes", name))
        ->allow_extra_args(false)
        ->option_text("NAME");
  }
}

}  // namespace

void add_bounds(CLI::App& app, SearchArguments& arguments) {
  auto& search = arguments.search;
  app.add_option("--since", search.since, "published on that day (month, year) or later")
      ->option_text("DATE");
  app.add_option("--until", search.until, "published on that day (month, year) or earlier")
      ->option_text("DATE");
  app.add_option("--on", search.on, "published within that day, month, year or range")
      ->option_text("DATE");
  add_choice<Undated>(
      app, "--undated", search.undated,
      {{"hide", Undated::hide}, {"include", Undated::include}, {"only", Undated::only}},
      "articles without a date, where dates are bounded");
  add_choice<Dates>(app, "--dates", search.dates,
                    {{"stated", Dates::stated}, {"estimated", Dates::estimated}},
                    "estimated: also what can lie within the dates, as date~:");
  add_filters(app, search);
}

}  // namespace backfile::internal

// explain and fields: what the parser and the schema say of themselves.
#include <nlohmann/json.hpp>
#include <fmt/format.h>

#include "indexer/console/fold.hpp"
#include "indexer/console/output.hpp"
#include "indexer/index/article_json.hpp"
#include "searcher/commands/commands.hpp"

namespace backfile::internal {

namespace {

// The article's score as a sum, or what it does not answer.
std::string score_text(ScoreExplanation const& explained) {
  auto const id = safe_text(explained.id);
  if (!explained.matches) {
    auto text = fmt::format("\nscore\n{} is no answer; it lacks\n", id);
    for (auto const& part : explained.unmet) text += fmt::format("  {}\n", safe_text(part));
    return text;
  }
  auto text = fmt::format("\nscore\n{:9.4f}  {}\n", explained.score, id);
  for (auto const& row : explained.terms)
    text += row.articles == 0
                ? fmt::format("{:9.4f}  {}\n", row.score, safe_text(row.term))
                : fmt::format("{:9.4f}  {} (in {} {})\n", row.score, safe_text(row.term),
                              row.articles, row.articles == 1 ? "article" : "articles");
  return text;
}

}  // namespace

int run_explain(SearchArguments const& arguments) {
  auto const query = parse_query(arguments.text(), arguments.query);
  Searcher const searcher{arguments.indexes};
  auto const explained = searcher.explain(query, arguments.search);
  std::string text = fmt::format("query      {}\nreading    {}\n", safe_text(query.text()),
                                 safe_text(query.normalized()));
  auto const stage = [&](std::string_view name, std::string const& value) {
    text += fmt::format("\n{}\n{}", name, safe_text(value, true));
  };
  stage("tokens", explained.tokens);
  stage("tree", explained.tree);
  stage("variants", explained.variants);
  stage("window", explained.window);
  stage("plan", explained.plan);
  stage("xapian", explained.xapian);
  stage("ranking", explained.ranking);
  if (!arguments.id.empty())
    text += score_text(searcher.explain_score(query, arguments.id, arguments.search));
  for (auto const& note : explained.notes) text += fmt::format("\nnote: {}\n", note.message);
  print(folded(text, fold_columns()),
        arguments.format == OutputFormat::text ? Content::text : Content::data, arguments.paged);
  return 0;
}

int run_fields(SearchArguments const& arguments) {
  std::string text;
  if (arguments.format == OutputFormat::json) {
    auto list = Json::array();
    for (auto const& row : field_help())
      list.push_back({{"name", row.name},
                      {"aliases", row.aliases},
                      {"kind", row.kind},
                      {"facet", row.facet},
                      {"summary", row.summary},
                      {"example", row.example}});
    text = to_json_text(list) + '\n';
  } else {
    for (auto const& row : field_help()) {
      text += fmt::format("{:10} {:10} {}\n", row.name, row.kind, row.summary);
      text += fmt::format("{:21} e.g. {}{}\n", "", row.example, row.facet ? "   (facet)" : "");
      if (!row.aliases.empty()) text += fmt::format("{:21} also: {}\n", "", row.aliases);
    }
  }
  bool const for_people = arguments.format != OutputFormat::json;
  print(for_people ? folded(text, fold_columns()) : text,
        arguments.format == OutputFormat::text ? Content::text : Content::data, arguments.paged);
  return 0;
}

}  // namespace backfile::internal

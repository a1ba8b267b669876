#include <fmt/format.h>

#include "searcher/commands/commands.hpp"
#include "searcher/query/unquoted.hpp"
#include "searcher/render/result_json.hpp"
#include "searcher/render/result_text.hpp"

namespace backfile::internal {
namespace {

std::string ids_text(Results const& results, char end) {
  std::string text;
  for (auto const& hit : results.hits) text += safe_text(hit.article.id) + end;
  return text;
}

std::string lines_text(Results const& results) {
  std::string text;
  for (auto const& hit : results.hits) text += to_json_text(hit_json(hit)) + '\n';
  return text;
}

std::string rendered(Query const& query, Results const& results, SearchArguments const& arguments) {
  switch (arguments.format) {
    case OutputFormat::json: return to_json_text(results_json(query, results)) + '\n';
    case OutputFormat::jsonl: return lines_text(results);
    case OutputFormat::ids: return ids_text(results, arguments.null_separated ? '\0' : '\n');
    case OutputFormat::trec:
    case OutputFormat::text: break;
  }
  return results_text(results, {use_color(arguments.color), terminal_columns()});
}

// Notes that the text of an answer has itself.
bool is_shown(QueryNote const& note) {
  return note.code == "undated_hidden" || note.code == "no_match";
}

}  // namespace

int run_search(SearchArguments const& arguments) {
  if (!arguments.queries.empty()) return run_batch(arguments);
  if (arguments.format == OutputFormat::trec)
    throw Error{Code::usage, "--format trec is for runs of many queries",
                "add --queries FILE; for one query: --format jsonl or ids"};
  return answer(parse_query(arguments.text(), arguments.query), arguments);
}

int answer(Query const& query, SearchArguments const& arguments) {
  Searcher const searcher{arguments.index};
  auto search = arguments.search;
  if (arguments.format == OutputFormat::ids) search.snippets = 0;
  auto results = searcher.search(query, search);
  for (auto const& word : arguments.words)
    if (auto const note = note_unquoted(word)) results.notes.push_back({note->code, note->message});
  bool const text = arguments.format == OutputFormat::text;
  if (!arguments.quiet)
    for (auto const& note : results.notes)
      if (!(text && is_shown(note))) write_err("note: " + note.message);
  if (!write_out(rendered(query, results, arguments))) return 0;
  return results.count.articles > 0 || arguments.no_match_ok ? 0 : 1;
}

int run_count(SearchArguments const& arguments) {
  auto const query = parse_query(arguments.text(), arguments.query);
  auto const count = Searcher{arguments.index}.count(query, arguments.search);
  if (!arguments.quiet)
    for (auto const& note : query.notes()) write_err("note: " + note.message);
  if (count.undated_matches > 0 && !arguments.quiet)
    write_err(
        fmt::format("note: {} undated also match (--undated include)", count.undated_matches));
  static_cast<void>(write_out(fmt::format("{}\n", count.articles)));
  return count.articles > 0 || arguments.no_match_ok ? 0 : 1;
}

}  // namespace backfile::internal

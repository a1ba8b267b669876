// backfile-search --queries FILE.
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <optional>

#include "searcher/commands/commands.hpp"
#include "searcher/query/query_list.hpp"
#include "searcher/render/trec.hpp"

namespace backfile::internal {
namespace {

struct Question {
  std::string id;
  std::optional<Query> query;  // none where the line has no word
};

void check(SearchArguments const& arguments) {
  auto const refuse = [](std::string const& message, std::string const& hint) {
    throw Error{Code::usage, message, hint};
  };
  if (!arguments.words.empty())
    refuse("--queries reads its questions from the file; '" + arguments.words.front() +
               "' is one more",
           "leave it out, or add it to the file");
  if (!arguments.search.facets.empty() || arguments.search.histogram)
    refuse("--queries lists articles; it counts no facets and no histogram",
           "ask one question at a time for them");
  if (arguments.format != OutputFormat::trec && arguments.format != OutputFormat::jsonl &&
      arguments.format != OutputFormat::ids)
    refuse("--queries writes a line an article", "add --format trec, jsonl or ids");
  if (arguments.tag.empty() || arguments.tag.find_first_of(" \t\r\n") != std::string::npos)
    refuse("--tag: a word without blanks is wanted", "--tag run1");
}

std::vector<ListedQuery> read_list(std::string const& path) {
  if (path == "-") return read_query_list(std::cin, "standard input");
  std::ifstream stream{path, std::ios::binary};
  if (!stream) {
    auto const code = errno == ENOENT ? Code::input_not_found : Code::io;
    throw Error{code, fmt::format("--queries {}: {}", path, std::strerror(errno)),
                "a file, or - for standard input"};
  }
  return read_query_list(stream, path);
}

// All questions are read before the first is asked: a list is answered as a whole or refused.
std::vector<Question> read_questions(SearchArguments const& arguments) {
  auto options = arguments.query;
  options.match = Match::any;
  options.plain_words = true;
  options.variants = false;
  std::vector<Question> questions;
  for (auto& listed : read_list(arguments.queries)) {
    auto& question = questions.emplace_back(Question{std::move(listed.id), std::nullopt});
    if (listed.words.empty()) {
      if (!arguments.quiet)
        write_err(fmt::format("note: {}:{}: '{}' has no words to search", arguments.queries,
                              listed.line, question.id));
      continue;
    }
    try {
      question.query = parse_query(listed.words, options);
    } catch (Error const& error) {
      throw Error{error.code(),
                  fmt::format("{}:{}: {}", arguments.queries, listed.line, error.message()),
                  error.hint()};
    }
  }
  return questions;
}

std::string rendered(std::string const& id, std::vector<RankedId> const& hits,
                     SearchArguments const& arguments) {
  auto const offset = arguments.search.all ? 0 : arguments.search.offset;
  if (arguments.format == OutputFormat::trec) return trec_lines(id, hits, arguments.tag, offset);
  if (arguments.format == OutputFormat::jsonl) return json_lines(id, hits, offset);
  std::string text;
  for (auto const& hit : hits)
    text += fmt::format("{}\t{}{}", id, safe_text(hit.id), arguments.null_separated ? '\0' : '\n');
  return text;
}

}  // namespace

int run_batch(SearchArguments const& arguments) {
  check(arguments);
  auto const questions = read_questions(arguments);
  Searcher const searcher{arguments.indexes};
  auto search = arguments.search;
  if (search.undated == Undated::hide) search.undated = Undated::include;
  search.group = Grouping::none;
  bool any = false;
  for (auto const& [id, query] : questions) {
    if (!query) continue;
    auto const hits = searcher.rank(*query, search);
    any = any || !hits.empty();
    if (!write_out(rendered(id, hits, arguments))) return 0;
  }
  return any || arguments.no_match_ok ? 0 : 1;
}

}  // namespace backfile::internal

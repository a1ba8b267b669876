// Taking articles out of an index: by id, or all that a query finds.
#include <fmt/format.h>
#include <backfile/search.hpp>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdint>

#include "indexer/commands/commands.hpp"
#include "indexer/console/console.hpp"
#include "indexer/console/output.hpp"

namespace backfile::internal {
namespace {

struct Found {
  std::string id;
  std::string title;
};

// An id has no spaces and no syntax, and most have a digit or an underscore: a mistyped id must
// not become a query that finds other articles.
bool looks_like_id(std::string_view word) {
  if (word.find_first_of(" \t:\"()*?") != word.npos) return false;
  return std::ranges::any_of(word, [](unsigned char c) {
    return std::isdigit(c) != 0 || c == '_' || c == '.' || c == '@';
  });
}

[[noreturn]] void refuse_missing(std::string const& id) {
  throw Error{Code::article_not_found, fmt::format("no article has the id '{}'", id),
              "nothing was removed; a query is written with its syntax, as words:100..200 or "
              "\"two words\""};
}

std::vector<Found> of_ids(Searcher const& searcher, std::vector<std::string> const& ids,
                          std::vector<std::string>& missing) {
  std::vector<Found> found;
  for (auto const& id : ids) try {
      found.push_back({id, searcher.article(id).title});
    } catch (Error const& error) {
      if (error.code() != Code::article_not_found) throw;
      missing.push_back(id);
    }
  return found;
}

std::vector<Found> of_query(Searcher const& searcher, std::string const& text) {
  std::vector<Found> found;
  SearchOptions all;
  all.all = true;
  all.group = Grouping::none;
  all.snippets = 0;
  bool const whole = searcher.walk(parse_query(text), all, [&](Results const& page) {
    for (auto const& hit : page.hits) found.push_back({hit.id, hit.title});
    return true;
  });
  if (!whole)
    throw Error{Code::locked, "the index changed while the articles were looked up",
                "nothing was removed; try again"};
  return found;
}

// Operands are ids where one of them is; else they are a query.
std::vector<Found> of_operands(Searcher const& searcher, std::vector<std::string> const& words,
                               std::vector<std::string>& missing) {
  std::vector<std::string> others;
  auto found = of_ids(searcher, words, others);
  if (!found.empty()) {
    missing.insert(missing.end(), others.begin(), others.end());
    return found;
  }
  if (std::ranges::all_of(words, looks_like_id)) refuse_missing(words.front());
  return of_query(searcher, fmt::format("{}", fmt::join(words, " ")));
}

void tell(std::vector<Found> const& found) {
  std::string text;
  for (auto const& article : found)
    text += safe_text(article.id) + "  " + safe_text(article.title) + '\n';
  print(text, Content::text);
}

IndexWriter writer_of(IndexArguments const& arguments) {
  auto const timeout = std::chrono::duration<double>(arguments.lock_timeout);
  return IndexWriter{arguments.index,
                     {false, std::chrono::duration_cast<std::chrono::milliseconds>(timeout)}};
}

// The ids that were given with --id, or as operands: those with a tombstone are not in the index.
int lift(IndexArguments const& arguments) {
  auto ids = arguments.ids;
  ids.insert(ids.end(), arguments.operands.begin(), arguments.operands.end());
  auto writer = writer_of(arguments);
  std::uint64_t lifted = 0;
  for (auto const& id : ids) lifted += writer.lift(id) ? 1 : 0;
  writer.commit();
  write_err(fmt::format("may come back {}  had no tombstone {}", lifted, ids.size() - lifted));
  return lifted == ids.size() ? 0 : exit_status(Code::article_not_found);
}

}  // namespace

int run_remove(IndexArguments const& arguments) {
  if (arguments.operands.empty() && arguments.ids.empty())
    throw Error{Code::usage, "remove: neither a query nor an id given",
                "backfile-index remove -d INDEX QUERY, or --id ID; first with --dry-run"};
  if (arguments.lift) return lift(arguments);
  Searcher const searcher{arguments.index};
  std::vector<std::string> missing;
  auto found = of_ids(searcher, arguments.ids, missing);
  if (!arguments.operands.empty())
    for (auto& article : of_operands(searcher, arguments.operands, missing))
      found.push_back(std::move(article));
  for (auto const& id : missing)
    write_err(fmt::format("no article has the id '{}'{}", id,
                          arguments.tombstone ? "; it stays out from now on" : ""));
  int const status = missing.empty() ? 0 : exit_status(Code::article_not_found);
  if (arguments.dry_run) {
    tell(found);
    write_err(fmt::format("would remove {}  not found {}", found.size(), missing.size()));
    return status;
  }
  auto writer = writer_of(arguments);
  std::uint64_t removed = 0;
  for (auto const& article : found)
    removed += arguments.tombstone ? writer.remove_for_good(article.id) : writer.remove(article.id);
  if (arguments.tombstone)
    for (auto const& id : missing) writer.remove_for_good(id);
  writer.commit();
  write_err(fmt::format("removed {}  not found {}", removed, missing.size()));
  return status;
}

}  // namespace backfile::internal

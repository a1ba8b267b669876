// include/backfile/search.hpp: the searcher for embedders.
#include <fmt/format.h>
#include <backfile/search.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

#include "searcher/match/counting.hpp"
#include "searcher/match/occurrences.hpp"
#include "searcher/match/question.hpp"
#include "searcher/match/ranking.hpp"
#include "searcher/match/readers.hpp"
#include "searcher/match/request.hpp"
#include "searcher/match/similar.hpp"
#include "searcher/results/answer.hpp"
#include "searcher/results/groups.hpp"
#include "searcher/results/score.hpp"
#include "searcher/results/walk.hpp"

namespace backfile {
namespace {

using namespace internal;

void add_notes(std::vector<QueryNote>& notes, std::vector<Note> const& more) {
  for (auto const& note : more) notes.push_back({note.code, note.message});
}

std::string window_text(Request const& request) {
  if (!request.window) return "no date bound\n";
  auto const end = [](std::optional<Day> const& day) { return day ? day->iso() : "open"; };
  return fmt::format("{} .. {}\n", end(request.window->from), end(request.window->to));
}

std::string variant_text(Request const& request) {
  std::string text;
  for (auto const& variant : request.variants)
    text +=
        fmt::format("{} → {} ({})\n", variant.typed, fmt::join(variant.also, ", "), variant.rule);
  return text.empty() ? "none\n" : text;
}

std::string token_text(ParsedQuery const& query) {
  std::string text;
  for (auto const& token : query.parsed.tokens) {
    if (token.kind == TokenKind::end) continue;
    text += fmt::format("{:10} {} ({}..{})\n", internal::to_string(token.kind), token.text,
                        token.span.offset, token.span.offset + token.span.length);
  }
  return text;
}

}  // namespace

struct Searcher::State {
  explicit State(std::vector<std::string> const& indexes)
      : readers{std::vector<std::filesystem::path>(indexes.begin(), indexes.end())} {}
  Readers readers;
};

Searcher::Searcher(std::string const& index) : Searcher{std::vector{index}} {}
Searcher::Searcher(std::vector<std::string> const& indexes)
    : state_{std::make_unique<State>(indexes)} {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Results Searcher::search(Query const& query, SearchOptions const& options) const {
  auto const start = std::chrono::steady_clock::now();
  auto results = state_->readers.run([&](Reader const& reader) {
    Answer answer{reader, query.parsed(), options};
    return answer.page(answer.left());
  });
  results.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return results;
}

bool Searcher::walk(Query const& query, SearchOptions const& options,
                    std::function<bool(Results const&)> const& use) const {
  Walk walk{query.parsed(), options, use};
  while (state_->readers.run([&](Reader const& reader) { return walk.read(reader); })) continue;
  return walk.is_whole();
}

Count Searcher::count(Query const& query, SearchOptions const& options) const {
  return state_->readers.run([&](Reader const& reader) {
    PlaceBudget const budget;
    auto const request = make_request(query.parsed(), options, reader);
    Count found;
    auto const plan = request.whole();
    found.articles = internal::count(reader, plan);
    found.groups = count_rows(reader, plan, options.group, found.articles);
    std::vector<QueryNote> told;
    count_undated(reader, request, found, told);
    return found;
  });
}

std::vector<RankedId> Searcher::rank(Query const& query, SearchOptions const& options) const {
  return state_->readers.run([&](Reader const& reader) {
    PlaceBudget const budget;
    auto const request = make_request(query.parsed(), options, reader);
    Cursors const cursors{reader, query.parsed(), options, request};
    auto const matched = ranked(reader, request, rows_asked(reader, request, cursors, options));
    std::vector<RankedId> ids;
    for (auto const& hit : matched.page) ids.push_back({reader.id(hit.number), hit.score});
    return ids;
  });
}

Facet Searcher::values(std::string const& field, std::string const& prefix,
                       std::size_t limit) const {
  auto const& row = value_field(field);
  return state_->readers.run(
      [&](Reader const& reader) { return list_values(reader, row, prefix, limit); });
}

std::vector<FacetValue> Searcher::words(std::string const& prefix, std::size_t limit) const {
  return state_->readers.run(
      [&](Reader const& reader) { return list_words(reader, prefix, limit); });
}

IndexState Searcher::index_state() const {
  return state_->readers.run([](Reader const& reader) {
    auto const& database = reader.database();
    return IndexState{database.get_uuid(), reader.shards().revision(), database.get_doccount()};
  });
}

Article Searcher::article(std::string const& id) const {
  return state_->readers.run([&](Reader const& reader) {
    auto const number = reader.find(id);
    if (!number)
      throw Error{Code::article_not_found, fmt::format("no article has the id '{}'", id),
                  "ids are printed by every search; a search may name them: id:..."};
    return reader.article(*number);
  });
}

Explanation Searcher::explain(Query const& query, SearchOptions const& options) const {
  return state_->readers.run([&](Reader const& reader) {
    auto const request = make_request(query.parsed(), options, reader);
    Explanation explanation;
    explanation.tokens = token_text(query.parsed());
    auto tree = query.parsed().parsed.tree;
    choose_words(tree, query.parsed(), reader);
    explanation.tree = print_tree(tree);
    explanation.variants = variant_text(request);
    explanation.window = window_text(request);
    explanation.plan = print_plan(request.whole());
    explanation.xapian = compiled(reader, request.whole()).get_description() + '\n';
    explanation.ranking = ranking_text(reader, request);
    add_notes(explanation.notes, request.notes);
    return explanation;
  });
}

ScoreExplanation Searcher::explain_score(Query const& query, std::string const& id,
                                         SearchOptions const& options) const {
  return state_->readers.run([&](Reader const& reader) {
    return internal::explain_score(reader, make_request(query.parsed(), options, reader), id,
                                   group_slot(options.group));
  });
}

}  // namespace backfile

// include/backfile/search.hpp: the searcher for embedders.
#include <fmt/format.h>
#include <backfile/search.hpp>

#include <algorithm>
#include <chrono>

#include "indexer/index/generation.hpp"
#include "searcher/match/compile.hpp"
#include "searcher/match/counting.hpp"
#include "searcher/match/occurrences.hpp"
#include "searcher/match/ranking.hpp"
#include "searcher/match/readers.hpp"
#include "searcher/match/request.hpp"
#include "searcher/match/similar.hpp"
#include "searcher/results/diagnosis.hpp"
#include "searcher/results/groups.hpp"
#include "searcher/results/score.hpp"
#include "searcher/results/snippets.hpp"

namespace backfile {
namespace {

using namespace internal;

void add_notes(std::vector<QueryNote>& notes, std::vector<Note> const& more) {
  for (auto const& note : more) notes.push_back({note.code, note.message});
}

std::optional<Window> window_of(Request const& request, QueryOptions const& options) {
  if (!request.window) return std::nullopt;
  Window window;
  window.field = "date";
  if (request.window->from) window.from = *request.window->from;
  if (request.window->to) window.to = *request.window->to;
  window.time_zone = options.time_zone;
  return window;
}

// Undated articles that the bound hides are an answer, not a silence.
void count_undated(Reader const& reader, Request const& request, Count& count,
                   std::vector<QueryNote>& notes) {
  if (!request.window || request.undated != Undated::hide) return;
  count.undated_matches = internal::count(reader, request.undated_matches());
  if (count.undated_matches == 0) return;
  bool const one = count.undated_matches == 1;
  notes.push_back({"undated_hidden",
                   fmt::format("{} undated {} also {} (--undated include)", count.undated_matches,
                               one ? "article" : "articles", one ? "matches" : "match")});
}

Sort sort_of(SearchOptions const& options, Request const& request) {
  if (options.sort != Sort::automatic) return options.sort;
  return request.scored ? Sort::relevance : Sort::newest;
}

FieldFilter const* filter_on(Request const& request, Field const& row) {
  auto const found = std::ranges::find(request.filters, &row, &FieldFilter::field);
  return found == request.filters.end() || found->included.empty() ? nullptr : &*found;
}

void add_facets(Reader const& reader, Request const& request, SearchOptions const& options,
                std::vector<DocumentNumber> const& matches, Results& results) {
  for (auto const& asked : options.facets) {
    auto const& row = facet_field(asked.field);
    auto const* filter = filter_on(request, row);
    results.facets[std::string{row.name}] =
        filter == nullptr ? count_facet(reader, matches, row, asked.limit, {})
                          : count_facet(reader, all_matches(reader, request.whole(&row)), row,
                                        asked.limit, filter->values);
  }
}

std::vector<Hit> read_hits(Reader const& reader, std::vector<Row> rows, Node const& tree,
                           SearchOptions const& options) {
  Highlights highlights{tree};
  std::vector<Hit> hits;
  hits.reserve(rows.size());
  auto rank = options.all ? 0 : options.offset;
  for (auto& [found, group] : rows) {
    Hit hit;
    hit.rank = ++rank;
    hit.score = found.score;
    static_cast<Article&>(hit) = reader.article(found.number);
    hit.snippets = make_snippets(hit, highlights, options.snippets, options.snippet_width);
    hit.group = std::move(group);
    hits.push_back(std::move(hit));
  }
  return hits;
}

void add_diagnosis(Reader const& reader, ParsedQuery const& query, SearchOptions const& options,
                   Results& results) {
  if (results.count.articles > 0) return;
  results.diagnosis = diagnose(reader, query, options);
  results.notes.push_back({"no_match", diagnosis_text(*results.diagnosis)});
}

MatchOptions match_options(Reader const& reader, Request const& request,
                           SearchOptions const& options, bool collect) {
  auto const everything = static_cast<std::size_t>(reader.database().get_doccount());
  return {sort_of(options, request), options.all ? 0 : options.offset,
          options.all ? everything : options.limit, collect, group_slot(options.group)};
}

Results search_once(Reader const& reader, ParsedQuery const& query, SearchOptions const& options) {
  PlaceBudget const budget;
  auto const request = make_request(query, options, reader);
  Results results;
  for (auto const& asked : options.facets) static_cast<void>(facet_field(asked.field));
  results.variants = request.variants;
  add_notes(results.notes, request.notes);
  results.sort = sort_of(options, request);
  bool const collect = !options.facets.empty() || options.histogram.has_value();
  auto const everything = reader.database().get_doccount();
  auto const plan = request.whole();
  auto const matched = ranked(reader, request, match_options(reader, request, options, collect));
  results.count.articles = matched.count;
  results.count.groups = matched.rows;
  count_undated(reader, request, results.count, results.notes);
  add_diagnosis(reader, query, options, results);
  results.window = window_of(request, query.options);
  auto rows = make_rows(reader, plan, options.group, results.sort, matched.page);
  results.hits = read_hits(reader, std::move(rows), request.tree, options);
  add_facets(reader, request, options, matched.all, results);
  if (options.histogram)
    results.histogram = count_histogram(
        reader, matched.all, {*options.histogram, options.histogram_field}, request.window);
  results.index_uuid = reader.database().get_uuid();
  results.index_revision = index_revision(reader.database());
  results.index_articles = everything;
  return results;
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
  explicit State(std::string const& index) : readers{index} {}
  Readers readers;
};

Searcher::Searcher(std::string const& index) : state_{std::make_unique<State>(index)} {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Results Searcher::search(Query const& query, SearchOptions const& options) const {
  auto const start = std::chrono::steady_clock::now();
  auto results = state_->readers.run(
      [&](Reader const& reader) { return search_once(reader, query.parsed(), options); });
  results.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return results;
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
    auto const request = make_request(query.parsed(), options, reader);
    auto const matched = ranked(reader, request, match_options(reader, request, options, false));
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
    explanation.xapian = compile(request.whole()).get_description() + '\n';
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

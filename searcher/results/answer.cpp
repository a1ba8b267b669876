#include "searcher/results/answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/match/counting.hpp"
#include "searcher/match/ranking.hpp"
#include "searcher/match/time_limit.hpp"
#include "searcher/results/diagnosis.hpp"
#include "searcher/results/snippets.hpp"
#include "searcher/results/spelling.hpp"

namespace backfile::internal {
namespace {

std::optional<Window> window_of(Request const& request, QueryOptions const& options) {
  if (!request.window) return std::nullopt;
  Window window;
  window.field = "date";
  if (request.window->from) window.from = *request.window->from;
  if (request.window->to) window.to = *request.window->to;
  window.time_zone = options.time_zone;
  return window;
}

FieldFilter const* filter_on(Request const& request, Field const& row) {
  auto const found = std::ranges::find(request.filters, &row, &FieldFilter::field);
  return found == request.filters.end() || found->included.empty() ? nullptr : &*found;
}

// Refuses what cannot be counted before anything is matched.
SearchOptions checked(SearchOptions const& options) {
  for (auto const& asked : options.facets) static_cast<void>(facet_field(asked.field));
  return options;
}

}  // namespace

MatchOptions rows_asked(Reader const& reader, Request const& request, Cursors const& cursors,
                        SearchOptions const& options) {
  if (!options.cursor.empty() && options.offset > 0)
    throw Error{Code::bad_value, "a cursor and an offset both say where a page begins",
                "give one of them"};
  MatchOptions asked;
  asked.sort = sort_of(options, request);
  asked.first = !options.cursor.empty() ? cursors.read(options.cursor)
                : options.all           ? 0
                                        : options.offset;
  asked.size = options.all ? reader.database().get_doccount() : options.limit;
  asked.collapse = group_slot(options.group);
  return asked;
}

Answer::Answer(Reader const& reader, ParsedQuery const& query, SearchOptions const& options)
    : reader_{reader},
      options_{checked(options)},
      request_{make_request(query, options, reader)},
      cursors_{reader, query, options, request_},
      highlights_{request_.tree} {
  auto asked = rows_asked(reader, request_, cursors_, options);
  asked.collect = !options.facets.empty() || options.histogram.has_value();
  first_ = asked.first;
  auto const matched = ranked(reader, request_, asked);
  whole_.sort = asked.sort;
  whole_.variants = request_.variants;
  whole_.window = window_of(request_, query.options);
  for (auto const& note : request_.notes) whole_.notes.push_back({note.code, note.message});
  whole_.count = {matched.count, matched.rows};
  count_undated(reader, request_, whole_.count, whole_.notes);
  explain_gaps(query);
  add_counts(matched.all);
  rows_ = make_rows(reader, request_.whole(), options.group, asked.sort, matched.page);
  whole_.index_uuid = reader.database().get_uuid();
  whole_.index_revision = reader.shards().revision();
  whole_.index_articles = reader.database().get_doccount();
}

// Why nothing matches; and what could be meant by words that no article has.
void Answer::explain_gaps(ParsedQuery const& query) {
  auto const found = whole_.count.articles;
  std::string respelled;
  if (found == 0) {
    whole_.diagnosis = diagnose(reader_, query, options_);
    bool const empty = reader_.frequency({}) == 0;
    whole_.notes.push_back({"no_match", empty ? "the index has no articles yet: backfile-index add"
                                              : diagnosis_text(*whole_.diagnosis)});
    respelled = whole_.diagnosis->query;
  } else if (has_choice(query.parsed.tree)) {
    respelled = respell(reader_, query).query;
  }
  if (respelled.empty() || !finds_more(reader_, respelled, query, options_, found)) return;
  whole_.suggestion = respelled;
  whole_.notes.push_back({"did_you_mean", "did you mean: " + respelled});
}

void Answer::add_counts(std::vector<DocumentNumber> const& matches) {
  for (auto const& asked : options_.facets) {
    auto const& row = facet_field(asked.field);
    auto const* filter = filter_on(request_, row);
    whole_.facets[std::string{row.name}] =
        filter == nullptr ? count_facet(reader_, matches, row, asked.limit, {})
                          : count_facet(reader_, all_matches(reader_, request_.whole(&row)), row,
                                        asked.limit, filter->values);
  }
  if (!options_.histogram) return;
  HistogramRequest const asked{*options_.histogram, options_.histogram_field};
  whole_.histogram = count_histogram(reader_, matches, asked, bound_on(asked.field));
}

// The days that every match has in that field, as far as the question says so.
std::optional<DayRange> Answer::bound_on(std::string const& name) const {
  auto const* const row = find_field(name);
  if (row == &field("date")) return request_.window;
  std::optional<DayRange> bound;
  if (row == nullptr || row->multiple) return bound;  // an article has other days as well
  auto const narrow = [&](Node const& node) {
    if (node.kind != NodeKind::days || node.field != row) return;
    if (!bound) bound = DayRange{};
    auto const& [from, to] = node.days;
    if (from && (!bound->from || *from > *bound->from)) bound->from = from;
    if (to && (!bound->to || *to < *bound->to)) bound->to = to;
  };
  narrow(request_.tree);
  if (request_.tree.kind == NodeKind::all_of)
    for (auto const& part : request_.tree.parts) narrow(part);
  return bound;
}

Hit Answer::hit_of(Row& row) {
  TimeLimit::look();
  Hit hit;
  hit.rank = next() + 1;
  hit.score = row.shown.score;
  static_cast<Article&>(hit) = reader_.article(row.shown.number);
  hit.snippets = make_snippets(hit, highlights_, options_.snippets, options_.snippet_width);
  hit.group = std::move(row.group);
  return hit;
}

Results Answer::page(std::size_t most) {
  auto results = whole_;
  results.hits.reserve(std::min(most, left()));
  for (; most > 0 && left() > 0; --most, ++read_) results.hits.push_back(hit_of(rows_[read_]));
  if (!results.hits.empty() && next() < whole_.count.groups)
    results.next_cursor = cursors_.write(next());
  return results;
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
  if (request.dates == Dates::estimated) return;
  auto const estimated = internal::count(reader, request.estimated_matches());
  if (estimated == 0) return;
  notes.push_back({"estimated_hidden",
                   fmt::format("{} undated {} estimated to be of that time (date~: or --dates "
                               "estimated)",
                               estimated, estimated == 1 ? "article is" : "articles are")});
}

}  // namespace backfile::internal

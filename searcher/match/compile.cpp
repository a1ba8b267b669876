#include "searcher/match/compile.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

#include "searcher/match/candidates.hpp"
#include "searcher/match/choice_source.hpp"
#include "searcher/match/position_filter.hpp"
#include "searcher/match/share_filter.hpp"

namespace backfile::internal {
namespace {

using Xapian::Query;

// Xapian's reference counts are not atomic: Query::MatchAll, one object for all threads, must not
// be copied in any of them.
Query every_document() { return Query{std::string{}}; }

// Xapian shares term lists by docid order; a value range with both ends open is a presence test.
Query values(Plan const& plan) {
  if (plan.low.empty() && plan.high.empty()) return every_document();
  if (plan.high.empty()) return {Query::OP_VALUE_GE, plan.slot, plan.low};
  if (plan.low.empty()) return {Query::OP_VALUE_LE, plan.slot, plan.high};
  return {Query::OP_VALUE_RANGE, plan.slot, plan.low, plan.high};
}

// What is asked of a part: that it finds articles, their scores as well, or the posting lists of
// its words, for what reads frequencies or positions in them.
struct Wanted {
  enum What : std::uint8_t { articles, scores, lists };

  Wanted(What of, Xapian::Database const* several = nullptr) : what{of}, whole{several} {}
  friend bool operator==(Wanted const& wanted, What what) { return wanted.what == what; }

  What what;
  Xapian::Database const* whole;  // of several indexes; null: of one
};

Query compile_part(Plan const& plan, Wanted wanted);

Query combine(Query::op operation, Plan const& plan, Wanted wanted, unsigned window = 0) {
  std::vector<Query> parts;
  for (auto const& part : plan.parts) parts.push_back(compile_part(part, wanted));
  return {operation, parts.begin(), parts.end(), window};
}

Query choice(Plan const& plan, Wanted wanted) {
  auto* source = new ChoiceSource{plan, wanted == Wanted::scores, wanted.whole};
  return Query{source->release()};
}

// Any of the plans; the words among them at once where they are very many.
Query any_of(std::span<Plan const> plans, Wanted wanted) {
  bool const apart = wanted != Wanted::lists && has_wide_choice(plans);
  std::vector<Query> parts;
  if (apart) {
    std::vector<Plan> words;
    std::ranges::copy_if(plans, std::back_inserter(words), is_choice_of_words);
    parts.push_back(choice(Plan::of(PlanKind::any_of, std::move(words)), wanted));
  }
  for (auto const& plan : plans)
    if (!apart || !is_choice_of_words(plan)) parts.push_back(compile_part(plan, wanted));
  return {Query::OP_OR, parts.begin(), parts.end()};
}

// The first part with all the others behind one operator.
Query first_with_rest(Query::op operation, Plan const& plan, Wanted first, Wanted rest) {
  return {operation, compile_part(plan.parts.front(), first),
          any_of(std::span{plan.parts}.subspan(1), rest)};
}

bool is_choice(Plan const& plan) {
  return plan.kind == PlanKind::any_of || plan.kind == PlanKind::synonyms ||
         plan.kind == PlanKind::forms;
}

// Occurrences read many words faster where they stand in byte order.
Plan with_sorted_choices(Plan plan) {
  for (auto& part : plan.parts) part = with_sorted_choices(std::move(part));
  if (is_choice(plan) && std::ranges::all_of(plan.parts, is_term))
    std::ranges::sort(plan.parts, {}, &Plan::term);
  return plan;
}

Query compile_places(std::vector<PlainPlaces> const& languages) {
  std::vector<Query> found;
  for (auto const& [places, stems] : languages) {
    auto const nearness = places.kind == PlanKind::near ? Query::OP_NEAR : Query::OP_PHRASE;
    auto query = combine(nearness, places, Wanted::lists, places.window);
    if (stems.kind != PlanKind::nothing)
      query = {Query::OP_FILTER, query, compile_part(stems, Wanted::articles)};
    found.push_back(std::move(query));
  }
  return {Query::OP_OR, found.begin(), found.end()};
}

// Xapian's own nearness first: it leaves few articles to look into, or none.
Query placed(Plan const& plan, Wanted wanted) {
  auto words = compile_part(without_places(plan), wanted);
  if (auto const languages = plain_places(plan); !languages.empty()) {
    words = {Query::OP_FILTER, words, compile_places(languages)};
    if (are_places_enough(plan)) return words;
  }
  auto* source = new PositionFilter{with_sorted_choices(plan)};
  return {Query::OP_FILTER, words, Query{source->release()}};
}

// Scored in several indexes alike by ChoiceSource alone.
Query synonyms(Plan const& plan, Wanted wanted) {
  bool const several = wanted == Wanted::scores && wanted.whole != nullptr;
  return wanted != Wanted::lists && (is_wide_choice(plan) || (several && is_choice_of_words(plan)))
             ? choice(plan, wanted)
             : combine(Query::OP_SYNONYM, plan, Wanted::lists);
}

Query some_of(Plan const& plan, Wanted wanted) {
  auto* source = new ShareFilter{plan};
  return {Query::OP_FILTER, combine(Query::OP_OR, plan, wanted), Query{source->release()}};
}

Query compile_part(Plan const& plan, Wanted wanted) {
  auto const scaled = [&](double factor) -> Query {
    auto const inner = factor == 0.0 && wanted == Wanted::scores ? Wanted::articles : wanted;
    return {Query::OP_SCALE_WEIGHT, compile_part(plan.parts.front(), inner), factor};
  };
  switch (plan.kind) {
    case PlanKind::nothing: return Query{};
    case PlanKind::everything: return {Query::OP_SCALE_WEIGHT, every_document(), 0.0};
    case PlanKind::term:
    case PlanKind::forms: return Query{plan.term};
    case PlanKind::all_of: return combine(Query::OP_AND, plan, wanted);
    case PlanKind::any_of: return any_of(plan.parts, wanted);
    case PlanKind::one_of: return combine(Query::OP_XOR, plan, wanted);
    case PlanKind::some_of: return some_of(plan, wanted);
    case PlanKind::synonyms: return synonyms(plan, wanted);
    case PlanKind::phrase:
      return is_plain(plan) ? combine(Query::OP_PHRASE, plan, Wanted::lists, plan.window)
                            : placed(plan, wanted);
    case PlanKind::near:
      return is_plain(plan) ? combine(Query::OP_NEAR, plan, Wanted::lists, plan.window)
                            : placed(plan, wanted);
    case PlanKind::and_not:
      return first_with_rest(Query::OP_AND_NOT, plan, wanted, Wanted::articles);
    case PlanKind::maybe: return first_with_rest(Query::OP_AND_MAYBE, plan, wanted, wanted);
    case PlanKind::in_body:
    case PlanKind::within_first:
    case PlanKind::at_least:
    case PlanKind::same_paragraph: return placed(plan, wanted);
    case PlanKind::filter: return scaled(0.0);
    case PlanKind::scale: return scaled(plan.factor);
    case PlanKind::values: return values(plan);
  }
  return Query{};
}

}  // namespace

Query compile(Plan const& plan, Xapian::Database const* whole) {
  return compile_part(plan, {Wanted::scores, whole});
}

}  // namespace backfile::internal

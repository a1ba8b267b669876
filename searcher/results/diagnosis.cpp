#include "searcher/results/diagnosis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/tokens.hpp"
#include "searcher/match/expand.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/planner.hpp"
#include "searcher/match/request.hpp"

namespace backfile::internal {
namespace {

// The question with one part left out.
struct Reduced {
  std::string text;  // of the part
  ParsedQuery query;
  SearchOptions options;
};

void add_tree_parts(std::vector<Reduced>& reduced, ParsedQuery const& query,
                    SearchOptions const& options) {
  auto const& tree = query.parsed.tree;
  auto const any = parse_options(query.options).any;
  if (tree.kind == NodeKind::everything) return;
  if (tree.kind != NodeKind::all_of) {
    reduced.push_back({print(tree), query, options});
    reduced.back().query.parsed.tree = Node{};
    return;
  }
  for (std::size_t i = 0; i < tree.parts.size(); ++i) {
    if (is_left_optional(tree, tree.parts[i], any)) continue;
    reduced.push_back({print(tree.parts[i]), query, options});
    auto& rest = reduced.back().query.parsed.tree;
    rest.parts.erase(rest.parts.begin() + static_cast<std::ptrdiff_t>(i));
    if (rest.parts.size() == 1) rest = Node{rest.parts.front()};
  }
}

void add_bounds(std::vector<Reduced>& reduced, ParsedQuery const& query,
                SearchOptions const& options) {
  std::vector<std::string> texts;
  if (!options.since.empty()) texts.push_back("--since " + options.since);
  if (!options.until.empty()) texts.push_back("--until " + options.until);
  if (!options.on.empty()) texts.push_back("--on " + options.on);
  if (texts.empty()) return;
  reduced.push_back({fmt::format("{}", fmt::join(texts, " ")), query, options});
  auto& rest = reduced.back().options;
  rest.since = rest.until = rest.on = "";
}

// All filters on a field are one part.
void add_filters(std::vector<Reduced>& reduced, ParsedQuery const& query,
                 SearchOptions const& options) {
  std::vector<std::string> seen;
  for (auto const& filter : options.filters) {
    if (std::ranges::find(seen, filter.field) != seen.end()) continue;
    seen.push_back(filter.field);
    auto const same = [&](Filter const& other) { return other.field == filter.field; };
    std::vector<std::string> texts;
    for (auto const& other : options.filters)
      if (same(other))
        texts.push_back(
            fmt::format("--{} '{}{}'", other.field, other.exclude ? "!" : "", other.value));
    reduced.push_back({fmt::format("{}", fmt::join(texts, " ")), query, options});
    std::erase_if(reduced.back().options.filters, same);
  }
}

std::vector<DiagnosisPart> parts_of(Reader const& reader, ParsedQuery const& query,
                                    SearchOptions const& options) {
  std::vector<Reduced> reduced;
  add_tree_parts(reduced, query, options);
  add_bounds(reduced, query, options);
  add_filters(reduced, query, options);
  std::vector<DiagnosisPart> parts;
  if (reduced.size() < 2 || reduced.size() > kMaxDiagnosedParts) return parts;
  bool const bounded = make_request(query, options, reader).window.has_value();
  for (auto const& one : reduced) {
    auto const request = make_request(one.query, one.options, reader);
    DiagnosisPart part{one.text, count(reader, request.whole()), 0};
    if (bounded && !request.window) part.undated_without = count(reader, request.undated_matches());
    parts.push_back(std::move(part));
  }
  return parts;
}

// A single word, in letters, that no article has: not in its field and nowhere else.
bool is_unknown(Reader const& reader, Node const& node) {
  if (node.kind != NodeKind::word) return false;
  if (node.field != nullptr && node.field->kind != FieldKind::text) return false;
  auto const tokens = tokenise(node.text, Capitals::always).words;
  if (tokens.size() != 1 || tokens.front().kind != TokenClass::word) return false;
  Planner planner{reader, false};
  auto anywhere = node;
  anywhere.field = nullptr;
  return count(reader, planner.plan(node)) == 0 && count(reader, planner.plan(anywhere)) == 0;
}

void collect_unknown(Reader const& reader, Node& node, std::vector<Node*>& words) {
  if (node.kind == NodeKind::negation || words.size() == kMaxDiagnosedParts) return;
  if (is_unknown(reader, node)) words.push_back(&node);
  for (auto& part : node.parts) collect_unknown(reader, part, words);
}

void add_spellings(Reader const& reader, ParsedQuery const& query, Diagnosis& diagnosis) {
  auto tree = query.parsed.tree;
  std::vector<Node*> unknown;
  collect_unknown(reader, tree, unknown);
  std::vector<std::string> folded;
  for (auto const* node : unknown) folded.push_back(fold(node->text));
  if (folded.empty()) return;
  auto const nearest = nearest_words(reader, folded);
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    if (nearest[i].articles == 0) continue;
    diagnosis.suggestions.push_back({unknown[i]->text, nearest[i].word, nearest[i].articles});
    unknown[i]->text = nearest[i].word;
  }
  if (!diagnosis.suggestions.empty()) diagnosis.query = print(tree);
}

}  // namespace

Diagnosis diagnose(Reader const& reader, ParsedQuery const& query, SearchOptions const& options) {
  Diagnosis diagnosis;
  diagnosis.parts = parts_of(reader, query, options);
  add_spellings(reader, query, diagnosis);
  return diagnosis;
}

std::string diagnosis_text(Diagnosis const& diagnosis) {
  auto const number = diagnosis.parts.size();
  auto text = number == 0   ? std::string{"no article matches"}
              : number == 2 ? std::string{"no article matches both parts"}
                            : fmt::format("no article matches all {} parts", number);
  for (auto const& part : diagnosis.parts) {
    if (part.articles_without == 0) continue;
    text += fmt::format(" · without {}: {}", part.text, part.articles_without);
    if (part.undated_without > 0)
      text += fmt::format(" (of them {} undated)", part.undated_without);
  }
  for (auto const& spelling : diagnosis.suggestions)
    text += fmt::format(" · closest spelling: {} ({})", spelling.closest, spelling.articles);
  return text;
}

}  // namespace backfile::internal

#include "searcher/results/diagnosis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "searcher/match/matcher.hpp"
#include "searcher/match/request.hpp"
#include "searcher/query/stop_words.hpp"
#include "searcher/results/spelling.hpp"

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

}  // namespace

Diagnosis diagnose(Reader const& reader, ParsedQuery const& query, SearchOptions const& options) {
  Diagnosis diagnosis;
  diagnosis.parts = parts_of(reader, query, options);
  auto respelled = respell(reader, query);
  diagnosis.suggestions = std::move(respelled.words);
  diagnosis.query = std::move(respelled.query);
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

#include "searcher/query/parser.hpp"

#include <algorithm>
#include <utility>

#include "searcher/query/dates.hpp"
#include "searcher/query/lenient.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/lint.hpp"
#include "searcher/query/syntax.hpp"
#include "searcher/query/word_options.hpp"

namespace backfile::internal {
namespace {

std::size_t depth_of(Node const& node) {
  std::size_t deepest = 0;
  for (auto const& part : node.parts) deepest = std::max(deepest, depth_of(part));
  return node.parts.empty() ? 0 : deepest + 1;
}

void check_size(std::string_view text, std::string_view what) {
  if (text.size() <= kMaxQueryBytes) return;
  // Only the head of the text goes into the message.
  throw Error{Code::query_too_large,
              "the " + std::string{what} + " has " + std::to_string(text.size()) +
                  " bytes; the limit is " + std::to_string(kMaxQueryBytes),
              "make it shorter"}
      .at(text.substr(0, kMaxQueryBytes), {0, 0});
}

}  // namespace

Parsed parse(std::string_view text, ParseOptions const& options) {
  check_size(text, "query");
  return options.lenient ? parse_leniently(text, options) : read_strictly(normalise(text), options);
}

Parsed read_strictly(QueryText const& source, ParseOptions const& options) {
  auto lexed = options.plain_words ? lex_plain(source) : lex(source);
  if (lexed.tokens.size() == 1)
    source.refuse(Code::empty_query, "there is nothing to search",
                  "give words, or * for every article", lexed.tokens.front().span);
  Parsed parsed;
  parsed.notes = std::move(lexed.notes);
  if (!options.plain_words) check_foreign_dates(source, lexed.tokens);
  parsed.tree = SyntaxReader{source, lexed.tokens, options, parsed.notes}.run();
  if (depth_of(parsed.tree) >= kMaxQueryDepth) refuse_depth(source, parsed.tree.span);
  check_window(source, parsed.tree);
  apply_word_options(parsed.tree, options);
  if (!options.plain_words) note_lowercase_operators(lexed.tokens, parsed.notes);
  if (!options.plain_words) note_unordered(lexed.tokens, parsed.notes);
  parsed.tokens = std::move(lexed.tokens);
  return parsed;
}

DayRange parse_days(std::string_view text, ParseOptions const& options) {
  check_size(text, "date");
  auto const source = normalise(text);
  Position const whole = source.place(0, source.text.size());
  std::string plain;
  for (auto const c : source.text)
    if (c != '"') plain += c;
  try {
    return DateReader{options, nullptr, whole}.read(plain);
  } catch (Error const& error) {
    throw error.at(text, whole);
  }
}

}  // namespace backfile::internal

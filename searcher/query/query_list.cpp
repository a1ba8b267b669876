#include "searcher/query/query_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "backfile/error.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/tokens.hpp"
#include "indexer/sources/files.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/run_together.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMaxNameBytes = 200;

[[noreturn]] void refuse_line(std::string_view name, std::uint64_t line, std::string_view why) {
  throw Error{Code::usage, fmt::format("{}:{}: {}", name, line, why),
              "a line is a name, a tab and words: q1<TAB>harbour ferry strike"};
}

bool is_script_without_spaces(TextToken const& token) {
  return token.kind == TokenClass::hangul || token.kind == TokenClass::ideograph;
}

// u.s reads as the acronym again, whatever its letters.
std::string dotted(std::string const& letters) {
  std::string text;
  for (char const letter : letters) (text += letter) += '.';
  return text;
}

std::string spelled(TextToken const& token, std::string_view text) {
  if (token.kind == TokenClass::acronym) return dotted(token.text);
  if (is_script_without_spaces(token))
    return std::string{text.substr(token.begin, token.end - token.begin)};
  return token.text;
}

// The last reading of a position that is no joined form.
bool is_chosen(std::vector<TextToken> const& tokens, std::size_t i) {
  if (tokens[i].kind == TokenClass::joined) return false;
  for (auto next = i + 1; next < tokens.size(); ++next)
    if (tokens[next].position == tokens[i].position && tokens[next].kind != TokenClass::joined)
      return false;
  return true;
}

// What is wrong with a question's name; empty where nothing is.
std::string_view fault(std::string_view id) {
  if (id.empty()) return "no name before the tab";
  if (id.size() > kMaxNameBytes) return "the name has more than 200 bytes";
  bool const blank = std::ranges::any_of(
      id, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
  return blank ? "the name has a blank or a control character in it" : "";
}

std::optional<ListedQuery> read_line(std::string_view name, std::string_view text,
                                     std::uint64_t line) {
  if (line == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.find_first_not_of(" \t") == text.npos) return std::nullopt;
  auto const tab = text.find('\t');
  if (tab == text.npos) refuse_line(name, line, "no tab");
  auto const id = text.substr(0, tab);
  if (auto const why = fault(id); !why.empty()) refuse_line(name, line, why);
  return ListedQuery{std::string{id}, plain_words(text.substr(tab + 1)), line};
}

}  // namespace

std::string plain_words(std::string_view text) {
  std::string words;
  auto const tokens = tokenise(text).words;
  std::uint32_t end = 0;
  bool glued = false;  // to a word of the same script before it
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_chosen(tokens, i)) continue;
    auto const& token = tokens[i];
    bool const script = is_script_without_spaces(token);
    if (!words.empty() && !(glued && script && token.begin == end)) words += ' ';
    words += spelled(token, text);
    for (auto const& part : words_run_together(text.substr(token.begin, token.end - token.begin)))
      words += ' ' + fold(part);
    glued = script;
    end = token.end;
  }
  return words;
}

std::vector<ListedQuery> read_query_list(std::istream& stream, std::string_view name) {
  std::vector<ListedQuery> queries;
  std::unordered_set<std::string> seen;
  LineReader reader{stream, kMaxQueryBytes};
  std::string line;
  for (auto got = reader.next(line); got != LineReader::Got::end; got = reader.next(line)) {
    auto const number = reader.line_number();
    if (got == LineReader::Got::too_long)
      refuse_line(name, number, fmt::format("longer than {}", format_size(kMaxQueryBytes)));
    auto query = read_line(name, line, number);
    if (!query) continue;
    if (!seen.insert(query->id).second)
      refuse_line(name, number, fmt::format("the name '{}' is used above", query->id));
    if (queries.size() == kMaxListedQueries)
      refuse_line(name, number, fmt::format("more than {} questions", kMaxListedQueries));
    queries.push_back(std::move(*query));
  }
  return queries;
}

}  // namespace backfile::internal

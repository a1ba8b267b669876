#include "searcher/query/lint.hpp"

#include <algorithm>
#include <array>

#include "searcher/query/dates.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_operand_end(Token const& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::phrase ||
         token.kind == TokenKind::close || token.kind == TokenKind::range ||
         token.kind == TokenKind::tilde || token.kind == TokenKind::boost;
}

bool is_operand_start(Token const& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::phrase ||
         token.kind == TokenKind::open || token.kind == TokenKind::field ||
         token.kind == TokenKind::function;
}

// What a word between "date" and a date asks for in another tool.
enum class Asked : std::uint8_t { nothing, since, until, on };

Asked asked_by(std::string_view text) {
  auto const word = lower_case(text);
  for (auto const& name : {"aft", "after", "since", "geq", "from"})
    if (word == name) return Asked::since;
  for (auto const& name : {"bef", "before", "until", "leq"})
    if (word == name) return Asked::until;
  return word == "is" || word == "on" ? Asked::on : Asked::nothing;
}

bool names_date(Token const& token) {
  if (token.kind == TokenKind::field) return token.field->kind == FieldKind::date;
  if (token.kind != TokenKind::word || token.field != nullptr || token.text.size() < 2)
    return false;
  auto const* row = find_field(lower_case(token.text));
  return row != nullptr && row->kind == FieldKind::date;
}

// The day of a date as Lexis writes it, month first.
std::optional<Day> lexis_day(std::string_view text) try {
  ParseOptions options;
  options.date_order = DateOrder::month_day;
  auto const span = read_absolute(text, options);
  return span ? std::optional{span->first} : std::nullopt;
} catch (Error const&) {
  return std::nullopt;
}

void check_lexis_date(QueryText const& source, Token const& asked, Token const& date) {
  auto const wanted = asked_by(asked.text);
  if (wanted == Asked::nothing || date.kind != TokenKind::word) return;
  auto const day = is_digit(date.text.front()) ? lexis_day(date.text) : std::nullopt;
  bool const is_english = asked.text.size() > 3 || wanted == Asked::on;
  if (!day && is_english) return;  // "date after the war"
  auto const name = wanted == Asked::since ? FieldKind::bound : FieldKind::date;
  auto const iso = day ? day->iso() : std::string{"2023-09-01"};
  std::string const write = wanted == Asked::until     ? "until:" + iso
                            : name == FieldKind::bound ? "since:" + iso
                                                       : "date:" + iso;
  source.refuse(Code::unsupported_operator,
                quoted(asked.text) + " is not an operator between words",
                "write " + write + "; to search the words, quote them", asked.span);
}

// date:2023-09-01 to 2023-09-30
void check_second_end(QueryText const& source, Token const& first, Token const& link,
                      Token const& second) {
  bool const is_dated = first.field != nullptr && writing_of(first.field) == Writing::ranged;
  auto const word = lower_case(link.text);
  if (!is_dated || link.kind != TokenKind::word || (word != "to" && word != "until")) return;
  if (second.kind != TokenKind::word || second.text.empty() || !is_digit(second.text.front()))
    return;
  source.refuse(
      Code::unsupported_operator, quoted(link.text) + " does not make a range here",
      "write " + shortened(first.text) + ".." + shortened(second.text) + " without blanks",
      link.span);
}

}  // namespace

void note_lowercase_operators(std::vector<Token> const& tokens, std::vector<Note>& notes) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    auto const& token = tokens[i];
    if (token.kind != TokenKind::word || token.text.size() < 2) continue;
    bool const binary = token.text == "or" || token.text == "xor";
    bool const distance = token.text.find('/') != token.text.npos && token.text.size() < 10;
    if (!binary && !distance && token.text != "not") continue;
    bool const has_left = i > 0 && is_operand_end(tokens[i - 1]);
    if (!is_operand_start(tokens[i + 1]) || (!has_left && token.text != "not")) continue;
    std::string upper = token.text;
    for (auto& c : upper)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (distance && (upper == token.text || !operation_from(upper))) continue;
    auto const purpose = token.text == "or"    ? " to mean either"
                         : token.text == "not" ? " to exclude"
                                               : "";
    notes.push_back({"lowercase_operator",
                     "'" + token.text + "' was read as a word; write " + upper + purpose,
                     token.span});
  }
}

void note_unordered(std::vector<Token> const& tokens, std::vector<Note>& notes) {
  auto const found = std::ranges::find_if(tokens, [](Token const& token) {
    return token.kind == TokenKind::operation && token.text == "W";
  });
  if (found == tokens.end()) return;
  auto const number = std::to_string(found->number);
  notes.push_back(
      {"unordered",
       "W/" + number + " is read as NEAR, in any order; PRE/" + number + " keeps the order",
       found->span});
}

void check_foreign_dates(QueryText const& source, std::vector<Token> const& tokens) {
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    auto next = i + 1;
    if (tokens[i].kind == TokenKind::field && tokens[next].kind == TokenKind::open) ++next;
    if (next + 1 >= tokens.size()) return;
    if (tokens[next].kind != TokenKind::word) continue;
    if (names_date(tokens[i])) check_lexis_date(source, tokens[next], tokens[next + 1]);
    if (next == i + 1) check_second_end(source, tokens[i], tokens[next], tokens[next + 1]);
  }
}

void check_window(QueryText const& source, Node const& tree) {
  if (tree.kind != NodeKind::all_of) return;
  for (auto const& row : fields()) {
    Node const* low = nullptr;
    Node const* high = nullptr;
    for (auto const& part : tree.parts) {
      if (part.kind != NodeKind::days || part.field != &row) continue;
      if (part.days.from && !part.days.to && (low == nullptr || *low->days.from < *part.days.from))
        low = &part;
      if (part.days.to && !part.days.from && (high == nullptr || *part.days.to < *high->days.to))
        high = &part;
    }
    if (low == nullptr || high == nullptr || *low->days.from <= *high->days.to) continue;
    auto const from = low->days.from->iso();
    auto const to = high->days.to->iso();
    source.refuse(Code::reversed_range,
                  "the range ends (" + to + ") before it starts (" + from + ")",
                  "did you mean " + to + ".." + from + "?", high->span);
  }
}

}  // namespace backfile::internal

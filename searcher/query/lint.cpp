#include "searcher/query/lint.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/analysis/ascii.hpp"
#include "searcher/query/dates.hpp"
#include "searcher/query/habits.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

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

// w/5, w/s, near5 in small letters.
bool is_distance(std::string_view text) {
  std::string upper{text};
  for (auto& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  bool const paragraph = upper == "W/S" || upper == "W/P" || upper == "W/SEG";
  bool const stroke = upper.find('/') != upper.npos && operation_from(upper).has_value();
  return upper != text && (paragraph || stroke || is_glued_operation(upper));
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
  bool const days_back = wanted != Asked::nothing && date.kind == TokenKind::minus;
  if (wanted == Asked::nothing || (date.kind != TokenKind::word && !days_back)) return;
  auto const day = is_ascii_digit(date.text.front()) ? lexis_day(date.text) : std::nullopt;
  bool const is_english = asked.text.size() > 3 || wanted == Asked::on;
  if (!day && is_english && !days_back) return;  // "date after the war"
  auto const name = wanted == Asked::since ? FieldKind::bound : FieldKind::date;
  auto const iso = day ? day->iso() : std::string{"2023-09-01"};
  std::string const write = wanted == Asked::until     ? "until:" + iso
                            : name == FieldKind::bound ? "since:" + iso
                                                       : "date:" + iso;
  source.refuse(Code::unsupported_operator,
                in_quotes(asked.text) + " is not an operator between words",
                "write " + write + "; to search the words, quote them", asked.span);
}

// date:2023-09-01 to 2023-09-30
void check_second_end(QueryText const& source, Token const& first, Token const& link,
                      Token const& second) {
  bool const is_dated = first.field != nullptr && writing_of(first.field) == Writing::ranged;
  auto const word = lower_case(link.text);
  if (!is_dated || link.kind != TokenKind::word || (word != "to" && word != "until")) return;
  if (second.kind != TokenKind::word || second.text.empty() || !is_ascii_digit(second.text.front()))
    return;
  source.refuse(
      Code::unsupported_operator, in_quotes(link.text) + " does not make a range here",
      "write " + shortened(first.text) + ".." + shortened(second.text) + " without blanks",
      link.span);
}

bool is_dated_word(Token const& token) {
  return token.kind == TokenKind::word && token.field == nullptr && !token.text.empty() &&
         is_ascii_digit(token.text.front()) && lexis_day(token.text).has_value();
}

// date between 2023-09-01 and …, 2023-09-01 TO 2023-09-30, date:2023-09-01.. 2023-09-30
void check_loose_range(QueryText const& source, Token const& first, Token const& link,
                       Token const& second) {
  bool const between = names_date(first) && lower_case(link.text) == "between";
  bool const to = link.text == "TO" && link.kind == TokenKind::word && is_dated_word(first);
  bool const open = link.kind == TokenKind::range && link.text.ends_with("..") &&
                    link.field->kind == FieldKind::date && !is_digits(second.text);
  bool const dated =
      second.kind == TokenKind::word && !second.text.empty() && is_ascii_digit(second.text.front());
  if ((!between && !to && !open) || !dated || ((to || open) && !is_dated_word(second))) return;
  source.refuse(open ? Code::bad_value : Code::unsupported_operator,
                open ? "a range is written without blanks"
                     : in_quotes(link.text) + " does not make a range here",
                "write date:2023-09-01..2023-09-30; to search the words, quote them",
                open ? second.span : link.span);
}

// a NEAR 3 b would look for the 3.
void check_loose_distance(QueryText const& source, Token const& operation, Token const& number,
                          Token const& behind) {
  bool const distance =
      operation.kind == TokenKind::operation &&
      (operation.text == "NEAR" || operation.text == "ADJ" || operation.text == "PRE") &&
      operation.number == kDefaultDistance;
  if (!distance || number.kind != TokenKind::word || !is_digits(number.text) ||
      !is_operand_start(behind))
    return;
  source.refuse(Code::unsupported_operator, "the distance needs a stroke",
                "write " + operation.text + "/" + number.text + "; to search the number, quote it",
                number.span);
}

}  // namespace

void note_lowercase_operators(std::vector<Token> const& tokens, std::vector<Note>& notes) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    auto const& token = tokens[i];
    if (token.kind != TokenKind::word || token.text.size() < 2) continue;
    if (i > 0 && is_sql_operation(token.text) && tokens[i - 1].field == nullptr &&
        find_field(lower_case(tokens[i - 1].text)) != nullptr)
      notes.push_back(
          {"sql_operator",
           in_quotes(token.text) + " was read as a word; write " + tokens[i - 1].text + ":value",
           token.span});
    auto const lower = lower_case(token.text);
    bool const binary = lower == "or" || lower == "xor";
    bool const distance = token.text.size() < 10 && is_distance(token.text);
    if (!binary && !distance && lower != "not") continue;
    bool const has_left = i > 0 && is_operand_end(tokens[i - 1]);
    if (!is_operand_start(tokens[i + 1]) || (!has_left && lower != "not")) continue;
    std::string upper = token.text;
    for (auto& c : upper)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (distance && !operation_from(upper)) upper = "NEAR/5 or SAME";
    auto const purpose = lower == "or" ? " to mean either" : lower == "not" ? " to exclude" : "";
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
    check_loose_range(source, tokens[i], tokens[next], tokens[next + 1]);
    check_loose_distance(source, tokens[i], tokens[i + 1], tokens[i + 2]);
    if (tokens[next].kind != TokenKind::word) continue;
    if (names_date(tokens[i])) check_lexis_date(source, tokens[next], tokens[next + 1]);
    if (next == i + 1) check_second_end(source, tokens[i], tokens[next], tokens[next + 1]);
  }
}

void check_window(QueryText const& source, Node const& tree) {
  if (tree.kind != NodeKind::all_of) return;
  for (auto const& row : fields()) {
    if (row.multiple) continue;  // one day can be the one, another the other
    Node const* low = nullptr;
    Node const* high = nullptr;
    for (auto const& part : tree.parts) {
      if (part.kind != NodeKind::days || part.field != &row || part.estimated) continue;
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

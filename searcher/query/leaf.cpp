#include "searcher/query/leaf.hpp"

#include "searcher/query/dates.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/ranges.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

constexpr unsigned kMaxEdits = 2;
constexpr std::size_t kFixedCharacters = 2;

// The field that is filled or not: a bound or a unit speaks of its date.
Field const& filled_field(Field const& row) {
  bool const is_view = row.kind == FieldKind::bound || row.kind == FieldKind::date_unit;
  return is_view ? field(row.members) : row;
}

Node leaf(NodeKind kind, Token const& value) {
  Node node;
  node.kind = kind;
  node.text = value.text;
  node.span = value.span;
  return node;
}

Node leaf_of(NodeKind kind, Token const& value, Field const& row) {
  auto node = leaf(kind, value);
  node.text.clear();
  node.field = &row;
  return node;
}

}  // namespace

Node LeafReader::read(Token const& value, Token const* tilde, Surroundings const& around) const {
  auto const* row = around.field;
  if (row != nullptr && row->kind == FieldKind::presence) return presence(value);
  if (row != nullptr && value.kind != TokenKind::phrase && tilde == nullptr) {
    bool const star = value.text == "*" && (value.wild || writing_of(row) == Writing::ranged);
    if (star) return filled(NodeKind::has, value, around);
    if (names_nothing(value, around)) return filled(NodeKind::lacks, value, around);
  }
  if (writing_of(row) != Writing::ranged) return text(value, tilde, around);
  auto node = ranged(value, *row);
  node.estimated = around.estimated;
  return node;
}

Node LeafReader::filled(NodeKind kind, Token const& value, Surroundings const& around) const {
  auto node = leaf_of(kind, value, filled_field(*around.field));
  node.estimated = around.estimated;
  return node;
}

// outlet:none. In a bracket the word itself may be meant: title:(none of us).
bool LeafReader::names_nothing(Token const& value, Surroundings const& around) const {
  if (value.text.size() != 4 && value.text.size() != 7) return false;
  auto const word = lower_case(value.text);
  if (word != "none" && word != "unknown") return false;
  auto const& row = *around.field;
  if (around.direct) return row.kind != FieldKind::bound;
  return row.kind != FieldKind::bound && (writing_of(&row) != Writing::words || row.facet);
}

Node LeafReader::text(Token const& value, Token const* tilde, Surroundings const& around) const {
  bool const is_phrase = value.kind == TokenKind::phrase;
  if (value.wild && value.text == "*") {
    if (tilde != nullptr) refuse_fuzzy_wildcard(*tilde);
    return leaf(NodeKind::everything, value);
  }
  check_letters(value);
  auto node = leaf(is_phrase ? NodeKind::phrase : NodeKind::word, value);
  node.field = around.field;
  node.exact = around.exact || options_.exact;
  if (around.capitals) {
    if (is_phrase || value.wild || tilde != nullptr)
      refuse(Code::bad_value, "allcaps() takes words only", "for example allcaps(US)", value);
    node.kind = NodeKind::all_caps;
    node.exact = false;
  } else if (value.wild) {
    node.kind = NodeKind::wildcard;
    if (letter_count(value.text) < kFixedCharacters)
      refuse(Code::bad_value, in_quotes(value.text) + " matches too much",
             "give at least two letters beside * and ?; to search the text, quote it", value);
  }
  if (tilde != nullptr) check_edits(node, *tilde);
  return node;
}

void LeafReader::refuse_fuzzy_wildcard(Token const& tilde) const {
  refuse(Code::unsupported_operator, "a wildcard cannot be searched fuzzily as well",
         "leave the wildcard or the ~ out", tilde);
}

void LeafReader::check_letters(Token const& value) const {
  if (!has_letters(value.text))
    refuse(Code::bad_value, in_quotes(value.text) + " holds no letter or digit", "write a word",
           value);
}

// ~ and ~2 behind a word are edits, behind a phrase the number of words between.
void LeafReader::check_edits(Node& node, Token const& tilde) const {
  auto const number = small_number(tilde.text);
  if (node.kind == NodeKind::phrase) {
    constexpr unsigned kMaxSlop = 1000;
    if (!number || *number > kMaxSlop)
      refuse(Code::bad_value, "~ behind a phrase needs a number up to 1000",
             "for example \"north korea\"~3", tilde);
    node.number = *number;
    return;
  }
  if (node.kind == NodeKind::wildcard)
    refuse_fuzzy_wildcard(tilde);
  bool const by_length = tilde.text.empty();
  if (!by_length && (!number || *number == 0 || *number > kMaxEdits))
    refuse(Code::bad_value, "~ allows 1 or 2 edits",
           "write word~ to choose by length, word~1 or word~2", tilde);
  node.kind = NodeKind::fuzzy;
  node.number = number.value_or(0);
}

Node LeafReader::presence(Token const& value) const {
  auto const* row = find_field(lower_case(value.text));
  if (row == nullptr) {
    std::string names;
    for (auto const& name : near_field_names(lower_case(value.text)))
      names += (names.empty() ? "did you mean has:" : " or has:") + name;
    refuse(Code::unknown_field, "there is no field " + in_quotes(value.text),
           names + (names.empty() ? "" : " ?   ") + "all fields: backfile-search fields", value);
  }
  if (row->kind == FieldKind::presence)
    refuse(Code::bad_value, "has: takes the name of another field", "for example has:deck", value);
  return leaf_of(NodeKind::has, value, filled_field(*row));
}

Node LeafReader::ranged(Token const& value, Field const& row) const try {
  if (row.kind == FieldKind::number) {
    auto node = leaf_of(NodeKind::number, value, row);
    auto const range = read_numbers(value.text, row);
    node.low = range.low;
    node.high = range.high;
    return node;
  }
  auto node = leaf_of(NodeKind::days, value, filled_field(row));
  DateReader const reader{options_, &notes_, value.span};
  node.days =
      row.kind == FieldKind::bound ? reader.bound(value.text, row) : reader.read(value.text);
  if (row.kind == FieldKind::date_unit) check_unit(value, row, node.days);
  return node;
} catch (Error const& error) {
  throw error.at(source_.typed, value.span);
}

// year: takes years, month: takes months; anything finer is a mistake.
void LeafReader::check_unit(Token const& value, Field const& row, DayRange const& days) const {
  bool const years = row.digits == 4;
  auto const starts = [&](Day const& day) { return day.day == 1 && (!years || day.month == 1); };
  bool const good = (!days.from || starts(*days.from)) &&
                    (!days.to || starts(Day::from_number(days.to->number() + 1)));
  bool const one_month = !days.from || !days.to || years || days.from->year != days.to->year ||
                         days.to->month - days.from->month < 11 || value.kind == TokenKind::range;
  if (good && one_month) return;
  refuse(Code::bad_date, in_quotes(value.text) + " is not a " + std::string{row.name},
         "for example " + std::string{row.example} + "; for other spans write " +
             std::string{row.members} + ":" + shortened(value.text),
         value);
}

}  // namespace backfile::internal

#include <algorithm>

#include "searcher/query/lexer.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kAllFields = "all fields: backfile-search fields";

std::string field_hint(std::vector<std::string> const& near, std::string_view run) {
  std::string hint;
  for (auto const& name : near) hint += (hint.empty() ? "did you mean " : " or ") + name + ":";
  if (!near.empty()) hint += " ?   ";
  return hint + std::string{kAllFields} + "   (to search the words, quote them: \"" +
         shortened(run) + "\")";
}

// Fields that other versions will have; no words, so that nobody takes an empty answer for one.
std::string_view missing_field(std::string_view name) {
  if (name == "saved" || name == "query") return "saved searches are not offered yet";
  return {};
}

// Lexis writes its atleast5 with or without a blank before the bracket; no other word looks so.
bool is_atleast(std::string_view name) {
  constexpr std::string_view kName = "atleast";
  return name.size() > kName.size() && lower_case(name.substr(0, kName.size())) == kName &&
         is_digits(name.substr(kName.size()));
}

}  // namespace

// Reads `title:`, `exact:`, `title(` or `atleast3(` where one stands at the cursor.
// Behind a field only exact and functions make sense.
bool Lexer::prefix() {
  auto const end = name_end(text_, at_);
  if (end == at_) return false;
  if (peek(end) == ':') return colon(end);
  if (peek(end) == '(') return call(end);
  if (is_atleast(slice(at_, end)) && peek(text_.find_first_not_of(' ', end)) == '(')
    return function(lower_case(slice(at_, end)), end);
  if (peek(end) == '~' && peek(end + 1) == ':') return estimated(end);
  return false;
}

// date~:2023-10, and since~: and the like.
bool Lexer::estimated(std::size_t end) {
  auto const* row = find_field(lower_case(slice(at_, end)));
  if (row == nullptr) return false;
  auto const name = std::string{slice(at_, end)};
  if (pending_ != nullptr)
    refuse(Code::bad_value, "a field cannot stand inside another field", "write one of them", at_,
           end + 2);
  bool const dated = row->kind == FieldKind::date || row->kind == FieldKind::date_unit ||
                     row->kind == FieldKind::bound;
  if (!dated)
    refuse(Code::unsupported_operator, "~: asks for estimated dates, and " + name + " is none",
           "write " + name + ":", at_, end + 2);
  field_name(*row, end, end + 2);
  out_.tokens.back().number = 1;
  require_value(std::string{row->name} + "~:");
  return true;
}

bool Lexer::colon(std::size_t end) {
  auto const rest = text_.substr(end + 1);
  auto const name = lower_case(slice(at_, end));
  if (rest.starts_with("//") || rest.starts_with(':')) {  // http://, std::string
    if (find_field(name) != nullptr || name == "exact") note_colons(end);
    return false;
  }
  if (name == "exact") {
    push(TokenKind::function, name, at_, end + 1);
    at_ = end + 1;
    require_value("exact:");
    direct_ = true;
    return true;
  }
  auto const* row = find_field(name);
  if (row == nullptr && pending_ == nullptr && !is_end(end + 1)) check_missing(name, end);
  if (row == nullptr) return pending_ == nullptr && unknown_name(end);
  if (pending_ != nullptr)
    refuse(Code::bad_value, "a field cannot stand inside another field",
           "write one of them, or quote the text: \"" + std::string{run_at(at_)} + "\"", at_,
           end + 1);
  field_name(*row, end, end + 1);
  require_value(std::string{row->name} + ':');
  return true;
}

// title::x would have been a search of the title.
void Lexer::note_colons(std::size_t end) {
  auto const name = std::string{slice(at_, end)};
  note("colon_in_word",
       in_quotes(run_at(at_)) + " was read as words; to search in " + name + ", write " + name +
           ": with one colon and no stroke behind it, or quote the value",
       at_, end + 1);
}

void Lexer::field_name(Field const& row, std::size_t end, std::size_t behind) {
  push(TokenKind::field, std::string{slice(at_, end)}, at_, behind).field = &row;
  pending_ = &row;
  direct_ = true;
  at_ = behind;
}

void Lexer::require_value(std::string_view name) const {
  auto const begin = at_ - 1;
  if (!is_end(at_)) {
    if (peek(at_) != '-' || writing_of(pending_) != Writing::words) return;
    refuse(Code::unsupported_operator, "a minus cannot stand behind " + std::string{name},
           "to exclude, put it first: -" + std::string{name} + std::string{run_at(at_ + 1)}, at_,
           at_ + 1);
  }
  refuse(Code::missing_operand, std::string{name} + " needs a value right behind the colon",
         "no blank there; " + std::string{name} +
             "* finds articles that have one; to search the "
             "word, quote it",
         begin, begin + 1);
}

void Lexer::check_missing(std::string_view name, std::size_t end) const {
  auto const why = missing_field(name);
  if (why.empty()) return;
  refuse(Code::unsupported_operator, std::string{name} + ": " + std::string{why},
         "all fields: backfile-search fields; to search the word, quote it", at_, end);
}

// A name that is not in the schema before a colon: `Analysis: Russia` in a pasted headline is a
// word, `outlte:herald` is a mistake that would otherwise find nothing.
bool Lexer::unknown_name(std::size_t end) {
  auto const name = slice(at_, end);
  auto const near = near_field_names(lower_case(name));
  bool const capital = name.front() >= 'A' && name.front() <= 'Z';
  if (is_end(end + 1) && (near.empty() || capital)) return false;
  if (is_port(text_.substr(at_), end - at_)) return false;
  refuse(Code::unknown_field, "there is no field " + in_quotes(name), field_hint(near, run_at(at_)),
         at_, end);
}

bool Lexer::call(std::size_t end) {
  auto const name = lower_case(slice(at_, end));
  if (slice(at_, end) == "AROUND")
    refuse(Code::unsupported_operator, "AROUND is not an operator", "write NEAR/3", at_, end);
  if (function(name, end)) return true;
  auto const* row = find_field(name);
  if (row != nullptr && pending_ != nullptr)
    refuse(Code::bad_value, "a field cannot stand inside another field", "write one of them", at_,
           end);
  if (row != nullptr) {
    field_name(*row, end, end);
    return true;
  }
  check_missing(name, end);
  auto const near =
      name.size() < 5 || pending_ != nullptr ? std::vector<std::string>{} : near_field_names(name);
  if (near.empty()) return false;
  refuse(Code::unknown_field, "there is no field " + in_quotes(slice(at_, end)),
         field_hint(near, run_at(at_)), at_, end);
}

bool Lexer::function(std::string_view name, std::size_t end) {
  auto const stem_end = name.find_last_not_of("0123456789") + 1;
  auto const stem = name.substr(0, stem_end);
  auto const digits = name.substr(stem_end);
  bool const numbered = stem == "atleast" || stem == "first";
  if (!numbered && stem != "allcaps" && stem != "like" && stem != "exact") return false;
  if (!numbered && !digits.empty()) return false;
  auto const number = small_number(digits).value_or(0);
  if (numbered && (number == 0 || number > kMaxDistance))
    refuse(Code::bad_value,
           std::string{stem} + " takes a number from 1 to " + std::to_string(kMaxDistance),
           "for example " + std::string{stem} + "3(…)", at_, end);
  push(TokenKind::function, std::string{stem}, at_, end).number = number;
  at_ = end;
  if (stem == "like") argument();
  return true;
}

// The id in like(id), as it is or in quotes.
void Lexer::argument() {
  auto const begin = at_;
  open();
  std::string id;
  auto end = std::min(text_.find_first_of("\")", at_), text_.size());
  auto const id_begin = at_;
  if (peek(end) == '"') {
    end = quoted_part(end + 1, '"', id);
    id = unescape(id);
    while (peek(end) == ' ' && end < text_.size()) ++end;
  } else {
    id = unescape(strip_blanks(slice(at_, end)));
  }
  if (end >= text_.size() || text_[end] != ')')
    refuse(Code::unbalanced, "this bracket is not closed", "add a )", begin, begin + 1);
  if (id.empty())
    refuse(Code::missing_operand, "like() needs the id of an article", "for example like(003_e680)",
           begin, end + 1);
  push(TokenKind::word, std::move(id), id_begin, end);
  at_ = end;
  close();
}

}  // namespace backfile::internal

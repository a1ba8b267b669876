#include <algorithm>
#include <array>
#include <charconv>

#include "searcher/query/lexer.hpp"
#include "searcher/query/ranges.hpp"
#include "searcher/query/tree.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

bool is_inner(NodeKind kind) {
  return kind == NodeKind::all_of || kind == NodeKind::any_of || kind == NodeKind::one_of ||
         kind == NodeKind::negation || kind == NodeKind::near || kind == NodeKind::ordered ||
         kind == NodeKind::same;
}

// Puts a backslash before each sign of a word that would be read as something else than itself.
class Escaper {
 public:
  explicit Escaper(Node const& node)
      : text_{node.text},
        whole_{writing_of(node.field) == Writing::whole},
        wild_{node.kind == NodeKind::wildcard},
        prefixed_{node.field != nullptr || node.exact},
        address_{!whole_ && is_address(text_)},
        range_{!whole_ && looks_like_range(text_)},
        name_end_{name_end(text_, 0)} {}

  [[nodiscard]] std::string run() const {
    std::string escaped;
    escaped.reserve(text_.size());
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (is_special(i)) escaped += '\\';
      escaped += text_[i];
    }
    return escaped;
  }

 private:
  [[nodiscard]] bool is_special(std::size_t i) const {
    auto const c = text_[i];
    if (!is_punctuation(c)) return false;
    if (c == '*' || c == '?') return !wild_ && !address_;
    if (c == '\'') return i == 0 || is_punctuation(text_[i - 1]);
    if (std::string_view{"\\^\"()"}.find(c) != std::string_view::npos) return true;
    // A name before :: or :// is no field.
    if (i == 0 && prefixed_ && (c == ':' || text_.starts_with("//"))) return true;
    // What lies between slashes would be a regular expression.
    if (whole_ && i == 0 && c == '/') return text_.size() > 2 && text_.back() == '/';
    return !whole_ && is_special_in_words(i);
  }

  [[nodiscard]] bool is_special_in_words(std::size_t i) const {
    auto const c = text_[i];
    if (std::string_view{"~[]{}|"}.find(c) != std::string_view::npos) return true;
    bool const behind_name = i > 0 && i == name_end_;
    if (c == '<' || c == '>' || c == '=')
      return behind_name && find_field(lower_case(text_.substr(0, i))) != nullptr;
    if (c == '!' && behind_name && text_.substr(i).starts_with("!="))
      return find_field(lower_case(text_.substr(0, i))) != nullptr;
    if (c == '-' || c == '+' || c == '!') return i == 0;
    bool const is_last = i + 1 == text_.size();
    if (c == ':')
      return i == 0 || is_last || (behind_name && !address_ && !is_scope(i) && !is_port(text_, i));
    if (c == '.') return range_ || (wild_ && text_.substr(i + 1).starts_with('*'));
    return c == '/' && i <= 6 && text_.substr(0, i).find_first_not_of("NEARADJPWITH") == text_.npos;
  }

  // std::string; a colon at the end of the word is escaped and would not make one.
  [[nodiscard]] bool is_scope(std::size_t i) const {
    return text_[i + 1] == ':' && i + 2 < text_.size();
  }

  std::string_view text_;
  bool whole_;
  bool wild_;
  bool prefixed_;
  bool address_;
  bool range_;
  std::size_t name_end_;
};

std::string word_text(Node const& node) { return Escaper{node}.run(); }

std::string quoted_value(std::string_view plain) {
  std::string text = "\"";
  for (auto const c : plain) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

std::string boost_text(double number) {
  std::array<char, 32> digits{};
  auto const end =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  return {digits.data(), end.ptr};
}

template <typename Value, typename Show>
std::string range_text(std::optional<Value> const& low, std::optional<Value> const& high,
                       Show show) {
  if (low && low == high) return show(*low);
  return (low ? show(*low) : std::string{}) + ".." + (high ? show(*high) : std::string{});
}

// none and unknown as words, where they would mean that the field is empty.
bool is_reserved(Node const& node) {
  if (node.field == nullptr || node.kind != NodeKind::word) return false;
  auto const word = lower_case(node.text);
  return word == "none" || word == "unknown";
}

std::string leaf_value(Node const& node) {
  switch (node.kind) {
    case NodeKind::phrase:
      return quoted_value(node.text) + (node.number > 0 ? "~" + std::to_string(node.number) : "");
    case NodeKind::fuzzy:
      return word_text(node) + "~" + (node.number > 0 ? std::to_string(node.number) : "");
    case NodeKind::days:
      return range_text(node.days.from, node.days.to, [](Day const& day) { return day.iso(); });
    case NodeKind::number:
      return range_text(node.low, node.high, [&](auto n) { return number_text(n, *node.field); });
    case NodeKind::all_caps: return "allcaps(" + word_text(node) + ")";
    case NodeKind::like: return "like(" + quoted_value(node.text) + ")";
    case NodeKind::lacks: return "none";
    case NodeKind::has:
    case NodeKind::everything: return "*";
    default: return is_reserved(node) ? "(" + word_text(node) + ")" : word_text(node);
  }
}

std::string_view separator(NodeKind kind) {
  switch (kind) {
    case NodeKind::any_of: return " OR ";
    case NodeKind::one_of: return " XOR ";
    case NodeKind::near: return " NEAR/";
    case NodeKind::ordered: return " ADJ/";
    case NodeKind::same: return " SAME ";
    default: return " AND ";
  }
}

// Stands for the parent of the whole tree, which needs no brackets.
constexpr auto kTop = NodeKind::everything;

class Printer {
 public:
  void write(Node const& node, NodeKind parent) {
    bool const call = node.kind == NodeKind::at_least || node.kind == NodeKind::first;
    // NOT needs no brackets in a list: a AND NOT b.
    bool const plain_not =
        node.kind == NodeKind::negation &&
        (parent == NodeKind::all_of || parent == NodeKind::any_of || parent == NodeKind::one_of);
    bool const brackets =
        is_inner(node.kind) && (node.boost != 1.0 || (parent != kTop && !plain_not));
    if (call) out += node.kind == NodeKind::first ? "first" : "atleast";
    if (call) out += std::to_string(node.number);
    if (call || brackets) out += '(';
    if (call)
      write(node.parts.front(), kTop);
    else if (is_inner(node.kind))
      inner(node);
    else
      leaf(node);
    if (call || brackets) out += ')';
    if (node.boost != 1.0) out += '^' + boost_text(node.boost);
  }

  std::string out;

 private:
  void inner(Node const& node) {
    if (node.kind == NodeKind::negation) out += "NOT ";
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
      if (i > 0) out += separator(node.kind);
      if (i > 0 && (node.kind == NodeKind::near || node.kind == NodeKind::ordered))
        out += std::to_string(node.number) + ' ';
      write(node.parts[i], node.kind);
    }
  }

  void leaf(Node const& node) {
    if (node.exact) out += "exact:";
    // Behind genre: a bracket would belong to the value.
    bool const outside =
        node.kind == NodeKind::all_caps && writing_of(node.field) == Writing::whole;
    if (outside) out += "allcaps(";
    if (node.field != nullptr) out.append(node.field->name) += node.estimated ? "~:" : ":";
    out += outside ? word_text(node) + ")" : leaf_value(node);
  }
};

void write_line(Node const& node, unsigned depth, std::string& out) {
  out.append(2 * std::size_t{depth}, ' ').append(to_string(node.kind));
  if (node.parts.empty() || node.kind == NodeKind::like) {
    auto plain = node;
    plain.boost = 1.0;
    out += ' ' + print(plain);
  } else if (node.number > 0) {
    out += ' ' + std::to_string(node.number);
  }
  if (node.boost != 1.0) out += " ^" + boost_text(node.boost);
  out += '\n';
  for (auto const& part : node.parts) write_line(part, depth + 1, out);
}

}  // namespace

std::string print(Node const& tree) {
  Printer printer;
  printer.write(tree, kTop);
  return std::move(printer.out);
}

std::string print_tree(Node const& tree) {
  std::string out;
  write_line(tree, 0, out);
  return out;
}

}  // namespace backfile::internal

#include "searcher/query/syntax.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

// From the first of both to the last.
Position around(Position const& a, Position const& b) {
  auto const begin = std::min(a.offset, b.offset);
  return {begin, std::max(a.offset + a.length, b.offset + b.length) - begin};
}

// One node of `kind` over `parts`; a part of the same kind gives its own parts.
Node joined(NodeKind kind, std::vector<Node> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Node node;
  node.kind = kind;
  node.span = parts.front().span;
  for (auto const& part : parts) node.span = around(node.span, part.span);
  for (auto& part : parts) {
    if (part.kind != kind || part.boost != 1.0)
      node.parts.push_back(std::move(part));
    else
      std::ranges::move(part.parts, std::back_inserter(node.parts));
  }
  return node;
}

bool can_be_near(Node const& node) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
    case NodeKind::all_caps: return true;
    case NodeKind::any_of:
    case NodeKind::near:
    case NodeKind::ordered:
    case NodeKind::same: return std::ranges::all_of(node.parts, can_be_near);
    default: return false;
  }
}

NodeKind near_kind(std::string_view operation) {
  if (operation == "SAME") return NodeKind::same;
  return operation == "ADJ" || operation == "PRE" ? NodeKind::ordered : NodeKind::near;
}

std::string operator_hint(std::string_view name) {
  return "to search the word, quote it: \"" + lower_case(name) + "\"";
}

}  // namespace

void refuse_depth(QueryText const& source, Position place) {
  source.refuse(Code::query_too_large,
                "the query nests deeper than " + std::to_string(kMaxQueryDepth) + " levels",
                "use fewer brackets", place);
}

Node SyntaxReader::run() {
  auto tree = any_of();
  if (now().kind == TokenKind::close)
    refuse(Code::unbalanced, "this bracket was never opened",
           "remove it, or open it before; to search the text, quote it", now().span);
  return tree;
}

bool SyntaxReader::is_operation(std::string_view name) const {
  return now().kind == TokenKind::operation && now().text == name;
}

bool SyntaxReader::is_binary() const {
  return now().kind == TokenKind::operation && now().text != "NOT";
}

bool SyntaxReader::ends_list() const {
  return now().kind == TokenKind::end || now().kind == TokenKind::close || is_operation("OR") ||
         is_operation("XOR");
}

Node SyntaxReader::any_of() {
  std::vector<Node> parts;
  parts.push_back(one_of());
  while (is_operation("OR")) {
    take();
    parts.push_back(one_of());
  }
  return joined(NodeKind::any_of, std::move(parts));
}

Node SyntaxReader::one_of() {
  std::vector<Node> parts;
  parts.push_back(all_of());
  while (is_operation("XOR")) {
    take();
    parts.push_back(all_of());
  }
  return joined(NodeKind::one_of, std::move(parts));
}

// Operands with AND between them, and operands side by side. Where words side by side mean OR,
// AND binds tighter.
Node SyntaxReader::all_of() {
  std::vector<Item> items;
  items.push_back(signed_item());
  while (!ends_list()) {
    bool const linked = is_operation("AND");
    if (linked) take();
    auto item = signed_item();
    if (linked && options_.any) {
      std::vector<Node> pair;
      pair.push_back(std::move(items.back().node));
      pair.push_back(std::move(item.node));
      items.back() = {joined(NodeKind::all_of, std::move(pair)), items.back().required, false};
    } else {
      items.push_back(std::move(item));
    }
  }
  if (options_.any) return join_any(std::move(items));
  std::vector<Node> parts;
  parts.reserve(items.size());
  for (auto& item : items) parts.push_back(std::move(item.node));
  return joined(NodeKind::all_of, std::move(parts));
}

// What is excluded or required stays so; the rest is joined by OR.
Node SyntaxReader::join_any(std::vector<Item> items) const {
  std::vector<Node> must;
  std::vector<Node> may;
  std::vector<Node> not_these;
  for (auto& item : items)
    (item.excluded ? not_these : item.required ? must : may).push_back(std::move(item.node));
  bool const has_word = std::ranges::any_of(must, can_be_near);
  if (!may.empty()) {
    // a +b c: b must match, a and c only rank.
    if (has_word) may.insert(may.begin(), *std::ranges::find_if(must, can_be_near));
    must.push_back(joined(NodeKind::any_of, std::move(may)));
  }
  std::ranges::move(not_these, std::back_inserter(must));
  return joined(NodeKind::all_of, std::move(must));
}

SyntaxReader::Item SyntaxReader::signed_item() {
  auto const begin = now().span.offset;
  bool const minus = now().kind == TokenKind::minus || is_operation("NOT");
  bool const plus = now().kind == TokenKind::plus;
  if (minus || plus) take();
  check_operand_ahead();
  bool const is_bound = now().field != nullptr && now().field->kind == FieldKind::bound;
  auto inside = near();
  if (!minus) return {std::move(inside), plus || is_bound, false};
  Node node;
  node.kind = NodeKind::negation;
  node.span = {begin, inside.span.offset + inside.span.length - begin};
  node.parts.push_back(std::move(inside));
  return {std::move(node), false, true};
}

// Throws missing_operand, naming the operator that lacks something, unless an operand follows.
void SyntaxReader::check_operand_ahead() const {
  bool const sign = now().kind == TokenKind::minus || now().kind == TokenKind::plus;
  bool const stops = sign || now().kind == TokenKind::end || now().kind == TokenKind::close ||
                     now().kind == TokenKind::operation;
  if (!stops) return;
  auto const* before = at_ > 0 ? &tokens_[at_ - 1] : nullptr;
  if (before != nullptr && before->kind == TokenKind::operation)
    refuse(Code::missing_operand, before->text + " needs something on its right",
           operator_hint(before->text), before->span);
  if (before != nullptr && (before->kind == TokenKind::minus || before->kind == TokenKind::plus))
    refuse(Code::missing_operand, before->text + " needs something right behind it",
           "to search the text, quote it", before->span);
  if (before != nullptr &&
      (before->kind == TokenKind::field || before->kind == TokenKind::function))
    refuse(Code::missing_operand, before->text + " needs something right behind it",
           "to search the word, quote it", before->span);
  if (before != nullptr && before->kind == TokenKind::open && now().kind == TokenKind::close)
    refuse(Code::missing_operand, "there is nothing between the brackets",
           "remove them, or put words there",
           {before->span.offset, now().span.offset + now().span.length - before->span.offset});
  if (before != nullptr && before->kind == TokenKind::open && now().kind == TokenKind::end)
    refuse(Code::unbalanced, "this bracket is not closed", "add a )", before->span);
  if (now().kind == TokenKind::operation)
    refuse(Code::missing_operand, now().text + " needs something on its left",
           operator_hint(now().text), now().span);
  if (now().kind == TokenKind::close)
    refuse(Code::unbalanced, "this bracket was never opened", "remove it, or open it before",
           now().span);
  refuse(Code::empty_query, "there is nothing to search", "give words, or * for every article",
         now().span);
}

Node SyntaxReader::near() {
  auto left = atom();
  bool in_chain = false;
  while (is_binary() && !ends_list() && !is_operation("AND")) {
    auto const& operation = take();
    check_operand_ahead();
    auto right = atom();
    check_operand(left, operation);
    check_operand(right, operation);
    auto const kind = near_kind(operation.text);
    if (in_chain && left.kind == kind && left.number == operation.number) {
      left.span = around(left.span, right.span);
      left.parts.push_back(std::move(right));
      continue;
    }
    Node node;
    node.kind = kind;
    node.number = operation.number;
    node.span = around(left.span, right.span);
    node.parts.push_back(std::move(left));
    node.parts.push_back(std::move(right));
    left = std::move(node);
    in_chain = true;
  }
  return left;
}

void SyntaxReader::check_operand(Node const& node, Token const& operation) const {
  if (can_be_near(node)) return;
  refuse(Code::unsupported_operator,
         operation.text + " joins words, phrases and brackets with OR only",
         "join the rest with AND: a NEAR/5 b AND a NEAR/5 c", node.span);
}

}  // namespace backfile::internal

#include <charconv>
#include <system_error>
#include <utility>

#include "searcher/query/syntax.hpp"

namespace backfile::internal {

// A value, bracket or function with the prefixes in front of it.
Node SyntaxReader::atom() {
  auto const outer = around_;
  bool direct = false;
  for (;; take()) {
    bool const exact = now().kind == TokenKind::function && now().text == "exact";
    if (now().kind != TokenKind::field && !exact) break;
    if (exact) around_.exact = true;
    if (!exact) {
      around_.field = now().field;
      around_.estimated = now().number > 0;
      direct = true;
    }
  }
  check_operand_ahead();
  auto node = now().kind == TokenKind::open       ? bracket()
              : now().kind == TokenKind::function ? function()
                                                  : value(direct);
  around_ = outer;
  boost(node);
  return node;
}

Node SyntaxReader::value(bool direct) {
  auto const& token = take();
  auto const* tilde = now().kind == TokenKind::tilde ? &take() : nullptr;
  around_.direct = direct;
  return leaves_.read(token, tilde, around_);
}

Node SyntaxReader::bracket() {
  auto const& open = take();
  if (++depth_ > kMaxQueryDepth) refuse_depth(source_, open.span);
  if (now().kind == TokenKind::close) check_operand_ahead();
  auto node = any_of();
  if (now().kind != TokenKind::close)
    refuse(Code::unbalanced, "this bracket is not closed", "add a )", open.span);
  auto const& close = take();
  node.span = {open.span.offset, close.span.offset + close.span.length - open.span.offset};
  --depth_;
  if (now().kind == TokenKind::tilde)
    refuse(Code::unsupported_operator, "~ works behind words and phrases only",
           "write it behind each word", now().span);
  return node;
}

Node SyntaxReader::function() {
  auto const& name = take();
  check_operand_ahead();
  Node node;
  if (name.text == "allcaps") {
    around_.capitals = true;
    return bracket();
  }
  node.number = name.number;
  if (name.text == "like") {
    if (around_.field != nullptr)
      refuse(Code::unsupported_operator, "like() compares whole articles, not a field",
             "write like(id) without a field", name.span);
    take();
    node.kind = NodeKind::like;
    node.text = take().text;
    auto const& close = take();
    node.span = {name.span.offset, close.span.offset + close.span.length - name.span.offset};
    return node;
  }
  node.kind = name.text == "first" ? NodeKind::first : NodeKind::at_least;
  auto inside = bracket();
  node.span = {name.span.offset, inside.span.offset + inside.span.length - name.span.offset};
  node.parts.push_back(std::move(inside));
  return node;
}

void SyntaxReader::boost(Node& node) {
  constexpr double kLeast = 0.001;
  constexpr double kGreatest = 1000;
  constexpr std::size_t kLongest = 8;
  if (now().kind != TokenKind::boost) return;
  auto const& token = take();
  double factor = 0;
  auto const* end = token.text.data() + token.text.size();
  auto const [stop, error] = std::from_chars(token.text.data(), end, factor);
  auto const product = node.boost * factor;
  bool const in_range = product == 0 || (product >= kLeast && product <= kGreatest);
  if (error != std::errc{} || stop != end || token.text.size() > kLongest || !in_range)
    refuse(Code::bad_value, "^ takes a number from 0.001 to 1000, or 0", "for example word^2.5",
           token.span);
  node.boost = product;
}

}  // namespace backfile::internal

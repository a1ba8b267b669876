#include "indexer/formats/markup_signs.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/analysis/ascii.hpp"
#include "indexer/extract/html/tags.hpp"

namespace backfile::internal {
namespace {

// Elements of HTML that never close; the others are found by their pairs.
constexpr std::array<std::string_view, 13> kLoneTags{
    "area",   "base",  "basefont", "bgsound", "col",   "embed", "frame",
    "keygen", "param", "source",   "spacer",  "track", "wbr"};

bool is_tag_letter(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

// Tags that are met, and those of them that were opened.
class TagScan {
 public:
  explicit TagScan(std::string_view text) : text_{text} {}

  MarkupFound run() {
    bool const any = text_.find('>') != text_.npos;
    for (auto at = any ? text_.find('<') : text_.npos; at != text_.npos;
         at = text_.find('<', at + 1)) {
      if (end_ <= at) end_ = text_.find('>', at);
      if (end_ == text_.npos || (found_.paired && found_.kind == Markup::blocks)) break;
      take(text_.substr(at + 1, end_ - at));
    }
    return found_;
  }

 private:
  // A tag from behind "<" to its ">".
  void take(std::string_view tag) {
    if (tag.starts_with("!--") || tag.starts_with("![CDATA[")) return meet(Markup::inlines);
    bool const closing = tag.starts_with('/');
    auto const name = tag_name(tag.substr(closing ? 1 : 0));
    auto const behind = tag.substr(name.size() + (closing ? 1 : 0), 1);
    if (name.empty() || behind.find_first_of(" \t\r\n/>") == behind.npos) return;
    auto const known = tag_of(name);
    if (closing)
      close(name, known);
    else
      open(name, known);
  }

  void close(std::string const& name, Tag known) {
    if (known == Tag::other && !is_among(name, opened_)) return;
    found_.paired = true;
    meet(is_block(known) ? Markup::blocks : Markup::inlines);
  }

  void open(std::string const& name, Tag known) {
    constexpr std::size_t kMostNames = 100;
    if (known == Tag::br || known == Tag::p || known == Tag::hr) return meet(Markup::blocks);
    if (known == Tag::img || is_among(name, kLoneTags))
      return meet(Markup::inlines);
    if (opened_.size() < kMostNames && !is_among(name, opened_))
      opened_.push_back(name);
  }

  void meet(Markup kind) { found_.kind = std::max(found_.kind, kind); }

  std::string_view text_;
  std::size_t end_ = 0;  // the next ">"
  MarkupFound found_;
  std::vector<std::string> opened_;  // names
};

// What is no text of a reader: from its opening to its end.
struct Unread {
  std::string_view open;
  std::string_view close;
  bool element;  // a blank or ">" ends its name
};
constexpr std::array kUnread{Unread{"<script", "</script", true}, Unread{"<style", "</style", true},
                             Unread{"<!--", "-->", false}};
constexpr std::array<std::string_view, 2> kCdata{"<![CDATA[", "]]>"};

std::size_t find_name(std::string_view text, std::string_view name, std::size_t at) {
  for (at = text.find(name.front(), at); at != text.npos; at = text.find(name.front(), at + 1))
    if (starts_ignoring_case(text.substr(at), name)) return at;
  return text.npos;
}

// Text without what is not read. An element without its end goes on to that of the text; a
// comment without one is text, and so is each that follows.
class Unreader {
 public:
  explicit Unreader(std::string_view text) : text_{text} {}

  std::string run() {
    std::string out;
    for (std::size_t at = 0; at < text_.size();) {
      auto const mark = std::min(text_.find_first_of("<]", at), text_.size());
      out += text_.substr(at, mark - at);
      if (mark == text_.size()) break;
      at = behind(mark);
      if (at == mark) out += text_[at++];
    }
    return out;
  }

 private:
  // Behind what begins at `at` and is not read; `at` where nothing does.
  std::size_t behind(std::size_t at) {
    for (auto const& mark : kCdata)
      if (text_.substr(at).starts_with(mark)) return at + mark.size();
    for (auto const& unread : kUnread) {
      if (!starts_ignoring_case(text_.substr(at), unread.open)) continue;
      auto const next = text_.substr(at + unread.open.size(), 1);
      if (!unread.element) return behind_comment(at);
      if (next.find_first_of(" \t\r\n/>") == next.npos) continue;
      auto const end = find_name(text_, unread.close, at + unread.open.size());
      auto const close = end == text_.npos ? end : text_.find('>', end);
      return close == text_.npos ? text_.size() : close + 1;
    }
    return at;
  }

  std::size_t behind_comment(std::size_t at) {
    auto const end = open_ended_ ? text_.npos : text_.find("-->", at);
    open_ended_ = end == text_.npos;
    return open_ended_ ? at : end + 3;
  }

  std::string_view text_;
  bool open_ended_ = false;  // no comment ends any more
};

}  // namespace

MarkupFound markup_in(std::string_view text) { return TagScan{text}.run(); }

std::string tag_name(std::string_view text) {
  constexpr std::size_t kLongest = 40;  // bytes
  std::string name;
  for (char const c : text.substr(0, kLongest)) {
    if (!is_tag_letter(c) || (name.empty() && !is_ascii_letter(c))) break;
    name += ascii_lower(c);
  }
  return name;
}

bool has_reference(std::string_view text) {
  constexpr std::size_t kLongest = 10;  // bytes
  auto const is_part = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '#';
  };
  for (auto at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    auto const name = text.substr(at + 1, kLongest);
    auto const end = name.find(';');
    if (end != name.npos && end > 0 && std::ranges::all_of(name.substr(0, end), is_part))
      return true;
  }
  return false;
}

std::string without_scripts(std::string_view text) { return Unreader{text}.run(); }

}  // namespace backfile::internal

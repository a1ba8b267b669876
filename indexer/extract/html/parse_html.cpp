#include "indexer/extract/html/tree.hpp"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "backfile/error.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/html/endless_tag.hpp"

// libxml2 as a stream of events: its own tree would hold scripts and styles too, and a pointer
// chain as deep as the page.

namespace backfile::internal {
namespace {

constexpr std::size_t kMostNodes = 1'000'000;
constexpr std::size_t kDeepest = 1'000;         // elements below are kept as children of that depth
constexpr std::size_t kMostWork = 200'000'000;  // open elements looked through for end tags

constexpr std::size_t kLongestValue = 4096;  // bytes of an attribute

// Sorted.
constexpr std::array<std::string_view, 22> kAttributes{
    "alt",    "aria-hidden", "aria-label", "class",   "content",  "data-testid", "datetime",
    "hidden", "href",        "hreflang",   "id",      "itemprop", "itemscope",   "itemtype",
    "lang",   "name",        "property",   "pubdate", "rel",      "role",        "style",
    "title"};

std::string_view view(xmlChar const* text) { return reinterpret_cast<char const*>(text); }

bool is_data_script(xmlChar const** pairs) {
  for (; pairs != nullptr && *pairs != nullptr; pairs += 2)
    if (view(pairs[0]) == "type" && pairs[1] != nullptr)
      return fold(view(pairs[1])).find("ld+json") != std::string::npos;
  return false;
}

class Builder {
 public:
  explicit Builder(std::string_view page) : page_{page} {
    PageNode root;
    root.tag = Tag::html;
    tree_.nodes.push_back(root);
    open_.push_back(0);
  }

  void parse() {
    htmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElement = [](void* self, xmlChar const* name, xmlChar const** pairs) {
      static_cast<Builder*>(self)->start(view(name), pairs);
    };
    handler.endElement = [](void* self, xmlChar const* name) {
      static_cast<Builder*>(self)->finish(view(name));
    };
    handler.characters = [](void* self, xmlChar const* text, int size) {
      static_cast<Builder*>(self)->characters(
          {reinterpret_cast<char const*>(text), static_cast<std::size_t>(size)});
    };
    handler.ignorableWhitespace = handler.characters;
    handler.cdataBlock = [](void* self, xmlChar const* text, int size) {
      static_cast<Builder*>(self)->data(
          {reinterpret_cast<char const*>(text), static_cast<std::size_t>(size)});
    };
    handler.serror = [](void* self, xmlErrorPtr error) {
      static_cast<Builder*>(self)->complaint(error->code);
    };
    run(handler);
  }

  Tree take() {
    flush();
    while (!open_.empty()) close();
    return std::move(tree_);
  }

 private:
  struct Free {
    void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
  };

  void run(htmlSAXHandler& handler) {
    xmlInitParser();
    std::unique_ptr<xmlParserCtxt, Free> const owned{
        htmlCreateMemoryParserCtxt(page_.data(), static_cast<int>(page_.size()))};
    if (!owned) throw Error{Code::input_unusable, "not enough memory for it"};
    context_ = owned.get();
    *context_->sax = handler;
    context_->userData = this;
    htmlCtxtUseOptions(context_, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                     HTML_PARSE_NODEFDTD);
    xmlSwitchEncoding(context_, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(context_);
    if (context_->myDoc != nullptr) xmlFreeDoc(context_->myDoc);
    context_ = nullptr;
    if (too_deep_)
      throw Error{Code::input_unusable, "its elements are nested too deep and too badly"};
  }

  std::uint32_t offset() const {
    auto const at = xmlByteConsumed(context_);
    return at < 0 ? 0 : static_cast<std::uint32_t>(at);
  }
  std::uint32_t line() const { return static_cast<std::uint32_t>(context_->input->line); }

  void start(std::string_view name, xmlChar const** pairs) {
    ++depth_;
    auto const tag = tag_of(name);
    if (unread_ > 0 || skips(tag, pairs)) {
      ++unread_;
      return;
    }
    flush();
    if (open_.size() >= kDeepest || tree_.nodes.size() >= kMostNodes) {
      tree_.cut = true;
      ++beyond_;
      if (is_block(tag)) part();
      return;
    }
    PageNode node;
    node.tag = tag;
    node.parent = open_.back();
    node.line = line();
    node.begin = node.stop = offset();
    keep_attributes(node, pairs);
    open_.push_back(static_cast<std::uint32_t>(tree_.nodes.size()));
    tree_.nodes.push_back(node);
  }

  // What stands too deep has no elements of its own, but its paragraphs stay apart.
  void part() {
    if (tree_.nodes.size() >= kMostNodes || tree_.nodes.back().tag == Tag::hr) return;
    PageNode node;
    node.tag = Tag::hr;
    node.parent = open_.back();
    node.end = static_cast<std::uint32_t>(tree_.nodes.size()) + 1;
    tree_.nodes.push_back(node);
  }

  // Subtrees that nothing is ever read from are not even kept.
  static bool skips(Tag tag, xmlChar const** pairs) {
    if (tag == Tag::script) return !is_data_script(pairs);
    return tag == Tag::style || tag == Tag::svg;
  }

  // <meta value=…>: what some write for "content", and pages that were saved as another reader
  // had put them in order. A title says something of the page in abbreviations alone: dates.
  static std::string_view meant(Tag tag, std::string_view name) {
    if (name == "title" && tag != Tag::abbr && tag != Tag::span) return {};
    return tag == Tag::meta && name == "value" ? "content" : name;
  }

  void keep_attributes(PageNode& node, xmlChar const** pairs) {
    node.attributes = static_cast<std::uint32_t>(tree_.attributes.size());
    for (; pairs != nullptr && *pairs != nullptr; pairs += 2) {
      auto const printed = meant(node.tag, view(pairs[0]));
      auto const name = std::lower_bound(kAttributes.begin(), kAttributes.end(), printed);
      if (name == kAttributes.end() || *name != printed) continue;
      auto const value = pairs[1] == nullptr ? std::string_view{} : view(pairs[1]);
      tree_.attributes.push_back({*name, tree_.keep(cut_utf8(value, kLongestValue))});
      ++node.attribute_count;
      if (node.attribute_count == kAttributes.size() * 2) break;
    }
  }

  void finish(std::string_view) {
    if (depth_ > 0) --depth_;
    if (unread_ > 0) {
      --unread_;
      return;
    }
    flush();
    if (beyond_ > 0) {
      --beyond_;
      return;
    }
    if (open_.size() > 1) close();
  }

  void close() {
    auto& node = tree_.nodes[open_.back()];
    node.end = static_cast<std::uint32_t>(tree_.nodes.size());
    open_.pop_back();
  }

  void characters(std::string_view text) {
    if (unread_ > 0) return;
    if (pending_.empty()) {
      pending_line_ = line();
      auto const behind = offset();
      pending_begin_ = behind > text.size() ? behind - static_cast<std::uint32_t>(text.size()) : 0;
    }
    pending_ += text;
  }

  // A script's text comes here; what is kept is JSON.
  void data(std::string_view text) { characters(text); }

  void flush() {
    if (pending_.empty()) return;
    bool const room = tree_.nodes.size() < kMostNodes;
    tree_.cut = tree_.cut || !room;
    if (room) {
      PageNode node;
      node.tag = Tag::text;
      node.text = tree_.keep(pending_);
      node.parent = open_.back();
      node.line = pending_line_;
      node.begin = pending_begin_;
      node.stop = offset();
      node.end = static_cast<std::uint32_t>(tree_.nodes.size()) + 1;
      tree_.nodes.push_back(node);
    }
    pending_.clear();
  }

  // For an end tag that fits nothing the parser looks through all open elements.
  void complaint(int code) {
    bool const looks = code == XML_ERR_TAG_NAME_MISMATCH || code == XML_ERR_TAG_NOT_FINISHED;
    if (!looks || context_ == nullptr) return;
    work_ += static_cast<std::size_t>(std::max(0, context_->nameNr));
    if (work_ <= kMostWork) return;
    too_deep_ = true;
    xmlStopParser(context_);
  }

  std::string_view page_;
  Tree tree_;
  htmlParserCtxtPtr context_ = nullptr;
  std::vector<std::uint32_t> open_;
  std::string pending_;
  std::uint32_t pending_line_ = 0;
  std::uint32_t pending_begin_ = 0;
  std::size_t depth_ = 0;
  std::size_t unread_ = 0;  // open elements within one that is not kept
  std::size_t beyond_ = 0;  // open elements that are too deep
  std::size_t work_ = 0;
  bool too_deep_ = false;
};

}  // namespace

Tree parse_html(std::string_view text) {
  if (has_endless_tag(text))
    throw Error{Code::input_unusable,
                fmt::format("an element with more than {} attributes", kMostAttributes)};
  Builder builder{text};
  builder.parse();
  return builder.take();
}

}  // namespace backfile::internal

#include "indexer/formats/xml.hpp"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

#include "indexer/formats/xml_encoding.hpp"
#include "indexer/formats/xml_entities.hpp"

namespace backfile::internal {
namespace {

constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET;
constexpr std::size_t kMostOpen = 1u << 17;  // elements of a tree, also of one that is refused

std::string_view view(xmlChar const* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<char const*>(text);
}

std::string qualified(xmlChar const* prefix, xmlChar const* local) {
  return prefix == nullptr ? std::string{view(local)}
                           : std::string{view(prefix)} + ':' + std::string{view(local)};
}

// libxml2 gives "&" in attributes as it would be written again.
std::string attribute_value(char const* begin, char const* end) {
  constexpr std::string_view kAmpersand = "&#38;";
  std::string_view const written{begin, static_cast<std::size_t>(end - begin)};
  std::string value;
  for (std::size_t at = 0; at < written.size();) {
    bool const ampersand = written.substr(at).starts_with(kAmpersand);
    value += written[at];
    at += ampersand ? kAmpersand.size() : 1;
  }
  return value;
}

class XmlEvents {
 public:
  explicit XmlEvents(XmlWishes const& wishes) : wishes_{wishes} {
    xmlSAXHandler events{};
    events.initialized = XML_SAX2_MAGIC;
    events.startElementNs = [](void* self, xmlChar const* local, xmlChar const* prefix,
                               xmlChar const* uri, int, xmlChar const**, int count, int,
                               xmlChar const** attributes) {
      static_cast<XmlEvents*>(self)->start({local, prefix, uri}, count, attributes);
    };
    events.endElementNs = [](void* self, xmlChar const* local, xmlChar const* prefix,
                             xmlChar const*) {
      static_cast<XmlEvents*>(self)->end(qualified(prefix, local));
    };
    events.characters = [](void* self, xmlChar const* text, int size) {
      static_cast<XmlEvents*>(self)->characters(
          {reinterpret_cast<char const*>(text), static_cast<std::size_t>(size)});
    };
    events.ignorableWhitespace = events.characters;
    events.cdataBlock = events.characters;
    events.getEntity = [](void* self, xmlChar const* name) {
      return static_cast<XmlEvents*>(self)->entities_.find(view(name));
    };
    events.serror = [](void* self, xmlErrorPtr error) {
      static_cast<XmlEvents*>(self)->fault(*error);
    };
    parser_.reset(xmlCreatePushParserCtxt(&events, this, nullptr, 0, nullptr));
    xmlCtxtUseOptions(parser_.get(), kOptions);
  }

  void read(std::istream& stream) {
    std::string chunk(1u << 16, '\0');
    for (bool first = true; !stopped_ && stream; first = false) {
      stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
      auto const size = static_cast<int>(stream.gcount());
      if (first) choose_encoding({chunk.data(), static_cast<std::size_t>(size)});
      if (size > 0) xmlParseChunk(parser_.get(), chunk.data(), size, 0);
      if (parser_->disableSAX != 0) break;
    }
    if (!stopped_) xmlParseChunk(parser_.get(), chunk.data(), 0, 1);
    if (failed_) std::rethrow_exception(failed_);
    if (stream.bad()) return wishes_.refuse("reading failed", line());
    if (!stopped_ && !(path_.empty() && seen_)) {
      auto const reason = fault_.empty() ? "ends within an element" : fault_;
      wishes_.refuse("no valid XML: " + reason, fault_line_ > 0 ? fault_line_ : line());
    }
  }

 private:
  struct Name {
    xmlChar const* local;
    xmlChar const* prefix;
    xmlChar const* uri;
  };
  struct FreeParser {
    void operator()(xmlParserCtxt* parser) const {
      xmlFreeDoc(parser->myDoc);
      xmlFreeParserCtxt(parser);
    }
  };

  // What the bytes show holds against what the document declares.
  void choose_encoding(std::string_view head) {
    auto const [label, note] = xml_encoding(head);
    if (label.empty()) return;
    bool const utf8 = label == "utf-8";
    auto* const handler = utf8 ? nullptr : xmlFindCharEncodingHandler(label.c_str());
    if (!utf8 && (handler == nullptr || xmlSwitchToEncoding(parser_.get(), handler) != 0)) return;
    xmlCtxtUseOptions(parser_.get(), kOptions | XML_PARSE_IGNORE_ENC);
    if (wishes_.note) wishes_.note(note);
  }

  [[nodiscard]] std::uint64_t line() const {
    return parser_->input == nullptr ? 0 : static_cast<std::uint64_t>(parser_->input->line);
  }

  // Exceptions must not pass through the parser.
  template <typename Do>
  void guarded(Do action) {
    // Behind an error the parser drops references unless it is told that all is well.
    parser_->wellFormed = 1;
    try {
      if (!stopped_) action();
    } catch (...) {
      failed_ = std::current_exception();
      stop();
    }
  }

  void stop() {
    stopped_ = true;
    xmlStopParser(parser_.get());
  }

  void start(Name name, int count, xmlChar const** attributes) {
    guarded([&] {
      seen_ = true;
      bool const inside = !tree_.empty();
      if (inside || wishes_.wants(path_, view(name.local))) open(name, count, attributes);
      if (tree_.empty()) path_.emplace_back(qualified(name.prefix, name.local));
      if (path_.size() > kMaxXmlDepth) {
        wishes_.refuse(too_deep(), line());
        stop();
      }
    });
  }

  void open(Name name, int count, xmlChar const** attributes) {
    if (tree_.empty()) {
      bytes_ = 0;
      spoilt_.clear();
    }
    XmlNode node;
    node.name = qualified(name.prefix, name.local);
    node.local = view(name.local);
    node.space = view(name.uri != nullptr ? name.uri : name.prefix);
    node.line = static_cast<std::uint32_t>(line());
    for (int i = 0; i < count && spoilt_.empty(); ++i) {
      auto const* const* const at = attributes + 5 * i;
      node.attributes.push_back(
          {qualified(at[1], at[0]), attribute_value(reinterpret_cast<char const*>(at[3]),
                                                    reinterpret_cast<char const*>(at[4]))});
      bytes_ += node.attributes.back().value.size() + sizeof(XmlAttribute);
    }
    bytes_ += sizeof(XmlNode);
    if (tree_.size() >= kMaxXmlDepth) spoil(too_deep());
    tree_.push_back(std::move(node));
    check_size();
    if (tree_.size() < kMostOpen) return;
    wishes_.refuse(too_deep() + "; the rest is not read", tree_.front().line);
    stop();
  }

  void characters(std::string_view text) {
    guarded([&] {
      if (tree_.empty() || !spoilt_.empty()) return;
      auto& children = tree_.back().children;
      if (children.empty() || !children.back().name.empty()) {
        children.emplace_back();
        bytes_ += sizeof(XmlNode);
      }
      children.back().text += text;
      bytes_ += text.size();
      check_size();
    });
  }

  // The parser closes whichever element is open; what the document closes is another matter
  // where a tag is missing: then all within it ends, too, or nothing does.
  void end(std::string name) {
    if (!mismatched_.empty()) name = std::exchange(mismatched_, {});
    // Of a name that does not match, the parser may tell the part behind the colon alone.
    auto const named = [&](auto const& open) {
      auto const& full = name_of(open);
      return full == name || full.ends_with(':' + name);
    };
    bool const in_tree = std::any_of(tree_.rbegin(), tree_.rend(), named);
    if (!in_tree && std::ranges::none_of(path_, named)) return;
    for (bool done = false; !done && !stopped_;) {
      done = named(tree_.empty() ? path_.back() : tree_.back().name);
      close();
    }
  }

  static std::string const& name_of(XmlNode const& node) { return node.name; }
  static std::string const& name_of(std::string const& name) { return name; }

  void close() {
    guarded([&] {
      if (tree_.empty()) return path_.pop_back();
      auto node = std::move(tree_.back());
      tree_.pop_back();
      if (!tree_.empty()) {
        if (spoilt_.empty()) tree_.back().children.push_back(std::move(node));
      } else if (!spoilt_.empty()) {
        wishes_.refuse(spoilt_, node.line);
      } else if (!wishes_.take(path_, std::move(node))) {
        stop();
      }
    });
  }

  void check_size() {
    if (bytes_ > kMaxXmlBytes) spoil("larger than 16 MiB");
  }

  void spoil(std::string reason) {
    if (!spoilt_.empty()) return;
    spoilt_ = std::move(reason);
    for (auto& node : tree_) node.children.clear();
    bytes_ = 0;
  }

  static std::string too_deep() {
    return "nested too deep, more than " + std::to_string(kMaxXmlDepth) + " levels";
  }

  void fault(xmlError const& error) {
    if (error.code == XML_ERR_TAG_NAME_MISMATCH && error.str2 != nullptr) mismatched_ = error.str2;
    if (error.code == XML_ERR_ENTITYREF_SEMICOL_MISSING || error.code == XML_ERR_NAME_REQUIRED)
      keep_ampersand();
    if (error.level < XML_ERR_FATAL || error.message == nullptr) return;
    // libxml2 waits for an end of what it holds up to 10 MB of.
    bool const endless = error.code == XML_ERR_INTERNAL_ERROR &&
                         std::string_view{error.message}.find("Huge input") != std::string::npos;
    fault_ = endless ? "a tag or comment without an end" : error.message;
    while (fault_.ends_with('\n')) fault_.pop_back();
    fault_line_ = static_cast<std::uint64_t>(error.line);
  }

  // "AT&T": the parser drops what is no reference.
  void keep_ampersand() {
    if (parser_->instate != XML_PARSER_CONTENT || parser_->input == nullptr) return;
    constexpr std::size_t kLongest = 64;  // bytes of a name
    std::string_view const read{
        reinterpret_cast<char const*>(parser_->input->base),
        static_cast<std::size_t>(parser_->input->cur - parser_->input->base)};
    auto const at = read.rfind('&');
    if (at != read.npos && read.size() - at <= kLongest) characters(read.substr(at));
  }

  XmlWishes const& wishes_;
  XmlEntities entities_;  // the parser points to them
  std::unique_ptr<xmlParserCtxt, FreeParser> parser_;
  XmlPath path_;               // open elements that are not cut out
  std::vector<XmlNode> tree_;  // open elements that are, the outermost first
  std::size_t bytes_ = 0;      // of the tree, roughly
  std::string spoilt_;         // why the tree is refused
  std::string mismatched_;     // an end tag that is not that of the innermost element
  std::string fault_;
  std::uint64_t fault_line_ = 0;
  std::exception_ptr failed_;
  bool seen_ = false;
  bool stopped_ = false;
};

}  // namespace

void read_xml(std::istream& stream, XmlWishes const& wishes) { XmlEvents{wishes}.read(stream); }

}  // namespace backfile::internal

#include "indexer/formats/jsonl.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>

#include "backfile/error.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/byline.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/extract/names.hpp"

namespace backfile::internal {
namespace {

namespace dom = simdjson::dom;

constexpr auto kFields = std::to_array<std::string_view>(
    {"id", "outlet", "date", "byline", "title", "deck", "body", "url", "lang", "genre", "source",
     "credits", "updated", "captions"});

constexpr std::size_t kMaxEvidence = 200;

[[noreturn]] void refuse(std::string reason) {
  throw Error{Code::input_unusable, std::move(reason)};
}

// CR LF and CR are line ends, too.
std::string with_line_feeds(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      out.push_back(text[i]);
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out.push_back('\n');
  }
  return out;
}

std::string trimmed(std::string text) {
  auto const begin = text.find_first_not_of(" \t\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

constexpr std::size_t kMaxDepth = 1024;  // simdjson's

std::size_t depth_of(std::string_view line) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char const c = line[i];
    if (quoted && c == '\\')
      ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '[' || c == '{'))
      deepest = std::max(deepest, ++depth);
    else if (!quoted && (c == ']' || c == '}') && depth > 0)
      --depth;
  }
  return deepest;
}

// \uD83D without its other half.
bool has_lone_surrogate(std::string_view line) {
  auto const high = [&](std::size_t at) {
    return at + 6 <= line.size() && line[at] == '\\' && line[at + 1] == 'u' &&
           (line[at + 2] == 'd' || line[at + 2] == 'D') &&
           std::string_view{"89abAB"}.find(line[at + 3]) != std::string_view::npos;
  };
  auto const low = [&](std::size_t at) {
    return at + 6 <= line.size() && line[at] == '\\' && line[at + 1] == 'u' &&
           (line[at + 2] == 'd' || line[at + 2] == 'D') &&
           std::string_view{"cdefCDEF"}.find(line[at + 3]) != std::string_view::npos;
  };
  for (auto at = line.find('\\'); at != line.npos; at = line.find('\\', at)) {
    if (high(at) && !low(at + 6)) return true;
    if (low(at)) return true;
    at += high(at) ? 12 : 2;
  }
  return false;
}

// What is wrong, in words that help more than the parser's.
std::string malformation(std::string_view line, simdjson::simdjson_error const& error) {
  if (depth_of(line) >= kMaxDepth)
    return fmt::format("no valid JSON: nested too deep, more than {} levels", kMaxDepth);
  if (has_lone_surrogate(line)) return "no valid JSON: a lone surrogate in a text";
  return std::string{"no valid JSON: "} + error.what();
}

void refuse_repeated_keys(dom::object object) {
  std::vector<std::string_view> keys;
  for (auto const [key, value] : object) keys.push_back(key);
  std::ranges::sort(keys);
  auto const twice = std::ranges::adjacent_find(keys);
  if (twice != keys.end()) refuse(fmt::format("key '{}' is given twice", *twice));
}

class Line {
 public:
  Line(dom::object object, FieldMap const& map, std::uint64_t number)
      : object_{object}, map_{map}, number_{static_cast<std::uint32_t>(number)} {}

  std::vector<std::string> values(std::string_view field) const {
    dom::element value;
    if (object_.at_key(map_.key(field)).get(value) != simdjson::SUCCESS || value.is_null())
      return {};
    std::vector<std::string> found;
    if (value.is_array()) {
      for (auto const element : dom::array{value}) add(found, field, element);
    } else {
      add(found, field, value);
    }
    return found;
  }

  std::string value(std::string_view field) const {
    dom::element value;
    if (object_.at_key(map_.key(field)).get(value) == simdjson::SUCCESS && value.is_array())
      refuse(fmt::format("key '{}' holds a list, not a text", map_.key(field)));
    auto found = values(field);
    if (found.empty()) return {};
    return std::move(found.front());
  }

  std::vector<Evidence> evidence(std::string_view field, std::string_view text) const {
    return {{number_, 0, 0, std::string{cut_utf8(text, kMaxEvidence)}, "json:/" + map_.key(field)}};
  }

  [[nodiscard]] std::size_t dropped() const noexcept { return dropped_; }

 private:
  void add(std::vector<std::string>& found, std::string_view field, dom::element value) const {
    std::string text;
    if (value.is_string())
      text = trimmed(with_line_feeds(drop_controls(std::string_view{value}, dropped_)));
    else if (value.is_number() && field == "id")
      text = simdjson::minify(value);
    else if (!value.is_null())
      refuse(fmt::format("key '{}' holds no text", map_.key(field)));
    if (!text.empty()) found.push_back(std::move(text));
  }

  dom::object object_;
  FieldMap const& map_;
  std::uint32_t number_;
  mutable std::size_t dropped_ = 0;
};

DateField declared_date(Line const& line, std::string_view field, Article& article) {
  DateField declared;
  auto const text = line.value(field);
  if (text.empty()) return declared;
  declared.value = Date::from_iso(text);
  if (!declared.value) {
    article.notes.push_back(
        fmt::format("{} '{}' is not an ISO 8601 date", field, cut_utf8(text, kMaxEvidence)));
    return declared;
  }
  declared.status = Status::declared;
  declared.confidence = 1.0;
  declared.evidence = line.evidence(field, text);
  return declared;
}

// Wrapped text as wire services and scanners leave it: an empty line or an indented line begins
// a paragraph, other line ends are spaces.
std::string paragraphs(std::string_view text) {
  std::string body;
  std::size_t at = 0;
  bool broken = false;
  while (at < text.size()) {
    auto const end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    at = end + 1;
    auto const begin = line.find_first_not_of(" \t");
    if (begin == line.npos) {
      broken = true;
      continue;
    }
    bool const indented = begin >= 2 || line.front() == '\t';
    line = line.substr(begin, line.find_last_not_of(" \t") - begin + 1);
    if (!body.empty()) body += broken || indented ? "\n\n" : " ";
    body += line;
    broken = false;
  }
  return body;
}

// "By Ann Lee, Northwire" names Ann Lee, as on a page; a value that is no such line is a name.
void add_authors(Article& article, Line const& line, std::string const& text) {
  auto const add = [&](std::string_view name, std::string_view mail) {
    auto const kind = is_organisation_name(name) ? BylineKind::organisation : BylineKind::person;
    article.byline.push_back(
        {std::string{name}, kind, std::string{mail}, line.evidence("byline", text)});
  };
  auto const read = read_byline(text);
  if (!read || !read->marked || read->names.empty()) return add(text, {});
  // An agency behind a person's name is where the person works.
  bool const person = !is_organisation_name(read->names.front().name);
  for (auto const& author : read->names)
    if (!person || !is_outlet_name(author.name)) add(author.name, author.mail);
}

void fill(Article& article, Line const& line) {
  article.id = line.value("id");
  article.url = line.value("url");
  article.title = line.value("title");
  article.deck = line.value("deck");
  article.body = paragraphs(line.value("body"));
  article.genre = fold_keyword(line.value("genre"));
  article.lang = fold_keyword(line.value("lang"));
  article.source = line.values("source");
  article.credits = line.values("credits");
  article.captions = line.values("captions");
  article.date = declared_date(line, "date", article);
  article.updated = declared_date(line, "updated", article);
  if (auto outlet = line.value("outlet"); !outlet.empty()) {
    article.outlet.evidence = line.evidence("outlet", outlet);
    article.outlet.status = Status::declared;
    article.outlet.name = std::move(outlet);
  }
  for (auto const& text : line.values("byline")) add_authors(article, line, text);
  if (line.dropped() > 0) article.notes.push_back(controls_note(line.dropped()));
  for (auto const field : {"title", "deck", "body", "genre", "lang"})
    if (auto const text = line.value(field); !text.empty())
      article.evidence[field] = line.evidence(field, text);
}

}  // namespace

FieldMap::FieldMap() {
  for (auto const field : kFields) keys_.emplace(field, field);
}

void FieldMap::set(std::string_view assignment) {
  auto const equals = assignment.find('=');
  auto const found = keys_.find(assignment.substr(0, equals));
  if (equals == assignment.npos || equals + 1 == assignment.size() || found == keys_.end())
    throw Error{Code::usage, fmt::format("--map {}: not FIELD=KEY", assignment),
                fmt::format("fields: {}", fmt::join(kFields, " "))};
  found->second = assignment.substr(equals + 1);
}

std::string const& FieldMap::key(std::string_view field) const {
  auto const found = keys_.find(field);
  if (found == keys_.end()) throw Error{Code::internal, "no such field in a map"};
  return found->second;
}

std::string FieldMap::describe() const {
  std::string text;
  for (auto const& [field, key] : keys_) text += field + '=' + key + '\n';
  return text;
}

Article article_from_line(std::string_view line, FieldMap const& map, std::string const& path,
                          std::uint64_t line_number) {
  thread_local dom::parser parser;
  Article article;
  article.path = path;
  try {
    dom::element const root = parser.parse(line.data(), line.size());
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS) refuse("no JSON object");
    refuse_repeated_keys(object);
    fill(article, Line{object, map, line_number});
  } catch (simdjson::simdjson_error const& error) {
    refuse(malformation(line, error));
  }
  bool const textless = article.title.empty() && article.body.empty();
  if (textless && !article.id.empty()) article.notes.emplace_back("neither title nor body");
  if (textless && article.id.empty())
    refuse(fmt::format("neither title nor body (keys '{}' and '{}'; --map names others)",
                       map.key("title"), map.key("body")));
  return article;
}

}  // namespace backfile::internal

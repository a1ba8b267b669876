// How a query may go on, for a search box.
#include <nlohmann/json.hpp>
#include <algorithm>

#include "indexer/index/article_json.hpp"
#include "indexer/index/schema.hpp"
#include "searcher/serve/api/handlers.hpp"
#include "searcher/serve/api/limits.hpp"
#include "searcher/serve/api/routes.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kUsual = 8;
constexpr std::size_t kMost = 20;
constexpr std::size_t kShortestWord = 2;  // shorter beginnings fit too much to help

// The last word, and what stands before it.
struct Ending {
  std::string before;
  std::string word;
};

Ending ending_of(std::string const& text) {
  auto const space = text.find_last_of(" (");
  auto const at = space == text.npos ? 0 : space + 1;
  return {text.substr(0, at), text.substr(at)};
}

Json suggestion(std::string text, std::string_view kind, Json articles) {
  return {{"text", std::move(text)}, {"kind", kind}, {"articles", std::move(articles)}};
}

void add_values(Backend& backend, Ending const& ending, std::size_t limit, Json& list) {
  auto const colon = ending.word.find(':');
  auto const name = ending.word.substr(0, colon);
  auto const* row = find_field(name);
  bool const listed = row != nullptr && (row->facet || row->kind == FieldKind::keyword);
  if (!listed || row->name == "path") return;
  auto const prefix = ending.word.substr(colon + 1);
  for (auto const& value : backend.searcher.values(name, prefix, limit).values) {
    bool const quoted = value.name.find_first_of(" ():\"") != value.name.npos;
    auto const written = quoted ? '"' + value.name + '"' : value.name;
    list.push_back(suggestion(ending.before + name + ':' + written, "value", value.count));
  }
}

void add_fields(Ending const& ending, std::size_t limit, Json& list) {
  for (auto const& row : fields())
    if (row.name.starts_with(ending.word) && row.name != "path" && list.size() < limit)
      list.push_back(suggestion(ending.before + std::string{row.name} + ':', "field", nullptr));
}

void add_words(Backend& backend, Ending const& ending, std::size_t limit, Json& list) {
  for (auto const& word : backend.searcher.words(ending.word, limit - list.size()))
    list.push_back(suggestion(ending.before + word.name, "word", word.count));
}

Json suggestions(Backend& backend, std::string const& text, std::size_t limit) {
  auto list = Json::array();
  bool const quoted = std::ranges::count(text, '"') % 2 == 1;
  auto const ending = ending_of(text);
  if (quoted || ending.word.empty()) return list;
  if (ending.word.find(':') != ending.word.npos) {
    add_values(backend, ending, limit, list);
    return list;
  }
  if (ending.word.size() < kShortestWord) return list;
  add_fields(ending, limit / 2, list);
  add_words(backend, ending, limit, list);
  return list;
}

}  // namespace

HttpResponse suggest(Backend& backend, Call const& call) {
  auto const text = call.text("q").value_or("");
  check_length(text);
  auto const limit = call.number("limit", kUsual, kMost);
  return {.body = to_json_text({{"q", text}, {"suggestions", suggestions(backend, text, limit)}}) +
                  '\n'};
}

}  // namespace backfile::internal

// Whole articles, or parts of them.
#include <nlohmann/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <backfile/extract.hpp>
#include <filesystem>
#include <memory>
#include <system_error>

#include "indexer/console/article_text.hpp"
#include "indexer/console/fold.hpp"
#include "indexer/formats/input_reader.hpp"
#include "indexer/index/article_json.hpp"
#include "searcher/commands/answer.hpp"
#include "searcher/commands/commands.hpp"
#include "searcher/commands/versions.hpp"

namespace backfile::internal {
namespace {

std::string text_of(Article const& article, std::string const& part) {
  if (part == "title") return safe_text(article.title) + '\n';
  if (part == "meta") return article_text(article, {true, false, false});
  if (part == "evidence") return article_text(article, {true, true, false});
  if (part == "body") return article_text(article, {false, false, true});
  return article_text(article);
}

std::string json_of(Article const& article, std::string const& part) {
  Json json = to_json(article, part == "meta" ? Bodies::leave_out : Bodies::include);
  if (part == "title" || part == "body") json = {{"id", article.id}, {part, json[part]}};
  return to_json_text(json) + '\n';
}

// Looks for one page among all that an input holds.
class FindPage : public InputSink {
 public:
  explicit FindPage(std::string const& path) : path_{path} {}

  void page(Format const&, PageInput page, Origin) override {
    if (page.path == path_) bytes_ = std::move(page.bytes);
  }
  // Articles that came with their fields, of the very file: there is no page.
  void article(Article, Origin origin, std::string_view) override {
    ended_ = ended_ || origin.path == path_;
  }
  void refuse(Rejection) override {}
  void note(Rejection) override {}
  [[nodiscard]] bool stopping() const override { return bytes_ || ended_; }

  [[nodiscard]] std::optional<std::string>& bytes() { return bytes_; }

 private:
  std::string const& path_;
  std::optional<std::string> bytes_;
  bool ended_ = false;
};

bool lies_on_disk(std::string const& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored) ||
         std::filesystem::exists(path.substr(0, path.find("!/")), ignored);
}

// The page that the article came from, in its file, unpacked: the index keeps what was read from a
// page, not the page.
std::string raw_of(Article const& article) {
  std::error_code ignored;
  auto path = article.path;
  if (path != "-") path = (std::filesystem::path{article.folder} / path).string();
  // An index may have come here together with its pages.
  if (!lies_on_disk(path) && lies_on_disk(article.path)) path = article.path;
  auto const file = std::filesystem::exists(path, ignored) ? path : path.substr(0, path.find("!/"));
  FindPage found{path};
  if (!file.empty() && file != "-") {
    if (!std::filesystem::exists(file, ignored))
      throw Error{Code::input_not_found, "no such file: " + file};
    InputSettings const settings;
    FieldMap const map;
    InputReader{settings, map, found}.file(file);
  }
  if (found.bytes()) return *std::move(found.bytes());
  throw Error{Code::input_not_found,
              fmt::format("{} has no page of its own (it came from {})", article.id,
                          path.empty() ? "nowhere" : path),
              "show it with --json"};
}

// The columns that a row has outside a search.
std::string columns_of_part(SearchArguments const& arguments) {
  if (!arguments.fields.empty()) return arguments.fields;
  if (arguments.part == "title") return "id,title";
  if (arguments.part == "body") return "id,body";
  return "id,date,date_precision,date_status,updated,outlet,outlet_status,byline,title,deck,source,"
         "credits,dateline,genre,lang,words,url,path,captions,furniture,body";
}

// Articles one after the other, in the format.
class Showing {
 public:
  explicit Showing(SearchArguments const& arguments)
      : arguments_{arguments},
        rendered_{arguments.format != OutputFormat::text &&
                  arguments.format != OutputFormat::json &&
                  arguments.format != OutputFormat::jsonl} {
    if (!rendered_) return;
    auto options = render_options(arguments);
    options.fields = columns_of_part(arguments);
    renderer_ = make_renderer(options);
  }

  std::string article(Article const& article) {
    bool const first = count_++ == 0;
    if (arguments_.part == "raw") return raw_of(article);
    if (!rendered_ && arguments_.format != OutputFormat::text)
      return json_of(article, arguments_.part);
    if (!rendered_)
      return (first ? "" : "\n") + folded(text_of(article, arguments_.part), fold_columns());
    Hit hit;
    hit.rank = count_;
    static_cast<Article&>(hit) = article;
    auto const head = first ? renderer_->begin(parse_query("*"), {}) : std::string{};
    return head + renderer_->hit(hit);
  }

 private:
  SearchArguments const& arguments_;
  bool rendered_;
  std::unique_ptr<Renderer> renderer_;
  std::size_t count_ = 0;
};

// Texts of one id in two indexes are no versions of each other: those of the first that has it.
std::vector<Article> versions_in_one(std::vector<Searcher> const& searchers,
                                     std::string const& id) {
  auto const found = std::find_if(searchers.begin(), searchers.end() - 1,
                                  [&](auto const& one) { return articles_of_id(one, id) > 0; });
  return versions_of(*found, id);
}

// An article that is not shown is not passed over in silence.
void tell_others(Searcher const& searcher, SearchArguments const& arguments) {
  if (arguments.indexes.size() == 1 || arguments.quiet) return;
  for (auto const& id : arguments.words)
    if (auto const found = articles_of_id(searcher, id); found > 1)
      write_err(
          fmt::format("note: {} indexes have an article {}; it is that of the first, in the "
                      "order of -d",
                      found, safe_text(id)));
}

int show_versions(SearchArguments const& arguments) {
  std::vector<Searcher> searchers;
  for (auto const& index : arguments.indexes) searchers.emplace_back(index);
  bool const json =
      arguments.format == OutputFormat::json || arguments.format == OutputFormat::jsonl;
  bool const diff = arguments.part == "diff";
  if (arguments.format != OutputFormat::text && (!json || diff))
    throw Error{Code::usage, fmt::format("show --part {} has no such format", arguments.part),
                "versions are written as text and --json, a diff as text"};
  std::string text;
  for (auto const& id : arguments.words) {
    auto const versions = versions_in_one(searchers, id);
    if (json)
      for (auto const& version : versions) text += json_of(version, "all");
    else
      text += diff ? changes_text(versions) : versions_text(versions);
  }
  print(json ? text : folded(text, fold_columns()), content_of(arguments.format),
        arguments.paged && !json);
  return 0;
}

}  // namespace

int run_show(SearchArguments const& arguments) {
  if (arguments.words.empty())
    throw Error{Code::usage, "show: no id given", "backfile-search show ID..."};
  if (arguments.part == "versions" || arguments.part == "diff") return show_versions(arguments);
  bool const raw = arguments.part == "raw";
  if (raw && arguments.format != OutputFormat::text)
    throw Error{Code::usage, "show --part raw is the file itself; it has no other format"};
  Searcher const searcher{arguments.indexes};
  Showing showing{arguments};
  Output output{raw ? Content::data : content_of(arguments.format),
                arguments.paged && arguments.format == OutputFormat::text};
  for (auto const& id : arguments.words)
    if (!output.write(showing.article(searcher.article(id)))) return 0;
  tell_others(searcher, arguments);
  output.finish();
  return 0;
}

}  // namespace backfile::internal

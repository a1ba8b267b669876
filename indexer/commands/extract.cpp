#include <cstdint>
#include <filesystem>

#include "indexer/commands/commands.hpp"
#include "indexer/commands/reports.hpp"
#include "indexer/console/article_text.hpp"
#include "indexer/console/console.hpp"
#include "indexer/console/fold.hpp"
#include "indexer/console/output.hpp"
#include "indexer/extract/options.hpp"
#include "indexer/formats/input_reader.hpp"
#include "indexer/index/article_json.hpp"
#include "indexer/index/identity.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

class Extraction : private InputSink {
 public:
  explicit Extraction(IndexArguments const& arguments)
      : arguments_{arguments},
        settings_{input_settings(arguments.ingest)},
        reports_{arguments},
        output_{arguments.format == "text" ? Content::text : Content::data} {
    for (auto const& assignment : arguments.ingest.key_map) map_.set(assignment);
  }

  int run() {
    InputReader reader{settings_, map_, *this};
    walk(
        arguments_.operands,
        [&](std::filesystem::path const& path) {
          path == "-" ? reader.standard_input() : reader.file(path.string());
          return !stopping();
        },
        [&](Rejection const& why) { refuse(why); });
    output_.finish();
    reports_.finish(good_);
    return reports_.status(good_);
  }

 private:
  // A page that cannot be read is refused; what happens to the output is another matter.
  void page(Format const& format, PageInput page, Origin origin) override {
    std::optional<Article> article;
    try {
      article = format.read_page(page, arguments_.ingest.extract);
    } catch (Error const& error) {
      if (error.code() == Code::internal) throw;
      return refuse({origin.path, origin.number, error.message(), error.code()});
    }
    article->id = own_id(origin.marks);
    take(*article, origin);
  }
  void article(Article article, Origin origin, std::string_view) override {
    article.id = own_id(origin.marks);
    complete(article, arguments_.ingest.extract, origin.sidecar.get());
    take(article, origin);
  }
  void refuse(Rejection why) override {
    reports_({std::move(why.path), why.line, std::move(why.reason), true, why.code});
  }
  void note(Rejection why) override {
    reports_({std::move(why.path), why.line, std::move(why.reason), false});
  }
  [[nodiscard]] bool stopping() const override { return closed_; }

  void take(Article& article, Origin const& origin) {
    for (auto const& note : article.notes) reports_({origin.path, origin.number, note, false});
    closed_ = closed_ || !print(article);
  }

  bool print(Article const& article) {
    if (arguments_.format != "text") {
      ++good_;
      return output_.write(article_json_text(article) + '\n');
    }
    auto text = folded(article_text(article), fold_columns());
    if (good_++ > 0) text.insert(0, "\n");
    return output_.write(text);
  }

  IndexArguments const& arguments_;
  InputSettings settings_;
  Reports reports_;
  Output output_;
  FieldMap map_;
  bool closed_ = false;  // nobody reads the output any more
  std::uint64_t good_ = 0;
};

}  // namespace

int run_extract(IndexArguments const& arguments) {
  if (arguments.operands.empty())
    throw Error{Code::usage, "extract: no path given", "backfile-index extract PATH..."};
  check_options(arguments.ingest.extract);
  require_operands(arguments.operands);
  if (!has_input(arguments.operands, SidecarNames{arguments.ingest.sidecar})) return 0;
  auto with_outlets = arguments;
  if (!arguments.outlets.empty())
    with_outlets.ingest.extract.outlets = read_outlets(arguments.outlets);
  return Extraction{with_outlets}.run();
}

}  // namespace backfile::internal

#include <fmt/format.h>

#include <iostream>

#include "indexer/commands/commands.hpp"
#include "indexer/commands/reports.hpp"
#include "indexer/console/article_text.hpp"
#include "indexer/console/console.hpp"
#include "indexer/console/output.hpp"
#include "indexer/extract/options.hpp"
#include "indexer/index/article_json.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

class Extraction {
 public:
  explicit Extraction(IndexArguments const& arguments)
      : arguments_{arguments},
        reports_{arguments.report, arguments.quiet},
        output_{arguments.format == "text" ? Content::text : Content::data} {}

  int run() {
    walk(
        arguments_.operands, [&](std::filesystem::path const& path) { return page(path); },
        [&](Rejection const& why) {
          refuse({why.path, why.line, why.reason, true});
        });
    output_.finish();
    reports_.finish();
    return partial_status(good_, rejected_);
  }

 private:
  bool page(std::filesystem::path const& path) {
    auto const article = read(path);
    if (!article) return true;
    for (auto const& note : article->notes) reports_({path.string(), 0, note, false});
    return print(*article);
  }

  std::optional<Article> read(std::filesystem::path const& path) {
    try {
      auto const limit = arguments_.ingest.max_bytes;
      auto const bytes = path == "-" ? read_stream(std::cin, limit) : read_file(path, limit);
      return extract_text(bytes, path.string(), arguments_.ingest.extract);
    } catch (Error const& error) {
      if (error.code() == Code::internal) throw;
      refuse({path.string(), 0, error.message(), true});
      return std::nullopt;
    }
  }

  bool print(Article const& article) {
    if (arguments_.format != "text") {
      ++good_;
      return output_.write(article_json_text(article) + '\n');
    }
    auto text = article_text(article);
    if (good_++ > 0) text.insert(0, "\n");
    return output_.write(text);
  }

  void refuse(InputReport const& report) {
    ++rejected_;
    reports_(report);
  }

  IndexArguments const& arguments_;
  Reports reports_;
  Output output_;
  std::uint64_t good_ = 0;
  std::uint64_t rejected_ = 0;
};

}  // namespace

int run_extract(IndexArguments const& arguments) {
  if (arguments.operands.empty())
    throw Error{Code::usage, "extract: no path given", "backfile-index extract PATH..."};
  check_options(arguments.ingest.extract);
  require_operands(arguments.operands);
  return Extraction{arguments}.run();
}

}  // namespace backfile::internal

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "indexer/commands/commands.hpp"
#include "indexer/commands/reports.hpp"
#include "indexer/console/article_text.hpp"
#include "indexer/console/console.hpp"
#include "indexer/console/output.hpp"
#include "indexer/extract/options.hpp"
#include "indexer/formats/registry.hpp"
#include "indexer/index/article_json.hpp"
#include "indexer/sources/files.hpp"
#include "indexer/sources/prefixed.hpp"

namespace backfile::internal {
namespace {

class Extraction {
 public:
  explicit Extraction(IndexArguments const& arguments)
      : arguments_{arguments},
        reports_{arguments.report, arguments.quiet},
        output_{arguments.format == "text" ? Content::text : Content::data} {
    for (auto const& assignment : arguments.ingest.key_map) map_.set(assignment);
  }

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
    if (path == "-") return stream("-", std::cin);
    std::ifstream in{path, std::ios::binary};
    if (in) return stream(path.string(), in);
    refuse({path.string(), 0, fmt::format("cannot be read: {}", std::strerror(errno)), true});
    return true;
  }

  bool stream(std::string const& path, std::istream& in) {
    std::string head(kHeadBytes, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    in.clear();
    auto const& format = format_of(arguments_.ingest.format, head, path);
    PrefixedBuffer buffer{std::move(head), *in.rdbuf()};
    std::istream whole{&buffer};
    if (format.read_many != nullptr) {
      Parts parts{*this, path};
      format.read_many({whole, path, map_}, parts);
      return !parts.stopping();
    }
    auto const article = guarded(path, 0, [&] {
      PageInput page;
      page.path = path;
      page.bytes = read_stream(whole, arguments_.ingest.max_bytes);
      return format.read_page(page, arguments_.ingest.extract);
    });
    return !article || take(*article, 0);
  }

  // An article that cannot be read is refused; what happens to the output is another matter.
  template <typename Read>
  std::optional<Article> guarded(std::string const& path, std::uint64_t place, Read read) {
    try {
      return read();
    } catch (Error const& error) {
      if (error.code() == Code::internal) throw;
      refuse({path, place, error.message(), true});
      return std::nullopt;
    }
  }

  // The articles of a file of many.
  class Parts : public ArticleSink {
   public:
    Parts(Extraction& all, std::string path) : all_{all}, path_{std::move(path)} {}

    void page(PageInput page, std::uint64_t place) override {
      auto const read = all_.guarded(page.path, place, [&] {
        return read_any_page(page, all_.arguments_.ingest.extract);
      });
      if (read) article(*read, place, {});
    }
    void article(Article article, std::uint64_t place, std::string_view) override {
      complete(article);
      closed_ = closed_ || !all_.take(article, place);
    }
    void refuse(std::string reason, std::uint64_t place) override {
      all_.refuse({path_, place, std::move(reason), true});
    }
    [[nodiscard]] bool stopping() const override { return closed_; }

   private:
    Extraction& all_;
    std::string path_;
    bool closed_ = false;
  };

  bool take(Article const& article, std::uint64_t place) {
    for (auto const& note : article.notes) reports_({article.path, place, note, false});
    return print(article);
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
  FieldMap map_;
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

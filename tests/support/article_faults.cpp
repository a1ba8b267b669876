#include "tests/support/article_faults.hpp"

#include <backfile/error.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "indexer/analysis/utf8.hpp"
#include "indexer/index/article_json.hpp"

namespace backfile::tests {
namespace {

using namespace internal;

bool is_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (next_character(text, at) <= 0) return false;
  return true;
}

// Looks at every article as it comes.
class FaultSink : public ArticleSink {
 public:
  explicit FaultSink(ExtractOptions const& options) : options_{options} {}

  void page(PageInput page, std::uint64_t) override {
    try {
      keep(article_fault(read_any_page(page, options_)));
    } catch (Error const& error) {
      keep(refusal_fault(error));
    }
  }
  void article(FoundArticle found, std::uint64_t, std::string_view) override {
    complete(found.article, options_);
    keep(article_fault(found.article));
  }
  void refuse(std::string reason, std::uint64_t) override {
    keep(reason.empty() ? "a refusal without a reason" : "");
  }
  void note(std::string what, std::uint64_t) override {
    keep(what.empty() ? "a note without words" : "");
  }
  [[nodiscard]] bool stopping() const override { return !fault_.empty(); }

  [[nodiscard]] std::string const& fault() const { return fault_; }

  static std::string refusal_fault(Error const& error) {
    if (error.code() != Code::input_unusable) return "not an input's error: " + error.message();
    return error.message().empty() ? "a refusal without a reason" : "";
  }

 private:
  void keep(std::string fault) {
    if (fault_.empty()) fault_ = std::move(fault);
  }

  ExtractOptions const& options_;
  std::string fault_;
};

std::string many_fault(Format const& format, std::string_view bytes,
                       ExtractOptions const& options) {
  std::istringstream stream{std::string{bytes}};
  FieldMap const map;
  FaultSink sink{options};
  format.read_many({stream, "input", map, options}, sink);
  return sink.fault();
}

}  // namespace

ExtractOptions options_of_kind(std::size_t kind) {
  ExtractOptions options;
  if (kind == 0) return options;
  options.outlet = "Keld Echo";
  options.byline = "Ann Oduya";
  options.date = "2023-09";
  options.time_zone = "Asia/Seoul";
  options.captured = "2023-09-15";
  options.trust = kind == 1 ? Trust::declared : Trust::stated;
  return options;
}

std::string article_fault(Article const& article) {
  if (!is_text(article.title) || !is_text(article.body) || !is_text(article.url))
    return "no UTF-8, or a NUL";
  for (auto const& [field, pieces] : article.evidence)
    for (auto const& evidence : pieces)
      if (evidence.begin > evidence.end || !is_text(evidence.text) || evidence.rule.empty())
        return "evidence of " + field + " that is none";
  auto const text = article_json_text(article);
  if (article_json_text(article_from_json(text)) != text) return "reads as another: " + text;
  return {};
}

std::string page_fault(Format const& format, std::string_view bytes,
                       ExtractOptions const& options) try {
  if (format.read_many != nullptr) return many_fault(format, bytes, options);
  PageInput page;
  page.bytes = bytes;
  page.path = "input";
  return article_fault(format.read_page(page, options));
} catch (Error const& error) {
  return FaultSink::refusal_fault(error);
}

void check_page(InputFormat format, std::string_view bytes, std::size_t way) {
  auto const fault = page_fault(format_of(format, {}, {}), bytes, options_of_kind(way));
  if (fault.empty()) return;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}

}  // namespace backfile::tests

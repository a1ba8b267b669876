#include <fmt/format.h>

#include <backfile/error.hpp>
#include <backfile/extract.hpp>
#include <sstream>

#include "indexer/formats/input_reader.hpp"
#include "indexer/index/identity.hpp"

// extract_page: bytes of any format that hold one article. They are read as an input is, so that
// a page means the same to a program and to the command line.

namespace backfile {
namespace {

class OneArticle : public internal::InputSink {
 public:
  explicit OneArticle(ExtractOptions const& options) : options_{options} {}

  void page(internal::Format const& format, internal::PageInput page,
            internal::Origin origin) override {
    if (!take()) return;
    try {
      article_ = format.read_page(page, options_);
      article_->id = internal::own_id(origin.marks);
    } catch (Error const& error) {
      if (error.code() != Code::input_unusable) throw;
      refuse({origin.path, origin.number, error.message()});
    }
  }
  void article(Article article, internal::Origin origin, std::string_view) override {
    if (!take()) return;
    article.id = internal::own_id(origin.marks);
    internal::complete(article, options_);
    article_ = std::move(article);
  }
  void refuse(internal::Rejection why) override {
    if (refused_.empty()) refused_ = std::move(why.reason);
  }
  void note(internal::Rejection why) override { notes_.push_back(std::move(why.reason)); }
  [[nodiscard]] bool stopping() const override { return count_ > 1; }

  Article result() {
    constexpr char const* kHint = "add each article by itself, or its file with backfile-index";
    if (count_ > 1) throw Error{Code::input_unusable, "holds more than one article", kHint};
    if (!article_)
      throw Error{Code::input_unusable, refused_.empty() ? "holds no article" : refused_};
    article_->notes.insert(article_->notes.end(), notes_.begin(), notes_.end());
    return *std::move(article_);
  }

 private:
  bool take() { return ++count_ == 1; }

  ExtractOptions const& options_;
  std::optional<Article> article_;
  std::string refused_;
  std::vector<std::string> notes_;
  int count_ = 0;
};

}  // namespace

Article extract_page(std::string_view bytes, std::string_view path, ExtractOptions const& options) {
  internal::InputSettings const settings{.extract = options};
  internal::FieldMap const map;
  OneArticle one{options};
  std::istringstream stream{std::string{bytes}};
  internal::InputReader reader{settings, map, one};
  reader.stream({.path = std::string{path}, .file = std::string{path}}, stream);
  return one.result();
}

}  // namespace backfile

// Every match, as lines, while it is read.
#include <fmt/format.h>

#include <array>
#include <memory>

#include "searcher/embed/request.hpp"
#include "searcher/render/renderer.hpp"
#include "searcher/serve/api/handlers.hpp"
#include "searcher/serve/api/read_call.hpp"
#include "searcher/serve/api/routes.hpp"

namespace backfile::internal {
namespace {

// What is held of an export while its client reads.
constexpr std::size_t kPieceBytes = 128 * 1024;

struct Form {
  std::string_view name;
  OutputFormat format;
  std::string_view type;
};

constexpr auto kForms = std::to_array<Form>({
    {"jsonl", OutputFormat::jsonl, "application/x-ndjson"},
    {"csv", OutputFormat::csv, "text/csv; charset=utf-8"},
});

Form const& form_of(std::string const& name) {
  for (auto const& form : kForms)
    if (form.name == name) return form;
  throw Error{Code::bad_value, fmt::format("format: '{}' is none of jsonl, csv", name)};
}

// The ids are of one commit; articles are read while they are sent, those that are gone by then
// are left out.
class Export final : public BodyStream {
 public:
  Export(Backend& backend, std::unique_ptr<Renderer> renderer, std::vector<RankedId> ids)
      : backend_{backend}, renderer_{std::move(renderer)}, ids_{std::move(ids)} {}

  std::string next() override {
    std::string piece;
    while (at_ < ids_.size() && piece.size() < kPieceBytes) piece += row(ids_[at_++]);
    return piece;
  }

 private:
  std::string row(RankedId const& found) {
    Hit hit;
    hit.rank = at_;
    hit.score = found.score;
    try {
      static_cast<Article&>(hit) = backend_.searcher.article(found.id);
    } catch (Error const& error) {
      if (error.code() != Code::article_not_found) throw;
      return {};
    }
    hit.path.clear();
    return renderer_->hit(hit);
  }

  Backend& backend_;
  std::unique_ptr<Renderer> renderer_;
  std::vector<RankedId> ids_;
  std::size_t at_ = 0;
};

RenderOptions render_options(Call const& call, Form const& form) {
  RenderOptions options;
  options.format = form.format;
  for (auto const& value : call.values) {
    if (value.key == "fields") options.fields = fmt::format("{}", fmt::join(value.texts, ","));
    if (value.key != "guard_cells") continue;
    check_kind(value, ValueKind::flag);
    options.guard_cells = flag_of(value);
  }
  return options;
}

}  // namespace

HttpResponse export_articles(Backend& backend, Call const& call) {
  auto const& form = form_of(call.text("format").value_or("jsonl"));
  auto renderer = make_renderer(render_options(call, form));
  auto request = read_call(call);
  request.search.all = true;
  request.search.group = Grouping::none;
  auto const query = read_query(request);
  auto ids = backend.searcher.rank(query, request.search);
  if (ids.empty()) backend.metrics.found_nothing();
  HttpResponse response;
  response.type = form.type;
  response.headers.push_back(
      {"Content-Disposition", fmt::format("attachment; filename=\"articles.{}\"", form.name)});
  response.body = renderer->begin(query, {});
  response.stream = std::make_unique<Export>(backend, std::move(renderer), std::move(ids));
  return response;
}

}  // namespace backfile::internal

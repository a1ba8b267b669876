#include "searcher/render/renderer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/render/columns.hpp"
#include "searcher/render/line_template.hpp"
#include "searcher/render/ninjs.hpp"
#include "searcher/render/result_json.hpp"
#include "searcher/render/result_text.hpp"
#include "searcher/render/table.hpp"

namespace backfile::internal {
namespace {

class Tables final : public Renderer {
 public:
  Tables(Table table, ColumnList columns) : table_{table}, columns_{std::move(columns)} {}

  std::string begin(Query const&, Results const&) override {
    for (auto const* column : columns_) table_.own(column->name);
    return table_.end_row();
  }

  std::string hit(Hit const& hit) override {
    for (auto const* column : columns_) {
      auto const value = cell(*column, hit);
      if (column->ours)
        table_.own(value);
      else
        table_.text(value);
    }
    return table_.end_row();
  }

  std::string warning() const override { return formula_warning(table_); }

 private:
  Table table_;
  ColumnList columns_;
};

// Ids or paths: a value and its end. An article without the value has no line.
class Values final : public Renderer {
 public:
  Values(Column const& column, char end) : column_{column}, end_{end} {}

  std::string hit(Hit const& hit) override {
    auto const value = cell(column_, hit);
    return value.empty() ? std::string{} : value + end_;
  }

 private:
  Column const& column_;
  char end_;
};

class Lines final : public Renderer {
 public:
  Lines(std::string const& text, char end) : template_{text}, end_{end} {}
  std::string hit(Hit const& hit) override { return template_.line(hit) + end_; }

 private:
  LineTemplate template_;
  char end_;
};

class NewsItems final : public Renderer {
 public:
  std::string hit(Hit const& hit) override { return ninjs_text(hit) + '\n'; }
};

ColumnList columns_of(RenderOptions const& options) {
  return read_columns(options.fields, options.extent == Extent::full);
}

}  // namespace

std::unique_ptr<Renderer> make_renderer(RenderOptions const& options) {
  char const end = options.null_separated ? '\0' : '\n';
  switch (options.format) {
    case OutputFormat::json:
    case OutputFormat::jsonl: return make_json_renderer(options);
    case OutputFormat::csv:
      return std::make_unique<Tables>(Table{Table::Kind::csv, options.guard_cells},
                                      columns_of(options));
    case OutputFormat::tsv:
      return std::make_unique<Tables>(Table{Table::Kind::tsv, options.guard_cells},
                                      columns_of(options));
    case OutputFormat::ids: return std::make_unique<Values>(*read_columns("id").front(), end);
    case OutputFormat::paths: return std::make_unique<Values>(*read_columns("path").front(), end);
    case OutputFormat::template_text: return std::make_unique<Lines>(options.template_text, end);
    case OutputFormat::ninjs: return std::make_unique<NewsItems>();
    case OutputFormat::trec:
    case OutputFormat::text: break;
  }
  return make_text_renderer(options);
}

bool shows_passages(RenderOptions const& options) {
  auto const format = options.format;
  if (format == OutputFormat::ids || format == OutputFormat::paths || format == OutputFormat::ninjs)
    return false;
  if (format == OutputFormat::text) return options.extent == Extent::summary;
  if (format == OutputFormat::template_text)
    return options.template_text.find("{snippet") != std::string::npos;
  return std::ranges::any_of(columns_of(options),
                             [](auto const* column) { return column->key == "snippets"; });
}

}  // namespace backfile::internal

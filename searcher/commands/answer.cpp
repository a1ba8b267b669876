#include "searcher/commands/answer.hpp"

#include <algorithm>
#include <optional>

#include "searcher/query/unquoted.hpp"

namespace backfile::internal {
namespace {

bool is_shown(QueryNote const& note) {
  return note.code == "undated_hidden" || note.code == "no_match" || note.code == "did_you_mean";
}

// Writes the pages of one answer.
class Writer {
 public:
  Writer(Query const& query, SearchArguments const& arguments)
      : query_{query},
        arguments_{arguments},
        renderer_{make_renderer(render_options(arguments))},
        output_{content_of(arguments.format),
                arguments.paged && arguments.format == OutputFormat::text} {}

  bool page(Results const& results) {
    if (!first_) {
      first_ = results;
      first_->hits.clear();
      for (auto const& note : shell_notes(arguments_)) first_->notes.push_back(note);
      tell_notes(first_->notes, arguments_);
      open_ = output_.write(renderer_->begin(query_, *first_));
    }
    first_->next_cursor = results.next_cursor;
    for (auto const& hit : results.hits) open_ = open_ && output_.write(renderer_->hit(hit));
    return open_;
  }

  // The exit status. A reader that went away has had what it wanted.
  int finish() {
    if (!open_ || !output_.write(renderer_->end(query_, *first_))) return 0;
    if (!output_.finish()) return 0;
    if (auto const warning = renderer_->warning(); !warning.empty() && !arguments_.quiet)
      write_err("note: " + warning);
    return first_->count.articles > 0 || arguments_.no_match_ok ? 0 : 1;
  }

 private:
  Query const& query_;
  SearchArguments const& arguments_;
  std::unique_ptr<Renderer> renderer_;
  Output output_;
  std::optional<Results> first_;
  bool open_ = true;
};

}  // namespace

RenderOptions render_options(SearchArguments const& arguments) {
  RenderOptions options;
  options.format = arguments.format;
  options.extent = arguments.extent;
  options.fields = arguments.fields;
  options.template_text = arguments.template_text;
  options.style = output_style(use_color(arguments.color));
  options.style.share = arguments.share;
  options.null_separated = arguments.null_separated;
  options.guard_cells = arguments.guard_cells;
  options.with_summary = arguments.with_summary;
  return options;
}

Content content_of(OutputFormat format) {
  return format == OutputFormat::text ? Content::text : Content::data;
}

int answer(Searcher const& searcher, Query const& query, SearchArguments const& arguments) {
  auto search = arguments.search;
  if (!shows_passages(render_options(arguments))) search.snippets = 0;
  Writer writer{query, arguments};
  auto const use = [&](Results const& results) { return writer.page(results); };
  if (!searcher.walk(query, search, use) && !arguments.quiet)
    write_err("note: the index changed meanwhile; articles may be missing, or come twice");
  return writer.finish();
}

void tell_notes(std::vector<QueryNote> const& notes, SearchArguments const& arguments) {
  bool const text = arguments.format == OutputFormat::text;
  if (arguments.quiet) return;
  for (auto const& note : notes)
    if (!(text && is_shown(note))) write_err("note: " + note.message);
}

std::vector<QueryNote> shell_notes(SearchArguments const& arguments) {
  std::vector<QueryNote> notes;
  for (auto const& word : arguments.words)
    if (auto const note = note_unquoted(word)) notes.push_back({note->code, note->message});
  return notes;
}

}  // namespace backfile::internal

#include "searcher/commands/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>

#include "indexer/analysis/near_names.hpp"
#include "searcher/commands/commands.hpp"
#include "searcher/query/unquoted.hpp"

namespace backfile::internal {
namespace {

bool is_shown(QueryNote const& note) {
  return note.code == "undated_hidden" || note.code == "no_match" || note.code == "did_you_mean";
}

// Nothing matches, and the first word is nearly a command.
std::optional<QueryNote> command_note(SearchArguments const& arguments) {
  if (arguments.command != "search" || arguments.words.empty()) return std::nullopt;
  auto const first = arguments.words.front().substr(0, arguments.words.front().find(' '));
  std::vector<std::string_view> names;
  for (auto const& command : search_commands()) names.push_back(command.name);
  auto const near = near_names(first, names);
  if (near.empty()) return std::nullopt;
  return QueryNote{"maybe_command", fmt::format("'{}' was searched as a word; the command is {}",
                                                first, near.front())};
}

//   score 7.31 = 4.20 strike + 3.11 quota
std::string score_line(ScoreExplanation const& explained) {
  std::vector<std::string> parts;
  for (auto const& row : explained.terms)
    parts.push_back(fmt::format("{:.2f} {}", row.score, safe_text(row.term)));
  return fmt::format("  score {:.2f}{}{}\n", explained.score, parts.empty() ? "" : " = ",
                     fmt::join(parts, " + "));
}

// Writes the pages of one answer.
class Writer {
 public:
  Writer(Searcher const& searcher, Query const& query, SearchArguments const& arguments)
      : searcher_{searcher},
        query_{query},
        arguments_{arguments},
        renderer_{make_renderer(render_options(arguments))},
        output_{content_of(arguments.format),
                arguments.paged && arguments.format == OutputFormat::text} {}

  bool page(Results const& results) {
    if (!first_) {
      first_ = results;
      first_->hits.clear();
      for (auto const& note : shell_notes(arguments_)) first_->notes.push_back(note);
      if (results.count.articles == 0)
        if (auto note = command_note(arguments_)) first_->notes.push_back(std::move(*note));
      tell_notes(first_->notes, arguments_);
      open_ = output_.write(renderer_->begin(query_, *first_));
    }
    first_->next_cursor = results.next_cursor;
    for (auto const& hit : results.hits) open_ = open_ && output_.write(text_of(hit));
    return open_;
  }

  // The exit status. A reader that went away has had what it wanted.
  int finish() {
    if (!open_ || !output_.write(renderer_->end(query_, *first_))) return 0;
    if (!output_.finish()) return 0;
    if (!arguments_.receipt.empty()) write_receipt();
    if (auto const warning = renderer_->warning(); !warning.empty() && !arguments_.quiet)
      write_err("note: " + warning);
    return first_->count.articles > 0 || arguments_.no_match_ok ? 0 : 1;
  }

 private:
  std::string text_of(Hit const& hit) {
    auto text = renderer_->hit(hit);
    if (arguments_.explain_score && arguments_.format == OutputFormat::text) text += explained(hit);
    return text;
  }

  // Scores are explained by id, which may be that of an article in another index.
  std::string explained(Hit const& hit) const {
    bool const several = arguments_.indexes.size() > 1 && articles_of_id(searcher_, hit.id) > 1;
    if (several) return fmt::format("  score {:.2f}; two indexes have this id\n", hit.score);
    return score_line(searcher_.explain_score(query_, hit.id, arguments_.search));
  }

  // What a summary of JSON lines says: question, reading, index with its revision, counts.
  void write_receipt() const {
    RenderOptions options;
    options.format = OutputFormat::jsonl;
    options.with_summary = true;
    std::ofstream file{arguments_.receipt};
    file << make_renderer(options)->end(query_, *first_);
    if (!file.flush())
      throw Error{Code::cannot_create, "cannot write the receipt " + arguments_.receipt,
                  "check its folder"};
  }

  Searcher const& searcher_;
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
  if (arguments.verbose) write_err("reading: " + query.normalized());
  auto search = arguments.search;
  if (!shows_passages(render_options(arguments))) search.snippets = 0;
  Writer writer{searcher, query, arguments};
  auto const use = [&](Results const& results) { return writer.page(results); };
  if (!searcher.walk(query, search, use) && !arguments.quiet)
    write_err("note: the index changed meanwhile; articles may be missing, or come twice");
  return writer.finish();
}

std::uint64_t articles_of_id(Searcher const& searcher, std::string const& id) {
  auto const itself = parse_query("*");
  SearchOptions only;
  only.filters = {{"id", id}};
  return searcher.count(itself, only).articles;
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

// include/backfile/index.hpp: the writer for embedders.
#include <functional>
#include <memory>

#include <backfile/index.hpp>

#include "backfile/error.hpp"
#include "indexer/index/article_json.hpp"
#include "indexer/index/identity.hpp"
#include "indexer/index/ingest.hpp"
#include "indexer/index/moment.hpp"
#include "indexer/index/record.hpp"
#include "indexer/index/writer.hpp"

namespace backfile {

using internal::StoredInput;

namespace {

internal::KnownArticles known_articles(internal::Writer& writer) {
  return {[&](std::string const& id) { return writer.find(id); },
          [&](std::string const& id) -> std::optional<Article> {
            auto const record = writer.record(id);
            return record ? std::optional{internal::decode_record(*record)} : std::nullopt;
          },
          [&](std::string const& beginning) { return writer.any_id(beginning); },
          [&](std::string const& term) { return writer.ids_with(term); }};
}

}  // namespace

struct IndexWriter::State {
  internal::Writer writer;
  internal::DocumentBuilder builder;
};

IndexWriter::IndexWriter(std::string const& index, IndexOptions const& options)
    : state_{std::make_unique<State>(
          internal::Writer{index, {.create = options.create, .lock_timeout = options.lock_timeout}},
          internal::DocumentBuilder{})} {}

IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

Outcome IndexWriter::add(Article article) {
  auto& writer = state_->writer;
  StoredInput input;
  article.indexed = {};
  auto identified = internal::identify(article, known_articles(writer));
  article.id = {};
  input = identified.input;
  input.content_hash = internal::hash64(internal::article_json_text(article));
  article.id = std::move(identified.id);
  if (article.folder.empty()) article.folder = internal::current_folder(article.path);
  if (auto const stored = writer.find(article.id);
      stored && stored->content_hash == input.content_hash)
    return Outcome::unchanged;
  if (writer.is_tombstoned(article.id))
    throw Error{Code::input_unusable, "article " + article.id + " was removed for good",
                "backfile-index remove --lift --id " + article.id};
  if (internal::is_textless(article) && writer.has_text(article.id))
    throw Error{Code::input_unusable, internal::stub_reason(article.id),
                "give its title or its body"};
  article.indexed = internal::indexed_now();
  auto const bytes = article.body.size();
  return writer.put(state_->builder.build(article), input, bytes);
}

IngestTotals IndexWriter::ingest(std::vector<std::string> const& paths,
                                 IngestOptions const& options) {
  return internal::Ingest{state_->writer, options}.run(paths);
}

void IndexWriter::set_aliases(std::vector<std::vector<std::string>> const& groups) {
  state_->writer.set_aliases(groups);
}

bool IndexWriter::remove(std::string const& id) { return state_->writer.remove(id); }

bool IndexWriter::remove_for_good(std::string const& id) {
  state_->writer.set_tombstone(id, true);
  return state_->writer.remove(id);
}

bool IndexWriter::lift(std::string const& id) { return state_->writer.set_tombstone(id, false); }

DuplicateTotals IndexWriter::regroup(std::function<void(DuplicateGroup const&)> const& report) {
  auto const found =
      state_->writer.regroup([&](std::string const& group, std::vector<std::string> ids) {
        if (report) report({group, std::move(ids)});
      });
  return {state_->writer.article_count(), found.copies, found.groups.size()};
}

void IndexWriter::commit() {
  state_->writer.commit();
  auto const refused = state_->writer.take_refused();
  if (!refused.empty())
    throw Error{Code::input_unusable,
                "article " + refused.front().id + " cannot be stored: " + refused.front().reason};
}

}  // namespace backfile

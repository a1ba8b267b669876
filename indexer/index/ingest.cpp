#include "indexer/index/ingest.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "indexer/analysis/tokens.hpp"
#include "indexer/extract/options.hpp"
#include "indexer/extract/outlets/name_outlet.hpp"
#include "indexer/extract/version.hpp"
#include "indexer/index/record.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBatchBytes = 1u << 20;
constexpr std::size_t kBatchesPerThread = 3;

unsigned thread_count(unsigned asked) {
  if (asked > 0) return std::min(asked, 64u);
  return std::max(1u, std::thread::hardware_concurrency());
}

// Everything besides the bytes that decides what an input becomes.
std::uint64_t option_seed(IngestOptions const& options, FieldMap const& map) {
  auto const& extract = options.extract;
  return hash64(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", kExtractorVersion,
                            kAnalysisVersion, kSchemaVersion, extract.outlet, extract.byline,
                            extract.date, extract.time_zone, extract.captured,
                            static_cast<int>(extract.trust), static_cast<int>(extract.assume_date),
                            static_cast<int>(extract.date_order), outlets_of(extract).hash(),
                            map.describe() + options.encoding));
}

FieldMap field_map(IngestOptions const& options) {
  FieldMap map;
  for (auto const& assignment : options.key_map) map.set(assignment);
  return map;
}

// Large enough that rewriting the index costs less than adding to it. An index takes about six
// times its text.
bool is_large(std::vector<std::string> const& paths, std::uint64_t index_bytes, StopFlag stop) {
  constexpr std::uint64_t kLeast = 4u << 20;
  std::uint64_t bytes = 0;
  auto const add = [&](fs::path const& path) {
    std::error_code error;
    auto const size = fs::file_size(path, error);
    if (!error) bytes += size;
    return !is_stopping(stop) && (bytes < kLeast || bytes * 6 < index_bytes);
  };
  walk(paths, add, [](Rejection const&) {});
  return bytes >= kLeast && bytes * 6 >= index_bytes;
}

}  // namespace

Ingest::Ingest(Writer& writer, IngestOptions const& options)
    : writer_{writer},
      options_{options},
      map_{field_map(options)},
      seed_{option_seed(options, map_)},
      settings_{input_settings(options)},
      reader_{settings_, map_, *this},
      workers_{thread_count(options.jobs), {options.extract, options.least_words}},
      identities_{known_articles()},
      start_{std::chrono::steady_clock::now()} {}

IngestTotals Ingest::run(std::vector<std::string> const& paths) {
  check_options(options_.extract);
  static_cast<void>(writer_.take_copies());
  writer_.set_pace(
      {options_.commit_every, options_.commit_interval, options_.strict, options_.stop});
  bool const bulk = is_large(paths, writer_.bytes_on_disk(), options_.stop);
  if (bulk) writer_.begin_bulk(thread_count(options_.jobs));
  walk(
      paths, [&](fs::path const& path) { return visit(path); },
      [&](Rejection const& why) { refuse(why); });
  flush();
  drain(0);
  if (options_.strict && totals_.rejected > 0) return rolled_back();
  bulk ? writer_.end_bulk() : writer_.commit();
  report_refused();
  auto const copies = writer_.take_copies();
  totals_.duplicates = copies.copies;
  totals_.duplicate_groups = copies.groups.size();
  settle_copies(copies);
  return closing();
}

IngestTotals Ingest::closing() {
  totals_.interrupted = stopping();
  totals_.ungrouped = writer_.is_behind();
  writer_.set_pace({});
  totals_.articles = writer_.article_count();
  totals_.dated = writer_.articles_with(field("date"));
  totals_.outlet_known = writer_.articles_with(field("outlet"));
  tell_progress();
  return totals_;
}

bool Ingest::stopping() const { return is_stopping(options_.stop); }

bool Ingest::visit(fs::path const& path) {
  if (stopping()) return false;
  path == "-" ? reader_.standard_input() : reader_.file(path.string());
  return !stopping();
}

// Who asks for an article that is being read waits for it: that is seldom.
KnownArticles Ingest::known_articles() {
  auto const settle = [this](std::string const& id) {
    if (!in_flight_.contains(id)) return;
    flush();
    drain(0);
  };
  return {[this](std::string const& id) { return find(id); },
          [this, settle](std::string const& id) -> std::optional<Article> {
            settle(id);
            auto const record = writer_.record(id);
            return record ? std::optional{decode_record(*record)} : std::nullopt;
          },
          [this](std::string const& beginning) { return writer_.any_id(beginning); },
          [this](std::string const& term) { return writer_.ids_with(term); }};
}

Job Ingest::job_for(Origin origin, std::string_view bytes, std::uint64_t seed) {
  Job job;
  auto identified = identities_.identify(origin, bytes);
  job.sidecar = origin.sidecar;
  if (job.sidecar) seed += job.sidecar->hash;
  job.id = std::move(identified.id);
  job.input = identified.input;
  job.input.content_hash = hash64(bytes, seed);
  job.moved = identified.moved;
  job.repeated = identified.repeated;
  job.folder = current_folder(origin.path);
  if (!identified.note.empty())
    note({origin.path, origin.number, std::move(identified.note)});
  job.path = std::move(origin.path);
  job.line = origin.number;
  totals_.bytes += bytes.size();
  return job;
}

void Ingest::page(Format const& format, PageInput page, Origin origin) {
  auto const seed = seed_ + static_cast<std::uint64_t>(format.id);
  auto job = job_for(std::move(origin), page.bytes, seed);
  job.format = &format;
  job.page = std::move(page);
  submit(std::move(job));
}

void Ingest::article(Article article, Origin origin, std::string_view bytes) {
  auto job = job_for(std::move(origin), bytes, seed_);
  job.article = std::move(article);
  submit(std::move(job));
}

std::optional<StoredInput> Ingest::find(std::string const& id) {
  if (auto const found = in_flight_.find(id); found != in_flight_.end()) return found->second;
  return writer_.find(id);
}

void Ingest::submit(Job job) {
  if (writer_.is_tombstoned(job.id)) {
    ++totals_.tombstoned;
    if (options_.report) options_.report({job.path, job.line, "left out: removed for good", false});
    return;
  }
  auto const stored = find(job.id);
  bool const same = stored && stored->content_hash == job.input.content_hash;
  if (job.repeated || (same && !job.moved)) {
    ++totals_.unchanged;
    return;
  }
  in_flight_[job.id] = job.input;
  batch_bytes_ += job.page.bytes.size() + (job.article ? job.article->body.size() : 0);
  batch_.push_back(std::move(job));
  if (batch_.size() >= std::max<std::size_t>(1, options_.batch) || batch_bytes_ >= kBatchBytes)
    flush();
}

void Ingest::flush() {
  if (batch_.empty()) return;
  workers_.submit(std::exchange(batch_, {}));
  batch_bytes_ = 0;
  drain(kBatchesPerThread * thread_count(options_.jobs));
}

void Ingest::drain(std::size_t leave) {
  while (workers_.waiting() > leave) {
    for (auto& made : workers_.take()) store(std::move(made));
    report_refused();
    tell_progress();
  }
}

void Ingest::store(Prepared made) {
  if (auto const found = in_flight_.find(made.id);
      found != in_flight_.end() && found->second.content_hash == made.input.content_hash)
    in_flight_.erase(found);
  if (made.refused)
    return refuse({made.path, made.line, made.refused->message(), made.refused->code()});
  for (auto const& note : made.notes)
    if (options_.report) options_.report({made.path, made.line, note, false});
  if (made.textless && writer_.has_text(made.id))
    return refuse({made.path, made.line, stub_reason(made.id)});
  if (options_.on_duplicate == OnDuplicate::version && !made.moved && !keep_version(made)) return;
  auto const id = made.document.id;
  auto const outcome = writer_.put(std::move(made.document), made.input, made.text_bytes);
  if (made.moved) {
    ++totals_.unchanged;
    return;
  }
  ++(outcome == Outcome::added ? totals_.added : totals_.updated);
  note_fresh(id, outcome);
}

void Ingest::refuse(Rejection why) {
  ++totals_.rejected;
  if (options_.report)
    options_.report({std::move(why.path), why.line, std::move(why.reason), true, why.code});
}

void Ingest::note(Rejection why) {
  if (options_.report)
    options_.report({std::move(why.path), why.line, std::move(why.reason), false});
}

// Articles that turned out to spoil their batch; they had been counted as added.
void Ingest::report_refused() {
  for (auto& refused : writer_.take_refused()) {
    if (totals_.added > 0) --totals_.added;
    refuse({refused.id, 0, "cannot be stored: " + refused.reason});
  }
}

void Ingest::tell_progress() {
  totals_.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  if (options_.progress) options_.progress(totals_);
}

}  // namespace backfile::internal

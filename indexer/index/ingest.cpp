#include "indexer/index/ingest.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "indexer/analysis/tokens.hpp"
#include "indexer/extract/options.hpp"
#include "indexer/extract/version.hpp"
#include "indexer/index/record.hpp"

namespace backfile::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBatchArticles = 32;
constexpr std::size_t kBatchBytes = 1u << 20;
constexpr std::size_t kBatchesPerThread = 3;

unsigned thread_count(unsigned asked) {
  if (asked > 0) return std::min(asked, 64u);
  return std::max(1u, std::thread::hardware_concurrency());
}

// Everything besides the bytes that decides what an input becomes.
std::uint64_t option_seed(IngestOptions const& options, FieldMap const& map) {
  auto const& extract = options.extract;
  return hash64(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", kExtractorVersion,
                            kAnalysisVersion, kSchemaVersion, extract.outlet, extract.byline,
                            extract.date, extract.time_zone, extract.captured,
                            static_cast<int>(extract.trust), map.describe()));
}

FieldMap field_map(IngestOptions const& options) {
  FieldMap map;
  for (auto const& assignment : options.key_map) map.set(assignment);
  return map;
}

bool is_json_lines(fs::path const& path) {
  auto const extension = path.extension();
  return extension == ".jsonl" || extension == ".ndjson";
}

// Large enough that rewriting the index costs less than adding to it. An index takes about six
// times its text.
bool is_large(std::vector<std::string> const& paths, std::uint64_t index_bytes) {
  constexpr std::uint64_t kLeast = 4u << 20;
  std::uint64_t bytes = 0;
  auto const add = [&](fs::path const& path) {
    std::error_code error;
    auto const size = fs::file_size(path, error);
    if (!error) bytes += size;
    return bytes < kLeast || bytes * 6 < index_bytes;
  };
  walk(paths, add, [](Rejection const&) {});
  return bytes >= kLeast && bytes * 6 >= index_bytes;
}

// Two paths to one file are one input.
fs::path canonical_path(std::string const& path) {
  std::error_code error;
  auto const canonical = fs::weakly_canonical(path, error);
  return error ? fs::path{path} : canonical;
}

// An article without an id in a file of many is known by its line; from standard input, by what
// it says.
fs::path line_identity(std::string const& path, std::uint64_t number, std::uint64_t hash) {
  if (path == "-") return "stdin-" + hex64(hash) + ".line";
  auto const file = canonical_path(path);
  return file.parent_path() / fmt::format("{}-{}.line", file.stem().string(), number);
}

}  // namespace

Ingest::Ingest(Writer& writer, IngestOptions const& options)
    : writer_{writer},
      options_{options},
      map_{field_map(options)},
      seed_{option_seed(options, map_)},
      workers_{thread_count(options.jobs), options.extract},
      start_{std::chrono::steady_clock::now()} {}

IngestTotals Ingest::run(std::vector<std::string> const& paths) {
  check_options(options_.extract);
  static_cast<void>(writer_.take_copies());
  bool const bulk = is_large(paths, writer_.bytes_on_disk());
  if (bulk) writer_.begin_bulk(thread_count(options_.jobs));
  walk(
      paths, [&](fs::path const& path) { return visit(path); },
      [&](Rejection const& why) {
        refuse({why.path, why.line, why.reason});
      });
  flush();
  drain(0);
  bulk ? writer_.end_bulk() : writer_.commit();
  report_refused();
  totals_.interrupted = stopping();
  auto const copies = writer_.take_copies();
  totals_.duplicates = copies.copies;
  totals_.duplicate_groups = copies.groups.size();
  totals_.articles = writer_.article_count();
  totals_.dated = writer_.articles_with(field("date"));
  totals_.outlet_known = writer_.articles_with(field("outlet"));
  tell_progress();
  return totals_;
}

bool Ingest::stopping() const { return options_.stop != nullptr && options_.stop->load(); }

bool Ingest::visit(fs::path const& path) {
  if (stopping()) return false;
  auto const name = path.string();
  try {
    bool const lines = options_.format == InputFormat::jsonl ||
                       (options_.format == InputFormat::automatic && is_json_lines(path));
    if (path == "-") {
      standard_input();
    } else if (lines) {
      std::ifstream stream{path, std::ios::binary};
      if (!stream) throw Error{Code::io, fmt::format("cannot be read: {}", std::strerror(errno))};
      json_lines(name, stream);
    } else {
      text_page(name, read_file(path, options_.max_bytes));
    }
  } catch (Error const& error) {
    if (error.code() != Code::input_unusable && error.code() != Code::io &&
        error.code() != Code::input_not_found)
      throw;
    refuse({name, 0, error.message()});
  }
  return !stopping();
}

void Ingest::standard_input() {
  while (std::isspace(std::cin.peek()) != 0) std::cin.get();
  bool const object = std::cin.peek() == '{';
  bool const lines = options_.format == InputFormat::jsonl ||
                     (options_.format == InputFormat::automatic && object);
  if (lines) return json_lines("-", std::cin);
  text_page("-", read_stream(std::cin, options_.max_bytes));
}

void Ingest::text_page(std::string const& path, std::string bytes) {
  Job job;
  job.path = path;
  totals_.bytes += bytes.size();
  auto const identity =
      path == "-" ? fs::path{"stdin-" + hex64(hash64(bytes))} : canonical_path(path);
  job.input = {hash64(bytes, seed_), hash64(identity.string())};
  job.id =
      id_for(identity, job.input.content_hash, [&](std::string const& id) { return find(id); });
  job.bytes = std::move(bytes);
  submit(std::move(job));
}

void Ingest::json_lines(std::string const& path, std::istream& stream) {
  LineReader reader{stream, kMaxLineBytes};
  std::string line;
  for (auto got = reader.next(line); got != LineReader::Got::end; got = reader.next(line)) {
    totals_.bytes += line.size() + 1;
    if (got == LineReader::Got::too_long)
      refuse({path, reader.line_number(), "longer than " + format_size(kMaxLineBytes)});
    else if (line.find_first_not_of(" \t") != line.npos)
      json_line(path, line, reader.line_number());
    if (stopping()) return;
  }
  if (stream.bad()) refuse({path, reader.line_number(), "reading failed"});
}

void Ingest::json_line(std::string const& path, std::string const& line, std::uint64_t number) {
  Job job;
  job.path = path;
  job.line = number;
  try {
    job.article = article_from_line(line, map_, path, number);
  } catch (Error const& error) {
    return refuse({path, number, error.message()});
  }
  auto const identity = line_identity(path, number, hash64(line));
  job.input = {hash64(line, seed_), hash64(identity.string())};
  job.id = job.article->id;
  if (job.id.empty())
    job.id =
        id_for(identity, job.input.content_hash, [&](std::string const& id) { return find(id); });
  submit(std::move(job));
}

std::optional<StoredInput> Ingest::find(std::string const& id) {
  if (auto const found = in_flight_.find(id); found != in_flight_.end()) return found->second;
  return writer_.find(id);
}

void Ingest::submit(Job job) {
  auto const stored = find(job.id);
  if (stored && stored->content_hash == job.input.content_hash) {
    ++totals_.unchanged;
    return;
  }
  in_flight_[job.id] = job.input;
  batch_bytes_ += job.bytes.size() + (job.article ? job.article->body.size() : 0);
  batch_.push_back(std::move(job));
  if (batch_.size() >= kBatchArticles || batch_bytes_ >= kBatchBytes) flush();
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
  if (made.refused) return refuse({made.path, made.line, made.refused->message()});
  for (auto const& note : made.notes)
    if (options_.report) options_.report({made.path, made.line, note, false});
  auto const outcome = writer_.put(std::move(made.document), made.input, made.text_bytes);
  ++(outcome == Outcome::added ? totals_.added : totals_.updated);
}

void Ingest::refuse(InputReport report) {
  ++totals_.rejected;
  if (options_.report) options_.report(report);
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

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
#include "indexer/sources/prefixed.hpp"

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
    path == "-" ? standard_input() : file(name);
  } catch (Error const& error) {
    if (error.code() != Code::input_unusable && error.code() != Code::io &&
        error.code() != Code::input_not_found)
      throw;
    refuse({name, 0, error.message()});
  }
  return !stopping();
}

void Ingest::file(std::string const& path) {
  std::ifstream stream{path, std::ios::binary};
  if (!stream) throw Error{Code::io, fmt::format("cannot be read: {}", std::strerror(errno))};
  std::string head(kHeadBytes, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  stream.clear();
  stream.seekg(0);
  auto const& format = format_of(options_.format, head, path);
  if (format.read_many != nullptr) return many(format, path, stream);
  PageInput page;
  page.bytes = read_file(path, options_.max_bytes);
  page.path = path;
  submit_page(format, std::move(page));
}

// Its first line shows the format: more may not be there yet.
void Ingest::standard_input() {
  while (std::isspace(std::cin.peek()) != 0) std::cin.get();
  std::string head;
  for (int c = std::cin.get(); c != std::char_traits<char>::eof(); c = std::cin.get()) {
    head += static_cast<char>(c);
    if (c == '\n' || head.size() == kHeadBytes) break;
  }
  auto const& format = format_of(options_.format, head, "-");
  PrefixedBuffer buffer{std::move(head), *std::cin.rdbuf()};
  std::istream stream{&buffer};
  if (format.read_many != nullptr) return many(format, "-", stream);
  PageInput page;
  page.bytes = read_stream(stream, options_.max_bytes);
  page.path = "-";
  submit_page(format, std::move(page));
}

void Ingest::submit_page(Format const& format, PageInput page) {
  Job job;
  job.path = page.path;
  job.format = &format;
  totals_.bytes += page.bytes.size();
  auto const identity =
      page.path == "-" ? fs::path{"stdin-" + hex64(hash64(page.bytes))} : canonical_path(page.path);
  job.input = {hash64(page.bytes, seed_ + static_cast<std::uint64_t>(format.id)),
               hash64(identity.string())};
  job.id =
      id_for(identity, job.input.content_hash, [&](std::string const& id) { return find(id); });
  job.page = std::move(page);
  submit(std::move(job));
}

// The articles of one file, as its reader finds them.
class Ingest::Parts : public ArticleSink {
 public:
  Parts(Ingest& ingest, std::string path) : ingest_{ingest}, path_{std::move(path)} {}

  void page(PageInput page, std::uint64_t) override {
    auto const head = std::string_view{page.bytes}.substr(0, kHeadBytes);
    auto const& format = format_of(InputFormat::automatic, head, page.path);
    if (format.read_page == nullptr) return ingest_.refuse({page.path, 0, "not a page"});
    ingest_.submit_page(format, std::move(page));
  }
  void article(Article article, std::uint64_t place, std::string_view bytes) override {
    ingest_.submit_article(std::move(article), path_, place, bytes);
  }
  void refuse(std::string reason, std::uint64_t place) override {
    ingest_.refuse({path_, place, std::move(reason)});
  }
  [[nodiscard]] bool stopping() const override { return ingest_.stopping(); }

 private:
  Ingest& ingest_;
  std::string path_;
};

void Ingest::many(Format const& format, std::string const& path, std::istream& stream) {
  Parts parts{*this, path};
  format.read_many({stream, path, map_}, parts);
}

void Ingest::submit_article(Article article, std::string const& path, std::uint64_t place,
                            std::string_view bytes) {
  Job job;
  job.path = path;
  job.line = place;
  totals_.bytes += bytes.size() + 1;
  auto const identity = line_identity(path, place, hash64(bytes));
  job.input = {hash64(bytes, seed_), hash64(identity.string())};
  job.id = article.id;
  if (job.id.empty())
    job.id =
        id_for(identity, job.input.content_hash, [&](std::string const& id) { return find(id); });
  job.article = std::move(article);
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
  batch_bytes_ += job.page.bytes.size() + (job.article ? job.article->body.size() : 0);
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

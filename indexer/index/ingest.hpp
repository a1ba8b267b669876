// Paths → articles in an index: the first journey from end to end.
#pragma once

#include <backfile/index.hpp>
#include <chrono>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <unordered_map>

#include "indexer/formats/input_reader.hpp"
#include "indexer/index/identity.hpp"
#include "indexer/index/workers.hpp"
#include "indexer/index/writer.hpp"

namespace backfile::internal {

class Ingest : private InputSink {
 public:
  Ingest(Writer& writer, IngestOptions const& options);

  [[nodiscard]] IngestTotals run(std::vector<std::string> const& paths);

 private:
  void page(Format const& format, PageInput page, Origin origin) override;
  void article(Article article, Origin origin, std::string_view bytes) override;
  void refuse(Rejection why) override;
  void note(Rejection why) override;
  [[nodiscard]] bool stopping() const override;

  [[nodiscard]] bool visit(std::filesystem::path const& path);
  [[nodiscard]] KnownArticles known_articles();
  [[nodiscard]] Job job_for(Origin origin, std::string_view bytes, std::uint64_t seed);
  [[nodiscard]] std::optional<StoredInput> find(std::string const& id);
  void submit(Job job);
  void flush();
  void drain(std::size_t leave);
  void store(Prepared made);
  [[nodiscard]] bool keep_version(Prepared const& made);
  void note_fresh(std::string const& id, Outcome outcome);
  void settle_copies(CopyTotals const& copies);
  void leave_one(std::vector<std::string> const& group);
  [[nodiscard]] IngestTotals rolled_back();
  [[nodiscard]] IngestTotals closing();
  void report_refused();
  void tell_progress();

  Writer& writer_;
  IngestOptions const& options_;
  FieldMap map_;
  std::uint64_t seed_;  // of content hashes: other options read the same page differently
  InputSettings settings_;
  InputReader reader_;
  Workers workers_;
  std::vector<Job> batch_;
  std::size_t batch_bytes_ = 0;
  std::unordered_map<std::string, StoredInput> in_flight_;
  Identities identities_;
  struct Fresh {
    std::ptrdiff_t order = 0;
    bool added = false;  // not in place of another
  };
  std::unordered_map<std::string, Fresh> fresh_;  // ids of this run, where copies go
  IngestTotals totals_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace backfile::internal

// Paths → articles in an index: the first journey from end to end.
#pragma once

#include <backfile/index.hpp>
#include <deque>
#include <filesystem>
#include <istream>
#include <unordered_map>

#include "indexer/formats/registry.hpp"
#include "indexer/index/workers.hpp"
#include "indexer/index/writer.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {

class Ingest {
 public:
  Ingest(Writer& writer, IngestOptions const& options);

  [[nodiscard]] IngestTotals run(std::vector<std::string> const& paths);

 private:
  [[nodiscard]] bool visit(std::filesystem::path const& path);
  [[nodiscard]] bool stopping() const;
  class Parts;

  void file(std::string const& path);
  void standard_input();
  void many(Format const& format, std::string const& path, std::istream& stream);
  void submit_page(Format const& format, PageInput page);
  void submit_article(Article article, std::string const& path, std::uint64_t place,
                      std::string_view bytes);
  [[nodiscard]] std::optional<StoredInput> find(std::string const& id);
  void submit(Job job);
  void flush();
  void drain(std::size_t leave);
  void store(Prepared made);
  void refuse(InputReport report);
  void report_refused();
  void tell_progress();

  Writer& writer_;
  IngestOptions const& options_;
  FieldMap map_;
  std::uint64_t seed_;  // of content hashes: other options read the same page differently
  Workers workers_;
  std::vector<Job> batch_;
  std::size_t batch_bytes_ = 0;
  std::unordered_map<std::string, StoredInput> in_flight_;
  IngestTotals totals_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace backfile::internal

// Inputs → plain documents, on several threads, in the order they were given.
#pragma once

#include <backfile/extract.hpp>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "indexer/formats/registry.hpp"
#include "indexer/formats/sidecar.hpp"
#include "indexer/index/document.hpp"
#include "indexer/index/sink.hpp"

namespace backfile::internal {

// An input with its id, before extraction.
struct Job {
  std::string id;
  std::string path;
  std::uint64_t line = 0;
  StoredInput input;
  Format const* format = nullptr;  // that reads the page
  PageInput page;
  std::optional<Article> article;          // or an article that came with its fields
  std::shared_ptr<Sidecar const> sidecar;  // what is known beside them; may be none
  std::string folder;     // from which `path` counts; empty where it is absolute
  bool moved = false;     // stored as it is, at another path
  bool repeated = false;  // its input had it already
};

struct Prepared {
  std::string id;
  std::string path;
  std::uint64_t line = 0;
  StoredInput input;
  std::size_t text_bytes = 0;
  PlainDocument document;
  std::vector<std::string> notes;  // what was repaired
  std::optional<Error> refused;    // instead of a document
  bool moved = false;
  bool textless = false;  // neither title nor body
};

// How articles are made of inputs.
struct PrepareOptions {
  ExtractOptions extract;
  std::uint64_t least_words = 0;  // shorter articles are refused
};

[[nodiscard]] Prepared prepare(Job job, PrepareOptions const& options, DocumentBuilder& builder);

// For threads of the library: signals are the program's, and reach its own thread.
void block_signals() noexcept;

// A fixed number of threads. submit() never waits; take() gives the results in order.
class Workers {
 public:
  Workers(unsigned threads, PrepareOptions options);
  ~Workers();
  Workers(Workers const&) = delete;
  Workers& operator=(Workers const&) = delete;

  void submit(std::vector<Job> jobs);
  [[nodiscard]] std::size_t waiting() const noexcept { return results_.size(); }
  [[nodiscard]] std::vector<Prepared> take();

 private:
  using Task = std::packaged_task<std::vector<Prepared>(DocumentBuilder&)>;

  void work();

  PrepareOptions options_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Task> tasks_;
  bool closing_ = false;
  std::deque<std::future<std::vector<Prepared>>> results_;
  std::vector<std::thread> threads_;
};

}  // namespace backfile::internal

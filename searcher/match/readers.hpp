// Readers for many threads: each call borrows one that nobody else uses.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "searcher/match/reader.hpp"

namespace backfile::internal {

class Readers {
 public:
  explicit Readers(std::vector<std::filesystem::path> indexes);

  // Runs `operation(Reader const&)` on the last commits. A writer may take away what is being
  // read; then the whole operation runs again on the newer commit. Throws Error only.
  template <typename Operation>
  auto run(Operation&& operation) {
    return guarded([&] {
      auto reader = borrow();
      for (unsigned attempt = 1;; ++attempt) {
        try {
          reader->refresh();
          auto result = operation(std::as_const(*reader));
          give_back(std::move(reader));
          return result;
        } catch (Xapian::DatabaseError const&) {
          // Modified; under many commits also what looks like damage until it is read afresh.
          if (attempt == kAttempts) throw;
        } catch (Xapian::DocNotFoundError const&) {
          if (attempt == kAttempts) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{attempt});
      }
    });
  }

 private:
  static constexpr unsigned kAttempts = 20;

  [[nodiscard]] std::unique_ptr<Reader> borrow();
  void give_back(std::unique_ptr<Reader> reader);

  std::vector<std::filesystem::path> indexes_;
  std::shared_ptr<ValueColumns> columns_ = std::make_shared<ValueColumns>();
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> idle_;
};

}  // namespace backfile::internal

// The indexes that are searched as one.
#pragma once

#include <backfile/error.hpp>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/xapian.hpp"
#include "searcher/match/value_columns.hpp"

namespace backfile::internal {

// Xapian's database of several takes its document numbers from one index after the other: document
// k of index i of n, both from 0 on, has the number (k - 1) * n + i + 1. Of one index it is that
// index itself. What reads metadata, or asks an index by itself, asks part(). One thread at a time.
class Shards {
 public:
  // Throws Error: bad_value where there is none, or one comes twice; what open_for_reading()
  // throws, of several with the folder in its message.
  explicit Shards(std::vector<std::filesystem::path> const& folders);
  // Databases that are open already, for tests in memory.
  explicit Shards(std::vector<Xapian::Database> const& databases);

  // Moves each to its last commit, of a newer generation too. False: all were there.
  bool refresh();

  [[nodiscard]] std::size_t size() const noexcept { return parts_.size(); }
  [[nodiscard]] bool are_several() const noexcept { return size() > 1; }
  [[nodiscard]] Xapian::Database const& whole() const noexcept { return whole_; }
  [[nodiscard]] Xapian::Database const& part(std::size_t index) const {
    return parts_[index].database;
  }
  // Which index a document of the whole is of, and the number that an index's own has in the whole.
  [[nodiscard]] std::size_t index_of(DocumentNumber number) const { return (number - 1) % size(); }
  [[nodiscard]] DocumentNumber number(std::size_t index, DocumentNumber own) const;

  // The words of one index that lie beside it, a line each (see word_file.hpp); of several there
  // are none.
  [[nodiscard]] std::optional<std::string> words() const;

  // Names the commits that are read; empty of databases in memory.
  [[nodiscard]] std::string commit() const;
  // The sum of all commits: it grows with every commit of any of them.
  [[nodiscard]] std::uint64_t revision() const;

  // The error with the folder before its message, where there are several and none is named.
  [[nodiscard]] Error told(Error const& error, std::size_t index) const;
  [[nodiscard]] Xapian::DatabaseCorruptError told(Xapian::DatabaseCorruptError const& error,
                                                  std::size_t index) const;

 private:
  struct Part {
    std::filesystem::path folder;
    std::filesystem::path generation;
    Xapian::Database database;
  };

  void open(std::size_t index, std::filesystem::path generation);
  void join();
  // Throws Error{bad_value} where the numbers do not reach for all documents.
  void check_numbers() const;

  std::vector<Part> parts_;
  Xapian::Database whole_;
  bool in_memory_ = false;
  bool joined_ = false;  // `whole_` is of these parts
};

}  // namespace backfile::internal

// A reader of one index, as it is at its last commit.
#pragma once

#include <backfile/article.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/schema.hpp"
#include "indexer/index/xapian.hpp"
#include "searcher/match/value_columns.hpp"
#include "searcher/match/vocabulary.hpp"
#include "searcher/match/word_list.hpp"

namespace backfile::internal {

// Xapian's errors pass through (see with_retry in readers.hpp). One thread at a time.
class Reader final : public Vocabulary {
 public:
  // `columns` are those of all readers of the index.
  explicit Reader(std::filesystem::path index,
                  std::shared_ptr<ValueColumns> columns = std::make_shared<ValueColumns>());
  // A database that is open already, for tests in memory.
  explicit Reader(Xapian::Database database);

  // Moves to the last commit, of a newer generation too.
  void refresh();

  [[nodiscard]] Xapian::Database const& database() const noexcept { return database_; }
  // Names the commit that is read.
  [[nodiscard]] std::string const& commit() const noexcept { return commit_; }
  [[nodiscard]] ValueColumns& columns() const noexcept { return *columns_; }
  [[nodiscard]] Article article(DocumentNumber number) const;
  [[nodiscard]] std::string id(DocumentNumber number) const;
  [[nodiscard]] std::optional<DocumentNumber> find(std::string const& id) const;

  [[nodiscard]] std::uint64_t frequency(std::string const& term) const override;
  void walk(std::string const& start,
            std::function<Step(std::string const& term)> const& use) const override;
  void walk_words(std::string const& prefix,
                  std::function<Step(std::string_view word)> const& use) const override;
  [[nodiscard]] std::optional<Article> find_article(std::string const& id) const override;
  [[nodiscard]] std::vector<std::string> group(Field const& row,
                                               std::string const& id) const override;
  [[nodiscard]] std::vector<std::string> const& stem_keys() const override { return stem_keys_; }
  [[nodiscard]] AliasTable const& aliases() const override { return aliases_; }

 private:
  // What is the same for all queries of one commit.
  void read_index();

  std::filesystem::path index_;
  std::filesystem::path generation_;
  Xapian::Database database_;
  std::shared_ptr<ValueColumns> columns_;
  std::string commit_;
  std::vector<std::string> stem_keys_;
  std::string stored_aliases_;
  AliasTable aliases_;
  mutable std::map<std::string, KeptWords> words_;  // by prefix; one thread uses a Reader
  // Where walk() is: the frequency of that term is at hand. Null outside of it.
  mutable Xapian::TermIterator const* walked_ = nullptr;
};

}  // namespace backfile::internal

// A reader of one index, or of several as one, as they are at their last commits.
#pragma once

#include <backfile/article.hpp>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/schema.hpp"
#include "indexer/index/xapian.hpp"
#include "searcher/match/shards.hpp"
#include "searcher/match/value_columns.hpp"
#include "searcher/match/vocabulary.hpp"
#include "searcher/match/word_list.hpp"

namespace backfile::internal {

// Xapian's errors pass through (see with_retry in readers.hpp). One thread at a time.
class Reader final : public Vocabulary {
 public:
  explicit Reader(std::filesystem::path index);
  // Several are searched as one. `columns` are those of all readers of them.
  Reader(std::vector<std::filesystem::path> const& indexes, std::shared_ptr<ValueColumns> columns);
  // Databases that are open already, for tests in memory.
  explicit Reader(Xapian::Database database);
  explicit Reader(std::vector<Xapian::Database> const& databases);

  // Moves to the last commits, of newer generations too.
  void refresh();

  // All articles; but its metadata are those of the first index.
  [[nodiscard]] Xapian::Database const& database() const noexcept { return shards_.whole(); }
  [[nodiscard]] Shards const& shards() const noexcept { return shards_; }
  // Names the commits that are read.
  [[nodiscard]] std::string const& commit() const noexcept { return commit_; }
  [[nodiscard]] ValueColumns& columns() const noexcept { return *columns_; }
  [[nodiscard]] Article article(DocumentNumber number) const;
  [[nodiscard]] std::string id(DocumentNumber number) const;
  // Of several articles with that id the one in the index that was named first.
  [[nodiscard]] std::optional<DocumentNumber> find(std::string const& id) const;

  [[nodiscard]] std::uint64_t frequency(std::string const& term) const override;
  void walk(std::string const& start,
            std::function<Step(std::string const& term)> const& use) const override;
  void walk_words(std::string const& prefix,
                  std::function<Step(std::string_view word)> const& use) const override;
  [[nodiscard]] std::optional<Article> find_article(std::string const& id) const override;
  // Of several indexes, what any of them says of the id.
  [[nodiscard]] std::vector<std::string> group(Field const& row,
                                               std::string const& id) const override;
  [[nodiscard]] std::vector<std::string> const& stem_keys() const override { return stem_keys_; }
  [[nodiscard]] AliasTable const& aliases() const override { return aliases_; }

 private:
  // What is the same for all queries of one commit.
  void read_index();
  void read_aliases();

  Shards shards_;
  std::shared_ptr<ValueColumns> columns_;
  std::string commit_;
  std::vector<std::string> stem_keys_;
  std::vector<std::string> stored_aliases_;  // of each index
  AliasTable aliases_;
  mutable std::map<std::string, KeptWords> words_;  // by prefix; one thread uses a Reader
  // Where walk() is: the frequency of that term is at hand. Null outside of it.
  mutable Xapian::TermIterator const* walked_ = nullptr;
};

}  // namespace backfile::internal

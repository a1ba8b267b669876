// The values of a slot for all articles of a commit, in memory: counting over many matches is then
// one addition for each. Xapian's own streams of values are read ten times slower.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/xapian.hpp"

namespace backfile::internal {

class Reader;
using DocumentNumber = Xapian::docid;

// A value as it is stored, and how many articles have it; "" stands for those without.
using UseValue = std::function<void(std::string_view value, std::uint64_t articles)>;

// The bytes that a column may hold; larger ones are read in the index each time.
inline constexpr std::size_t kMaxColumnBytes = 64u << 20;

// Never changed once made: any number of threads may read it.
class ValueColumn {
 public:
  // Values are cut to `digits`. Nothing where it would be too large.
  [[nodiscard]] static std::shared_ptr<ValueColumn const> read(Xapian::Database const& database,
                                                               unsigned slot, std::size_t digits);

  void count(std::vector<DocumentNumber> const& articles, UseValue const& use) const;

 private:
  std::vector<std::uint32_t> ordinals_;  // of each article's value, by number; 0: none
  std::vector<std::string> values_{""};  // by ordinal
};

// The columns of one index, shared by all its readers. A column is made when as many values were
// read one by one within a commit as it has: a program that counts once never pays for it, and
// commits in quick succession cost at most twice the reading.
class ValueColumns {
 public:
  // Null: read the values one by one. `articles` is how many are to be counted now.
  [[nodiscard]] std::shared_ptr<ValueColumn const> find(Reader const& reader, unsigned slot,
                                                        std::size_t articles);

 private:
  struct Kept {
    std::string commit;
    std::uint64_t read = 0;
    bool tried = false;  // is being made, or is too large
    std::shared_ptr<ValueColumn const> column;
  };

  std::mutex mutex_;
  std::map<unsigned, Kept> kept_;  // by slot; of the commit that was asked for last
};

// Calls `use` once for each stored value that the articles (ascending) have in the slot. Of dates
// only the day is told.
void count_values(Reader const& reader, std::vector<DocumentNumber> const& articles, int slot,
                  UseValue const& use);

}  // namespace backfile::internal

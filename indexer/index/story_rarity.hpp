// How much the words of stories say, by how many articles of the index have them.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/index/story_link.hpp"
#include "indexer/index/xapian.hpp"

namespace backfile::internal {

// Rarest words that candidates are looked up by.
inline constexpr std::size_t kStoryKeys = 8;
// A word that more articles have is no key.
inline constexpr Xapian::doccount kMostWithKey = 200;

// Keeps what it looked up; the database must outlive it and not change.
class StoryRarity {
 public:
  explicit StoryRarity(Xapian::Database const& database)
      : database_{database}, articles_{static_cast<double>(database.get_doccount())} {}

  [[nodiscard]] StoryVector vector(StoryPrint const& print);

  // Terms: the rarest words that another article has, too.
  [[nodiscard]] std::vector<std::string> keys(StoryPrint const& print);

 private:
  [[nodiscard]] Xapian::doccount frequency(std::string const& term);

  Xapian::Database const& database_;
  double articles_;
  std::unordered_map<std::string, Xapian::doccount> frequencies_;
};

}  // namespace backfile::internal

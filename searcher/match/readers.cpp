#include "searcher/match/readers.hpp"

namespace backfile::internal {

// The first reader is opened here, so that a wrong path is told at once.
Readers::Readers(std::vector<std::filesystem::path> indexes) : indexes_{std::move(indexes)} {
  guarded([&] { idle_.push_back(std::make_unique<Reader>(indexes_, columns_)); });
}

std::unique_ptr<Reader> Readers::borrow() {
  {
    std::lock_guard const hold{mutex_};
    if (!idle_.empty()) {
      auto reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  return std::make_unique<Reader>(indexes_, columns_);
}

void Readers::give_back(std::unique_ptr<Reader> reader) {
  std::lock_guard const hold{mutex_};
  idle_.push_back(std::move(reader));
}

}  // namespace backfile::internal

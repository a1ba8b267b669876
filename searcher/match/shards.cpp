#include "searcher/match/shards.hpp"

#include <fmt/format.h>

#include <limits>
#include <system_error>
#include <utility>

#include "indexer/index/generation.hpp"
#include "indexer/index/word_file.hpp"
#include "indexer/index/xapian.hpp"

namespace backfile::internal {
namespace {

namespace fs = std::filesystem;

// A folder has many names.
bool are_one(fs::path const& a, fs::path const& b) {
  std::error_code ignored;
  return a == b || fs::equivalent(a, b, ignored);
}

// Every article would be found and counted twice.
void refuse_repeated(std::vector<fs::path> const& folders) {
  for (std::size_t i = 1; i < folders.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (are_one(folders[i], folders[k]))
        throw Error{
            Code::bad_value,
            folders[i] == folders[k]
                ? fmt::format("the index {} is named twice", folders[i].string())
                : fmt::format("{} and {} are one index", folders[k].string(), folders[i].string()),
            "name each index once"};
}

}  // namespace

Shards::Shards(std::vector<fs::path> const& folders) {
  if (folders.empty()) throw Error{Code::bad_value, "no index is named", "name its folder"};
  refuse_repeated(folders);
  for (auto const& folder : folders) parts_.push_back({folder, {}, {}});
  refresh();
}

Shards::Shards(std::vector<Xapian::Database> const& databases) : in_memory_{true} {
  for (auto const& database : databases) parts_.push_back({{}, {}, database});
  join();
}

void Shards::open(std::size_t index, fs::path generation) {
  auto& part = parts_[index];
  joined_ = false;
  part.database = open_for_reading(part.folder);
  part.generation = std::move(generation);
}

void Shards::join() {
  whole_ = Xapian::Database{};
  for (auto const& part : parts_) whole_.add_database(part.database);
  check_numbers();
  joined_ = true;
}

bool Shards::refresh() {
  for (std::size_t i = 0; i < size() && !in_memory_; ++i) {
    try {
      auto current = current_generation(parts_[i].folder);
      if (current != parts_[i].generation) open(i, std::move(current));
    } catch (Error const& error) {
      throw told(error, i);
    }
  }
  bool const moved = !joined_;
  if (moved) join();
  // A part is the same database in the whole.
  bool const reopened = (size() > 1 || !moved) && whole_.reopen();
  if (reopened) check_numbers();
  return moved || reopened;
}

DocumentNumber Shards::number(std::size_t index, DocumentNumber own) const {
  return static_cast<DocumentNumber>((own - 1) * size() + index + 1);
}

void Shards::check_numbers() const {
  if (size() == 1) return;
  for (auto const& part : parts_)
    if (std::uint64_t{part.database.get_lastdocid()} * size() >
        std::numeric_limits<DocumentNumber>::max())
      throw Error{Code::bad_value,
                  fmt::format("{} holds too many articles to be searched together with {} more",
                              part.folder.string(), size() - 1),
                  "search fewer indexes at once"};
}

std::optional<std::string> Shards::words() const {
  if (size() > 1 || in_memory_) return std::nullopt;
  return read_words(parts_.front().generation, parts_.front().database);
}

// Xapian's revision begins again with each generation; a database in memory has none.
std::string Shards::commit() const {
  std::string text;
  if (in_memory_) return text;
  for (auto const& [folder, generation, database] : parts_) {
    if (!text.empty()) text += '\n';
    text +=
        fmt::format("{} {} {}", database.get_uuid(), generation.native(), database.get_revision());
  }
  return text;
}

std::uint64_t Shards::revision() const {
  std::uint64_t sum = 0;
  for (auto const& part : parts_) sum += index_revision(part.database);
  return sum;
}

// Errors about folders name them by themselves.
Error Shards::told(Error const& error, std::size_t index) const {
  bool const nameless = error.code() == Code::schema_mismatch || error.code() == Code::corrupt;
  if (size() == 1 || !nameless) return error;
  return {error.code(), fmt::format("{}: {}", parts_[index].folder.string(), error.message()),
          error.hint()};
}

// Still Xapian's, so that the call runs again (see Readers::run).
Xapian::DatabaseCorruptError Shards::told(Xapian::DatabaseCorruptError const& error,
                                          std::size_t index) const {
  if (size() == 1) return error;
  return Xapian::DatabaseCorruptError{parts_[index].folder.string() + ": " + error.get_msg()};
}

}  // namespace backfile::internal

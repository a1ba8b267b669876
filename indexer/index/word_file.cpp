#include "indexer/index/word_file.hpp"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

#include "indexer/index/terms.hpp"

namespace backfile::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kName = "words";

// Empty where they are too many.
std::string lines_of(Xapian::Database const& database, StopFlag stop) {
  std::string lines;
  auto const end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != end;) {
    check_stop(stop);
    auto const word = *term;
    if (!begins_word(word.front())) {
      term.skip_to(std::string{next_word_beginning(word.front())});
      continue;
    }
    if (lines.size() + word.size() >= kMaxWordFileBytes) return {};
    lines += word;
    lines += '\n';
    ++term;
  }
  return lines;
}

std::string stamp(Xapian::Database const& database, std::size_t bytes) {
  return fmt::format("backfile-words 1 {} {} {}\n", database.get_uuid(), database.get_revision(),
                     bytes);
}

}  // namespace

void write_words(fs::path const& generation, StopFlag stop) {
  guarded([&] {
    Xapian::Database const database{generation.string(), Xapian::DB_BACKEND_GLASS};
    std::string lines;
    static_cast<void>(finished([&] { lines = lines_of(database, stop); }));
    if (lines.empty()) return;
    auto const path = generation / kName;
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file << stamp(database, lines.size()) << lines;
    if (!file.flush()) throw Error{Code::io, fmt::format("cannot write {}", path.string())};
  });
}

std::optional<std::string> read_words(fs::path const& generation,
                                      Xapian::Database const& database) {
  std::error_code error;
  auto const path = generation / kName;
  auto const size = fs::file_size(path, error);
  constexpr std::size_t kLongestStamp = 200;
  if (error || size > kMaxWordFileBytes + kLongestStamp) return std::nullopt;
  std::string text(static_cast<std::size_t>(size), '\0');
  std::ifstream file{path, std::ios::binary};
  if (!file.read(text.data(), static_cast<std::streamsize>(size))) return std::nullopt;
  auto const lines = text.find('\n') + 1;
  if (lines == 0 || text.back() != '\n') return std::nullopt;
  if (std::string_view{text}.substr(0, lines) != stamp(database, text.size() - lines))
    return std::nullopt;
  text.erase(0, lines);
  return text;
}

}  // namespace backfile::internal

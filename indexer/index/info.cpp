// What an index holds, and whether it holds together.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <backfile/index.hpp>

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <map>
#include <system_error>

#include "indexer/analysis/stems.hpp"
#include "indexer/analysis/tokens.hpp"
#include "indexer/index/alias_store.hpp"
#include "indexer/index/generation.hpp"
#include "indexer/index/grouping.hpp"
#include "indexer/index/id_list.hpp"
#include "indexer/index/record.hpp"
#include "indexer/index/schema.hpp"
#include "indexer/index/terms.hpp"
#include "indexer/index/xapian.hpp"

namespace backfile {
namespace {

namespace fs = std::filesystem;
using internal::field;
using internal::guarded;

std::uint64_t bytes_on_disk(fs::path const& folder) {
  std::uint64_t total = 0;
  std::error_code error;
  for (auto const& entry : fs::recursive_directory_iterator{folder, error})
    if (entry.is_regular_file(error)) total += entry.file_size(error);
  return total;
}

// The first or last unit term of the date field as a date: "20230914" → 2023-09-14.
std::string dashed(std::string const& digits) {
  auto text = digits.substr(0, std::min<std::size_t>(digits.size(), 8));
  if (text.size() > 6) text.insert(6, "-");
  if (text.size() > 4) text.insert(4, "-");
  return text;
}

// The slot's own bounds only widen, so the values are read.
void find_date_bounds(Xapian::Database const& database, IndexInfo& info) {
  auto const slot = static_cast<unsigned>(field("date").slot);
  std::string low;
  std::string high;
  for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
    auto const value = *it;
    if (low.empty() || value < low) low = value;
    if (value > high) high = value;
  }
  info.earliest = dashed(low);
  info.latest = dashed(high);
}

// Xapian's check can crash on a damaged table, and writes to the stream it is given: it runs in
// a child process. Returns what is wrong, empty for nothing.
std::string check_tables(fs::path const& generation) {
  auto const child = ::fork();
  if (child < 0) return "the check could not be started";
  if (child == 0) {
    int status = 2;
    try {
      status = Xapian::Database::check(generation.string(), 0, nullptr) == 0 ? 0 : 1;
    } catch (...) {
      status = 2;
    }
    ::_exit(status);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  if (WIFSIGNALED(status)) return "the tables are damaged: Xapian's check crashed on them";
  return "the tables are damaged: Xapian's check found errors";
}

class Counts {
 public:
  void count(Article const& article) {
    ++articles_;
    for (auto const& row : internal::fields()) {
      bool const filled = row.dates != nullptr    ? !row.dates(article).empty()
                          : row.values != nullptr ? !row.values(article).empty()
                                                  : false;
      if (filled) ++filled_[&row];
    }
  }

  void compare(Xapian::Database const& database, std::vector<std::string>& wrong) const {
    if (articles_ != database.get_doccount())
      wrong.push_back(
          fmt::format("{} articles can be read of {}", articles_, database.get_doccount()));
    for (auto const& [row, count] : filled_) {
      auto const indexed = database.get_termfreq(internal::has_term(*row));
      if (indexed != count)
        wrong.push_back(fmt::format("field {}: {} articles have it, the index counts {}", row->name,
                                    count, indexed));
    }
  }

 private:
  std::uint64_t articles_ = 0;
  std::map<internal::Field const*, std::uint64_t> filled_;
};

}  // namespace

IndexInfo index_info(std::string const& index) {
  auto const database = internal::open_for_reading(index);
  return guarded([&] {
    IndexInfo info;
    info.uuid = database.get_uuid();
    info.revision = internal::index_revision(database);
    info.alias_groups =
        internal::unpack_aliases(database.get_metadata(internal::kAliasesKey)).size();
    info.tombstones =
        internal::unpack_ids(database.get_metadata(internal::kTombstonesKey)).size();
    info.articles = database.get_doccount();
    info.ungrouped = internal::count_behind(database);
    info.dated = database.get_termfreq(internal::has_term(field("date")));
    info.outlet_known = database.get_termfreq(internal::has_term(field("outlet")));
    info.generation = internal::current_generation(index).filename().string();
    info.bytes = bytes_on_disk(index);
    info.schema = internal::kSchemaVersion;
    info.analysis = internal::kAnalysisVersion;
    info.stemmer = internal::stemmer_version();
    find_date_bounds(database, info);
    return info;
  });
}

std::vector<std::string> check_index(std::string const& index) {
  std::vector<std::string> wrong;
  auto const generation = internal::current_generation(index);
  if (auto const damage = check_tables(generation); !damage.empty()) {
    wrong.push_back(damage);
    return wrong;
  }
  auto const database = internal::open_for_reading(index);
  guarded([&] {
    Counts counts;
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      try {
        auto const document = database.get_document(*it);
        counts.count(internal::decode_record(document.get_data()));
      } catch (Error const& error) {
        wrong.push_back(fmt::format("document {}: {}", *it, error.message()));
      }
    }
    counts.compare(database, wrong);
  });
  return wrong;
}

}  // namespace backfile

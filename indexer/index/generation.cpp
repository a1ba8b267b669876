#include "indexer/index/generation.hpp"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <system_error>
#include <thread>
#include <vector>

#include "backfile/error.hpp"
#include "indexer/analysis/stems.hpp"
#include "indexer/analysis/tokens.hpp"
#include "indexer/index/schema.hpp"
#include "indexer/index/xapian.hpp"

namespace backfile::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStub = "XAPIANDB";
constexpr std::string_view kLock = "writer.lock";
constexpr std::string_view kFirstGeneration = "gen-000001";
constexpr std::string_view kStubStart = "glass gen-";

constexpr char const* kSchemaKey = "backfile.schema";
constexpr char const* kAnalysisKey = "backfile.analysis";
constexpr char const* kStemmerKey = "backfile.stemmer";

// A descriptor that closes itself.
struct Descriptor {
  explicit Descriptor(int opened) : number{opened} {}
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  int number;
};

Error system_error(Code code, std::string_view what, fs::path const& path) {
  return {code, fmt::format("{} {}: {}", what, path.string(), std::strerror(errno))};
}

std::string generation_name(fs::path const& index) {
  std::ifstream stub{index / kStub, std::ios::binary};
  std::string line;
  std::getline(stub, line);
  auto const name = line.substr(std::min<std::size_t>(line.size(), 6));
  bool const ours = line.starts_with(kStubStart) && name.size() == kFirstGeneration.size() &&
                    name.find_first_not_of("0123456789", 4) == name.npos;
  if (!ours)
    throw Error{Code::not_a_database, fmt::format("{} is not a Backfile index", index.string()),
                "its XAPIANDB file was not written by backfile-index"};
  return name;
}

// Written aside and renamed: a reader sees the old line or the new one.
void write_stub(fs::path const& index, std::string_view generation) {
  auto const aside = index / "XAPIANDB.new";
  auto const line = fmt::format("glass {}\n", generation);
  {
    Descriptor const file{::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
    if (file.number < 0) throw system_error(Code::cannot_create, "cannot write", aside);
    auto const written = ::write(file.number, line.data(), line.size());
    if (written != static_cast<ssize_t>(line.size()) || ::fsync(file.number) != 0)
      throw system_error(Code::io, "cannot write", aside);
  }
  if (::rename(aside.c_str(), (index / kStub).c_str()) != 0)
    throw system_error(Code::io, "cannot rename", aside);
  sync_folder(index);
}

void check_version(Xapian::Database const& database, char const* key, std::string const& ours,
                   std::string_view what) {
  auto const theirs = database.get_metadata(key);
  if (theirs == ours) return;
  throw Error{Code::schema_mismatch,
              theirs.empty() ? std::string{"the index was not made by backfile-index"}
                             : fmt::format("the index was made with {} {}, this program reads {}",
                                           what, theirs, ours),
              "make the index again from its sources with this program"};
}

}  // namespace

fs::path current_generation(fs::path const& index) {
  std::error_code error;
  static_cast<void>(fs::status(index / kStub, error));
  if (error == std::errc::permission_denied)
    throw Error{Code::io, fmt::format("{} cannot be read: {}", index.string(), error.message()),
                "check the folder's permissions"};
  if (!holds_index(index))
    throw Error{Code::no_database, fmt::format("no index at {}", index.string()),
                fmt::format("make one:  backfile-index add -d {} PATH...", index.string())};
  return index / generation_name(index);
}

bool holds_index(fs::path const& index) {
  std::error_code ignored;
  return fs::is_regular_file(index / kStub, ignored);
}

void check_target(fs::path const& index) {
  if (holds_index(index))
    static_cast<void>(generation_name(index));
  else
    refuse_other_folder(index);
}

void refuse_other_folder(fs::path const& index) {
  std::error_code error;
  if (fs::exists(index, error) && !fs::is_directory(index, error))
    throw Error{Code::not_a_database, fmt::format("{} is no folder", index.string()),
                "an index is a folder; name one with -d"};
  for (auto const& entry : fs::directory_iterator{index, error})
    if (entry.path().filename() != kLock && entry.path().filename() != kFirstGeneration)
      throw Error{Code::cannot_create,
                  fmt::format("{} holds other files and no index", index.string()),
                  "name a new or empty folder with -d"};
}

void create_index(fs::path const& index) {
  std::error_code error;
  fs::create_directories(index, error);
  if (error)
    throw Error{Code::cannot_create,
                fmt::format("cannot make the folder {}: {}", index.string(), error.message())};
  auto const generation = index / kFirstGeneration;
  guarded([&] {
    Xapian::WritableDatabase database{generation.string(),
                                      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS};
    stamp_versions(database);
    database.commit();
  });
  sync_folder(generation);
  write_stub(index, kFirstGeneration);
  sync_folder(fs::absolute(index).parent_path());
}

Xapian::Database open_for_reading(fs::path const& index) {
  auto const generation = current_generation(index);
  return guarded([&] {
    Xapian::Database database{generation.string(), Xapian::DB_BACKEND_GLASS};
    check_versions(database);
    return database;
  });
}

Xapian::WritableDatabase open_for_writing(fs::path const& index) {
  auto const generation = current_generation(index);
  return guarded([&] {
    Xapian::WritableDatabase database{generation.string(),
                                      Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS};
    check_versions(database);
    return database;
  });
}

fs::path next_generation(fs::path const& index) {
  auto const name = generation_name(index);
  return index / fmt::format("gen-{:06}", std::stoul(name.substr(4)) + 1);
}

void publish_generation(fs::path const& index, fs::path const& generation) {
  sync_folder(index);
  write_stub(index, generation.filename().string());
}

void remove_old_generations(fs::path const& index) {
  auto const current = current_generation(index);
  std::error_code error;
  std::vector<fs::path> old;
  for (auto const& entry : fs::directory_iterator{index, error}) {
    auto const name = entry.path().filename().string();
    bool const generation = name.starts_with("gen-") && entry.path() != current;
    if (generation || name == "segments") old.push_back(entry.path());
  }
  for (auto const& path : old) fs::remove_all(path, error);
}

void stamp_versions(Xapian::WritableDatabase& database) {
  database.set_metadata(kSchemaKey, std::to_string(kSchemaVersion));
  database.set_metadata(kAnalysisKey, std::to_string(kAnalysisVersion));
  database.set_metadata(kStemmerKey, stemmer_version());
}

void check_versions(Xapian::Database const& database) {
  check_version(database, kSchemaKey, std::to_string(kSchemaVersion), "schema");
  check_version(database, kAnalysisKey, std::to_string(kAnalysisVersion), "analysis");
  check_version(database, kStemmerKey, stemmer_version(), "stemmer");
}

std::uint64_t index_revision(Xapian::Database const& database) {
  return std::strtoull(database.get_metadata(kRevisionKey).c_str(), nullptr, 10);
}

void sync_folder(fs::path const& folder) {
  Descriptor const opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (opened.number < 0 || ::fsync(opened.number) != 0)
    throw system_error(Code::io, "cannot sync the folder", folder);
}

void sync_tree(fs::path const& folder) {
  for (auto const& entry : fs::directory_iterator{folder}) {
    Descriptor const file{::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number < 0 || ::fsync(file.number) != 0)
      throw system_error(Code::io, "cannot sync", entry.path());
  }
  sync_folder(folder);
}

WriterLock::WriterLock(fs::path const& index, std::chrono::milliseconds timeout) {
  std::error_code error;
  fs::create_directories(index, error);
  auto const path = index / kLock;
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) throw system_error(Code::cannot_create, "cannot open", path);
  auto const deadline = std::chrono::steady_clock::now() + timeout;
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (std::chrono::steady_clock::now() >= deadline) {
      std::string holder(200, '\0');
      auto const got = ::pread(descriptor_, holder.data(), holder.size(), 0);
      holder.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
      ::close(descriptor_);
      auto const seconds = std::chrono::duration<double>(timeout).count();
      throw Error{Code::locked,
                  fmt::format("another indexer ({}) is writing; waited {:.0f} s",
                              holder.empty() ? "pid unknown" : holder, seconds),
                  "searching still works; --lock-timeout SECONDS waits longer"};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
  auto const now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  auto const line = fmt::format("pid {}, since {:%H:%M:%S}", ::getpid(), fmt::localtime(now));
  if (::ftruncate(descriptor_, 0) != 0 ||
      ::pwrite(descriptor_, line.data(), line.size(), 0) != static_cast<ssize_t>(line.size())) {
    ::close(descriptor_);
    throw system_error(Code::io, "cannot write", path);
  }
}

WriterLock::~WriterLock() {
  if (descriptor_ < 0) return;
  // Who held it says nothing any more.
  static_cast<void>(::ftruncate(descriptor_, 0));
  ::close(descriptor_);
}

}  // namespace backfile::internal

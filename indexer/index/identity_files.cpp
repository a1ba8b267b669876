#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <system_error>

#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/utf8.hpp"
#include "indexer/index/document.hpp"
#include "indexer/index/identity.hpp"
#include "indexer/index/record.hpp"
#include "indexer/index/terms.hpp"
#include "indexer/sources/packed.hpp"

// Which article a file is that holds one: by where it lies, and where it lay.

namespace backfile::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNamelessFile = "article";

// An id that is printed can be typed: no controls, no malformed UTF-8.
std::string printable(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    auto const begin = at;
    auto const c = next_character(name, at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
      out += '_';
    else
      out += name.substr(begin, at - begin);
  }
  return out;
}

// Two paths to one file are one place, and so is the file when it is compressed. Names inside an
// archive are never looked up.
fs::path canonical_path(std::string const& path, std::string const& on_disk) {
  auto const inside = unpacked_name(std::string_view{path}.substr(on_disk.size()));
  auto const outside = inside.empty() ? unpacked_name(on_disk) : on_disk;
  std::error_code error;
  auto const canonical = fs::weakly_canonical(outside, error);
  return (error ? std::string{outside} : canonical.string()) + std::string{inside};
}

// No file lies at the path any more, nor an archive that it may lie in.
bool is_gone(Article const& article) {
  if (article.path.empty() || article.path == "-") return false;
  auto const path = (fs::path{article.folder} / article.path).string();
  std::error_code error;
  if (fs::exists(path, error) || error) return false;
  for (auto at = path.find("!/"); at != path.npos; at = path.find("!/", at + 2))
    if (fs::exists(path.substr(0, at), error) || error) return false;
  return true;
}

}  // namespace

Identified Identities::file(Origin const& origin, std::uint64_t content) {
  auto const path = canonical_path(origin.path, origin.file);
  auto const place = hash64(path.string());
  Identified made{{}, {0, place, content, true}};
  auto const name = path.stem().string();
  auto stem = printable(cut_utf8(name, kMaxIdBytes - 9));
  if (stem.empty()) stem = kNamelessFile;
  auto const stored = known_.find(stem);
  if (stem == name && stored && stored->path_hash == place) {
    made.id = stem;
  } else if (auto known = at_place(place)) {
    made.id = *std::move(known);
  } else if (auto gone = gone_with(content, place)) {
    made.id = *std::move(gone);
    made.moved = true;
  } else {
    made.id = stem == name && !stored ? stem : free_name(stem, place);
  }
  return made;
}

std::optional<std::string> Identities::at_place(std::uint64_t place) const {
  if (auto const found = moved_.find(place); found != moved_.end()) return found->second;
  for (auto const& id : known_.ids_with(place_term(place))) {
    auto const stored = known_.find(id);
    if (stored && stored->path_hash == place) return id;
  }
  return std::nullopt;
}

// The article of a file that held the same and is no longer where it was.
std::optional<std::string> Identities::gone_with(std::uint64_t content, std::uint64_t place) {
  for (auto const& id : known_.ids_with(content_term(content))) {
    auto const stored = known_.find(id);
    if (!stored || stored->sum != content || claimed_.contains(id)) continue;
    auto const article = known_.article(id);
    if (!article || !is_gone(*article)) continue;
    claimed_.insert(id);
    moved_[place] = id;
    return id;
  }
  return std::nullopt;
}

// "stem-1a2b3c4d"; longer where a file that moved here keeps that.
std::string Identities::free_name(std::string const& stem, std::uint64_t place) const {
  auto const hash = hex64(place);
  for (auto const size : {8u, 16u}) {
    auto const room = kMaxIdBytes - 1 - size;
    auto const id = fmt::format("{}-{}", cut_utf8(stem, room), hash.substr(0, size));
    auto const stored = known_.find(id);
    if (!stored || stored->path_hash == place) return id;
  }
  unsigned number = 2;
  auto const id = [&] { return fmt::format("{}-{}", hash, number); };
  while (known_.find(id())) ++number;
  return id();
}

}  // namespace backfile::internal

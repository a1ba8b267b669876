// Archives and compressed bytes made in memory.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::tests {

struct Packed {
  std::string name;
  std::string bytes;
  std::string link = {};  // where it points, of a link in a tar
};

enum class Pack { tar, zip };
enum class Press { none, gzip, bzip2, xz, zstd };

[[nodiscard]] std::string archived(Pack pack, std::vector<Packed> const& members,
                                  Press press = Press::none);
[[nodiscard]] std::string pressed(Press press, std::string_view bytes);

// An encrypted ZIP.
[[nodiscard]] std::string locked_archive(std::vector<Packed> const& members);

}  // namespace backfile::tests

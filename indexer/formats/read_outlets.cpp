#include <memory>

#include <backfile/extract.hpp>

#include "indexer/extract/outlets/book.hpp"
#include "indexer/sources/files.hpp"

// Outlets from a file.

namespace backfile {

std::shared_ptr<internal::OutletBook const> read_outlets(std::string const& path) {
  auto const bytes = internal::read_file(path, internal::kMaxOutletBytes);
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return std::make_shared<internal::OutletBook const>(internal::OutletBook::with(text, path));
}

}  // namespace backfile

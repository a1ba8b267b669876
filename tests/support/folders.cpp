#include "tests/support/folders.hpp"

namespace backfile::test {

char const* source_folder() noexcept { return BACKFILE_SOURCE_DIR; }

char const* program_folder() noexcept { return BACKFILE_BIN_DIR; }

char const* shared_folder() noexcept { return BACKFILE_SHARED_DIR; }

}  // namespace backfile::test

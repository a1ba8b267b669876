#include "indexer/index/xapian.hpp"

#include <array>
#include <cerrno>
#include <string>
#include <string_view>

namespace backfile::internal {
namespace {

struct Row {
  std::string_view type;
  Code code;
  std::string_view hint;
};

constexpr auto kRows = std::to_array<Row>({
    {"DatabaseLockError", Code::locked, "another program writes to the index; try again later"},
    {"DatabaseVersionError", Code::schema_mismatch, "rebuild the index with this version"},
    {"DatabaseNotFoundError", Code::no_database, "check the path, or make the index first"},
    {"DatabaseOpeningError", Code::not_a_database, "check that the path is an index folder"},
    {"DatabaseCorruptError", Code::corrupt, "rebuild the index from its sources"},
    {"DatabaseCreateError", Code::cannot_create, "check the folder's permissions and free space"},
    {"DatabaseError", Code::io, "check the disk's free space and health"},
});

}  // namespace

Error translate(Xapian::Error const& error) {
  std::string_view const type = error.get_type();
  auto message = "index: " + error.get_msg();
  if (auto const* reason = error.get_error_string()) message += std::string{" ("} + reason + ")";
  for (auto const& row : kRows)
    if (row.type == type) return {row.code, std::move(message), std::string{row.hint}};
  return {Code::internal, std::string{type} + ": " + std::move(message)};
}

}  // namespace backfile::internal

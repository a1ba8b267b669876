#include "indexer/formats/record_encoding.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include "backfile/error.hpp"
#include "indexer/extract/charset.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/extract/guess_charset.hpp"
#include "indexer/sources/refuse_input.hpp"

namespace backfile::internal {
namespace {

}  // namespace

PlainRecord record_in_utf8(std::string_view record, std::string& made) {
  if (simdjson::validate_utf8(record.data(), record.size())) return {record, {}};
  auto const count = count_utf8(record);
  if (count.invalid <= count.multi)
    refuse_input(fmt::format("no valid UTF-8: {} malformed byte{}", count.invalid,
                       count.invalid == 1 ? "" : "s"));
  auto const type = binary_type(record);
  if (!type.empty()) refuse_input(fmt::format("not text: looks like {}", type));
  auto const charset = guess_charset(record);
  if (charset.empty()) refuse_input("no valid UTF-8, and no charset that can be told");
  made = from_charset(record, charset);
  return {made, guess_note(charset)};
}

}  // namespace backfile::internal

// The stored record: an article as bytes in the index.
//
// Format, version 1: "BF" 0x01, 8 bytes XXH64 of the JSON (little-endian), 4 bytes length of the
// JSON (little-endian), the JSON (article_json.hpp) compressed by zstd. Compressed by us because
// glass has no checksums, and because Xapian 1.4 can store very compressible data over 8 KB so
// that it cannot be read back.
#pragma once

#include <backfile/article.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace backfile::internal {

[[nodiscard]] std::string encode_record(Article const& article);

// Throws Error{corrupt} when the checksum or the format does not hold.
[[nodiscard]] Article decode_record(std::string_view bytes);

// The hash of the house, for records, inputs and long keywords.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0) noexcept;

// A number as 8 bytes, little-endian, and back; 0 for text that is no such number.
[[nodiscard]] std::string pack64(std::uint64_t number);
[[nodiscard]] std::uint64_t unpack64(std::string_view bytes) noexcept;

// 16 lower-case hexadecimal digits.
[[nodiscard]] std::string hex64(std::uint64_t number);

}  // namespace backfile::internal

#include "indexer/index/record.hpp"

#include <fmt/format.h>
#include <xxhash.h>
#include <zstd.h>

#include "backfile/error.hpp"
#include "indexer/index/article_json.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kMagic{"BF\x01", 3};
constexpr std::size_t kHeader = 3 + 8 + 4;
constexpr int kLevel = 3;  // 1 saves little time here, 6 little space

// Larger than any article that passes kMaxArticleBytes with its evidence.
constexpr std::size_t kMaxRecord = 128u << 20;

struct Compressor {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  Compressor() = default;
  Compressor(Compressor const&) = delete;
  Compressor& operator=(Compressor const&) = delete;
  ~Compressor() { ZSTD_freeCCtx(context); }
};

// Its tables are large: a new one for each record would cost more than the record.
struct Decompressor {
  ZSTD_DCtx* context = ZSTD_createDCtx();
  Decompressor() = default;
  Decompressor(Decompressor const&) = delete;
  Decompressor& operator=(Decompressor const&) = delete;
  ~Decompressor() { ZSTD_freeDCtx(context); }
};

[[noreturn]] void refuse(std::string_view reason) {
  throw Error{Code::corrupt, fmt::format("a stored article cannot be read: {}", reason),
              "rebuild the index from its sources"};
}

}  // namespace

std::string encode_record(Article const& article) {
  auto json = article_json_text(article);
  if (!article.folder.empty()) {
    json.pop_back();
    json += ",\"folder\":" + to_json_text(Json(article.folder)) + '}';
  }
  if (json.size() > kMaxRecord)
    throw Error{Code::input_unusable, "the article is larger than 128 MiB with its evidence"};
  thread_local Compressor compressor;
  std::string record{kMagic};
  record += pack64(hash64(json));
  record += pack64(json.size()).substr(0, 4);
  record.resize(kHeader + ZSTD_compressBound(json.size()));
  auto const size = ZSTD_compressCCtx(compressor.context, record.data() + kHeader,
                                      record.size() - kHeader, json.data(), json.size(), kLevel);
  if (ZSTD_isError(size) != 0) throw Error{Code::internal, "zstd could not compress an article"};
  record.resize(kHeader + size);
  return record;
}

Article decode_record(std::string_view bytes) {
  if (bytes.size() < kHeader || bytes.substr(0, kMagic.size()) != kMagic) refuse("no record");
  auto const checksum = unpack64(bytes.substr(3, 8));
  auto const size = unpack64(std::string{bytes.substr(11, 4)} + std::string(4, '\0'));
  if (size > kMaxRecord) refuse("its length is wrong");
  std::string json(size, '\0');
  auto const payload = bytes.substr(kHeader);
  thread_local Decompressor decompressor;
  auto const got = ZSTD_decompressDCtx(decompressor.context, json.data(), json.size(),
                                       payload.data(), payload.size());
  if (ZSTD_isError(got) != 0 || got != size) refuse("it does not decompress");
  if (hash64(json) != checksum) refuse("its checksum is wrong");
  return article_from_json(json);
}

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) noexcept {
  return XXH64(bytes.data(), bytes.size(), seed);
}

std::string pack64(std::uint64_t number) {
  std::string bytes(8, '\0');
  for (auto& byte : bytes) {
    byte = static_cast<char>(number & 0xFF);
    number >>= 8;
  }
  return bytes;
}

std::uint64_t unpack64(std::string_view bytes) noexcept {
  if (bytes.size() != 8) return 0;
  std::uint64_t number = 0;
  for (std::size_t i = 8; i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

std::string hex64(std::uint64_t number) { return fmt::format("{:016x}", number); }

}  // namespace backfile::internal

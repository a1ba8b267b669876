#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/analysis/utf8.hpp"
#include "indexer/extract/decode.hpp"

// Which input is no text at all, and which is UTF-16.

namespace backfile::internal {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view name;
};

constexpr std::array kMagic{
    Magic{"\x89PNG\r\n\x1A\n"sv, "a PNG image"},
    Magic{"\xFF\xD8\xFF"sv, "a JPEG image"},
    Magic{"GIF87a"sv, "a GIF image"},
    Magic{"GIF89a"sv, "a GIF image"},
    Magic{"%PDF-"sv, "a PDF document"},
    Magic{"\x7F"
          "ELF"sv,
          "an ELF program"},
    Magic{"PK\x03\x04"sv, "a ZIP archive"},
    Magic{"PK\x05\x06"sv, "a ZIP archive"},
    Magic{"\x1F\x8B\x08"sv, "gzip compressed data"},
    Magic{"\x28\xB5\x2F\xFD"sv, "Zstandard compressed data"},
    Magic{"\xFD"
          "7zXZ\x00"sv,
          "xz compressed data"},
    Magic{"BZh91AY&SY"sv, "bzip2 compressed data"},
    Magic{"SQLite format 3\x00"sv, "an SQLite database"},
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office document"},
};

constexpr std::size_t kSample = 1u << 16;
constexpr std::size_t kSmallest = 8;  // bytes below which shares say nothing

bool is_control(unsigned char byte) noexcept {
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
          byte != 0x1B && byte != 0x08) ||
         byte == 0x7F;
}

bool is_utf8(std::string_view bytes) noexcept {
  constexpr std::size_t kCut = 4;  // a character that the sample's end cuts is no fault
  for (std::size_t at = 0; at + kCut < bytes.size();) {
    if (next_character(bytes, at) < 0) return false;
  }
  return true;
}

}  // namespace

WideOrder wide_order(std::string_view bytes) noexcept {
  if (bytes.starts_with("\xFF\xFE"sv)) return WideOrder::little;
  if (bytes.starts_with("\xFE\xFF"sv)) return WideOrder::big;
  std::string_view const sample = bytes.substr(0, kSample);
  if (sample.size() < kSmallest || bytes.size() % 2 != 0) return WideOrder::none;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    even += sample[i] == '\0' ? 1 : 0;
    odd += sample[i + 1] == '\0' ? 1 : 0;
  }
  // Every other byte of western text is zero; elsewhere at least spaces, digits and line ends
  // have a zero byte, and the rest is no UTF-8. A few stray NULs are neither.
  std::size_t const pairs = sample.size() / 2;
  std::size_t const zeros = std::max(odd, even);
  bool const western = zeros * 2 >= pairs;
  bool const other = zeros * 20 >= pairs && !is_utf8(sample.substr(0, sample.size() / 2));
  if ((!western && !other) || std::min(odd, even) * 50 >= zeros) return WideOrder::none;
  return odd > even ? WideOrder::little : WideOrder::big;
}

std::string_view binary_type(std::string_view bytes) noexcept {
  for (auto const& magic : kMagic) {
    if (bytes.starts_with(magic.bytes)) return magic.name;
  }
  std::string_view const sample = bytes.substr(0, kSample);
  auto const controls =
      static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [](char c) {
        return is_control(static_cast<unsigned char>(c));
      }));
  bool const binary = sample.size() >= kSmallest && controls * 10 > sample.size();
  return binary ? "binary data"sv : ""sv;
}

}  // namespace backfile::internal

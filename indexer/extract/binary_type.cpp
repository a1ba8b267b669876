#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/analysis/any_byte.hpp"
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
    Magic{"{\\rtf"sv, "an RTF document"},
    Magic{"%!PS-"sv, "a PostScript document"},
    Magic{"\x04\x22\x4D\x18"sv, "LZ4 compressed data"},
    Magic{"\x02\x21\x4C\x18"sv, "LZ4 compressed data"},
    Magic{"\x1F\x9D"sv, "data of compress (.Z)"},
    Magic{"\x1F\xA0"sv, "data of compress (.Z)"},
    Magic{"\x1F\x1E"sv, "data of pack (.z)"},
    Magic{"\x5D\x2A\x4D\x18"sv, "Zstandard data with a dictionary of its own"},
    Magic{"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    Magic{"Rar!\x1A\x07"sv, "a RAR archive"},
    Magic{"LZIP\x01"sv, "lzip compressed data"},
    Magic{"\x89LZO\0\r\n"sv, "lzop compressed data"},
    Magic{"\x5D\0\0"sv, "LZMA compressed data"},
    Magic{"\xFF\x06\0\0sNaPpY"sv, "Snappy compressed data"},
    Magic{"MSCF\0\0\0\0"sv, "a cabinet archive"},
    Magic{"!<arch>\n"sv, "an ar archive"},
    Magic{"xar!\0"sv, "a xar archive"},
    Magic{"PAR1\x15"sv, "a Parquet table"},
    Magic{"Obj\x01"sv, "an Avro file"},
    Magic{"ARROW1\0"sv, "an Arrow table"},
    Magic{"\x89HDF\r\n\x1A\n"sv, "an HDF5 file"},
    Magic{"OggS\0"sv, "Ogg sound"},
    Magic{"ID3\x02"sv, "MP3 sound"},
    Magic{"ID3\x03"sv, "MP3 sound"},
    Magic{"ID3\x04"sv, "MP3 sound"},
    Magic{"fLaC\0"sv, "FLAC sound"},
    Magic{"II*\0"sv, "a TIFF image"},
    Magic{"MM\0*"sv, "a TIFF image"},
    Magic{"\x1A\x45\xDF\xA3"sv, "a Matroska film"},
    Magic{" CDX "sv, "an index of a web archive (CDX)"},
    Magic{"BEGIN:VCALENDAR"sv, "a calendar"},
    Magic{"BEGIN:VCARD"sv, "an address book"},
    Magic{"WEBVTT\n"sv, "subtitles (WebVTT)"},
    Magic{"WEBVTT\r"sv, "subtitles (WebVTT)"},
    Magic{"-----BEGIN PGP MESSAGE"sv, "an encrypted message"},
};

constexpr std::size_t kSample = 1u << 16;
constexpr std::size_t kSmallest = 8;  // bytes below which shares say nothing

constexpr auto kIsControl = [](unsigned char byte) noexcept {
  return (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0A) && byte != '\r' && byte != '\f' &&
          byte != 0x1B) ||
         byte == 0x7F;
};

bool begins_as_utf8(std::string_view bytes) noexcept {
  constexpr std::size_t kCut = 4;  // a character that the sample's end cuts is no fault
  for (std::size_t at = 0; at + kCut < bytes.size();) {
    if (next_character(bytes, at) < 0) return false;
  }
  return true;
}

// One byte in nine of compressed or encrypted data is a control, hardly any of a text in an older
// charset; UTF-8 may have strayed through a terminal.
bool is_full_of_controls(std::string_view sample) noexcept {
  if (!any_byte(sample, kIsControl)) return false;
  auto const controls = static_cast<std::size_t>(std::ranges::count_if(
      sample, [](char c) { return kIsControl(static_cast<unsigned char>(c)); }));
  return controls * 10 > sample.size() || (controls * 40 > sample.size() && !begins_as_utf8(sample));
}

char32_t unit_at(std::string_view bytes, std::size_t at, WideOrder order) noexcept {
  char32_t const first = static_cast<unsigned char>(bytes[at]);
  char32_t const second = static_cast<unsigned char>(bytes[at + 1]);
  return order == WideOrder::little ? second << 8 | first : first << 8 | second;
}

// ASCII, and letters of the scripts that news are written in.
bool is_letter_of_news(char32_t unit) noexcept {
  constexpr std::array<std::array<char32_t, 2>, 10> kRanges{{{0x0A, 0x7E},
                                                             {0xA0, 0x17F},
                                                             {0x370, 0x6FF},
                                                             {0x900, 0x9FF},
                                                             {0xE01, 0xE5B},
                                                             {0x2010, 0x203F},
                                                             {0x3000, 0x30FF},
                                                             {0x4E00, 0x9FFF},
                                                             {0xAC00, 0xD7A3},
                                                             {0xFF00, 0xFFEF}}};
  return std::ranges::any_of(
      kRanges, [&](auto const& range) { return unit >= range[0] && unit <= range[1]; });
}

// UTF-16 in which few or no bytes are zero: nearly all units are letters in one order, and far
// fewer in the other.
WideOrder order_of_letters(std::string_view sample) noexcept {
  std::size_t little = 0;
  std::size_t big = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    little += is_letter_of_news(unit_at(sample, i, WideOrder::little)) ? 1 : 0;
    big += is_letter_of_news(unit_at(sample, i, WideOrder::big)) ? 1 : 0;
  }
  std::size_t const units = sample.size() / 2;
  if (std::max(little, big) * 20 < units * 19 || std::min(little, big) * 4 > units * 3)
    return WideOrder::none;
  return little > big ? WideOrder::little : WideOrder::big;
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
  // Every other byte of western text is zero; elsewhere at least line ends have a zero byte, and
  // the rest is no UTF-8. A few stray NULs are neither.
  std::size_t const pairs = sample.size() / 2;
  std::size_t const zeros = std::max(odd, even);
  if (zeros == 0) return WideOrder::none;
  bool const utf8 = begins_as_utf8(sample.substr(0, sample.size() / 2));
  bool const western = zeros * 2 >= pairs;
  bool const other = zeros * 20 >= pairs && !utf8;
  if ((western || other) && std::min(odd, even) * 50 < zeros)
    return odd > even ? WideOrder::little : WideOrder::big;
  return utf8 && !is_full_of_controls(sample) ? WideOrder::none : order_of_letters(sample);
}

std::string_view known_type(std::string_view bytes) noexcept {
  auto const known = std::ranges::find_if(
      kMagic, [&](auto const& magic) { return bytes.starts_with(magic.bytes); });
  return known == kMagic.end() ? std::string_view{} : known->name;
}

std::string_view binary_type(std::string_view bytes) noexcept {
  if (auto const known = known_type(bytes); !known.empty()) return known;
  std::string_view const sample = bytes.substr(0, kSample);
  bool const binary = sample.size() >= kSmallest && is_full_of_controls(sample);
  return binary ? "binary data"sv : ""sv;
}

}  // namespace backfile::internal

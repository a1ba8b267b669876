#include "indexer/extract/charset.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "indexer/analysis/utf8.hpp"

namespace backfile::internal {
namespace {

// Labels whose converters read more than the label's own standard, as browsers do.
struct Alias {
  std::string_view label;
  char const* converter;
};
constexpr std::array kAliases{Alias{"iso-8859-1", "windows-1252"},
                              Alias{"latin1", "windows-1252"},
                              Alias{"iso8859-1", "windows-1252"},
                              Alias{"us-ascii", "windows-1252"},
                              Alias{"ascii", "windows-1252"},
                              Alias{"iso-8859-9", "windows-1254"},
                              Alias{"iso-8859-11", "windows-874"},
                              Alias{"tis-620", "windows-874"},
                              Alias{"euc-kr", "windows-949"},
                              Alias{"ks_c_5601-1987", "windows-949"},
                              Alias{"ksc5601", "windows-949"},
                              Alias{"korean", "windows-949"},
                              Alias{"cp949", "windows-949"},
                              Alias{"gb2312", "gb18030"},
                              Alias{"gbk", "gb18030"},
                              Alias{"x-gbk", "gb18030"},
                              Alias{"gb_2312-80", "gb18030"},
                              Alias{"big5", "big5-hkscs"},
                              Alias{"x-sjis", "windows-31j"},
                              Alias{"shift_jis", "windows-31j"},
                              Alias{"shift-jis", "windows-31j"},
                              Alias{"sjis", "windows-31j"},
                              Alias{"x-user-defined", "windows-1252"}};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(std::string_view label) {
  std::string name{label};
  for (auto const& alias : kAliases)
    if (alias.label == label) name = alias.converter;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter{ucnv_open(name.c_str(), &status)};
  if (U_FAILURE(status)) return {};
  // Escapes of these would let bytes mean two things.
  auto const type = ucnv_getType(converter.get());
  bool const shifting = type == UCNV_UTF7 || type == UCNV_ISO_2022 || type == UCNV_HZ;
  if (shifting && label != "iso-2022-jp") return {};
  return converter;
}

bool is_private(UChar32 c) { return c >= 0xE000 && c < 0xF900; }

}  // namespace

bool is_utf8_label(std::string_view label) {
  return label == "utf-8" || label == "utf8" || label.starts_with("utf-16") ||
         label == "unicode-1-1-utf-8";
}

bool is_charset(std::string_view label) {
  return is_utf8_label(label) || open_converter(label) != nullptr;
}

std::string from_charset(std::string_view bytes, std::string_view label) {
  auto const from = open_converter(label);
  UErrorCode status = U_ZERO_ERROR;
  Converter const to{ucnv_open("UTF-8", &status)};
  if (!from || U_FAILURE(status)) return {};
  std::string out(bytes.size() * 3 + 16, '\0');
  char* target = out.data();
  char const* source = bytes.data();
  std::array<UChar, 1024> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source,
                 bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target,
                 pivot.data() + pivot.size(), true, true, &status);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    ++(next_character(bytes, at) < 0 ? count.invalid : count.multi);
  }
  return count;
}

std::size_t count_misfits(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    UChar32 const c = next_character(text, at);
    count += c == 0xFFFD || (c >= 0x80 && c < 0xA0) || is_private(c) ? 1 : 0;
  }
  return count;
}

std::size_t count_high_bytes(std::string_view bytes) {
  return static_cast<std::size_t>(
      std::ranges::count_if(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

}  // namespace backfile::internal

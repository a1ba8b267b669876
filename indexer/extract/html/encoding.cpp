#include "indexer/extract/html/encoding.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "indexer/analysis/utf8.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kPrescan = 8192;  // bytes in which a declaration is looked for

std::string lower_ascii(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

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

bool is_utf8_label(std::string_view label) {
  return label == "utf-8" || label == "utf8" || label.starts_with("utf-16") ||
         label == "unicode-1-1-utf-8";
}

// charset=X of <meta charset>, of http-equiv's content, or of an XML declaration's encoding.
std::string declared_charset(std::string_view bytes) {
  auto const head = lower_ascii(bytes.substr(0, kPrescan));
  for (std::string_view const key : {"charset", "encoding"}) {
    for (auto at = head.find(key); at != head.npos; at = head.find(key, at + 1)) {
      auto begin = head.find_first_not_of(" \t\r\n", at + key.size());
      if (begin == head.npos || head[begin] != '=') continue;
      begin = head.find_first_not_of(" \t\r\n\"'", begin + 1);
      if (begin == head.npos) break;
      auto const open = head.rfind('<', at);
      bool const tag = open != head.npos &&
                       (head.compare(open, 5, "<meta") == 0 || head.compare(open, 5, "<?xml") == 0);
      auto const end = head.find_first_of(" \t\r\n\"';/>?", begin);
      if (tag && end != head.npos && end - begin <= 40) return head.substr(begin, end - begin);
    }
  }
  return {};
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
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

// The page in UTF-8, malformed bytes as U+FFFD; empty where the converter gives up.
std::string convert(UConverter& from, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  Converter const to{ucnv_open("UTF-8", &status)};
  if (U_FAILURE(status)) return {};
  std::string out(bytes.size() * 3 + 16, '\0');
  char* target = out.data();
  char const* source = bytes.data();
  std::array<UChar, 1024> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  ucnv_convertEx(to.get(), &from, &target, out.data() + out.size(), &source,
                 bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target,
                 pivot.data() + pivot.size(), true, true, &status);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

struct Utf8Count {
  std::size_t multi = 0;    // well-formed characters of several bytes
  std::size_t invalid = 0;  // bytes that are no part of one
};

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

// Characters that no text holds: bytes that do not exist in the charset, and C1 controls, which
// Windows-1252 has in place of them.
std::size_t count_misfits(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    UChar32 const c = next_character(text, at);
    count += c == 0xFFFD || (c >= 0x80 && c < 0xA0) ? 1 : 0;
  }
  return count;
}

// What ICU takes the bytes for, markup left aside; empty where it is not sure.
std::string detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, CloseDetector> const detector{ucsdet_open(&status)};
  if (U_FAILURE(status)) return {};
  ucsdet_enableInputFilter(detector.get(), true);
  auto const sample = bytes.substr(0, 1u << 18);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  auto const* const match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  auto const confidence = ucsdet_getConfidence(match, &status);
  char const* const name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || confidence < 10) return {};
  auto label = lower_ascii(name);
  if (label == "utf-8" || label.starts_with("utf-16") || label.starts_with("utf-32")) return {};
  return label;
}

struct Reading {
  std::string text;
  std::string label;
};

// The declared charset where it reads all but a few of the bytes, else the detected one.
Reading read_legacy(std::string_view bytes, std::string const& label) {
  auto const high = static_cast<std::size_t>(std::count_if(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  std::string guess;
  for (int round = 0; round < 3; ++round) {
    std::string const name = round == 0   ? label
                             : round == 1 ? guess = detect(bytes)
                                          : "windows-1252";
    if (name.empty() || is_utf8_label(name)) continue;
    auto const converter = open_converter(name);
    if (!converter) continue;
    auto text = convert(*converter, bytes);
    if (round == 2 || (!text.empty() && count_misfits(text) * 50 <= high))
      return {std::move(text), name};
  }
  return {};
}

}  // namespace

bool knows_charset(std::string_view name) {
  auto const label = lower_ascii(name);
  return is_utf8_label(label) || open_converter(label) != nullptr;
}

Decoded decode_html(std::string_view bytes, std::string_view declared) {
  bool const marked = bytes.starts_with("\xEF\xBB\xBF") || wide_order(bytes) != WideOrder::none;
  if (marked || !binary_type(bytes).empty()) return decode(bytes);
  auto const utf8 = count_utf8(bytes);
  auto const label = declared.empty() ? declared_charset(bytes) : lower_ascii(declared);
  bool const shifting = label == "iso-2022-jp";
  bool const mostly = utf8.invalid * 10 <= utf8.multi;
  if (mostly && !shifting) {
    auto out = decode(bytes);
    if (utf8.multi > 0 && !label.empty() && !is_utf8_label(label))
      out.notes.push_back(fmt::format("The page declares {} and is UTF-8.", label));
    return out;
  }
  auto read = read_legacy(bytes, label);
  if (read.text.empty()) return decode(bytes);
  auto out = decode(read.text);
  bool const wrong = !label.empty() && label != read.label;
  out.notes.push_back(
      wrong ? fmt::format("The page declares {} and was read as {}; places count bytes of its "
                          "UTF-8 form.",
                          label, read.label)
            : fmt::format("The page was read as {}; places count bytes of its UTF-8 form.",
                          read.label));
  return out;
}

}  // namespace backfile::internal

#include "searcher/serve/api/target.hpp"

#include <algorithm>
#include <cstdint>

#include <unicode/utf8.h>

#include <backfile/error.hpp>

namespace backfile::internal {
namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void check_text(std::string_view text) {
  auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
  auto const size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 character = 0;
    U8_NEXT(bytes, at, size, character);
    if (character <= 0)
      throw Error{Code::bad_encoding, "the address is not UTF-8",
                  "write bytes of UTF-8 as %XX; %00 is never part of a query"};
  }
}

enum class Plus : bool { itself, space };

std::string decode(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      int const high = i + 2 < text.size() ? digit(text[i + 1]) : -1;
      int const low = i + 2 < text.size() ? digit(text[i + 2]) : -1;
      if (high < 0 || low < 0)
        throw Error{Code::bad_encoding, "% without two hexadecimal digits in the address",
                    "a percent sign itself is %25"};
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  check_text(out);
  return out;
}

std::vector<std::string> segments(std::string_view path) {
  std::vector<std::string> list;
  path.remove_prefix(1);
  for (std::size_t at = 0; at <= path.size();) {
    auto const end = std::min(path.find('/', at), path.size());
    list.push_back(decode(path.substr(at, end - at), Plus::itself));
    at = end + 1;
  }
  return list;
}

std::vector<Parameter> parameters(std::string_view query) {
  std::vector<Parameter> list;
  for (std::size_t at = 0; at < query.size();) {
    auto const end = std::min(query.find('&', at), query.size());
    auto const pair = query.substr(at, end - at);
    at = end + 1;
    if (pair.empty()) continue;
    if (list.size() == kMaxParameters)
      throw Error{Code::usage,
                  "more than " + std::to_string(kMaxParameters) + " parameters in the address"};
    auto const equals = std::min(pair.find('='), pair.size());
    auto const value = equals == pair.size() ? std::string_view{} : pair.substr(equals + 1);
    list.push_back({decode(pair.substr(0, equals), Plus::space), decode(value, Plus::space)});
  }
  return list;
}

}  // namespace

Target read_target(std::string_view target) {
  if (!target.starts_with('/'))
    throw Error{Code::usage, "the request names no path", "a path begins with /"};
  target = target.substr(0, target.find('#'));
  auto const mark = std::min(target.find('?'), target.size());
  return {segments(target.substr(0, mark)),
          parameters(mark == target.size() ? std::string_view{} : target.substr(mark + 1))};
}

}  // namespace backfile::internal

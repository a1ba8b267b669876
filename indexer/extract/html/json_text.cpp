#include "indexer/extract/html/json_text.hpp"

#include "indexer/analysis/ascii.hpp"

namespace backfile::internal {
namespace {

// From the first bracket to the last: what stands around is a comment mark or a semicolon.
std::string_view inner(std::string_view script) {
  constexpr std::string_view kOpening = "<![CDATA[";
  if (auto const at = script.find(kOpening); at < script.find('{'))
    script.remove_prefix(at + kOpening.size());
  auto const begin = script.find_first_of("[{");
  if (auto const at = script.rfind("]]>"); at != script.npos) script = script.substr(0, at);
  auto const end = script.find_last_of("]}");
  if (begin == script.npos || end == script.npos || end < begin) return {};
  return script.substr(begin, end - begin + 1);
}

void drop_comma(std::string& out) {
  auto at = out.size();
  while (at > 0 && is_ascii_space(out[at - 1])) --at;
  if (at > 0 && out[at - 1] == ',') out.erase(at - 1, 1);
}

// Escapes that JSON does not have lose their backslash.
bool is_escape(char c) { return std::string_view{"\"\\/bfnrtu"}.find(c) != std::string_view::npos; }

}  // namespace

std::string mend_json(std::string_view script) {
  auto const json = inner(script);
  std::string out;
  out.reserve(json.size() + 64);
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    char const c = json[i];
    if (quoted && c == '\\') {
      bool const known = i + 1 < json.size() && is_escape(json[i + 1]);
      if (known) out += c;
      if (++i < json.size()) out += static_cast<unsigned char>(json[i]) < 0x20 ? ' ' : json[i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == ']' || c == '}')) drop_comma(out);
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

}  // namespace backfile::internal

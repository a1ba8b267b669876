#include "indexer/formats/header_fields.hpp"

#include <algorithm>

#include "indexer/analysis/ascii.hpp"

namespace backfile::internal {
namespace {


}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

HeaderFields::HeaderFields(std::string_view lines) {
  while (!lines.empty()) {
    auto const end = std::min(lines.find('\n'), lines.size() - 1);
    auto const line = lines.substr(0, end + 1);
    lines.remove_prefix(end + 1);
    auto const text = ascii_trimmed(line);
    if (text.empty()) return;
    bool const goes_on = line.front() == ' ' || line.front() == '\t';
    auto const colon = text.find(':');
    if (goes_on && !fields_.empty())
      fields_.back().value.append(" ").append(text);
    else if (colon != text.npos)
      fields_.push_back({lower_ascii(ascii_trimmed(text.substr(0, colon))),
                         std::string{ascii_trimmed(text.substr(colon + 1))}});
  }
}

std::string_view HeaderFields::value(std::string_view name) const noexcept {
  auto const found = std::ranges::find(fields_, name, &Field::name);
  return found == fields_.end() ? std::string_view{} : found->value;
}

MediaType media_type(std::string_view text) {
  constexpr std::string_view kCharset = "charset=";
  auto const lower = lower_ascii(text);
  MediaType media{std::string{ascii_trimmed(std::string_view{lower}.substr(0, lower.find(';')))}, {}};
  auto const at = lower.find(kCharset);
  if (at == lower.npos) return media;
  auto const begin = lower.find_first_not_of(" \"'", at + kCharset.size());
  if (begin == lower.npos) return media;
  media.charset = lower.substr(begin, lower.find_first_of(" \"';,", begin) - begin);
  return media;
}

std::optional<std::size_t> header_size(std::string_view bytes) noexcept {
  for (auto at = bytes.find('\n'); at != bytes.npos; at = bytes.find('\n', at + 1)) {
    auto const next = bytes.substr(at + 1);
    if (next.starts_with('\n')) return at + 2;
    if (next.starts_with("\r\n")) return at + 3;
  }
  return std::nullopt;
}

}  // namespace backfile::internal

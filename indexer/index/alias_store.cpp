#include "indexer/index/alias_store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "backfile/error.hpp"
#include "indexer/analysis/tokens.hpp"

namespace backfile::internal {
namespace {

constexpr char kBetweenNames = '\x1F';
constexpr char kBehindGroup = '\n';

std::string_view name_fault(std::string_view name) {
  if (name.empty()) return "a name is empty";
  if (name.size() > kMaxAliasNameBytes) return "a name is longer than 200 bytes";
  if (std::ranges::any_of(name, [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }))
    return "a name holds a control character";
  if (tokenise(name).words.empty()) return "a name holds no letter or digit";
  return {};
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    auto const end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace

std::string_view alias_fault(AliasGroup const& group) {
  for (auto const& name : group)
    if (auto const fault = name_fault(name); !fault.empty()) return fault;
  if (group.size() < 2) return "one name alone; '=' stands between two";
  if (group.size() > kMaxAliasNames) return "more than 32 names";
  return {};
}

std::string pack_aliases(std::vector<AliasGroup> const& groups) {
  std::string packed;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (auto const fault = alias_fault(groups[i]); !fault.empty())
      throw Error{Code::usage, fmt::format("alias group {}: {}", i + 1, fault),
                  "a group names one thing: NK, North Korea, DPRK"};
    packed +=
        fmt::format("{}{}", fmt::join(groups[i], std::string(1, kBetweenNames)), kBehindGroup);
  }
  if (packed.size() > kMaxAliasBytes)
    throw Error{Code::usage, fmt::format("the aliases have {} bytes; an index keeps at most {}",
                                         packed.size(), kMaxAliasBytes)};
  return packed;
}

std::vector<AliasGroup> unpack_aliases(std::string_view packed) {
  std::vector<AliasGroup> groups;
  for (auto const line : split(packed, kBehindGroup)) {
    auto const names = split(line, kBetweenNames);
    groups.emplace_back(names.begin(), names.end());
  }
  return groups;
}

}  // namespace backfile::internal

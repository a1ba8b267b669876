#include "searcher/query/aliases.hpp"

#include <fmt/format.h>
#include <backfile/query.hpp>

#include <algorithm>

#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/tokens.hpp"
#include "indexer/sources/files.hpp"

namespace backfile {
namespace internal {
namespace {

constexpr std::size_t kMaxFileBytes = 1024 * 1024;
constexpr std::size_t kMaxMembers = 32;
constexpr std::size_t kMaxMemberBytes = 200;

// Only names that mean one thing in the news. Left out: US (an answer of its own), AP, ECB, ICC,
// PRC, and what stands inside another name (Republic of Korea in North Korea's).
constexpr std::string_view kDefaults = R"(
NK = North Korea = DPRK = N. Korea = Democratic People's Republic of Korea
ROK = South Korea = S. Korea
UN = United Nations
UNSC = UN Security Council = United Nations Security Council
UNGA = UN General Assembly = United Nations General Assembly
UK = United Kingdom
EU = European Union
UAE = United Arab Emirates
NATO = North Atlantic Treaty Organization = North Atlantic Treaty Organisation
IAEA = International Atomic Energy Agency
WHO = World Health Organization = World Health Organisation
WTO = World Trade Organization = World Trade Organisation
IMF = International Monetary Fund
OECD = Organisation for Economic Co-operation and Development
OECD = Organization for Economic Cooperation and Development
ASEAN = Association of Southeast Asian Nations
APEC = Asia-Pacific Economic Cooperation
OPEC = Organization of the Petroleum Exporting Countries
UNESCO = United Nations Educational, Scientific and Cultural Organization
UNICEF = United Nations Children's Fund
UNHCR = UN High Commissioner for Refugees = United Nations High Commissioner for Refugees
FBI = Federal Bureau of Investigation
CIA = Central Intelligence Agency
NASA = National Aeronautics and Space Administration
THAAD = Terminal High Altitude Area Defense
ICBM = intercontinental ballistic missile = intercontinental ballistic missiles
)";

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \t\r");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

[[noreturn]] void refuse(std::string_view name, std::size_t line, std::string_view why) {
  throw Error{Code::usage, fmt::format("{}, line {}: {}", name, line, why),
              "a line is a group: NK = North Korea = DPRK"};
}

std::string_view fault(std::string_view member) {
  if (member.empty()) return "a name is empty";
  if (member.size() > kMaxMemberBytes) return "a name is longer than 200 bytes";
  if (tokenise(member).words.empty()) return "a name holds no letter or digit";
  return {};
}

AliasGroup read_group(std::string_view line, std::string_view name, std::size_t number) {
  AliasGroup group;
  for (bool more = true; more;) {
    auto const end = std::min(line.find('='), line.size());
    auto const member = trimmed(line.substr(0, end));
    if (auto const why = fault(member); !why.empty()) refuse(name, number, why);
    group.emplace_back(member);
    more = end < line.size();
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  if (group.size() < 2) refuse(name, number, "one name alone; '=' stands between two");
  if (group.size() > kMaxMembers) refuse(name, number, "more than 32 names");
  return group;
}

// Capitals, digits and dots, two letters at least.
bool is_capitals(std::string_view text) {
  auto const letters = std::ranges::count_if(text, [](char c) { return c >= 'A' && c <= 'Z'; });
  return letters > 1 && std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
         });
}

std::string without_dots(std::string_view text) {
  std::string out{text};
  std::erase(out, '.');
  return out;
}

bool is_meant(std::string const& member, std::string_view typed, bool quoted) {
  if (is_capitals(member)) return is_capitals(typed) && without_dots(typed) == without_dots(member);
  return quoted && fold_keyword(typed) == fold_keyword(member);
}

void add_others(std::vector<std::string>& names, AliasGroup const& group, std::string_view typed,
                bool quoted) {
  auto const meant = [&](std::string const& member) { return is_meant(member, typed, quoted); };
  if (std::ranges::none_of(group, meant)) return;
  for (auto const& member : group)
    if (!meant(member) && std::ranges::find(names, member) == names.end()) names.push_back(member);
}

}  // namespace

std::vector<AliasGroup> const& default_aliases() {
  static auto const groups = read_alias_lines(kDefaults, "default aliases");
  return groups;
}

std::vector<AliasGroup> read_alias_lines(std::string_view text, std::string_view name) {
  std::vector<AliasGroup> groups;
  for (std::size_t number = 1; !text.empty(); ++number) {
    auto const end = std::min(text.find('\n'), text.size());
    auto const line = text.substr(0, end);
    auto const said = trimmed(line.substr(0, line.find('#')));
    if (!said.empty()) groups.push_back(read_group(said, name, number));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return groups;
}

std::vector<std::string> other_names(std::string_view typed, bool quoted,
                                     std::vector<AliasGroup> const& more) {
  std::vector<std::string> names;
  for (auto const& group : more) add_others(names, group, typed, quoted);
  for (auto const& group : default_aliases()) add_others(names, group, typed, quoted);
  return names;
}

}  // namespace internal

std::vector<std::vector<std::string>> read_aliases(std::string const& path) {
  auto text = internal::read_file(path, internal::kMaxFileBytes);
  std::string_view lines{text};
  if (lines.starts_with("\xEF\xBB\xBF")) lines.remove_prefix(3);
  return internal::read_alias_lines(lines, path);
}

}  // namespace backfile

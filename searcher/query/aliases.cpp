#include "searcher/query/aliases.hpp"

#include <fmt/format.h>
#include <backfile/query.hpp>

#include <algorithm>
#include <cctype>
#include <cstdint>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/tokens.hpp"
#include "indexer/sources/files.hpp"

namespace backfile {
namespace internal {
namespace {

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

[[noreturn]] void refuse(std::string_view name, std::size_t line, std::string_view why) {
  throw Error{Code::usage, fmt::format("{}, line {}: {}", name, line, why),
              "a line is a group: NK = North Korea = DPRK"};
}

AliasGroup read_group(std::string_view line, std::string_view name, std::size_t number) {
  AliasGroup group;
  for (bool more = true; more;) {
    auto const end = std::min(line.find('='), line.size());
    group.emplace_back(ascii_trimmed(line.substr(0, end)));
    more = end < line.size();
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  if (auto const why = alias_fault(group); !why.empty()) refuse(name, number, why);
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

// Folded words with one blank between: jae-myung is jae myung.
std::string words_of(std::string_view text) {
  auto words = fold(text);
  for (auto& c : words)
    if (c > 0 && std::isalnum(static_cast<unsigned char>(c)) == 0) c = ' ';
  auto const two_blanks = [](char a, char b) { return a == ' ' && b == ' '; };
  words.erase(std::unique(words.begin(), words.end(), two_blanks), words.end());
  return std::string{ascii_trimmed(words)};
}

std::string key_of(std::string_view name) {
  return is_capitals(name) ? '@' + without_dots(name) : words_of(name);
}

// One word of a script that pairs of characters are searched in: 이재명.
bool is_bare_name(std::string_view typed) {
  auto const tokens = tokenise(typed, Capitals::always);
  return tokens.words.size() == 1 && !tokens.pairs.empty();
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
    auto const said = ascii_trimmed(line.substr(0, line.find('#')));
    if (!said.empty()) groups.push_back(read_group(said, name, number));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return groups;
}

AliasTable::AliasTable(std::vector<AliasGroup> groups) : groups_{std::move(groups)} {
  for (std::uint32_t i = 0; i < groups_.size(); ++i)
    for (auto const& name : groups_[i]) {
      auto& places = by_name_[key_of(name)];
      if (places.empty() || places.back() != i) places.push_back(i);
    }
}

void AliasTable::add_others(std::vector<std::string>& names, std::string_view typed,
                            bool quoted) const {
  if (!quoted && !is_capitals(typed) && !is_bare_name(typed)) return;
  auto const key = key_of(typed);
  auto const found = by_name_.find(key);
  if (found == by_name_.end()) return;
  for (auto const group : found->second)
    for (auto const& name : groups_[group])
      if (key_of(name) != key && std::ranges::find(names, name) == names.end())
        names.push_back(name);
}

std::vector<std::string> other_names(std::string_view typed, bool quoted,
                                     std::span<AliasTable const* const> tables) {
  static AliasTable const defaults{default_aliases()};
  std::vector<std::string> names;
  for (auto const* table : tables) table->add_others(names, typed, quoted);
  defaults.add_others(names, typed, quoted);
  return names;
}

}  // namespace internal

std::vector<std::vector<std::string>> read_aliases(std::string const& path) {
  auto text = internal::read_file(path, internal::kMaxAliasBytes);
  std::string_view lines{text};
  if (lines.starts_with("\xEF\xBB\xBF")) lines.remove_prefix(3);
  return internal::read_alias_lines(lines, path);
}

}  // namespace backfile

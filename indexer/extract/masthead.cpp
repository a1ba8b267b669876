#include "indexer/extract/masthead.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/notices.hpp"

namespace backfile::internal {
namespace {

constexpr std::uint32_t kLongestOutletName = 7;  // words
constexpr std::size_t kFirstLines = 12;    // of the page, blank ones included

bool is_owner(Draft const& draft, std::string_view name) {
  std::string const wanted = plain(name);
  for (auto const& line : draft.lines) {
    if (line.role != Role::copyright) continue;
    auto const owner = read_copyright(line.text);
    if (owner && plain(*owner) == wanted) return true;
  }
  return false;
}

bool is_spelled_by_mail(Draft const& draft, std::string_view name) {
  for (auto const& [at, header] : draft.headers) {
    for (auto const& author : header.names) {
      if (!author.mail.empty() && domain_spells(author.mail, name)) return true;
    }
  }
  return false;
}

// Nothing but furniture above.
bool opens_page(Draft const& draft, std::size_t at) {
  auto const above = std::span{draft.lines}.first(at);
  return std::ranges::all_of(above, [](Line const& line) {
    return line.role == Role::blank || line.role == Role::furniture;
  });
}

// The issue's date stands directly below.
bool opens_issue(Draft const& draft, std::size_t at) {
  Line const& line = draft.lines[at];
  if (at + 1 >= draft.lines.size() || !line.after_blank || line.before_blank) return false;
  auto const below = draft.headers.find(at + 1);
  if (below == draft.headers.end() || below->second.dates.empty()) return false;
  return opens_page(draft, at) && draft.lines[at + 1].before_blank;
}

// Who owns a site by the name of a person is its author, too, whose name stands below the title.
bool is_owned(Draft const& draft, std::size_t at, std::string_view name) {
  bool const may_be_author = is_person_name(name) && !is_organisation_name(name);
  return is_owner(draft, name) && (!may_be_author || opens_page(draft, at));
}

// "Breaking News", "Nachrichten & Service", "Daily e-Edition": what every site has, and no name.
bool is_of_every_site(std::string_view name) {
  // clang-format off
  constexpr auto kWords = std::to_array<std::string_view>({
      "news", "nachrichten", "noticias", "presse", "press", "media", "center", "centre", "room",
      "radio", "tv", "mail", "e", "breaking", "latest", "top", "unread", "other", "more", "my",
      "meine", "mehr", "submit", "deals", "best", "horoscopes", "topic", "topics", "categories",
      "category", "index", "release", "releases", "themen", "stories", "service", "services",
      "info", "infos", "jobs", "shop", "sport", "sports", "community", "car", "auto", "fussball",
      "football", "local", "world", "national", "newspaper", "mitteilung", "mitteilungen",
      "kontakt", "archive", "archiv", "articles", "guest", "advertiser", "disclosure", "esc",
      "close", "login", "register", "free", "password", "unabhangige", "stellenangebote",
      "in", "the", "from", "and", "und", "of", "by", "to", "vom", "zur", "aus", "der", "die", "das"});
  constexpr auto kTelling = std::to_array<std::string_view>(
      {"edition", "editions", "stellenangebote", "horoscopes", "deals", "login", "disclosure"});
  constexpr auto kOpenEnds = std::to_array<std::string_view>(
      {"for", "vom", "by", "of", "from", "zu", "mit", "fur", "und", "and", "aus", "im", "in", "to"});
  // clang-format on
  auto const is_among = [](std::string_view word, auto const& list) {
    return std::ranges::find(list, word) != list.end();
  };
  std::string const text = plain(name);
  auto const words = split_words(text, 9);
  if (words.empty() || has_words(text, "e mail") || is_among(words.back(), kOpenEnds)) return true;
  auto const is_telling = [&](std::string_view word) { return is_among(word, kTelling); };
  auto const is_common = [&](std::string_view word) { return is_among(word, kWords); };
  return std::ranges::any_of(words, is_telling) || std::ranges::all_of(words, is_common);
}

// A headline may name a paper too; a masthead is nothing but a short name.
bool reads_as_masthead(std::string_view name) {
  auto const words = split_words(name, 9);
  if (words.size() > 6) return false;
  std::size_t lower = 0;
  for (auto const word : words) {
    std::size_t at = 0;
    if (is_lower(next_code_point(word, at))) ++lower;
  }
  bool const markup = name.find_first_of("<>()[]{}=?!:;\"") != name.npos;
  return !markup && lower <= 2 && lower < words.size() && is_outlet_name(name) &&
         !is_of_every_site(name);
}

// A page has a title too: the only free line is that.
bool has_title_below(Draft const& draft, std::size_t at) {
  constexpr std::uint32_t kShortestTitle = 2;  // words
  for (std::size_t i = at + 1; i < draft.body_begin; ++i) {
    Line const& line = draft.lines[i];
    bool const free = line.role == Role::none && !draft.headers.contains(i);
    if (free && line.units >= kShortestTitle) return true;
  }
  return false;
}

}  // namespace

std::string_view masthead_name(std::string_view line) {
  return trim(line.substr(0, line.find('|')));
}

std::string_view masthead_section(std::string_view line) {
  std::size_t const bar = line.find('|');
  if (bar == line.npos || line.find('|', bar + 1) != line.npos) return {};
  return trim(line.substr(bar + 1));
}

bool is_masthead(Draft const& draft, std::size_t at) {
  Line const& line = draft.lines[at];
  if (at >= kFirstLines || line.units > kLongestOutletName || line.ends_sentence) return false;
  std::string_view const name = masthead_name(line.text);
  std::string_view const section = masthead_section(line.text);
  if (name.empty() || (section.empty() && name.size() != line.text.size())) return false;
  if (!section.empty() && is_section_word(plain(section))) return !is_of_every_site(name);
  return is_owned(draft, at, name) || is_spelled_by_mail(draft, name) || opens_issue(draft, at) ||
         (reads_as_masthead(name) && has_title_below(draft, at));
}

}  // namespace backfile::internal

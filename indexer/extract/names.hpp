// Names of people and organisations, as bylines and mastheads print them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace backfile::internal {

// The authors of one article that are kept.
inline constexpr std::size_t kMostAuthors = 100;

// Two to five words that read as a person's name: capitals at the front, particles between
// ("van der Meulen", "Ó Dálaigh"), initials; Hangul, kanji and Arabic names too.
[[nodiscard]] bool is_person_name(std::string_view text);

// A body that writes, with capitals where its script has them: a desk, team, staff, agency or
// newspaper.
[[nodiscard]] bool is_organisation_name(std::string_view text);

// The name of a newspaper, station or agency: has a word such as Herald, Zeitung, 新聞. A team
// of one ("Echo Newsdesk") is none.
[[nodiscard]] bool is_outlet_name(std::string_view text);

// An address of the form user@host.tld, whole.
[[nodiscard]] bool is_mail_address(std::string_view text);

// The first mail address in the text; empty where there is none.
[[nodiscard]] std::string_view find_mail_address(std::string_view text);

// True when the mail domain carries the name or a telling word of it: khnews@heraldcorp.com
// and "Korea Herald".
[[nodiscard]] bool domain_agrees(std::string_view mail, std::string_view name);

// True when the domain is the whole name without spaces: desk@bytheestuary.example.
[[nodiscard]] bool domain_spells(std::string_view mail, std::string_view name);

}  // namespace backfile::internal

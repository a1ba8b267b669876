// Authors who are named without "By": only the place of the line, or its words about a person,
// makes them authors.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/extract/header_line.hpp"

namespace backfile::internal {

// A line that is names and nothing else but their jobs, papers and reading times: "Ann Oduya and
// Peter Brandt", "Ann Oduya, Staff Writer", "Ann Oduya The Quay Herald", "Ann Oduya 3 min read".
[[nodiscard]] std::vector<HeaderName> read_author_line(std::string_view line);

// The person in front of a job or paper without a comma: "Ann Oduya Globe Correspondent". Empty
// for other texts, names alone among them.
[[nodiscard]] std::string_view leading_person(std::string_view text);

// False in scripts without capitals, which show no names: there only a short line without spaces
// may be one.
[[nodiscard]] bool shows_name(std::string_view text);

// Reads as a person's name and as nothing else: no place, no words of page furniture, no body.
[[nodiscard]] bool is_author_name(std::string_view text);

// "Nature Desk" writes with the author in front of it; "The Quay Herald" is where she is from.
[[nodiscard]] bool is_team(std::string_view text);

// "By", "Written by:", "About the author": the name stands on the next line.
[[nodiscard]] bool is_author_label(std::string_view line);

// "Senior Editor", "Forbes Staff": what stands below an author's name.
[[nodiscard]] bool is_job_line(std::string_view line);

// "5 hours ago", "vor 2 Stunden", "3 min read", "Uppdaterad 15.59": how old the page is, or how
// long. It stands below an author's name as a date does.
[[nodiscard]] bool is_age_line(std::string_view line);

// "Press contact": who is named below did not write the article.
[[nodiscard]] bool is_contact_label(std::string_view line);

// A line below the article that says who wrote it: "Autorin: Ann Oduya", "Written by Ann Oduya".
[[nodiscard]] bool tells_of_author(std::string_view line);

// What joins two names: "and", "&".
[[nodiscard]] bool is_and(std::string_view text);

// One word that a person goes by: "quaywatcher". Only a label above it makes it an author.
[[nodiscard]] std::string_view read_handle(std::string_view line);

// The person whom a short biography is about: "Ann Oduya is a reporter for …", "Ann Oduya covers
// the coast." Empty for other lines.
[[nodiscard]] std::string_view read_biography(std::string_view line);

// What stands below an author's name and is said of her: "Ann is a reporter …", "I’m …", a job.
[[nodiscard]] bool introduces(std::string_view line, std::string_view name);

// The author whom a line below the article points to: "More by Ann Oduya", "Contact Ann Oduya at
// ao@quay.example", "About Ann Oduya". Empty for other lines.
[[nodiscard]] std::string_view read_author_card(std::string_view line);

}  // namespace backfile::internal

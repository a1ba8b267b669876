#include "indexer/extract/byline.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/calendar_names.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/author_words.hpp"
#include "indexer/extract/byline_marker.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/page_words.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestSegment = 400;  // bytes
constexpr std::array<std::string_view, 8> kTitlesBehind{"기자", "특파원",   "논설위원", "記者",
                                                        "记者", "編集委員", "論説委員", "通讯员"};

constexpr std::array<std::string_view, 30> kRoles{
    "writer",    "writers",      "editor",      "editors",      "correspondent", "correspondents",
    "reporter",  "reporters",    "contributor", "contributors", "columnist",     "critic",
    "producer",  "photographer", "intern",      "fellow",       "analyst",       "journalist",
    "author",    "chief",        "special",     "senior",       "staff",         "director",
    "professor", "phd",          "md",          "contributing", "guest",         "freelance"};

std::string_view cut(std::string_view text, std::string_view part) {
  return text.substr(0, text.find(part));
}

// "강서진 기자", "高瀬美緒記者": the name in front of the title; "외 1명" are others with her.
std::optional<std::string_view> before_title(std::string_view text) {
  text = trim(cut(text, " 외 "));
  for (auto const title : kTitlesBehind) {
    if (text.size() <= title.size() || !text.ends_with(title)) continue;
    auto const name = trim(text.substr(0, text.size() - title.size()));
    if (is_person_name(name)) return name;
  }
  return std::nullopt;
}

bool has_role(std::string_view text) {
  std::string const folded = plain(text);
  if (ends_with_post(folded)) return true;
  for (auto const word : split_words(folded, 12)) {
    if (std::find(kRoles.begin(), kRoles.end(), word) != kRoles.end()) return true;
  }
  return false;
}

// "Staff Writer" is a job, "Editorial Staff" a body: the last word tells.
bool is_job(std::string_view text) {
  constexpr std::array<std::string_view, 8> kJobs{"writer",   "editor",      "correspondent",
                                                  "reporter", "contributor", "columnist",
                                                  "critic",   "photographer"};
  std::string const folded = plain(text);
  auto const last = std::string_view{folded}.substr(folded.rfind(' ') + 1);
  return std::find(kJobs.begin(), kJobs.end(), last) != kJobs.end();
}

struct BylineJoint {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

BylineJoint find_byline_joint(std::string_view text) {
  constexpr std::array<std::string_view, 13> kJoints{",",    ";",   " and ", " & ",  " und ",
                                                     " et ", " y ", " e ",   " en ", " och ",
                                                     "、",   "・ ", " AND "};
  BylineJoint first;
  for (auto const joint : kJoints) {
    std::size_t const at = text.find(joint);
    if (at < first.at) first = {at, joint.size()};
  }
  return first;
}

// "5 Comments", "3 min read": no name has digits.
std::string_view cut_byline_numbers(std::string_view text) {
  if (!has_ascii_digit(text)) return text;
  std::size_t const digit = text.find_first_of("0123456789");
  if (digit == text.npos || digit == 0 || text[digit - 1] != ' ') return text;
  return trim(text.substr(0, digit));
}

// "on" of "By Ann Oduya on", which the date behind it leaves.
std::string_view without_last_joint(std::string_view text) {
  constexpr std::array<std::string_view, 11> kJoints{" on", " On",  " am", " Am",  " le", " el",
                                                     " op", " den", " um", " vom", " Vom"};
  for (auto const joint : kJoints) {
    if (text.ends_with(joint)) return trim(text.substr(0, text.size() - joint.size()));
  }
  return text;
}

// "Ein Interview von Ann Oduya mit Peter Brandt"; but "vom Bahnhof Potsdam mit der Tram".
std::size_t find_partner(std::string_view text) {
  constexpr std::string_view kWith = " mit ";
  std::size_t const at = text.find(kWith);
  std::size_t behind = at + kWith.size();
  bool const named = at != text.npos && is_upper(next_code_point(text, behind));
  return named ? at : text.size();
}

// Where the authors end: a bar, a bullet, a bracket, a wide dash, "for X", "in Seoul".
std::string_view cut_authors(std::string_view text) {
  constexpr std::string_view kStops[] = {
      " | ",        "|",         " · ",         "·",
      " • ",        "•",         " - ",         " – ",
      " — ",        "(",         "[",           " for ",
      " in ",       " at ",      " with ",      " Published ",
      " Updated ",  "●",         "∙",           " / ",
      " Lesezeit",  " on ",      " On ",        " um ",
      " am ",       " unter ",   " under ",     " bei ",
      " für ",      " auf ",     " Foto:",      " Photo:",
      " Fotos:",    " Bild:",    " Leave a ",   " Post a ",
      " Kategorie", " Categor",  " Filed ",     " Comment",
      " Kommentar", " Ein Komm", " Keine Komm", " Hinterlasse",
      " Schreibe",  " No Comm",  " One comm",   " Veröffentlicht",
      " Schlagw",   " @",        " Follow",     " View "};
  std::size_t end = find_partner(text);
  for (auto const stop : kStops) end = std::min(end, text.find(stop));
  return without_last_joint(cut_byline_numbers(trim(text.substr(0, end))));
}

bool is_author(std::string_view name) { return is_person_name(name) || is_organisation_name(name); }

// "Ann Oduya, and Peter Brandt".
std::string_view behind_and(std::string_view text) {
  for (std::string_view const word : {"and ", "AND ", "& ", "und ", "et ", "y ", "e "})
    if (text.starts_with(word)) return trim(text.substr(word.size()));
  return text;
}

bool follows_comma(std::vector<HeaderName> const& names, std::string_view text) {
  if (names.empty()) return false;
  std::string_view const last = names.back().name;
  auto const between = static_cast<std::size_t>(text.data() - last.data()) - last.size();
  return std::string_view{last.data() + last.size(), between}.find(',') != std::string_view::npos;
}

// "Ann Oduya, The Quay Herald": behind a comma stands the paper that a person is from.
bool is_affiliation_of(std::vector<HeaderName> const& names, std::string_view name,
                       std::string_view text) {
  if (!is_organisation_name(name) || is_team(name) || !follows_comma(names, text)) return false;
  return is_person_name(names.back().name) && !is_organisation_name(names.back().name);
}

// A whole organisation may hold a joint word: "Pulse by Maeil", "Loom and Lantern Staff".
std::vector<HeaderName> split_names(std::string_view text, bool lone_words) {
  std::vector<HeaderName> names;
  while (!text.empty() && names.size() < kMostAuthors) {
    BylineJoint const joint = find_byline_joint(text);
    std::string_view const name = trim_marks(text.substr(0, joint.at), ".,:;*");
    // A full stop belongs to an initial ("Jr."), not to a sentence.
    bool const job = is_job(name);
    bool const titled = job ? !names.empty() || !is_outlet_name(name)
                            : !names.empty() && has_role(name) && !is_outlet_name(name);
    // "Ann Oduya, Quay Herald Staff" is one, "Ann Oduya and Peter Brandt Herald Staff" are two.
    bool const job_behind = titled && follows_comma(names, text);
    if (auto const person = leading_person(name); !person.empty() && !job_behind) {
      names.push_back({person, {}});
    } else if (is_affiliation_of(names, name, text)) {
      break;
    } else if (!name.empty() && !titled) {
      bool const single = lone_words && split_words(name, 2).size() == 1 &&
                          is_upper(name.front() > 0 ? static_cast<char32_t>(name.front()) : U'A');
      if (!is_author(name) && !(single && names.empty() && joint.at == text.npos)) break;
      names.push_back({name, {}});
    }
    if (joint.at == text.npos) break;
    text = behind_and(trim(text.substr(joint.at + joint.size)));
  }
  return names;
}

void attach_mail(std::vector<HeaderName>& names, std::string_view mail) {
  if (!names.empty() && !mail.empty()) names.back().mail = mail;
}

}  // namespace

std::optional<BylineText> read_byline(std::string_view segment) {
  if (segment.size() > kLongestSegment) return std::nullopt;
  std::string_view const mail = find_mail_address(segment);
  std::string_view const front = trim_marks(segment, "*-|[]");
  BylineText out;
  out.marked = true;
  if (auto const authors = behind_marker(front)) {
    std::string_view text = cut_authors(*authors);
    if (!mail.empty()) text = trim_marks(cut(text, mail), ",/<");
    if (auto const name = before_title(text)) text = *name;
    // Prose ends with a full stop; "Jr." and initials do so too.
    if (text.ends_with('.') && split_words(text, 8).size() > 5) return std::nullopt;
    out.names = split_names(text, false);
  } else {
    std::string_view const text = trim_marks(mail.empty() ? front : cut(front, mail), "(<[,/=");
    if (auto const name = before_title(text)) {
      out.names = {{*name, {}}};
    } else if (!mail.empty() && is_author(text) && text == cut_authors(text)) {
      out.names = {{text, {}}};
    }
  }
  if (out.names.empty()) return std::nullopt;
  attach_mail(out.names, mail);
  return out;
}

std::string_view read_lone_name(std::string_view segment) {
  constexpr std::size_t kShortest = 3;  // bytes
  constexpr std::size_t kLongest = 30;
  auto const authors = behind_marker(trim_marks(segment, "*-|[]"));
  if (!authors) return {};
  std::string_view const name = trim_marks(cut_authors(*authors), ".,:;@");
  bool const one = split_words(name, 2).size() == 1 && name.size() >= kShortest;
  bool const clean = name.find_first_of("()[]{}<>/\\?!&=%$#\"") == name.npos;
  if (month_from_name(name) || weekday_from_name(name)) return {};
  std::string const folded = plain(name);
  if (!one || !clean || name.size() > kLongest || has_page_word(folded)) return {};
  if (folded.ends_with("admin")) return {};
  return name;
}

std::vector<HeaderName> read_bare_names(std::string_view line) {
  if (line.size() > 80 || furniture_kind(line) != FurnitureKind::none) return {};
  std::string_view const first = trim(line.substr(0, line.find(',')));
  if (!is_person_name(first) || is_organisation_name(first)) return {};
  std::vector<HeaderName> names{{first, {}}};
  if (first.size() == line.size()) return names;
  std::string_view const second = trim(line.substr(first.size() + 1));
  if (is_organisation_name(second)) {
    names.push_back({second, {}});
  } else if (!has_role(second)) {
    names.clear();
  }
  return names;
}

}  // namespace backfile::internal

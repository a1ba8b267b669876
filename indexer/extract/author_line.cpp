#include "indexer/extract/author_line.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/calendar_names.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/page_words.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestLine = 160;  // bytes
constexpr std::size_t kMostNames = 12;

bool is_among(std::string_view word, auto const& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Where the names end: a bar, a bracket, what is said beside them.
std::string_view cut_names(std::string_view text) {
  constexpr std::string_view kStops[] = {" | ", "|",    " · ",     "·",      " • ",    "•",
                                         " ● ", " - ",  " – ",     " — ",    " (",     " [",
                                         " / ", " in ", " Follow", " View ", " Share", " @"};
  std::size_t end = text.size();
  for (auto const stop : kStops) end = std::min(end, text.find(stop));
  return trim(text.substr(0, end));
}

// What stands in front of a digit: "3 min read", "5 hours ago", and "Byrne2 hours ago".
std::string_view cut_numbers(std::string_view text) {
  bool opens = true;
  bool small = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const begin = at;
    char32_t const c = next_code_point(text, at);
    if (digit_value(c) >= 0 && (opens || small)) return trim(text.substr(0, begin));
    opens = is_space(c);
    small = is_lower(c);
  }
  return text;
}

// "on Dec." of "Ann Oduya on Dec. 13, 2025", which the number behind it leaves.
std::string_view without_month(std::string_view text) {
  constexpr std::string_view kJoints[] = {" on", " am", " le", " el"};
  std::size_t const space = text.rfind(' ');
  if (space == text.npos || !month_from_name(trim_marks(text.substr(space), "."))) return text;
  std::string_view const front = trim(text.substr(0, space));
  for (auto const joint : kJoints) {
    if (front.ends_with(joint)) return trim(front.substr(0, front.size() - joint.size()));
  }
  return text;
}

// "Ann Oduya Ann Oduya": a picture's text and the name.
std::string_view without_double(std::string_view text) {
  std::size_t const half = text.size() / 2;
  bool const doubled =
      text.size() % 2 == 1 && text[half] == ' ' && text.substr(0, half) == text.substr(half + 1);
  return doubled ? text.substr(0, half) : text;
}

// "ChecklistsJust": two words that a converter joined. "MacDonald" and "FitzGerald" are names.
bool has_joined_words(std::string_view text) {
  constexpr std::size_t kShortest = 5;  // small letters in front
  std::size_t small = 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = next_code_point(text, at);
    if (is_upper(c) && small + 1 >= kShortest) return true;
    small = is_lower(c) ? small + 1 : 0;
  }
  return false;
}

// "Marketing Director": a job that is no writer's.
bool ends_with_post(std::string_view folded) {
  constexpr std::string_view kPosts[] = {
      "director",   "manager", "engineer",  "founder",  "expert",    "specialist", "strategist",
      "consultant", "officer", "president", "gardener", "developer", "reviewer"};
  std::string_view const last = folded.substr(folded.rfind(' ') + 1);
  return is_among(last, kPosts) || is_job_word(last);
}

// A place opens with these more often than a person: "New York", "San Marino", "South Shields".
bool opens_place(std::string_view folded) {
  constexpr std::string_view kOpenings[] = {
      "new",  "san",   "los",    "las",    "north",  "south", "east", "west",  "port",
      "fort", "hong",  "tel",    "united", "buenos", "cape",  "lake", "santa", "sri",
      "abu",  "costa", "puerto", "great",  "upper",  "lower", "bad",  "rio",   "saint"};
  return is_among(folded.substr(0, folded.find(' ')), kOpenings);
}

bool has_small(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "Für Hochschulen", "Letztes Update": names of people do not begin like this.
bool opens_phrase(std::string_view folded) {
  constexpr std::string_view kOpenings[] = {
      "die",      "der",         "das",         "dem",
      "ein",      "eine",        "einen",       "fur",
      "von",      "vom",         "zum",         "zur",
      "mit",      "ohne",        "kein",        "keine",
      "mein",     "meine",       "unser",       "unsere",
      "ihre",     "teile",       "letzte",      "letztes",
      "letzter",  "alle",        "nur",         "jetzt",
      "hier",     "wie",         "was",         "wer",
      "warum",    "so",          "auf",         "aus",
      "bei",      "nach",        "uber",        "unter",
      "vor",      "neue",        "neuer",       "neues",
      "nachster", "les",         "los",         "des",
      "une",      "una",         "il",          "gli",
      "nos",      "notre",       "votre",       "veroffentlicht",
      "gepostet", "eingestellt", "erstellt",    "geschrieben",
      "verfasst", "posted",      "published",   "written",
      "autor",    "autorin",     "actualizado", "themenstarter",
      "update",   "part",        "via",         "step",
      "no",       "not",         "every",       "some",
      "any",      "please"};
  return is_among(folded.substr(0, folded.find(' ')), kOpenings);
}

// "Faszination", "Pressemitteilung", "Ländliche": long words that end like things and their kinds.
bool has_noun_ending(std::string_view folded) {
  constexpr std::size_t kShortest = 8;  // bytes: Hartung is a name
  constexpr std::string_view kEndings[] = {"ung",  "heit",  "keit",   "schaft", "tion",  "sion",
                                           "itat", "ismus", "isches", "liche",  "liches"};
  auto const words = split_words(folded, 6);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return word.size() >= kShortest &&
           std::any_of(std::begin(kEndings), std::end(kEndings),
                       [&](std::string_view ending) { return word.ends_with(ending); });
  });
}

// "PGE Ekstraliga": an abbreviation in front of a word is no given name.
bool opens_with_abbreviation(std::string_view text) {
  auto const words = split_words(text, 3);
  if (words.size() < 2 || words[0].size() < 3 || !has_small(words[1])) return false;
  return std::all_of(words[0].begin(), words[0].end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool has_genitive(std::string_view text) {
  auto const words = split_words(text, 6);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return word.ends_with("'s") || word.ends_with("’s");
  });
}

// A script without capitals shows no names: only a short line without spaces may be one.
bool shows_name(std::string_view text) {
  constexpr std::size_t kLongest = 15;  // bytes: five signs
  std::size_t at = 0;
  if (is_upper(next_code_point(text, at))) return true;
  return static_cast<unsigned char>(text.front()) >= 0x80 && text.size() <= kLongest &&
         text.find(' ') == text.npos;
}

// "FOXNews", "NPR": written with several capitals.
bool is_brand(std::string_view word) {
  return word.size() >= 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'A' && word[1] <= 'Z';
}

bool is_affiliation(std::string_view text) {
  std::string const folded = plain(text);
  std::string_view const last = std::string_view{folded}.substr(folded.rfind(' ') + 1);
  return is_outlet_name(text) || is_job_word(last) ||
         (last == "staff" && folded.size() > last.size()) || is_section_word(folded) ||
         is_brand(text);
}

std::string_view one_name(std::string_view text) {
  text = without_double(trim_marks(text, ".,:;*"));
  return is_author_name(text) ? text : leading_person(text);
}

struct Joint {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

Joint find_joint(std::string_view text) {
  constexpr std::string_view kJoints[] = {",",    ";",    " and ", " & ", " und ",
                                          " et ", " og ", " och ", " y "};
  Joint first;
  for (auto const joint : kJoints) {
    std::size_t const at = text.find(joint);
    if (at < first.at) first = {at, joint.size()};
  }
  return first;
}

// What may follow a name behind a comma: a job, a paper, letters of a degree.
bool is_addition(std::string_view text) {
  if (is_organisation_name(text)) return true;
  std::string const folded = plain(text);
  auto const words = split_words(folded, 8);
  bool const job = std::any_of(words.begin(), words.end(), is_job_word);
  bool const degree = text.size() <= 6 && text.find(' ') == text.npos;
  return job || degree;
}

}  // namespace

bool is_author_name(std::string_view text) {
  if (text.empty() || !shows_name(text)) return false;
  if (!is_person_name(text) || is_organisation_name(text)) return false;
  if (has_genitive(text)) return false;
  std::string const folded = plain(text);
  if (opens_place(folded) || opens_phrase(folded) || opens_with_abbreviation(text)) return false;
  if (has_noun_ending(folded) || has_page_word(folded) || ends_with_post(folded)) return false;
  if (has_joined_words(text)) return false;
  return split_words(text, 5).size() <= 4;
}

bool is_team(std::string_view text) {
  constexpr std::string_view kTeams[] = {"desk", "team", "staff", "newsroom", "newsdesk", "board"};
  std::string const folded = plain(text);
  return is_organisation_name(text) &&
         is_among(std::string_view{folded}.substr(folded.rfind(' ') + 1), kTeams);
}

std::string_view leading_person(std::string_view text) {
  auto const words = split_words(text, 10);
  for (std::size_t count = 2; count <= 3 && count < words.size(); ++count) {
    auto const end = static_cast<std::size_t>(words[count].data() - text.data());
    std::string_view const name = trim(text.substr(0, end));
    bool const person = has_small(name) && is_author_name(name);
    if (person && is_affiliation(text.substr(end))) return name;
  }
  return {};
}

std::vector<HeaderName> read_author_line(std::string_view line) {
  constexpr std::size_t kLongestSentence = 6;  // words
  if (line.size() > kLongestLine || furniture_kind(line) != FurnitureKind::none) return {};
  if (line.ends_with('.') && split_words(line, 20).size() > kLongestSentence) return {};
  std::vector<HeaderName> names;
  std::string_view text = without_month(cut_numbers(cut_names(line)));
  if (auto const name = leading_person(text); !name.empty()) return {{name, {}}};
  while (!text.empty() && names.size() < kMostNames) {
    Joint const joint = find_joint(text);
    std::string_view const part = trim(text.substr(0, joint.at));
    std::string_view const name = one_name(part);
    if (!name.empty()) {
      names.push_back({name, {}});
    } else if (!part.empty() && (names.empty() || !is_addition(part))) {
      return {};
    } else if (is_team(part)) {
      names.push_back({part, {}});
    }
    if (joint.at == text.npos) break;
    text = trim(text.substr(joint.at + joint.size));
  }
  return names;
}

bool is_job_line(std::string_view line) {
  constexpr std::size_t kLongest = 60;  // bytes
  constexpr std::size_t kMostWords = 6;
  constexpr std::string_view kJobs[] = {"staff", "intern", "fellow", "volontar", "volontarin"};
  if (line.size() > kLongest || line.ends_with('.')) return false;
  std::string const folded = plain(line);
  auto const words = split_words(folded, kMostWords + 1);
  if (words.empty() || words.size() > kMostWords) return false;
  if (is_job_word(words.back()) || is_job_word(words.front())) return true;
  return is_among(words.back(), kJobs) || ends_with_post(folded);
}

bool is_contact_label(std::string_view line) {
  constexpr std::size_t kLongest = 60;  // bytes
  constexpr std::string_view kLabels[] = {"media contact",
                                          "media contacts",
                                          "press contact",
                                          "press contacts",
                                          "pressekontakt",
                                          "pressekontakte",
                                          "kontakt",
                                          "kontakte",
                                          "contact",
                                          "contacts",
                                          "ansprechpartner",
                                          "ansprechpartnerin",
                                          "contact presse",
                                          "contacts presse",
                                          "press inquiries",
                                          "media inquiries",
                                          "media relations",
                                          "pressestelle",
                                          "ihr ansprechpartner",
                                          "contatti",
                                          "contacto",
                                          "ruckfragen",
                                          "weitere informationen",
                                          "for more information"};
  return line.size() <= kLongest && is_among(plain(line), kLabels);
}

bool tells_of_author(std::string_view line) {
  constexpr std::string_view kOpenings[] = {
      "autor",           "author",          "auteur",          "text",
      "words",           "written by",      "posted by",       "published by",
      "geschrieben von", "verfasst von",    "eingestellt von", "erstellt von",
      "ein beitrag von", "ein artikel von", "beitrag von",     "veroffentlicht von",
      "scritto da",      "ecrit par",       "escrito por",     "publicado por"};
  std::string const folded = plain(line.substr(0, 40));
  return std::any_of(std::begin(kOpenings), std::end(kOpenings),
                     [&](std::string_view opening) { return folded.starts_with(opening); });
}

std::string_view read_handle(std::string_view line) {
  constexpr std::size_t kShortest = 3;  // bytes
  constexpr std::size_t kLongest = 30;
  if (line.size() < kShortest || line.size() > kLongest) return {};
  std::size_t at = 0;
  bool const letter = is_letter(next_code_point(line, at));
  bool const clean = line.find_first_of(" ()[]{}<>/\\|?!&=%$#\":;,") == line.npos;
  std::string const folded = plain(line);
  if (!letter || !clean || has_page_word(folded) || is_section_word(folded)) return {};
  return furniture_kind(line) == FurnitureKind::none ? line : std::string_view{};
}

bool is_author_label(std::string_view line) {
  constexpr std::size_t kLongest = 40;  // bytes
  constexpr std::string_view kLabels[] = {"by",
                                          "von",
                                          "par",
                                          "por",
                                          "written by",
                                          "words by",
                                          "story by",
                                          "text by",
                                          "posted by",
                                          "published by",
                                          "reported by",
                                          "article by",
                                          "author",
                                          "authors",
                                          "autor",
                                          "autorin",
                                          "auteur",
                                          "autore",
                                          "reporter",
                                          "text",
                                          "texte",
                                          "about the author",
                                          "meet the author",
                                          "about the authors",
                                          "the author",
                                          "uber den autor",
                                          "uber die autorin",
                                          "zum autor",
                                          "zur autorin",
                                          "verfasst von",
                                          "geschrieben von",
                                          "ecrit par",
                                          "publie par",
                                          "escrito por",
                                          "publicado por",
                                          "scritto da",
                                          "di",
                                          "a cura di",
                                          "door",
                                          "av",
                                          "uber den autor die autorin",
                                          "sobre el autor",
                                          "a propos de l auteur",
                                          "staff writer",
                                          "commentary by",
                                          "analysis by",
                                          "opinion by",
                                          "review by",
                                          "interview by",
                                          "reporting by",
                                          "created by",
                                          "autor in",
                                          "autoren",
                                          "autorinnen",
                                          "autores",
                                          "autora",
                                          "auteurs",
                                          "auteure",
                                          "ein beitrag von",
                                          "ein artikel von",
                                          "beitrag von",
                                          "artikel von",
                                          "text von",
                                          "eingestellt von",
                                          "erstellt von",
                                          "redatto da",
                                          "skrevet av",
                                          "skrevet af",
                                          "geschreven door"};
  return line.size() <= kLongest && is_among(plain(line), kLabels);
}

}  // namespace backfile::internal

#include "indexer/extract/names.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/extract/furniture.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestPersonName = 120;  // bytes

constexpr std::string_view kParticles[] = {"van", "von", "de",  "der", "den", "del", "della", "di",
                                           "da",  "du",  "dos", "das", "la",  "le",  "el",    "al",
                                           "bin", "ibn", "ben", "ten", "ter", "zu",  "zur",   "y",
                                           "e",   "af",  "av",  "st",  "ap"};

bool is_article(std::string_view folded) { return folded == "der" || folded == "den"; }

bool goes_before_article(std::string_view folded) {
  constexpr std::string_view kBefore[] = {"van", "von", "zu",  "in", "auf",
                                          "aus", "vor", "aan", "op"};
  return is_among(folded, kBefore);
}

constexpr std::string_view kBodies[] = {
    "team",        "desk",         "staff",    "board",      "newsroom",       "newsdesk",
    "editors",     "reporters",    "bureau",   "editorial",  "agency",         "press",
    "news",        "wire",         "agence",   "agencia",    "redaktion",      "redaccion",
    "redaction",   "redazione",    "redactie", "service",    "correspondents", "committee",
    "association", "ministry",     "office",   "department", "university",     "institute",
    "foundation",  "contributors", "writers",  "network",    "media",          "group",
    "online",      "digital",      "studio",   "company",    "collective"};

// Words that papers, stations and agencies carry in their names.
constexpr std::string_view kOutletWords[] = {
    "herald",        "times",     "post",        "courier",   "gazette",      "tribune",
    "chronicle",     "journal",   "echo",        "star",      "sun",          "mirror",
    "telegraph",     "mail",      "express",     "observer",  "guardian",     "examiner",
    "ledger",        "register",  "sentinel",    "standard",  "advertiser",   "mercury",
    "argus",         "bugle",     "dispatch",    "bulletin",  "record",       "reporter",
    "independent",   "inquirer",  "enquirer",    "globe",     "daily",        "weekly",
    "review",        "magazine",  "newspaper",   "almanac",   "almanack",     "tidings",
    "intelligencer", "messenger", "packet",      "argosy",    "broadcasting", "news",
    "press",         "wire",      "zeitung",     "tageblatt", "tagblatt",     "anzeiger",
    "bote",          "kurier",    "nachrichten", "rundschau", "presse",       "journal",
    "gazette",       "courrier",  "tribuna",     "diario",    "periodico",    "cahiers",
    "corriere",      "gazzetta",  "giornale",    "jornal",    "folha",        "correio",
    "krant",         "dagblad",   "tidende",     "avis",      "avisen",       "posten",
    "bladet",        "dagbladet", "radio",       "reuters",   "yonhap",       "صحيفه",
    "جريده",         "مجله",      "وكاله"};

constexpr std::string_view kOutletEndings[] = {
    "zeitung", "blatt",  "bote", "anzeiger", "kurier", "wire", "일보", "신문", "경제", "뉴스",
    "방송",    "프레스", "新聞", "新闻",     "日報",   "日报", "通信", "時報", "时报"};

bool is_initial(std::string_view word) {
  std::size_t at = 0;
  char32_t const first = next_code_point(word, at);
  return is_upper(first) && (at == word.size() || word.substr(at) == ".");
}

enum class NameScript { none, latin, hangul, han, other };

NameScript script_of(char32_t c) {
  if (is_hangul(c)) return NameScript::hangul;
  if (is_ideographic(c) || (c >= 0x30A0 && c <= 0x30FF)) return NameScript::han;
  if (is_upper(c) || is_lower(c)) return NameScript::latin;
  return is_letter(c) ? NameScript::other : NameScript::none;
}

// Letters with hyphens, apostrophes and full stops; a capital in front where there are cases.
bool is_name_word(std::string_view word, bool& capital) {
  std::size_t at = 0;
  char32_t const first = next_code_point(word, at);
  if (!is_letter(first)) return false;
  capital = is_upper(first);
  bool inner_dot = false;
  while (at < word.size()) {
    char32_t const c = next_code_point(word, at);
    bool const joint = c == '-' || c == '\'' || c == U'\u2019' || c == U'\u2010' || c == 0x30FB;
    inner_dot = inner_dot || c == '.';
    capital = capital || (joint && at < word.size() &&
                          is_upper(word[at] > 0 ? static_cast<char32_t>(word[at]) : U'A'));
    if (!joint && !is_letter(c) && c != '.') return false;
  }
  return !inner_dot || word.back() == '.' || word.size() <= 6;
}

// Two to five signs: 강서진, 高瀬美緒.
bool is_east_asian_name(std::string_view text) {
  std::size_t count = 0;
  NameScript script = NameScript::none;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = next_code_point(text, at);
    if (is_space(c) || c == 0x30FB) continue;
    if (script == NameScript::none) script = script_of(c);
    if (script_of(c) != script) return false;
    ++count;
  }
  if (script == NameScript::hangul) return count >= 2 && count <= 4;
  return script == NameScript::han && count >= 2 && count <= 10;
}

bool is_common_word(std::string_view folded) {
  constexpr std::string_view kCommon[] = {
      "the",          "and",       "in",        "on",        "of",          "for",
      "with",         "at",        "to",        "from",      "is",          "are",
      "was",          "this",      "that",      "your",      "our",         "my",
      "how",          "why",       "what",      "more",      "all",         "new",
      "read",         "view",      "here",      "it",        "we",          "you",
      "monday",       "tuesday",   "wednesday", "thursday",  "friday",      "saturday",
      "sunday",       "january",   "february",  "july",      "september",   "october",
      "november",     "december",  "today",     "image",     "images",      "photo",
      "credit",       "getty",     "published", "updated",   "story",       "advertisement",
      "page",         "street",    "house",     "special",   "exclusive",   "live",
      "breaking",     "watch",     "guide",     "guides",    "best",        "popular",
      "now",          "edition",   "caption",   "reactions", "reaction",    "help",
      "center",       "centre",    "term",      "terms",     "contributor", "correspondent",
      "reporter",     "presented", "by",        "show",      "hide",        "open",
      "close",        "security",  "shop",      "subscribe", "columnist",   "editor",
      "photographer", "go",        "further",   "foto",      "immagine",    "bild",
      "photos",       "enter",     "edition",   "buying",    "stories",     "latest",
      "top",          "terms",     "policy",    "privacy",   "getty",       "follow",
      "sign",         "log"};
  return is_among(folded, kCommon);
}

// Names of bodies: few words, each with a capital but for the small ones between.
bool has_name_capitals(std::string_view text) {
  constexpr std::string_view kSmall[] = {"of",  "and", "the", "for", "by",  "de",
                                         "la",  "le",  "del", "du",  "des", "der",
                                         "die", "das", "und", "et",  "y",   "von"};
  auto const words = split_words(text, 9);
  if (words.empty() || words.size() > 8) return false;
  for (auto const word : words) {
    std::size_t at = 0;
    if (is_lower(next_code_point(word, at)) && !is_among(word, kSmall)) return false;
  }
  return true;
}

bool has_scripted_case(std::string_view text) {
  std::size_t at = 0;
  auto const script = script_of(next_code_point(text, at));
  return script == NameScript::latin;
}

}  // namespace

bool is_person_name(std::string_view text) {
  if (text.empty() || text.size() > kLongestPersonName) return false;
  if (is_east_asian_name(text)) return true;
  auto const words = split_words(text, 7);
  if (words.empty() || words.size() > 6) return false;
  bool const cased = has_scripted_case(text);
  std::size_t full = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    bool capital = false;
    if (!is_name_word(words[i], capital)) return false;
    std::string const folded = plain(words[i]);
    if (is_common_word(folded) || (words.size() < 5 && is_section_word(folded) && !capital))
      return false;
    if (is_initial(words[i])) continue;
    bool const particle = i > 0 && is_among(folded, kParticles);
    if (cased && !capital && !particle) return false;
    if (words[i].back() == '.' && words[i].size() > 4) return false;
    bool const last = i + 1 == words.size();
    if (particle && last && !capital) return false;
    // "von der Leyen", "in den Berg"; "Vergleich der Tarife" is no name.
    if (i > 0 && !capital && is_article(folded) && !goes_before_article(plain(words[i - 1]))) {
      return false;
    }
    if (!particle) ++full;
  }
  return full >= 1 && words.size() >= 2;
}

bool is_outlet_name(std::string_view text) {
  if (text.empty() || text.size() > kLongestPersonName) return false;
  std::string const folded = plain(text);
  auto const words = split_words(folded, 9);
  if (words.empty() || words.size() > 8) return false;
  constexpr std::string_view kTeams[] = {"team", "desk", "staff", "newsroom", "newsdesk", "board"};
  if (is_among(words.back(), kTeams)) return false;
  constexpr std::string_view kWholeNames[] = {"reuters", "yonhap"};
  if (words.size() == 1 && is_among(words.front(), kWholeNames)) return true;
  // "News" alone is a section of some paper.
  if (words.size() == 1 && is_among(words.front(), kOutletWords)) return false;
  for (auto const word : words) {
    if (is_among(word, kOutletWords)) return true;
    for (auto const ending : kOutletEndings) {
      if (word.size() > ending.size() && word.ends_with(ending)) return true;
    }
  }
  return false;
}

bool is_organisation_name(std::string_view text) {
  if (!has_name_capitals(text) || plain(text) == "e mail") return false;
  if (is_outlet_name(text)) return true;
  constexpr std::string_view kEndings[] = {"실", "부", "팀", "국", "部", "局", "室", "社"};
  std::string const folded = plain(text);
  auto const words = split_words(folded, 12);
  if (words.size() > 1) {
    for (auto const ending : kEndings) {
      if (words.back().size() > ending.size() * 2 && words.back().ends_with(ending)) return true;
    }
  }
  return std::any_of(words.begin(), words.end(),
                     [](std::string_view word) { return is_among(word, kBodies); });
}

}  // namespace backfile::internal

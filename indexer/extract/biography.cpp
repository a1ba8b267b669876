#include <algorithm>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/page_words.hpp"

// What pages say about their authors above and below the article.

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestCard = 320;  // bytes
constexpr std::size_t kLongestBiography = 1'200;

// "lehrt Geschichte an der Universität Zürich".
bool teaches(std::string_view text) {
  bool const verb =
      text.starts_with(" lehrt ") || text.starts_with(" forscht ") || text.starts_with(" teaches ");
  return verb && (text.find(" Universit") != text.npos || text.find("ochschule") != text.npos ||
                  text.find(" University") != text.npos);
}

// "Author", "Redactora de tribunales".
bool is_writers_job(std::string_view line) {
  constexpr std::size_t kLongest = 60;  // bytes
  constexpr std::size_t kMostWords = 6;
  if (line.size() > kLongest) return false;
  std::string const folded = plain(line);
  auto const words = split_words(folded, kMostWords + 1);
  if (words.empty() || words.size() > kMostWords) return false;
  // "Editors’ picks" are no job.
  return is_job_word(words.back()) || (is_job_word(words.front()) && !words.front().ends_with('s'));
}

}  // namespace

std::string_view read_biography(std::string_view line) {
  struct Verb {
    std::string_view text;
    bool needs_job;
  };
  constexpr Verb kVerbs[] = {
      {" is a ", true},       {" is an ", true},        {" is the ", true},  {" is ", true},
      {" was a ", true},      {" writes ", false},      {" covers ", false}, {" reports ", false},
      {" has been a ", true}, {" has covered ", false}, {" runs ", true},    {" leads ", true},
      {" heads ", true},      {" works ", true},        {" teaches ", true}, {" lehrt ", true},
      {" forscht ", true},    {" ist ", true},          {" est ", true},     {" es ", true},
      {" è ", true},          {" schreibt ", false}};
  constexpr std::size_t kLongestName = 60;
  constexpr std::size_t kMostWords = 24;
  std::string_view const head = line.substr(0, kLongestName);
  for (auto const& verb : kVerbs) {
    std::size_t const at = head.find(verb.text);
    if (at == head.npos) continue;
    std::string_view const name = trim(head.substr(0, std::min(at, head.find(','))));
    if (!is_author_name(name)) return {};
    if (!verb.needs_job || teaches(line.substr(at))) return name;
    for (auto const word : split_words(line.substr(at + verb.text.size()), kMostWords)) {
      if (is_job_word(plain(word))) return name;
      std::size_t const dash = word.rfind('-');
      if (dash != word.npos && is_job_word(plain(word.substr(dash + 1)))) return name;
    }
    return {};
  }
  return {};
}

bool introduces(std::string_view line, std::string_view name) {
  constexpr std::string_view kSelf[] = {"I’m ", "I'm ", "I am ", "Hi, I", "Hi! I", "Ich bin "};
  if (line.size() > kLongestBiography) return false;
  for (auto const self : kSelf)
    if (line.starts_with(self)) return true;
  std::string_view const first = name.substr(0, name.find(' '));
  if (!line.starts_with(first)) return is_writers_job(line);
  constexpr std::string_view kVerbs[] = {
      " is ",       " was ",      " has ",   " writes ",  " covers ", " works ",
      " joined ",   " lives ",    " loves ", " studied ", " holds ",  " ist ",
      " schreibt ", " arbeitet ", " est ",   " es ",      " è "};
  line.remove_prefix(first.size());
  for (auto const verb : kVerbs)
    if (line.starts_with(verb)) return true;
  return false;
}

std::string_view read_author_card(std::string_view line) {
  constexpr std::string_view kOpenings[] = {"More by ",
                                            "More from ",
                                            "About the author: ",
                                            "About the author - ",
                                            "About the Author: ",
                                            "About the Author - ",
                                            "About ",
                                            "Contact ",
                                            "Latest posts by ",
                                            "Posts by ",
                                            "All posts by ",
                                            "View all posts by ",
                                            "More stories by ",
                                            "Articles by ",
                                            "Read more by ",
                                            "Meet ",
                                            "Read the latest from ",
                                            "Über ",
                                            "Email ",
                                            "Reach ",
                                            "Published by ",
                                            "Posted by ",
                                            "Written by ",
                                            "Mehr von ",
                                            "Reporting by ",
                                            "Article written by ",
                                            "Words: ",
                                            "Social Links for ",
                                            "Text: "};
  constexpr std::string_view kStops[] = {" at ", ":", ",", "(", " on ", " in ", "|", " Additional"};
  if (line.size() > kLongestCard) return {};
  for (auto const opening : kOpenings) {
    if (!line.starts_with(opening)) continue;
    std::string_view const rest = trim_marks(line.substr(opening.size()), ".");
    std::size_t end = rest.size();
    for (auto const stop : kStops) end = std::min(end, rest.find(stop));
    std::string_view const name = trim_marks(rest.substr(0, end), ".");
    if (is_author_name(name)) return name;
  }
  // "Ann Oduya: ao@quay.example; she writes about the coast."
  std::size_t const colon = std::min(line.find(": "), line.size());
  auto const words = split_words(line.substr(colon), 2);
  bool const mail = words.size() == 2 && is_mail_address(trim_marks(words.back(), ".;,"));
  return mail && is_author_name(line.substr(0, colon)) ? line.substr(0, colon) : std::string_view{};
}

}  // namespace backfile::internal

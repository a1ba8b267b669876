#include "indexer/extract/html/author_names.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/html/author_tables.hpp"
#include "indexer/extract/names.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestText = 400;  // bytes
constexpr std::size_t kLongestName = 80;
bool is_address(std::string_view text) {
  bool const path = text.find("://") != text.npos || text.starts_with("www.") ||
                    text.find(".com/") != text.npos || text.starts_with("//");
  return path || text.find('{') != text.npos || text.find("facebook") != text.npos;
}

bool has_letters(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();)
    letters += is_letter(next_code_point(text, at)) ? 1 : 0;
  return letters >= 2;
}

// "著者：岡本": a label with a mark and no blank behind it.
std::string_view behind_colon(std::string_view text) {
  for (std::string_view const mark : {":", "：", "●", "＝", "/", "／"}) {
    auto const at = text.find(mark);
    if (at != text.npos && at > 0 && is_author_mark(text.substr(0, at)))
      return trim(text.substr(at + mark.size()));
  }
  return text;
}

// Labels at the front, as often as they come: "Author: By Ann Oduya".
std::string_view behind_labels(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    text = behind_colon(trim_marks(text, ":|-,•·*"));
    bool const glued =
        text.size() > 2 && text.starts_with("By") && text[2] >= 'A' && text[2] <= 'Z';
    if (glued) text.remove_prefix(2);
    auto const words = split_words(text, 4);
    for (std::size_t count = std::min<std::size_t>(3, words.size()); count > 0 && !again; --count) {
      auto const& last = words[count - 1];
      auto const end = static_cast<std::size_t>(last.data() - text.data()) + last.size();
      if (end == text.size() && count == words.size()) continue;
      if (!is_author_mark(text.substr(0, end))) continue;
      text = trim(text.substr(end));
      again = true;
    }
  }
  return text;
}

// "Ann (Holm) Oduya": a name that was hers, or that she is called by.
bool has_name_behind(std::string_view text, std::size_t bracket) {
  auto const close = text.find(')', bracket);
  if (close == text.npos) return false;
  auto const rest = trim(text.substr(close + 1));
  std::size_t at = 0;
  return !rest.empty() && rest.find_first_of(" ,|") == rest.npos &&
         is_upper(next_code_point(rest, at)) &&
         text.substr(0, bracket).find(' ') == std::string_view::npos;
}

// What may stand between two names as well as between a name and something else.
constexpr std::array<std::string_view, 7> kNameMarks{"／", "|", " • ", " · ", " / ", "\n", "/"};

// 編集部, 取材班: a desk, though it is as long as a name.
bool is_desk(std::string_view text) {
  constexpr std::array<std::string_view, 5> kEndings{"部", "局", "室", "社", "班"};
  return std::ranges::any_of(kEndings, [&](auto end) { return text.ends_with(end); });
}

bool is_writer(std::string_view text) {
  text = trim(text);
  return !is_desk(text) && is_person_name(text) && !is_outlet_name(text) && !is_organisation_name(text) &&
         !is_role(text);
}

// Persons stand on both sides of each such mark.
bool joins(std::string_view text, std::string_view mark) {
  if (std::ranges::find(kNameMarks, mark) == kNameMarks.end()) return false;
  for (std::size_t count = 0; count < kMostAuthors; ++count) {
    auto const at = text.find(mark);
    if (!is_writer(text.substr(0, at))) return false;
    if (at == text.npos) return count > 0;
    text.remove_prefix(at + mark.size());
  }
  return true;
}

// "Ann Oduya | Loom Herald", "Ann Oduya (Berlin)", "Ann Oduya - Staff", "Ann Oduya for Loom". Where
// another person follows ("Ann Oduya | Peter Brandt"), the mark joins names.
std::string_view first_part(std::string_view text) {
  constexpr std::array<std::string_view, 15> kStops{
      "／",  "|",  " (",    " [", " • ", " · ",   " – ",           " — ",
      " - ", "\n", " for ", " @", " / ", " via ", " on behalf of "};
  std::size_t end = text.size();
  for (auto const stop : kStops) {
    auto const at = text.find(stop);
    // "Centre for Tides" is one body.
    if (at == text.npos || at == 0) continue;
    bool const body = stop == " for " && !is_person_name(text.substr(0, at));
    bool const whole = stop == " (" && has_name_behind(text, at);
    if (!body && !whole && !joins(text, stop)) end = std::min(end, at);
  }
  return trim(text.substr(0, end));
}

struct Joint {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

Joint find_joint(std::string_view text) {
  constexpr std::array<std::string_view, 21> kJoints{
      ",",   ";",    " + ",  " i ",   " and ", " AND ",  " And ", " & ", " und ", " et ", " y ",
      " e ", " og ", " och ", " en ", " with ", "、",    "，",    "・ ", " ve ",  " và "};
  Joint first;
  for (auto const joint : kJoints)
    if (auto const at = text.find(joint); at < first.at) first = {at, joint.size()};
  for (auto const mark : kNameMarks)
    if (auto const at = text.find(mark); at < first.at && joins(text, mark))
      first = {at, mark.size()};
  return first;
}

// "Ann Oduya, and Peter Brandt".
std::string_view behind_and(std::string_view text) {
  for (std::string_view const word : {"and ", "And ", "AND ", "& ", "und ", "et ", "y ", "e "})
    if (text.starts_with(word)) return trim(text.substr(word.size()));
  return text;
}

// "Ann Oduya MS", "Ann Oduya M.P.H."
std::string_view without_degrees(std::string_view name) {
  for (auto words = split_words(name, 8); words.size() > 2; words.pop_back()) {
    auto const last = words.back();
    bool const small = std::any_of(last.begin() + 1, last.end(), [](char c) { return c >= 'a'; });
    bool const degree = is_degree(last) && (!small || plain(last) == "phd");
    if (!degree) break;
    name = trim(name.substr(0, static_cast<std::size_t>(last.data() - name.data())));
  }
  return name;
}

std::string_view without_title_behind(std::string_view name) {
  constexpr std::array<std::string_view, 8> kBehind{" 기자", "기자",      " 특파원",   "記者",
                                                    "記者",  " 논설위원", " 선임기자", "/記者"};
  for (auto const title : kBehind)
    if (name.size() > title.size() && name.ends_with(title))
      return trim(name.substr(0, name.size() - title.size()));
  return name;
}

// "3 hours ago", "1 時間前", "5 min read".
bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_name(std::string_view part) {
  if (has_digit(part)) return false;
  if (part.empty() || part.size() > kLongestName || !has_letters(part)) return false;
  return names_person(part) || is_organisation_name(part);
}

// One word with a capital in front, and more than capitals.
bool is_name_word(std::string_view word) {
  std::size_t at = 0;
  bool const capital = !word.empty() && is_upper(next_code_point(word, at));
  bool small = false;
  while (at < word.size()) small = is_lower(next_code_point(word, at)) || small;
  return capital && small;
}

// "Oduya, Ann", "Oduya, Ann B.": the family's name first, as catalogues have it. `family` may have
// several words where something else than a comma parts the authors.
bool is_inverted(std::string_view part, std::size_t most_family_words) {
  auto const comma = part.find(',');
  if (comma == part.npos || part.find(',', comma + 1) != part.npos) return false;
  auto const family = split_words(part.substr(0, comma), most_family_words + 1);
  auto const given = split_words(part.substr(comma + 1), 4);
  if (family.empty() || family.size() > most_family_words) return false;
  if (given.empty() || given.size() > 3 || !is_name_word(given.front())) return false;
  auto const behind = trim(part.substr(comma + 1));
  auto const odd = [](std::string_view text) {
    return is_role(text) || is_degree(text) || is_outlet_name(text) ||
           is_organisation_name(text) || has_digit(text);
  };
  if (plain(behind) == "jr" || plain(behind) == "sr" || odd(behind)) return false;
  return is_name_word(family.back()) && !odd(trim(part.substr(0, comma)));
}

std::string turned(std::string_view part) {
  auto const comma = part.find(',');
  return std::string{trim(part.substr(comma + 1))} + ' ' + std::string{trim(part.substr(0, comma))};
}

// The authors of a text in which each has the family's name first, joined by commas; the text as
// it is where they have not.
std::string in_order(std::string_view text) {
  constexpr std::array<std::string_view, 6> kBetween{";", " and ", " & ", " und ", " et ", "|"};
  std::string found;
  for (auto const mark : kBetween) {
    if (text.find(mark) == text.npos) continue;
    for (auto rest = text; !rest.empty();) {
      auto const part = trim(rest.substr(0, rest.find(mark)));
      rest.remove_prefix(std::min(rest.size(), rest.find(mark)));
      rest.remove_prefix(std::min(rest.size(), mark.size()));
      if (part.empty()) continue;
      if (!is_inverted(part, 3)) return std::string{text};
      found += (found.empty() ? "" : ", ") + turned(part);
    }
    return found;
  }
  return is_inverted(text, 1) ? turned(text) : std::string{text};
}

class Parser {
 public:
  Parser(std::string_view text, bool sure) : sure_{sure} {
    auto const mail = find_mail_address(text);
    auto part =
        mail.empty() ? text : text.substr(0, static_cast<std::size_t>(mail.data() - text.data()));
    part = trim_marks(behind_labels(part), "<([,;:/*");
    whole(first_part(part));
    if (!names_.empty()) names_.back().email = mail;
  }

  std::vector<AuthorName> take() { return std::move(names_); }

 private:
  void whole(std::string_view text) {
    auto const joint = find_joint(text);
    if (joint.at == text.npos) return single(text);
    // "Loom and Lantern Staff" is one body.
    if (text.find(',') == text.npos && is_organisation_name(text) && !splits(text)) {
      return add(text, true);
    }
    while (!text.empty() && names_.size() < kMostAuthors) {
      auto const next = find_joint(text);
      if (!part(text.substr(0, next.at))) return;
      if (next.at == text.npos) return;
      text = behind_labels(behind_and(trim(text.substr(next.at + next.size))));
    }
  }

  static bool splits(std::string_view text) {
    auto const joint = find_joint(text);
    return is_person_name(trim(text.substr(0, joint.at))) &&
           !is_organisation_name(trim(text.substr(0, joint.at)));
  }

  void single(std::string_view text) {
    auto const name = without_title_behind(trim_marks(text, ".,;:*-"));
    if (is_nobody(name) || is_author_mark(name) || !has_letters(name)) return;
    if (is_name(name)) return add(name, !names_person(name) || is_organisation_name(name));
    bool const wordy = split_words(name, 7).size() > 5;
    if (sure_ && !wordy && name.size() <= kLongestName) add(name, false);
  }

  // False where the list of names has ended.
  bool part(std::string_view text) {
    auto const name = without_title_behind(trim_marks(text, ".,;:*"));
    if (name.empty()) return true;
    if (is_degree(name)) return true;
    if (plain(name) == "jr" || plain(name) == "sr") {
      if (!names_.empty()) names_.back().name += ", " + std::string{trim(text)};
      return true;
    }
    bool const person = is_person_name(name) && !is_outlet_name(name);
    if (!names_.empty() && (is_role(name) || !person)) return false;
    if (!is_name(name)) {
      if (names_.empty() && sure_ && name.size() <= kLongestName) add(name, false);
      return !names_.empty();
    }
    add(name, !person || is_organisation_name(name));
    return true;
  }

  void add(std::string_view name, bool organisation) {
    if (is_role(name) && !is_outlet_name(name)) return;
    auto const bare = organisation ? name : without_degrees(name);
    names_.push_back({std::string{bare}, {}, organisation});
  }

  bool sure_;
  std::vector<AuthorName> names_;
};

}  // namespace

bool names_person(std::string_view name) {
  auto const open = name.find(" (");
  if (open == name.npos || !has_name_behind(name, open)) return is_person_name(name);
  return is_person_name(std::string{name.substr(0, open)} +
                        std::string{name.substr(name.find(')') + 1)});
}

std::vector<AuthorName> author_names(std::string_view text, bool sure) {
  text = trim(text);
  if (text.empty() || text.size() > kLongestText || text.front() == ',' || is_address(text))
    return {};
  if (text.front() == '@' || is_picture_credit(text)) return {};
  return Parser{in_order(text), sure}.take();
}

}  // namespace backfile::internal

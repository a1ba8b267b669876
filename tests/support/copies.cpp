#include "tests/support/copies.hpp"

#include <algorithm>
#include <sstream>

#include "tests/support/copies_words.hpp"
#include "tests/support/articles.hpp"

namespace backfile::tests {
namespace {

std::string joined(std::vector<std::string> const& paragraphs) {
  std::string text;
  for (auto const& one : paragraphs) text += (text.empty() ? "" : "\n\n") + one;
  return text;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

bool has_digit(std::string const& word) { return word.find_first_of("0123456789") != word.npos; }

}  // namespace

// SplitMix64 (Steele et al., 2014); the standard's distributions differ between libraries.
std::uint64_t StoryMaker::number(std::uint64_t below) {
  auto x = state_ += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return (x ^ (x >> 31)) % below;
}

StoryMaker::Words StoryMaker::some(Words const& words, std::size_t count) {
  Words chosen;
  while (chosen.size() < count)
    if (auto const word = any(words); std::ranges::find(chosen, word) == chosen.end())
      chosen.push_back(word);
  return chosen;
}

std::string StoryMaker::day(unsigned offset) {
  return Day::from_number(Day{2021, 3, 1}.number() + static_cast<int>(offset)).iso();
}

StoryMaker::Cast StoryMaker::cast() {
  Cast made{some(stock::kLast, 3),    some(stock::kPlaces, 3), some(stock::kBodies, 3),
            some(stock::kThings, 12), some(stock::kQuotes, 2), {}};
  for (int i = 0; i < 12; ++i) made.numbers.push_back(std::to_string(11 + number(9900)));
  return made;
}

// {n} is a number of this text, {N} one of the story's.
std::string StoryMaker::filled(std::string_view pattern, Cast const& cast) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      text += pattern[i];
      continue;
    }
    switch (pattern[i + 1]) {
      case 'P':
        text += std::string{any(stock::kFirst)} + ' ' + std::string{any(cast.people)};
        break;
      case 'C': text += any(cast.places); break;
      case 'B': text += any(cast.bodies); break;
      case 'T': text += any(cast.things); break;
      case 'V': text += any(stock::kVerbs); break;
      case 'Q': text += any(stock::kQualities); break;
      case 'W': text += any(stock::kTimes); break;
      case 'N': text += cast.numbers[number(cast.numbers.size())]; break;
      default: text += std::to_string(number(chance(50) ? 100 : 5000));
    }
    i += 2;
  }
  return capitalised(std::move(text));
}

std::string StoryMaker::title(Cast const& cast) { return filled(any(stock::kTitles), cast); }

std::string StoryMaker::paragraph(Cast const& cast) {
  std::string text;
  for (auto left = 2 + number(3); left > 0; --left)
    text += (text.empty() ? "" : " ") + filled(any(stock::kSentences), cast);
  return text;
}

std::vector<std::string> StoryMaker::story(Cast const& cast, std::size_t paragraphs) {
  std::vector<std::string> text;
  for (std::size_t i = 0; i < paragraphs; ++i) text.push_back(paragraph(cast));
  for (auto const quote : cast.quotes)
    text.insert(text.begin() + static_cast<std::ptrdiff_t>(1 + number(paragraphs)),
                filled(quote, cast));
  return text;
}

// Words are replaced, left out or put in; numbers stay, as an editor leaves them.
std::string StoryMaker::edited(std::string const& paragraph, unsigned percent) {
  std::istringstream words{paragraph};
  std::string text;
  for (std::string word; words >> word;) {
    auto const add = [&](std::string_view more) {
      text += (text.empty() ? "" : " ") + std::string{more};
    };
    if (has_digit(word) || !chance(percent)) {
      add(word);
      continue;
    }
    auto const way = number(4);
    if (way == 0) continue;
    if (way == 1) add(word);
    add(way == 3 ? any(stock::kVerbs) : any(stock::kQualities));
  }
  return text;
}

// What a desk does to an agency's text, one or several of it.
std::vector<std::string> StoryMaker::copy_of(std::vector<std::string> text, Cast const& cast) {
  auto const at = [](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
  if (chance(50)) text.front() = "PORT ELLERY (Larkwire) -- " + text.front();
  if (chance(40)) text.resize(text.size() - std::min(text.size() / 3, 1 + number(4)));
  if (chance(30) && text.size() > 4) text.erase(text.begin() + at(1 + number(text.size() - 2)));
  if (chance(60)) {
    auto const percent = 5 + static_cast<unsigned>(number(11));
    for (auto& one : text) one = edited(one, percent);
  }
  if (chance(30)) text.insert(text.begin() + at(number(text.size())), paragraph(cast));
  if (chance(50))
    for (auto& one : text) {
      replace_all(one, "“", "\"");
      replace_all(one, "”", "\"");
      replace_all(one, "ise", "ize");
    }
  if (chance(10)) replace_all(text.back(), cast.numbers.front(), "31");
  return text;
}

void StoryMaker::add(std::string kind, std::string title, std::vector<std::string> const& text,
                     unsigned day_offset, bool same_story) {
  if (!same_story) ++stories_;
  Brief brief;
  brief.id = "a" + std::to_string(made_.size());
  brief.title = std::move(title);
  brief.body = joined(text);
  if (!chance(20)) brief.date = day(day_offset);
  made_.push_back({article_of(brief), stories_, std::move(kind)});
}

// From one office on several days: the same places, other numbers.
void StoryMaker::add_templates() {
  auto const from = cast();
  std::string const pattern{any(stock::kTemplates)};
  auto const bar = pattern.find('|');
  auto const heading = filled(pattern.substr(0, bar), from);
  auto const start = static_cast<unsigned>(number(200));
  for (unsigned i = 0; i < 3; ++i)
    add("template", heading, {filled(pattern.substr(bar + 1), from)}, start + i);
}

void StoryMaker::add_notices(Cast const& cast, std::string const& title) {
  auto const when = static_cast<unsigned>(number(300));
  add("correction", "Correction", {filled(any(stock::kCorrections), cast)}, when);
  add("short", title, {filled(any(stock::kShort), cast)}, when);
}

std::vector<Labelled> StoryMaker::collection(std::size_t originals) {
  for (std::size_t i = 0; i < originals; ++i) {
    auto const about = cast();
    auto const text = story(about, 4 + number(10));
    auto const when = static_cast<unsigned>(number(300));
    auto const heading = title(about);
    add("original", heading, text, when);
    add("copy", title(about), copy_of(text, about), when + static_cast<unsigned>(number(4)), true);
    if (i % 2 == 0) add("same event", heading, story(about, 4 + number(8)), when);
    if (i % 4 == 0) add_templates();
    if (i % 4 == 1) add_notices(about, heading);
  }
  return std::move(made_);
}

}  // namespace backfile::tests

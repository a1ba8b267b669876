#include "searcher/habits.hpp"

#include <algorithm>
#include <array>
#include <backfile/error.hpp>
#include <string_view>

namespace backfile::internal {
namespace {

// An option with its value, and what it is here; separated by a blank where it is two words.
struct Habit {
  std::string_view option;
  std::string_view value;  // empty: any, kept
  std::string_view ours;
};

constexpr auto kHabits = std::to_array<Habit>({
    {"--maxnum", "", "--limit"},
    {"--output", "messages", "--output=ids"},
    {"--output", "files", "--output=paths"},
    {"--format", "text0", "--format=ids --null"},
    {"--sort", "newest-first", "--sort=newest"},
    {"--sort", "oldest-first", "--sort=oldest"},
    {"--sortfield", "date", "--sort=oldest"},
    {"--sortfield", "d", "--sort=oldest"},
    {"--sortfield", "subject", "--sort=title"},
    {"--sortfield", "s", "--sort=title"},
});

void add_words(std::vector<std::string>& words, std::string_view text) {
  while (!text.empty()) {
    auto const end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

Habit const* find_habit(std::string_view option, std::string_view value) {
  auto const same = [&](Habit const& habit) {
    return habit.option == option && (habit.value.empty() || habit.value == value);
  };
  auto const found = std::ranges::find_if(kHabits, same);
  return found == kHabits.end() ? nullptr : &*found;
}

// --reverse turns an order that --sortfield gave round.
void reverse_order(std::vector<std::string>& words) {
  auto const order = std::ranges::find(words, "--sort=oldest");
  if (order == words.end())
    throw Error{Code::usage, "--reverse turns --sortfield date round only",
                "write --sort newest, oldest, updated, outlet or title"};
  *order = "--sort=newest";
}

}  // namespace

std::vector<std::string> without_habits(std::vector<std::string> const& words) {
  std::vector<std::string> ours;
  bool reverse = false;
  std::size_t i = 0;
  for (; i < words.size() && words[i] != "--"; ++i) {
    std::string_view const word = words[i];
    auto const sign = word.find('=');
    bool const apart = sign == word.npos && i + 1 < words.size();
    std::string_view const value = sign != word.npos ? word.substr(sign + 1)
                                   : apart           ? std::string_view{words[i + 1]}
                                                     : std::string_view{};
    auto const* habit = find_habit(word.substr(0, sign), value);
    if (word == "--reverse") {
      reverse = true;
    } else if (word == "--analyze") {
      ours.insert(ours.begin(), "explain");
    } else if (word == "--count") {
      ours.insert(ours.begin(), "count");
    } else if (habit == nullptr) {
      ours.push_back(words[i]);
    } else {
      add_words(ours, habit->ours);
      if (habit->value.empty()) ours.emplace_back(value);
      if (apart) ++i;
    }
  }
  if (reverse) reverse_order(ours);
  ours.insert(ours.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
  return ours;
}

}  // namespace backfile::internal

#include "indexer/extract/date_context.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/printed_dates.hpp"

namespace backfile::internal {
namespace {

bool opens_with_clock(std::string_view text) {
  DateTokens const tokens = tokenize_dates(text.substr(0, 40));
  return read_clock(tokens, 0).has_value();
}

}  // namespace

bool goes_on_till(std::string_view behind) {
  constexpr std::array<std::string_view, 7> kTill{"-", "–", "—", "bis", "to", "until", "à"};
  constexpr std::string_view kHour = "Uhr";
  behind = trim(behind);
  if (behind.starts_with(kHour)) behind = trim(behind.substr(kHour.size()));
  for (auto const till : kTill) {
    if (behind.starts_with(till)) return opens_with_clock(trim(behind.substr(till.size())));
  }
  return false;
}

bool begins_earlier(std::string_view before) {
  before = trim(before);
  std::size_t digits = 0;
  for (std::string_view const dash : {"-", "–", "bis"}) {
    if (!before.ends_with(dash)) continue;
    auto front = before.substr(0, before.size() - dash.size());
    bool const spaced = front.ends_with(' ');
    front = trim(front);
    bool const dotted = front.ends_with('.');
    if (dotted) front.remove_suffix(1);
    while (digits < 3 && digits < front.size() && front[front.size() - 1 - digits] >= '0' &&
           front[front.size() - 1 - digits] <= '9') {
      ++digits;
    }
    return (digits == 1 || digits == 2) && (dotted || !spaced);
  }
  return false;
}

bool ends_with_account(std::string_view before) {
  before = trim(before);
  for (std::string_view const joint : {" on", " am", " le", " el"}) {
    if (before.ends_with(joint)) before = trim(before.substr(0, before.size() - joint.size()));
  }
  std::size_t const open = before.rfind('(');
  return before.ends_with(')') && open != before.npos && before.substr(open).starts_with("(@");
}

bool tells_of_entry(std::string_view line) {
  constexpr std::array<std::string_view, 20> kOpenings{"dieser eintrag wurde",
                                                       "der eintrag wurde",
                                                       "der beitrag wurde",
                                                       "der artikel wurde",
                                                       "dieser beitrag wurde",
                                                       "dieser artikel wurde",
                                                       "this entry was",
                                                       "this post was",
                                                       "this article was",
                                                       "cette entree a ete",
                                                       "cet article a ete",
                                                       "ce contenu a ete",
                                                       "esta entrada fue",
                                                       "questo articolo e stato",
                                                       "dit bericht is geplaatst",
                                                       "posted in",
                                                       "posted under",
                                                       "veroffentlicht in",
                                                       "veroffentlicht unter",
                                                       "abgelegt unter"};
  std::string const text = plain(line.substr(0, 60));
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return starts_with_words(text, opening); });
}

}  // namespace backfile::internal

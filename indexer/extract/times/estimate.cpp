#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>

#include "indexer/analysis/ascii.hpp"
#include "indexer/extract/times/resolve.hpp"
#include "indexer/extract/times/times.hpp"

// When an undated article can have been published. Its text has to say both ends: not before the
// last day that it speaks of, and not after its month or the day on which it was fetched. The month
// follows where "last month" and a month's name speak of the same event.

namespace backfile::internal {
namespace {

constexpr std::int64_t kLongestWait = 92;  // days from what is told to the fetching of the page

// Words of events: without those that stand beside any date.
constexpr std::array<std::string_view, 24> kCommon{
    "about",  "accordingly", "after", "again",    "around", "between", "during", "early",
    "held",   "later",       "month", "occurred", "place",  "since",   "signed", "started",
    "taking", "their",       "there", "twice",    "under",  "until",   "where",  "which"};

bool is_letter_byte(char c) {
  return (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// What stands just before an expression: things, the last one first, and names.
struct Context {
  std::vector<std::string> things;  // in small letters, five or more
  std::set<std::string> names;
};

Context context_of(Passages const& passages, SaidTime const& time) {
  constexpr std::size_t kWords = 8;
  constexpr std::size_t kShortestThing = 5;
  constexpr std::size_t kShortestName = 4;
  auto const text = passages[time.passage].text.substr(time.clause, time.begin - time.clause);
  Context context;
  std::size_t at = text.size();
  for (std::size_t n = 0; n < kWords && at > 0; ++n) {
    while (at > 0 && !is_letter_byte(text[at - 1])) --at;
    auto const end = at;
    while (at > 0 && is_letter_byte(text[at - 1])) --at;
    std::string word{text.substr(at, end - at)};
    bool const name = !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
    std::ranges::transform(word, word.begin(), ascii_lower);
    if (name && word.size() >= kShortestName)
      context.names.insert(std::move(word));
    else if (!name && word.size() >= kShortestThing &&
             std::ranges::find(kCommon, word) == kCommon.end())
      context.things.push_back(std::move(word));
  }
  return context;
}

// The thing right before the month's name is spoken of in the other place, too, with a name.
bool is_same_event(Context const& month, Context const& other) {
  if (month.things.empty()) return false;
  bool const thing = std::ranges::find(other.things, month.things.front()) != other.things.end();
  return thing && std::ranges::any_of(month.names,
                                      [&](auto const& name) { return other.names.contains(name); });
}

bool is_full(SaidTime const& time) { return time.year && time.month && time.day; }

struct Month {
  int year = 0;
  unsigned month = 0;

  friend bool operator==(Month const&, Month const&) = default;
};

Month before(Month const& m) {
  return m.month == 1 ? Month{m.year - 1, 12} : Month{m.year, m.month - 1};
}

class Reckoning {
 public:
  Reckoning(Passages const& passages, SaidTimes const& times, ExtractOptions const& options)
      : passages_{passages}, times_{times} {
    auto const captured = Date::from_iso(options.captured);
    if (captured && captured->precision >= Precision::day) captured_ = captured->day;
  }

  std::optional<Estimate> run() {
    if (auto const month = month_by_event()) return within(*month);
    found_ = {};
    if (captured_) return before_capture();
    return std::nullopt;
  }

 private:
  void prove(SaidTime const& time, std::string_view rule) {
    constexpr std::size_t kMost = 20;
    if (found_.evidence.size() < kMost)
      found_.evidence.push_back(evidence_of(passages_, time, rule));
  }

  // The month of publication, where one event is told to be "last month" and "in September", and
  // a full date of these two months gives the year. Nothing where two events disagree.
  std::optional<Month> month_by_event() {
    std::optional<unsigned> month;
    for (auto const& relative : times_) {
      if (relative.month_shift != -1 || relative.year_shift) continue;
      auto const there = context_of(passages_, relative);
      for (auto const& named : times_) {
        bool const alone = named.month && !named.day && !named.year && !named.year_shift;
        if (!alone || named.ahead) continue;
        if (!is_same_event(context_of(passages_, named), there)) continue;
        auto const next = *named.month % 12 + 1;
        if (month && *month != next) return std::nullopt;
        if (!month) {
          prove(relative, "last-month");
          prove(named, "same-event");
        }
        month = next;
      }
    }
    return month ? in_year(*month) : std::nullopt;
  }

  std::optional<Month> in_year(unsigned month) {
    std::optional<Month> found;
    for (auto const& time : times_) {
      if (!is_full(time)) continue;
      for (int const year : {*time.year, *time.year + 1}) {
        Month const candidate{year, month};
        Month const said{*time.year, *time.month};
        if (said != candidate && said != before(candidate)) continue;
        if (found && *found != candidate) return std::nullopt;
        if (!found)
          prove(time, passages_[time.passage].kind == PassageKind::caption ? "caption-date"
                                                                           : "date-in-text");
        found = candidate;
      }
    }
    return found;
  }

  std::optional<Estimate> within(Month const& month) {
    found_.earliest = {month.year, month.month, 1};
    found_.latest = {month.year, month.month, days_in_month(month.year, month.month)};
    for (auto const& time : times_) {
      bool const bare = time.day && !time.month && !time.month_shift && !time.ahead;
      if (bare && *time.day <= found_.latest.day)
        not_before({month.year, month.month, *time.day}, time, "day-of-month");
      if (is_full(time) && !time.ahead) not_before_full(time);
    }
    if (captured_) found_.latest = std::min(found_.latest, *captured_);
    found_.best = found_.earliest;
    return sound();
  }

  void not_before(Day const& day, SaidTime const& time, std::string_view rule) {
    if (!day.exists() || day <= found_.earliest) return;
    found_.earliest = day;
    prove(time, rule);
  }

  void not_before_full(SaidTime const& time) {
    Day const day{*time.year, *time.month, *time.day};
    if (day <= found_.latest) not_before(day, time, "date-in-text");
  }

  // The page was fetched soon after it was published: what it tells of lies before that day.
  std::optional<Estimate> before_capture() {
    found_.latest = *captured_;
    found_.earliest = Day::from_number(captured_->number() - kLongestWait - 1);
    auto const open = found_.earliest;
    for (auto const& time : times_) {
      if (time.ahead || time.weekday || time.day_shift) continue;
      bool const day = is_full(time) || (time.day && !time.year && !time.year_shift);
      if (!day || time.month_shift) continue;
      auto const told = last_up_to(time);
      if (told) not_before(*told, time, "last-date-told");
    }
    bool const lede = weekday_of_lede();
    if (found_.earliest == open) return std::nullopt;
    found_.evidence.push_back({0, 0, 0, captured_->iso(), "captured"});
    found_.best = lede ? found_.earliest : found_.latest;
    return sound();
  }

  // A date without its year is the last one.
  [[nodiscard]] std::optional<Day> last_up_to(SaidTime const& time) const {
    auto date = resolve(time, *captured_);
    if (date && date->day > *captured_ && !time.year && time.month) --date->day.year;
    if (!date || date->day > *captured_ || !date->day.exists()) return std::nullopt;
    return date->day;
  }

  // News begins with the day of its event.
  bool weekday_of_lede() {
    auto const lede = std::ranges::find(passages_, PassageKind::body, &Passage::kind);
    auto const place = static_cast<std::size_t>(lede - passages_.begin());
    for (auto const& time : times_) {
      if (time.passage != place || !time.weekday || time.ahead) continue;
      auto const date = resolve(time, *captured_);
      if (!date || date->day < found_.earliest) return false;
      not_before(date->day, time, "weekday-of-lede");
      return true;
    }
    return false;
  }

  [[nodiscard]] std::optional<Estimate> sound() {
    if (found_.earliest > found_.latest) return std::nullopt;
    return std::move(found_);
  }

  Passages const& passages_;
  SaidTimes const& times_;
  std::optional<Day> captured_;
  Estimate found_;
};

}  // namespace

std::optional<Estimate> estimate(Passages const& passages, SaidTimes const& times,
                                 ExtractOptions const& options) {
  return Reckoning{passages, times, options}.run();
}

}  // namespace backfile::internal

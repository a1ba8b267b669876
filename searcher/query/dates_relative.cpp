// Dates that need the clock: yesterday, lastweek, 7d, "two weeks ago", monday, now-1M/M; and
// moments with an offset, which need the zone.
#include <algorithm>

#include "indexer/analysis/calendar_names.hpp"
#include "searcher/query/clock.hpp"
#include "searcher/query/date_units.hpp"
#include "searcher/query/dates.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

class RelativeReader {
 public:
  RelativeReader(std::string_view text, ParseOptions const& options, std::vector<Note>* notes)
      : text_{text}, pieces_{date_pieces(text)}, options_{options}, notes_{notes} {}

  std::optional<DaySpan> read() {
    if (lower_case(text_.substr(0, 3)) == "now" && text_.size() > 3) return date_math();
    split_joined_words();
    if (pieces_.empty()) return std::nullopt;
    if (auto const span = named_day()) return span;
    if (auto const span = this_or_last()) return span;
    return ago();
  }

 private:
  // thisweek, lastmonth and pastyear as two words.
  void split_joined_words() {
    if (pieces_.empty() || pieces_[0].is_number || pieces_[0].text.size() <= 4) return;
    auto const head = lower_case(pieces_[0].text.substr(0, 4));
    auto const rest = pieces_[0].text.substr(4);
    bool const joined =
        (head == "this" || head == "last" || head == "past" || head == "next") && unit_from(rest);
    if (!joined) return;
    pieces_[0].text = pieces_[0].text.substr(0, 4);
    pieces_.insert(pieces_.begin() + 1, DatePiece{rest});
  }

  [[nodiscard]] Day today() const { return Clock{options_}.today(); }

  [[nodiscard]] std::optional<DaySpan> named_day() const {
    if (pieces_.size() != 1 || pieces_[0].is_number) return std::nullopt;
    auto const word = lower_case(pieces_[0].text);
    auto const days_from_today = [&](int days) {
      auto const day = shifted(today(), {0, days}, 1);
      return DaySpan{day, day};
    };
    if (word == "today" || word == "now") return days_from_today(0);
    if (word == "yesterday") return days_from_today(-1);
    if (word == "tomorrow") return days_from_today(1);
    if (unit_from(word)) return std::nullopt;
    if (auto const weekday = weekday_from_name(word)) return latest(*weekday, true);
    return std::nullopt;
  }

  // The latest such weekday, today among them or not.
  [[nodiscard]] DaySpan latest(unsigned weekday, bool may_be_today) const {
    auto const now = today();
    auto back = static_cast<int>((now.weekday() + 7 - weekday) % 7);
    if (back == 0 && !may_be_today) back = 7;
    auto const day = shifted(now, {0, back}, -1);
    return {day, day};
  }

  [[nodiscard]] std::optional<DaySpan> this_or_last() const {
    auto const word = lower_case(pieces_[0].text);
    bool const last = word == "last" || word == "past";
    if ((!last && word != "this" && word != "next") || pieces_.size() < 2) return std::nullopt;
    if (pieces_.size() == 2) {
      if (auto const unit = unit_from(pieces_[1].text))
        return unit_from_now(*unit, word == "this" ? 0 : last ? -1 : 1);
      auto const weekday = last ? weekday_from_name(pieces_[1].text) : std::nullopt;
      return weekday ? std::optional{latest(*weekday, false)} : std::nullopt;
    }
    if (!last) return std::nullopt;
    auto const stretch = stretch_from(1);
    if (!stretch) return std::nullopt;
    return DaySpan{before_now(*stretch), today()};
  }

  [[nodiscard]] std::optional<DaySpan> unit_from_now(Unit unit, int sign) const {
    if (unit < Unit::day) return std::nullopt;
    Stretch one;
    add(one, 1, unit);
    return unit_around(sign == 0 ? today() : shifted(today(), one.period, sign), unit);
  }

  [[nodiscard]] std::optional<DaySpan> ago() const {
    auto const stretch = stretch_from(0);
    if (!stretch) return std::nullopt;
    auto const day = before_now(*stretch);
    return DaySpan{day, day};
  }

  [[nodiscard]] Day before_now(Stretch const& stretch) const {
    return shifted(Clock{options_}.day_before(stretch.seconds), stretch.period, -1);
  }

  // Pairs of number and unit from piece `at` on: 3 days, 1y6mo; "ago" may close them.
  [[nodiscard]] std::optional<Stretch> stretch_from(std::size_t at) const {
    Stretch stretch;
    auto end = pieces_.size();
    if (end > at && lower_case(pieces_[end - 1].text) == "ago") --end;
    if (end == at || (end - at) % 2 != 0) return std::nullopt;
    for (; at < end; at += 2) {
      auto const amount = amount_from(pieces_[at]);
      auto const unit = unit_from(pieces_[at + 1].text);
      if (!amount || !unit) return std::nullopt;
      if (pieces_[at + 1].text == "m") note_months(*amount);
      add(stretch, *amount, *unit);
    }
    return stretch;
  }

  void note_months(unsigned amount) const {
    if (notes_ == nullptr) return;
    auto const number = std::to_string(amount);
    notes_->push_back({"months_not_minutes",
                       "'" + number + "m' was read as " + number + " months; write " + number +
                           "mo for months, " + number + "min for minutes",
                       {}});
  }

  // now-7d/d, now-1M/M: steps in order, a step of / widens to the whole unit.
  [[nodiscard]] std::optional<DaySpan> date_math() const {
    auto const now = today();
    DaySpan span{now, now};
    for (std::size_t at = 3; at < text_.size();) {
      auto const sign = text_[at++];
      auto const digits_end = std::min(text_.find_first_not_of("0123456789", at), text_.size());
      auto const digits = text_.substr(at, digits_end - at);
      auto const unit_end = std::min(text_.find_first_of("+-/", digits_end), text_.size());
      auto const unit = unit_from(text_.substr(digits_end, unit_end - digits_end));
      if (!unit || (sign == '/') != digits.empty() || (sign != '/' && sign != '+' && sign != '-'))
        return std::nullopt;
      at = unit_end;
      if (sign == '/') {
        span = unit_around(span.first, *unit);
        continue;
      }
      Stretch step;
      add(step, small_number(digits).value_or(1'000'000), *unit);
      if (step.seconds != 0 && sign == '-') span.first = Clock{options_}.day_before(step.seconds);
      span.first = shifted(span.first, step.period, sign == '-' ? -1 : 1);
      span.last = span.first;
    }
    return span;
  }

  std::string_view text_;
  std::vector<DatePiece> pieces_;
  ParseOptions const& options_;
  std::vector<Note>* notes_;
};

}  // namespace

std::optional<DaySpan> read_moment(std::string_view text, ParseOptions const& options) {
  auto const date = text.substr(0, text.find_first_of("T "));
  if (date.find(':') != date.npos || !read_absolute(date, options)) return std::nullopt;
  auto const moment = Date::from_iso(text);
  if (!moment)
    throw Error{Code::bad_date, in_quotes(text) + " is not a moment", "write it as 2023-09-14T11:13"};
  auto const day = moment->offset_minutes ? Clock{options}.day_of(*moment) : moment->day;
  return DaySpan{day, day};
}

std::optional<DaySpan> read_relative(std::string_view text, ParseOptions const& options,
                                     std::vector<Note>* notes) {
  return RelativeReader{strip_blanks(text), options, notes}.read();
}

}  // namespace backfile::internal

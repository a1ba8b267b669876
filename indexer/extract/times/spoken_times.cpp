#include <algorithm>
#include <array>

#include "indexer/extract/printed_dates.hpp"
#include "indexer/extract/times/expression.hpp"
#include "indexer/extract/times/tokens.hpp"

// Times in languages that write months and days as words.

namespace backfile::internal {
namespace {

constexpr std::size_t kMostSpokenTimes = 400;  // of one text

class SpokenTimesReader {
 public:
  SpokenTimesReader(std::string_view text, TimeWords const& words, std::vector<TimeToken> const& tokens)
      : text_{text}, words_{words}, t_{tokens} {}

  std::vector<TimeExpression> run() {
    while (at_ < t_.size() && found_.size() < kMostSpokenTimes) {
      if (starts_sentence(at_)) begin_sentence();
      auto const begin = at_;
      TimeExpression time;
      if (!read(time)) {
        at_ = begin + 1;
        continue;
      }
      finish(time, begin);
    }
    return std::move(found_);
  }

 private:
  // Moves behind what was read; where nothing was, the place does not matter.
  bool read(TimeExpression& time) {
    auto const& first = t_[at_];
    if (first.kind == TimeTokenKind::mark) return false;
    if (first.kind == TimeTokenKind::number)
      return attempt(&SpokenTimesReader::numeric, time) || attempt(&SpokenTimesReader::day_first, time) || year(time);
    if (first.word == nullptr) return false;
    if (is_name(at_, kMonth)) return month_first(time);
    if (is_name(at_, kWeekday)) return weekday(time);
    if (first.is(kShift | kMonthUnit | kYearUnit)) return shifted(time);
    if (first.is(kDayWord)) {
      time.day_shift = first.word->value;
      ++at_;
      return true;
    }
    return false;
  }

  bool attempt(bool (SpokenTimesReader::*reading)(TimeExpression&), TimeExpression& time) {
    auto const begin = at_;
    if ((this->*reading)(time)) return true;
    at_ = begin;
    time = {};
    return false;
  }

  void finish(TimeExpression& time, std::size_t first) {
    time.begin = t_[first].begin;
    time.end = t_[at_ - 1].end;
    time.clause = clause_;
    time.ahead = future_ && !follows_past(first);
    time.part = part_before(first);
    found_.push_back(time);
  }

  // "by the end of this year", "early next year".
  [[nodiscard]] bool part_before(std::size_t at) const {
    for (int n = 0; n < 3 && at > 0; ++n) {
      --at;
      if (t_[at].is(kPart)) return true;
      if (!t_[at].is(kJoint | kArticle) && t_[at].mark != '-') return false;
    }
    return false;
  }

  // 2023.9.21  14.09.2023: the numeric layouts that headers have, too.
  bool numeric(TimeExpression& time) {
    bool const layout = is_number(at_ + 2) && t_[at_ + 1].kind == TimeTokenKind::mark &&
                        is_number(at_ + 4) && !is_tail(at_);
    if (!layout) return false;
    auto const end = t_[at_ + 4].end;
    auto const text = text_.substr(t_[at_].begin, end - t_[at_].begin);
    auto const dates = find_printed_dates(text);
    if (dates.size() != 1 || dates[0].begin != 0 || dates[0].end != text.size()) return false;
    if (!dates[0].exists || dates[0].date.precision != Precision::day || is_broken(at_ + 4))
      return false;
    set(time, dates[0].date);
    at_ += 5;
    return true;
  }

  static void set(TimeExpression& time, Date const& date) {
    time.year = date.day.year;
    time.month = date.day.month;
    time.day = date.day.day;
  }

  // Sept. 13, 2023  September 2023  in September  February last year
  bool month_first(TimeExpression& time) {
    auto const& name = t_[at_];
    auto next = at_ + 1;
    bool const stop = is_mark(next, '.') && !t_[next].gap;
    if (stop) ++next;
    time.month = static_cast<unsigned>(name.word->value);
    if (is_day(next)) {
      time.day = t_[next].value;
      at_ = behind_ordinal(next + 1);
      behind_day(time);
      return true;
    }
    auto const of = skip_joints(next);
    if (is_year(of)) {
      time.year = static_cast<int>(t_[of].value);
      at_ = of + 1;
      return true;
    }
    if (name.word->brief) return false;
    bool const placed = is_placed(at_);
    at_ = next - (stop ? 1 : 0);
    return shift_behind(time) || placed;
  }

  // A month by itself: "in May", "late May", "in May and August".
  [[nodiscard]] bool is_placed(std::size_t at) const {
    if (at == 0) return false;
    if (t_[at - 1].is(kPlacing | kPart | kShift)) return true;
    if (t_[at - 1].mark == '-') return part_before(at);
    bool const listed = t_[at - 1].is(kAnd) && at > 1 && !found_.empty();
    return listed && found_.back().end == t_[at - 2].end && found_.back().month &&
           !found_.back().day;
  }

  // 13 September 2023  13. September  le 13 septembre; the 6th  the 13th of last month
  bool day_first(TimeExpression& time) {
    if (!is_day(at_)) return false;
    bool const ordinal = is_word(at_ + 1, kOrdinal) && !t_[at_ + 1].gap;
    auto next = behind_ordinal(at_ + 1);
    if (is_mark(next, '.') && !t_[next].gap) ++next;
    time.day = t_[at_].value;
    auto const number = at_;
    auto const joint = next;
    next = skip_joints(next);
    // "5 of May" counts something; the 5th of May is a day.
    if (next > joint && words_.has_ordinal_days() && !ordinal) return false;
    if (is_name(next, kMonth)) {
      time.month = static_cast<unsigned>(t_[next].word->value);
      bool const stop = t_[next].word->brief && is_mark(next + 1, '.');
      at_ = next + (stop ? 2 : 1);
      behind_day(time);
      return true;
    }
    if (is_word(next, kArticle)) ++next;
    at_ = next;
    if (is_word(next, kShift | kMonthUnit) && shifted(time) && time.month_shift) return true;
    return ordinal && bare_day(number);
  }

  // "on the 6th" before a pause: not the 6th floor.
  bool bare_day(std::size_t number) {
    bool const on = number >= 2 && t_[number - 1].is(kArticle) && t_[number - 2].is(kBefore);
    at_ = number + 2;
    bool const pause =
        at_ >= t_.size() || (t_[at_].kind == TimeTokenKind::mark && t_[at_].mark != '-');
    return on && words_.has_ordinal_days() && pause;
  }

  // The year behind a day and month.
  void behind_day(TimeExpression& time) {
    auto next = skip_joints(at_);
    if (is_year(next)) {
      time.year = static_cast<int>(t_[next].value);
      at_ = next + 1;
    } else {
      shift_behind(time);
    }
  }

  // "last year" behind a month: "February last year", "July of this year".
  bool shift_behind(TimeExpression& time) {
    auto const back = at_;
    at_ = skip_joints(at_);
    while (is_word(at_, kArticle)) ++at_;
    TimeExpression said;
    if (is_word(at_, kShift | kYearUnit) && shifted(said) && said.year_shift) {
      time.year_shift = said.year_shift;
      return true;
    }
    at_ = back;
    return false;
  }

  // last month, le mois dernier, this year.
  bool shifted(TimeExpression& time) {
    if (at_ + 1 >= t_.size()) return false;
    auto const& first = t_[at_];
    auto const& second = t_[at_ + 1];
    bool const before = first.is(kShift) && second.is(kMonthUnit | kYearUnit);
    bool const behind = first.is(kMonthUnit | kYearUnit) && second.is(kShift);
    if (!second.gap || (!before && !behind)) return false;
    auto const& unit = before ? second : first;
    auto const shift = (before ? first : second).word->value;
    (unit.is(kMonthUnit) ? time.month_shift : time.year_shift) = shift;
    at_ += 2;
    return true;
  }

  // Thursday, but not "Thursday, Sept. 14", which says more.
  bool weekday(TimeExpression& time) {
    bool const title = (at_ > 0 && t_[at_ - 1].is(kNoDay)) || is_word(at_ + 1, kNoDay);
    if (title) return false;
    time.weekday = static_cast<unsigned>(t_[at_].word->value);
    auto const behind = at_ + 1;
    at_ = is_mark(behind, ',') ? behind + 1 : behind;
    TimeExpression date;
    if (at_ < t_.size() && !t_[at_].is(kWeekday) && read(date) && date.day) return false;
    at_ = behind;
    return true;
  }

  // since 2019, their 1961 treaty.
  bool year(TimeExpression& time) {
    if (!is_year(at_) || at_ == 0 || is_tail(at_)) return false;
    auto const& before = t_[at_ - 1];
    bool const named = before.is(kPlacing | kPart | kYearUnit);
    bool const owned = before.is(kArticle) && at_ + 1 < t_.size() && !t_[at_ + 1].capital &&
                       t_[at_ + 1].kind == TimeTokenKind::word && t_[at_].value % 100 != 0;
    if ((!named && !owned) || (at_ + 1 < t_.size() && is_glued_to_word(at_ + 1))) return false;
    time.year = static_cast<int>(t_[at_].value);
    ++at_;
    return true;
  }

  [[nodiscard]] bool is_glued_to_word(std::size_t at) const {
    return !t_[at].gap && (t_[at].kind == TimeTokenKind::word || t_[at].mark == '%' ||
                           t_[at].mark == '-' || t_[at].mark == '/');
  }

  [[nodiscard]] bool is_number(std::size_t at) const {
    return at < t_.size() && t_[at].kind == TimeTokenKind::number;
  }
  [[nodiscard]] bool is_mark(std::size_t at, char mark) const {
    return at < t_.size() && t_[at].mark == mark;
  }
  [[nodiscard]] bool is_word(std::size_t at, unsigned kinds) const {
    return at < t_.size() && t_[at].is(kinds);
  }
  [[nodiscard]] bool is_name(std::size_t at, unsigned kind) const {
    return is_word(at, kind) && (t_[at].capital || !words_.has_capitals());
  }
  // The number goes on behind: 1,500  3.5  15:11  5-year  50%
  [[nodiscard]] bool is_broken(std::size_t at) const {
    if (at + 1 >= t_.size() || t_[at + 1].gap) return false;
    auto const& mark = t_[at + 1];
    if (mark.mark == '%' || mark.mark == '-' || mark.mark == '/') return true;
    return mark.kind == TimeTokenKind::mark && is_number(at + 2) && !t_[at + 2].gap;
  }
  [[nodiscard]] bool is_tail(std::size_t at) const {
    return at > 1 && !t_[at].gap && !t_[at - 1].gap && t_[at - 1].kind == TimeTokenKind::mark &&
           is_number(at - 2);
  }
  [[nodiscard]] bool is_day(std::size_t at) const {
    return is_number(at) && t_[at].digits <= 2 && t_[at].value >= 1 && t_[at].value <= 31 &&
           !is_broken(at) && !is_tail(at);
  }
  [[nodiscard]] bool is_year(std::size_t at) const {
    return is_number(at) && t_[at].digits == 4 && t_[at].value >= 1700 && t_[at].value <= 2200 &&
           !is_broken(at);
  }
  [[nodiscard]] std::size_t behind_ordinal(std::size_t at) const {
    return is_word(at, kOrdinal) && !t_[at].gap ? at + 1 : at;
  }
  [[nodiscard]] std::size_t skip_joints(std::size_t at) const {
    for (int n = 0; n < 2; ++n)
      if (is_mark(at, ',') || is_word(at, kJoint)) ++at;
    return at;
  }

  // A full stop behind an abbreviation or a day ends none: what follows has a capital.
  [[nodiscard]] bool starts_sentence(std::size_t at) const {
    if (at == 0) return true;
    bool const stop = is_mark(at - 1, '.') || is_mark(at - 1, '!') || is_mark(at - 1, '?');
    return stop && t_[at].gap && (t_[at].capital || t_[at].kind == TimeTokenKind::mark);
  }
  void begin_sentence() {
    clause_ = t_[at_].begin;
    future_ = false;
    for (auto i = at_; i < t_.size() && (i == at_ || !starts_sentence(i)); ++i)
      future_ = future_ || (t_[i].is(kFuture) && !t_[i].capital);
  }
  // A verb of the past within three words: "said on Thursday".
  [[nodiscard]] bool follows_past(std::size_t at) const {
    for (std::size_t n = 1; n <= 3 && n <= at; ++n)
      if (t_[at - n].past || t_[at - n].is(kPast)) return true;
    return false;
  }

  std::string_view text_;
  TimeWords const& words_;
  std::vector<TimeToken> const& t_;
  std::vector<TimeExpression> found_;
  std::size_t at_ = 0;
  std::size_t clause_ = 0;
  bool future_ = false;
};

bool has_signs(std::string_view lang) { return lang == "ko" || lang == "ja" || lang == "zh"; }

}  // namespace

std::vector<TimeExpression> find_times(std::string_view text, std::string_view lang) {
  if (has_signs(lang)) return find_signed_times(text);
  auto const& words = TimeWords::of(lang);
  thread_local std::vector<TimeToken> tokens;
  if (!tokenise_times(text, words, tokens)) return {};
  return SpokenTimesReader{text, words, tokens}.run();
}

}  // namespace backfile::internal

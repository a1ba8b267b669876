#include <array>
#include <optional>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/times/expression.hpp"

// Times in Korean, Japanese and Chinese: numbers with a sign behind them.

namespace backfile::internal {
namespace {

constexpr std::size_t kMostSignedTimes = 400;  // of one text

enum class Unit { year, month, day };

struct Sign {
  std::string_view text;
  Unit unit;
};
constexpr std::array kSigns{Sign{"년", Unit::year},  Sign{"年", Unit::year},
                            Sign{"월", Unit::month}, Sign{"月", Unit::month},
                            Sign{"일", Unit::day},   Sign{"日", Unit::day},
                            Sign{"号", Unit::day}};

struct Shift {
  std::string_view text;
  Unit unit;
  int value;
};
constexpr std::array kShifts{Shift{"지난달", Unit::month, -1}, Shift{"지난 달", Unit::month, -1},
                             Shift{"이달", Unit::month, 0},    Shift{"이번 달", Unit::month, 0},
                             Shift{"이번달", Unit::month, 0},  Shift{"다음 달", Unit::month, 1},
                             Shift{"다음달", Unit::month, 1},  Shift{"지난해", Unit::year, -1},
                             Shift{"작년", Unit::year, -1},    Shift{"올해", Unit::year, 0},
                             Shift{"내년", Unit::year, 1},     Shift{"先月", Unit::month, -1},
                             Shift{"今月", Unit::month, 0},    Shift{"来月", Unit::month, 1},
                             Shift{"昨年", Unit::year, -1},    Shift{"去年", Unit::year, -1},
                             Shift{"今年", Unit::year, 0},     Shift{"来年", Unit::year, 1},
                             Shift{"上个月", Unit::month, -1}, Shift{"上月", Unit::month, -1},
                             Shift{"本月", Unit::month, 0},    Shift{"下个月", Unit::month, 1},
                             Shift{"下月", Unit::month, 1},    Shift{"明年", Unit::year, 1}};

struct Weekday {
  std::string_view korean, han;
};
constexpr std::array kWeekdays{Weekday{"일요일", "日曜日"}, Weekday{"월요일", "月曜日"},
                               Weekday{"화요일", "火曜日"}, Weekday{"수요일", "水曜日"},
                               Weekday{"목요일", "木曜日"}, Weekday{"금요일", "金曜日"},
                               Weekday{"토요일", "土曜日"}};

// What may stand behind a day that is a day of the month, and not a number of days.
constexpr std::array<std::string_view, 22> kBehindDay{
    " ",  "(",  ",",  ".",  "에", "부터", "까지", "의", "자", "、",   "。",
    "（", "に", "の", "午", "夜", "朝",   "ま",   "か", "，", "上午", "下午"};
constexpr std::array<std::string_view, 5> kBehindSpan{" 동안", " 간", " 만", " 연속", " 전"};

struct Number {
  unsigned value = 0;
  std::size_t digits = 0;
};

class SignedTimesReader {
 public:
  explicit SignedTimesReader(std::string_view text) : text_{text} {}

  std::vector<TimeExpression> run() {
    while (at_ < text_.size() && found_.size() < kMostSignedTimes) {
      auto const begin = at_;
      TimeExpression time;
      if (starts_here() && read(time)) {
        time.begin = begin;
        time.end = at_;
        time.clause = clause_;
        found_.push_back(time);
        continue;
      }
      at_ = begin;
      step();
    }
    return std::move(found_);
  }

 private:
  // A time begins with a digit or with a character of the tables.
  [[nodiscard]] bool starts_here() const {
    auto const c = static_cast<unsigned char>(text_[at_]);
    return c >= 0xE4 || (c >= '0' && c <= '9');
  }

  // Past a character; numbers are passed as a whole, with the mark that joins them.
  void step() {
    if (read_number()) {
      if (at_ < text_.size() && (text_[at_] == '.' || text_[at_] == ',')) ++at_;
      return;
    }
    auto const c = next_code_point(text_, at_);
    if (c == '.' || c == U'。' || c == '!' || c == '?') clause_ = at_;
  }

  bool read(TimeExpression& time) {
    if (weekday(time)) return true;
    bool said = shift(time);
    if (!said || time.year_shift) {
      for (auto const unit : {Unit::year, Unit::month}) said = signed_number(time, unit) || said;
    }
    bool const in_month = time.month || time.month_shift;
    said = day(time, in_month) || said;
    return said;
  }

  bool weekday(TimeExpression& time) {
    for (unsigned i = 0; i < kWeekdays.size(); ++i)
      for (auto const name : {kWeekdays[i].korean, kWeekdays[i].han})
        if (take(name)) {
          time.weekday = i;
          return true;
        }
    return false;
  }

  bool shift(TimeExpression& time) {
    for (auto const& row : kShifts) {
      if (!take(row.text)) continue;
      (row.unit == Unit::year ? time.year_shift : time.month_shift) = row.value;
      return true;
    }
    return false;
  }

  // A number with the unit's sign, white space before it left aside.
  bool signed_number(TimeExpression& time, Unit unit) {
    auto const back = at_;
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    auto const number = read_number();
    if (number && is_sensible(*number, unit) && take_sign(unit)) {
      if (unit == Unit::year) time.year = static_cast<int>(number->value);
      if (unit == Unit::month) time.month = number->value;
      if (unit == Unit::day) time.day = number->value;
      return true;
    }
    at_ = back;
    return false;
  }

  bool day(TimeExpression& time, bool in_month) {
    auto const back = at_;
    TimeExpression said;
    if (signed_number(said, Unit::day) && (in_month || ends_as_day())) {
      time.day = said.day;
      return true;
    }
    at_ = back;
    return false;
  }

  [[nodiscard]] bool ends_as_day() const {
    auto const rest = text_.substr(at_);
    for (auto const span : kBehindSpan)
      if (rest.starts_with(span)) return false;
    for (auto const behind : kBehindDay)
      if (rest.starts_with(behind)) return true;
    return rest.empty();
  }

  static bool is_sensible(Number const& number, Unit unit) {
    if (unit == Unit::year)
      return number.digits == 4 && number.value >= 1700 && number.value <= 2200;
    if (number.digits > 2 || number.value == 0) return false;
    return number.value <= (unit == Unit::month ? 12u : 31u);
  }

  std::optional<Number> read_number() {
    constexpr unsigned kTooLarge = 1'000'000;
    Number number;
    while (at_ < text_.size()) {
      auto next = at_;
      int const digit = digit_value(next_code_point(text_, next));
      if (digit < 0) break;
      if (number.value < kTooLarge) number.value = number.value * 10 + static_cast<unsigned>(digit);
      ++number.digits;
      at_ = next;
    }
    if (number.digits == 0) return std::nullopt;
    return number;
  }

  bool take_sign(Unit unit) {
    for (auto const& sign : kSigns)
      if (sign.unit == unit && take(sign.text)) return true;
    return false;
  }

  bool take(std::string_view text) {
    if (!text_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  std::string_view text_;
  std::vector<TimeExpression> found_;
  std::size_t at_ = 0;
  std::size_t clause_ = 0;
};

}  // namespace

std::vector<TimeExpression> find_signed_times(std::string_view text) { return SignedTimesReader{text}.run(); }

}  // namespace backfile::internal

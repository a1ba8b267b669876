#include <backfile/date.hpp>

// Date::from_iso: the reader for what Date::value writes.

namespace backfile {
namespace {

constexpr int kMaxOffsetHours = 18;  // as java.time and ICU bound zone offsets

class IsoReader {
 public:
  explicit IsoReader(std::string_view text) noexcept : rest_{text} {}

  [[nodiscard]] bool done() const noexcept { return rest_.empty(); }

  bool take(char expected) noexcept {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // Exactly `count` digits, or nothing at all.
  std::optional<unsigned> digits(std::size_t count) noexcept {
    if (rest_.size() < count) return std::nullopt;
    unsigned value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return std::nullopt;
      value = value * 10 + static_cast<unsigned>(rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  // Fractions of a second are read and dropped; at least one digit has to follow the point.
  bool skip_fraction() noexcept {
    if (!take('.') && !take(',')) return true;
    if (!digits(1)) return false;
    while (digits(1)) {
    }
    return true;
  }

 private:
  std::string_view rest_;
};

bool read_offset(IsoReader& in, Date& date) noexcept {
  if (in.done()) return true;
  if (in.take('Z') || in.take('z')) {
    date.offset_minutes = 0;
    return true;
  }
  bool const west = in.take('-');
  if (!west && !in.take('+')) return false;
  auto const hours = in.digits(2);
  if (!hours) return false;
  in.take(':');
  unsigned const minutes = in.digits(2).value_or(0);
  if (*hours > kMaxOffsetHours || minutes > 59) return false;
  int const offset = static_cast<int>(*hours * 60 + minutes);
  date.offset_minutes = west ? -offset : offset;
  return true;
}

bool read_clock(IsoReader& in, Date& date) noexcept {
  auto const hour = in.digits(2);
  if (!hour || !in.take(':')) return false;
  auto const minute = in.digits(2);
  if (!minute) return false;
  date.hour = *hour;
  date.minute = *minute;
  date.precision = Precision::minute;
  if (in.take(':')) {
    auto const second = in.digits(2);
    if (!second || !in.skip_fraction()) return false;
    date.second = *second;
    date.precision = Precision::second;
  }
  return read_offset(in, date);
}

bool read_date(IsoReader& in, Date& date) noexcept {
  auto const year = in.digits(4);
  if (!year) return false;
  date.day.year = static_cast<int>(*year);
  date.precision = Precision::year;
  if (in.done()) return true;
  if (!in.take('-')) return false;
  auto const month = in.digits(2);
  if (!month) return false;
  date.day.month = *month;
  date.precision = Precision::month;
  if (in.done()) return true;
  if (!in.take('-')) return false;
  auto const day = in.digits(2);
  if (!day) return false;
  date.day.day = *day;
  date.precision = Precision::day;
  if (in.done()) return true;
  return (in.take('T') || in.take('t') || in.take(' ')) && read_clock(in, date);
}

}  // namespace

std::optional<Date> Date::from_iso(std::string_view text) noexcept {
  IsoReader in{text};
  Date date;
  if (!read_date(in, date) || !in.done() || !date.exists()) return std::nullopt;
  return date;
}

}  // namespace backfile

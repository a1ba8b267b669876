#include <algorithm>
#include <charconv>
#include <vector>

#include "indexer/analysis/calendar_names.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/day_parts.hpp"
#include "indexer/extract/stated_date.hpp"

// Dates as mail and feeds have them: "Thu, 14 Sep 2023 11:13:01 +0900", with two digits of the
// year, and "Thu Sep 14 11:13:01 2023". Every word has to be a part of the date; day and month may
// have the names of any language, and a first word that nobody knows is the name of a day.

namespace backfile::internal {
namespace {

bool is_number_text(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int value_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::vector<std::string_view> mail_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    auto const begin = std::min(text.find_first_not_of(" \t\n,"), text.size());
    text.remove_prefix(begin);
    auto const end = std::min(text.find_first_of(" \t\n,"), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

// "(Central European Summer Time)" behind an offset.
std::string_view without_comment(std::string_view text) {
  text = trim(text);
  auto const open = text.rfind('(');
  return text.ends_with(')') && open != text.npos && open > 0 ? trim(text.substr(0, open)) : text;
}

class MailDate {
 public:
  explicit MailDate(std::string_view lang) : lang_{lang} {}

  std::optional<StatedDate> read(std::string_view text) {
    auto const words = mail_words(without_comment(text));
    for (std::size_t i = 0; i < words.size(); ++i)
      if (!take(words[i]) && (i > 0 || has_digit(words[i]))) return std::nullopt;
    if (!day_ || !month_ || !year_ || !clock_) return std::nullopt;
    date_.day = {*year_, *month_, *day_};
    std::string_view note;
    if (weekday_ && date_.day.exists() && *weekday_ != date_.day.weekday())
      note = "the weekday is another";
    if (date_.hour == 24 && date_.minute == 0 && date_.second == 0) {
      date_.hour = 0;
      date_.precision = Precision::day;
      note = left_out_because(DateDoubt::no_such_time);
    } else if (!zone_.empty()) {
      auto const offset = read_offset_text(zone_, date_);
      if (offset) date_.offset_minutes = offset->minutes;
      if (!date_.offset_minutes) note = left_out_because(DateDoubt::zone_of_several);
    }
    return StatedDate{date_, {}, note};
  }

 private:
  static bool has_digit(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
  }

  bool take(std::string_view word) {
    if (word.find(':') != word.npos && is_number_text(word.substr(0, 1)) && !clock_)
      return take_clock(word);
    if (is_number_text(word)) return take_number(word);
    if (clock_ && zone_.empty() && is_zone(word)) {
      zone_ = word;
      return true;
    }
    if (auto const month = month_of(word); month && !month_) {
      month_ = month;
      return true;
    }
    auto const weekday = weekday_from_name(word);
    if (weekday && !weekday_) weekday_ = weekday;
    return weekday.has_value();
  }

  // Also "4月" and "4월".
  std::optional<unsigned> month_of(std::string_view word) const {
    for (std::string_view const sign : {"月", "월"}) {
      if (!word.ends_with(sign)) continue;
      auto const digits = word.substr(0, word.size() - sign.size());
      int const month = is_number_text(digits) && digits.size() <= 2 ? value_of(digits) : 0;
      if (month >= 1 && month <= 12) return static_cast<unsigned>(month);
    }
    return month_from_name(word, lang_);
  }

  // What stands behind the time in capitals is a zone, if only one that nobody knows; not what may
  // say that the evening is meant.
  bool is_zone(std::string_view word) const {
    if (read_offset_text(word, {})) return true;
    bool const capitals =
        std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals && word.size() >= 3 && word.size() <= 5 && !hours_of_phrase(word, lang_) &&
           !month_from_name(word, lang_) && date_.precision == Precision::second;
  }

  bool take_number(std::string_view word) {
    auto const value = value_of(word);
    if (word.size() <= 2 && !day_) {
      day_ = static_cast<unsigned>(value);
    } else if (!year_ && word.size() == 4) {
      year_ = value;
    } else if (!year_ && word.size() == 2 && month_) {
      year_ = value + (value < 50 ? 2000 : 1900);  // as RFC 5322, 4.3
    } else {
      return false;
    }
    return true;
  }

  bool take_clock(std::string_view word) {
    bool const seconds = word.size() == 8 && word[5] == ':';
    bool const short_hour = word.size() == 4 && word[1] == ':';
    if (!(seconds || short_hour || word.size() == 5)) return false;
    if (word.find_first_not_of("0123456789:") != word.npos) return false;
    std::size_t const minute = short_hour ? 2 : 3;
    if (word[minute - 1] != ':') return false;
    date_.hour = static_cast<unsigned>(value_of(word.substr(0, minute - 1)));
    date_.minute = static_cast<unsigned>(value_of(word.substr(minute, 2)));
    date_.second = seconds ? static_cast<unsigned>(value_of(word.substr(6, 2))) : 0;
    date_.precision = seconds ? Precision::second : Precision::minute;
    clock_ = true;
    return true;
  }

  std::string_view lang_;
  Date date_;
  std::optional<unsigned> day_;
  std::optional<unsigned> month_;
  std::optional<int> year_;
  std::optional<unsigned> weekday_;
  std::string_view zone_;
  bool clock_ = false;
};

}  // namespace

std::optional<StatedDate> read_mail_date(std::string_view text, std::string_view lang) {
  return MailDate{lang}.read(text);
}

}  // namespace backfile::internal

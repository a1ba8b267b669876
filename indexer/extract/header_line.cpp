#include "indexer/extract/header_line.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/byline.hpp"
#include "indexer/extract/byline_marker.hpp"
#include "indexer/extract/date_context.hpp"
#include "indexer/extract/furniture.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMostHeaderLineBytes = 300;  // bytes
constexpr std::string_view kOuterMarks = "|-,:;()[]/*.";

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string_view trim_segment(std::string_view text) {
  if (!text.empty() && is_ascii_word(text.front()) && is_ascii_word(text.back())) return text;
  constexpr std::array<std::string_view, 8> kWide{"·", "•", "–", "—", "（", "）", "　", "ㅣ"};
  for (bool again = true; again;) {
    again = false;
    text = trim_marks(text, kOuterMarks);
    for (auto const mark : kWide) {
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        again = true;
      } else if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return text;
}

struct Bar {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

// The first of "|", "·", "•", "ㅣ", and of " – ", " — ", " - ": one walk over the text.
Bar find_bar(std::string_view text) {
  constexpr std::array<std::string_view, 7> kBars{"|", "·", "•", "ㅣ", " – ", " — ", " - "};
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte != ' ' && byte != '|' && byte < 0x80) continue;
    auto const rest = text.substr(at);
    for (auto const bar : kBars)
      if (rest.starts_with(bar)) return {at, bar.size()};
  }
  return {};
}

// Whether a "By" of some language stands in the text at all: in most it does not.
bool may_have_by(std::string_view text) {
  constexpr std::array<std::string_view, 7> kWords{"By", "by", "von", "Von", "par", "Par", "por"};
  for (std::size_t at = text.find(' '); at != text.npos; at = text.find(' ', at + 1)) {
    if (text.substr(0, at).ends_with("By")) return true;
    auto const rest = text.substr(at + 1);
    if (std::ranges::any_of(kWords, [&](auto word) { return rest.starts_with(word); })) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 8> kBys{" By ",  " by ",  " von ", " Von ",
                                               " par ", " Par ", " por ", "By "};
constexpr std::array<std::string_view, 5> kJoinedBys{" by", " By", " von", " Von", " par"};

// Where "by" stands: with a space behind, or joined to a name as converters do.
std::size_t find_by(std::string_view segment, std::string_view by) {
  std::size_t const at = segment.find(by);
  if (at == segment.npos || by.ends_with(' ')) return at;
  std::size_t behind = at + by.size();
  if (behind >= segment.size() || !is_upper(next_code_point(segment, behind))) return segment.npos;
  return at;
}

class LineReader {
 public:
  LineReader(std::string_view line, DateHabits const& habits) : line_{line} {
    for (auto const& printed : find_printed_dates(line, habits))
      out_.dates.push_back({printed, {}});
    auto const year = out_.dates.empty() ? read_issue_year(line) : std::nullopt;
    if (year) out_.dates.push_back({*year, {}});
  }

  HeaderLine read() {
    if (!out_.dates.empty() && tells_of_entry(line_)) return read_entry();
    std::size_t begin = 0;
    bool opened = false;
    for (auto& date : out_.dates) {
      std::string_view before = line_.substr(begin, date.printed.begin - begin);
      std::string_view rest;
      date.label = label_before(trim_segment(before), rest);
      if (begin > 0 && date.label == DateLabel::none) note_pair(before);
      opened = opened || (date.label != DateLabel::none && trim_segment(rest).empty());
      note_event(date, before);
      read_gap(rest);
      begin = date.printed.end;
    }
    out_.framed = opened || has_frame();
    read_gap(take_labels_behind(line_.substr(begin)));
    return std::move(out_);
  }

 private:
  // The sections and words that such a line lists are nobody's names.
  HeaderLine read_entry() {
    auto& date = out_.dates.front();
    date.label = DateLabel::published;
    out_.framed = true;
    // "… first published on 3 May 1998 and was updated on 14 September 2023."
    for (std::size_t i = 1; i < out_.dates.size(); ++i) {
      auto const begin = out_.dates[i - 1].printed.end;
      std::string_view rest;
      auto& next = out_.dates[i];
      next.label = label_before(line_.substr(begin, next.printed.begin - begin), rest);
    }
    take_author_of_entry(line_.substr(0, date.printed.begin));
    if (out_.names.empty()) take_author_of_entry(line_.substr(date.printed.end));
    return std::move(out_);
  }

  void take_author_of_entry(std::string_view gap) {
    for (auto const by : kBys) {
      std::size_t const at = gap.rfind(by);
      if (at == gap.npos) continue;
      auto const segment = trim(gap.substr(at));
      if (!take_byline(segment)) out_.lone = read_lone_name(segment);
      return;
    }
  }

  // A post quoted ("— Ann (@ann) May 3, 2021"), hours, days from one to another.
  void note_event(HeaderDate& date, std::string_view before) {
    bool const hours = date.printed.date.precision > Precision::day &&
                       goes_on_till(line_.substr(date.printed.end));
    bool const digit = line_[date.printed.begin] >= '0' && line_[date.printed.begin] <= '9';
    bool const days = digit && begins_earlier(before);
    if (hours || days || ends_with_account(before)) date.label = DateLabel::other;
  }

  // Marks on both sides of a date, or one beside a time of day.
  [[nodiscard]] bool has_frame() const {
    if (out_.dates.empty()) return false;
    constexpr std::array<std::string_view, 7> kMarks{"|", "·", "•", "–", "—", " -", "/"};
    auto const& first = out_.dates.front().printed;
    auto const& last = out_.dates.back().printed;
    auto const front = trim(line_.substr(0, first.begin));
    auto const back = trim(line_.substr(last.end));
    auto const any = [&](auto const& test) {
      return std::any_of(kMarks.begin(), kMarks.end(), test);
    };
    bool const before = any([&](std::string_view mark) { return front.ends_with(trim(mark)); });
    bool const behind = any([&](std::string_view mark) { return back.starts_with(trim(mark)); });
    if (back.starts_with("Posted in") || back.starts_with("Veröffentlicht in")) return true;
    bool const clock = first.date.precision > Precision::day;
    if (clock) return before || behind || front.empty() || back.empty();
    bool const bar = back.starts_with("|") || back.starts_with("·") || back.starts_with("•");
    return (before && (behind || back.empty())) || (front.empty() && bar);
  }

  void note_pair(std::string_view between) {
    out_.pair = out_.pair || trim_segment(between).empty();
  }

  // "2023年9月14日 公開" has its label behind; only where none stands in front.
  std::string_view take_labels_behind(std::string_view tail) {
    if (out_.dates.empty()) return tail;
    auto const label = label_behind(trim_segment(tail));
    if (label == DateLabel::none || out_.dates.front().label != DateLabel::none) return tail;
    for (std::size_t i = 0; i + 1 < out_.dates.size(); ++i) {
      out_.dates[i].label = out_.dates[i + 1].label;
    }
    out_.dates.back().label = label;
    return {};
  }

  void read_gap(std::string_view gap) {
    while (!gap.empty()) {
      Bar const bar = find_bar(gap);
      read_segment(trim_segment_keeping_brackets(gap.substr(0, bar.at)));
      if (bar.at == gap.npos) break;
      gap = gap.substr(bar.at + bar.size);
    }
  }

  static std::string_view trim_segment_keeping_brackets(std::string_view text) {
    return trim_marks(text, "|-,;*");
  }

  bool take_byline(std::string_view segment) {
    auto const byline = read_byline(segment);
    if (!byline) return false;
    out_.names.insert(out_.names.end(), byline->names.begin(), byline->names.end());
    out_.byline = segment;
    out_.marked = true;
    return true;
  }

  void read_segment(std::string_view segment) {
    if (trim_segment(segment).empty() || take_byline(segment)) return;
    if (out_.lone.empty()) out_.lone = read_lone_name(segment);
    if (!may_have_by(segment)) return keep(segment);
    auto const take = [&](std::string_view by) { return take_behind(segment, by); };
    if (std::any_of(kBys.begin(), kBys.end(), take)) return;
    if (std::any_of(kJoinedBys.begin(), kJoinedBys.end(), take)) return;
    keep(segment);
  }

  bool take_behind(std::string_view segment, std::string_view by) {
    std::size_t const at = find_by(segment, by);
    if (at == segment.npos || at == 0 || !may_stand_before_by(trim_segment(segment.substr(0, at))))
      return false;
    auto const author = trim(segment.substr(at));
    if (!take_byline(author)) {
      if (out_.lone.empty()) out_.lone = read_lone_name(author);
      return false;
    }
    keep(segment.substr(0, at));
    return true;
  }

  void keep(std::string_view segment) {
    segment = trim_segment(segment);
    if (segment.empty()) return;
    out_.rest.push_back(segment);
    out_.rest_units += word_count(segment);
  }

  std::string_view line_;
  HeaderLine out_;
};

}  // namespace

HeaderLine read_header_line(std::string_view line, DateHabits const& habits) {
  if (line.size() > kMostHeaderLineBytes) return {};
  HeaderLine out = LineReader{line, habits}.read();
  out.undated = out.dates.empty() && out.names.empty() && is_yearless_date(line);
  return out;
}

}  // namespace backfile::internal

#include "indexer/formats/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <span>
#include <sstream>

#include "backfile/error.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/formats/csv_rows.hpp"
#include "indexer/formats/jsonl.hpp"
#include "indexer/formats/record.hpp"
#include "indexer/sources/files.hpp"
#include "indexer/sources/refuse_input.hpp"

namespace backfile::internal {
namespace {

using Columns = std::vector<std::string>;

constexpr char const* kTextless = "neither title nor body";

bool is_blank_text(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

bool has_name(std::string_view path) {
  return path.ends_with(".csv") || path.ends_with(".tsv") || path.ends_with(".tab");
}

// "#3" as 2.
std::optional<std::size_t> numbered(std::string_view name) {
  std::size_t number = 0;
  auto const end = name.data() + name.size();
  if (!name.starts_with('#')) return std::nullopt;
  auto const read = std::from_chars(name.data() + 1, end, number);
  if (read.ec != std::errc{} || read.ptr != end || number == 0) return std::nullopt;
  return number - 1;
}

std::string listed(Columns const& columns) {
  constexpr std::size_t kMost = 50;
  Columns const shown(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(
                                                             std::min(kMost, columns.size())));
  return fmt::format("columns: {}{}", fmt::join(shown, ", "), columns.size() > kMost ? ", …" : "");
}

// Without its end, and nothing behind it is taken from the stream; empty where it is too long.
std::string first_line(std::istream& stream) {
  std::string line;
  constexpr auto kEnd = std::char_traits<char>::eof();
  for (int c = stream.get(); c != kEnd && c != '\n'; c = stream.get()) {
    if (line.size() == kMaxRecordBytes) return {};
    line += static_cast<char>(c);
  }
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

class Table {
 public:
  Table(ManyInput const& input, ArticleSink& sink) : input_{input}, sink_{sink} {}

  void read() {
    auto const header = first_line(input_.stream);
    if (header.empty() && input_.stream.eof()) refuse_input("empty");
    if (header.empty()) refuse_input("the first line, which is no header, is empty or too long");
    separator_ = separator_of(header);
    if (separator_ == '\0') refuse_input("no table: the first line has no comma, tab, semicolon or bar");
    names_ = fields_of(decode(without_mark(header)).text, separator_);
    bool const named = std::ranges::any_of(names_, [&](auto const& name) { return is_name(name); });
    find_columns();
    if (!named && !input_.map.names().empty()) take(header);
    rows();
  }

 private:
  [[nodiscard]] bool is_name(std::string const& name) const {
    bool const mapped = std::ranges::any_of(
        input_.map.names(), [&](auto const& entry) { return entry.second == name; });
    return mapped || is_known_name(name);
  }

  void find_columns() {
    for (auto const& [field, name] : input_.map.names()) mapped(field, name);
    for (std::size_t i = 0; i < kRecordFields.size(); ++i) {
      auto const field = static_cast<RecordField>(i);
      if (!columns_.contains(field) && input_.map.name(field).empty()) guessed(field);
    }
    bool const text = columns_.contains(RecordField::title) ||
                      columns_.contains(RecordField::body) || columns_.contains(RecordField::deck);
    if (!text)
      refuse_input(fmt::format("no column is a title or text (--map title=COLUMN); {}", listed(names_)));
  }

  void mapped(RecordField field, std::string const& name) {
    auto const number = numbered(name);
    auto const found = std::ranges::find(names_, name);
    auto const at =
        number ? *number : static_cast<std::size_t>(std::distance(names_.begin(), found));
    if (at >= names_.size())
      refuse_input(
          fmt::format("--map {}={}: no such column; {}", row_of(field).name, name, listed(names_)));
    columns_[field] = at;
    used_.push_back(at);
  }

  void guessed(RecordField field) {
    std::optional<std::size_t> best;
    for (std::size_t at = 0; at < names_.size(); ++at) {
      if (std::ranges::find(used_, at) != used_.end()) continue;
      auto const rank = habit_rank(field, plain_name(names_[at]));
      if (!rank || (best && *best <= *rank)) continue;
      best = rank;
      columns_[field] = at;
    }
    if (best) used_.push_back(columns_[field]);
  }

  void rows() {
    RowReader reader{input_.stream, separator_, kMaxRecordBytes};
    std::string row;
    for (auto got = reader.next(row); got != RowReader::Got::end; got = reader.next(row)) {
      ++number_;
      if (got == RowReader::Got::too_long)
        sink_.refuse("longer than " + format_size(kMaxRecordBytes), number_);
      else if (row.find_first_not_of(" \t\r\n") != row.npos)
        take(row);
      if (sink_.stopping()) return;
    }
    if (input_.stream.bad()) sink_.refuse("reading failed", number_);
  }

  void take(std::string const& row) {
    try {
      auto decoded = decode(row);
      auto const fields = fields_of(decoded.text, separator_);
      // Without an exception, which costs more than the rest: a table can be nothing but such rows.
      if (auto why = fault_of(fields); !why.empty()) return sink_.refuse(std::move(why), number_);
      sink_.article(found(decoded, fields), number_, row);
    } catch (Error const& error) {
      if (error.code() != Code::input_unusable) throw;
      sink_.refuse(error.message(), number_);
    }
  }

  // Of most rows that are none; empty where the record has to be made first.
  [[nodiscard]] std::string fault_of(Columns const& fields) const {
    auto const behind = std::span{fields}.subspan(std::min(fields.size(), names_.size()));
    if (std::ranges::any_of(behind, [](auto const& field) { return !field.empty(); }))
      return fmt::format("{} values for {} columns", fields.size(), names_.size());
    for (auto const field :
         {RecordField::title, RecordField::body, RecordField::deck, RecordField::id})
      if (auto const at = columns_.find(field);
          at != columns_.end() && at->second < fields.size() && !is_blank_text(fields[at->second]))
        return {};
    return kTextless;
  }

  FoundArticle found(Decoded& decoded, Columns const& fields) const {
    Record record{input_.path, number_};
    for (auto& note : decoded.notes) record.note(std::move(note));
    if (fields.size() < names_.size())
      record.note(fmt::format("{} values for {} columns", fields.size(), names_.size()));
    for (auto const& [field, at] : columns_)
      if (at < fields.size()) record.add(field, fields[at], "csv:/" + names_[at]);
    for (auto const& [field, name] : input_.map.names()) record.set_mapped(field);
    bool const text = record.has(RecordField::title) || record.has(RecordField::body) ||
                      record.has(RecordField::deck);
    if (!text && !record.has(RecordField::id)) refuse_input(kTextless);
    if (!text) record.note(kTextless);
    return record.found(input_.options);
  }

  ManyInput const& input_;
  ArticleSink& sink_;
  char separator_ = '\0';
  Columns names_;
  std::map<RecordField, std::size_t> columns_;
  std::vector<std::size_t> used_;
  std::uint64_t number_ = 1;
};

// Text may begin with a line of commas; a table goes on as it began.
bool has_equal_rows(std::string_view head, char separator) {
  std::istringstream stream{std::string{head}};
  RowReader reader{stream, separator, head.size()};
  std::string header;
  std::string row;
  if (reader.next(header) != RowReader::Got::row || reader.next(row) != RowReader::Got::row)
    return true;
  bool const whole = stream.rdbuf()->sgetc() != std::char_traits<char>::eof();
  return !whole || fields_of(header, separator).size() == fields_of(row, separator).size();
}

}  // namespace

bool looks_like_csv(std::string_view head, std::string_view path) {
  auto const header = without_mark(head.substr(0, head.find('\n')));
  auto const separator = separator_of(header);
  if (separator == '\0') return false;
  if (has_name(path)) return true;
  constexpr std::size_t kLongest = 40;  // bytes of a column's name
  std::size_t known = 0;
  bool text = false;
  for (auto const& field : fields_of(header, separator)) {
    if (field.size() > kLongest) return false;
    auto const plain = plain_name(field);
    text = text || habit_rank(RecordField::title, plain) || habit_rank(RecordField::body, plain);
    if (is_known_name(field)) ++known;
  }
  return text && known >= 2 && has_equal_rows(head, separator);
}

void read_csv(ManyInput const& input, ArticleSink& sink) { Table{input, sink}.read(); }

}  // namespace backfile::internal

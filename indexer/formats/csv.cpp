#include "indexer/formats/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <sstream>
#include <streambuf>

#include "backfile/error.hpp"
#include "indexer/analysis/ascii.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/formats/csv_columns.hpp"
#include "indexer/formats/csv_dates.hpp"
#include "indexer/formats/csv_rows.hpp"
#include "indexer/formats/record.hpp"
#include "indexer/sources/files.hpp"
#include "indexer/sources/prefixed.hpp"
#include "indexer/sources/refuse_input.hpp"

namespace backfile::internal {
namespace {

constexpr char const* kTextless = "neither title nor body";
constexpr std::size_t kMaxHeaderBytes = 1u << 20;
constexpr std::size_t kMaxHeldBytes = 64u << 20;  // of rows whose dates can be two days

bool has_name(std::string_view path) {
  return path.ends_with(".csv") || path.ends_with(".tsv") || path.ends_with(".tab");
}

// The bytes in which the header ends, and some behind it.
std::string beginning_of(std::streambuf& buffer) {
  constexpr std::size_t kLeast = 1u << 13;
  std::string text;
  for (bool ended = false; !ended && text.size() < kMaxHeaderBytes;) {
    std::string block(std::max(kLeast, text.size()), '\0');
    auto const got = read_ready(buffer, block);
    if (got == 0) break;
    text.append(block, 0, got);
    std::string_view rest = text;
    ended = take_header(rest).ended && !rest.empty();  // a CR may have its LF behind it
  }
  return text;
}

class Table {
 public:
  Table(ManyInput const& input, ArticleSink& sink)
      : input_{input}, sink_{sink}, options_{input.options} {}

  void read() {
    auto const text = beginning_of(*input_.stream.rdbuf());
    std::string_view rest = text;
    header_ = take_header(rest);
    if (text.empty()) refuse_input("empty");
    if (header_.text.empty() || header_.text.size() >= kMaxHeaderBytes)
      refuse_input("the first line, which is no header, is empty or too long");
    if (header_.separator == '\0')
      refuse_input("no table: the first line has no comma, tab, semicolon or bar");
    columns_.emplace(fields_of(decode(header_.text).text, header_.separator), input_.map);
    if (!columns_->named() && !input_.map.names().empty())
      hold_or_take(header_.text);
    else if (auto unused = columns_->unused(); !unused.empty())
      sink_.note(std::move(unused), number_);
    PrefixedBuffer buffer{std::string{rest}, *input_.stream.rdbuf()};
    rows(buffer);
  }

 private:
  struct HeldRow {
    std::string row;
    std::uint64_t number;
  };
  struct Columns {
    Decoded decoded;  // the row
    std::vector<std::string> fields;
  };

  void rows(std::streambuf& buffer) {
    RowReader reader{buffer, header_, kMaxRecordBytes};
    std::string row;
    for (auto got = reader.next(row); got != RowReader::Got::end; got = reader.next(row)) {
      ++number_;
      if (got == RowReader::Got::too_long)
        sink_.refuse("longer than " + format_size(kMaxRecordBytes), number_);
      else if (!ascii_trimmed(row).empty())
        hold_or_take(row);
      if (sink_.stopping()) return;
    }
    release();
    if (input_.stream.bad()) sink_.refuse("reading failed", number_);
  }

  // Rows are held from the first whose date can be two days to the first that shows which.
  void hold_or_take(std::string const& row) {
    Columns columns;
    if (!split(row, number_, columns)) return;
    auto const shown = shown_by(columns.fields);
    if (shown == ShownOrder::day_first || shown == ShownOrder::month_first) {
      options_.date_order =
          shown == ShownOrder::day_first ? DateOrder::day_month : DateOrder::month_day;
      release();
    }
    if (shown != ShownOrder::two_days && held_.empty()) return take(row, columns, number_);
    held_.push_back({row, number_});
    held_bytes_ += row.size() + sizeof(HeldRow);
    if (held_bytes_ > kMaxHeldBytes) release();
  }

  void release() {
    for (auto const& held : std::exchange(held_, {}))
      if (Columns columns; !sink_.stopping() && split(held.row, held.number, columns))
        take(held.row, columns, held.number);
    held_bytes_ = 0;
  }

  // False for a row that is refused.
  bool split(std::string const& row, std::uint64_t number, Columns& columns) try {
    columns.decoded = decode(row);
    columns.fields = fields_of(columns.decoded.text, header_.separator);
    return true;
  } catch (Error const& error) {
    if (error.code() != Code::input_unusable) throw;
    sink_.refuse(error.message(), number);
    return false;
  }

  [[nodiscard]] ShownOrder shown_by(std::vector<std::string> const& fields) const {
    if (options_.date_order != DateOrder::refuse) return ShownOrder::nothing;
    auto shown = ShownOrder::nothing;
    for (auto const field : {RecordField::date, RecordField::updated}) {
      auto const at = columns_->fields().find(field);
      if (at == columns_->fields().end() || at->second >= fields.size()) continue;
      auto const here = shown_order(fields[at->second]);
      if (here != ShownOrder::nothing && here != ShownOrder::two_days) return here;
      if (here == ShownOrder::two_days) shown = here;
    }
    return shown;
  }

  void take(std::string const& row, Columns& columns, std::uint64_t number) {
    // Without an exception, which costs more than the rest: a table can be nothing but such rows.
    if (auto why = fault_of(columns.fields); !why.empty())
      return sink_.refuse(std::move(why), number);
    try {
      sink_.article(found(columns, number), number, row);
    } catch (Error const& error) {
      if (error.code() != Code::input_unusable) throw;
      sink_.refuse(error.message(), number);
    }
  }

  // What stands behind the last column; empty where there is nothing.
  [[nodiscard]] std::vector<std::string> surplus(std::vector<std::string> const& fields) const {
    auto const own = std::min(fields.size(), columns_->names().size());
    auto const behind = std::span{fields}.subspan(own);
    std::vector<std::string> values;
    for (auto const& value : behind)
      if (!ascii_trimmed(value).empty()) values.emplace_back(ascii_trimmed(value));
    return values;
  }

  // Values that a separator in a text moved to the right: where a date should be, there is none.
  [[nodiscard]] bool is_moved(Article const& article) const {
    return columns_->fields().contains(RecordField::date) && !article.date.value;
  }

  // Of most rows that are none; empty where the record has to be made first.
  [[nodiscard]] std::string fault_of(std::vector<std::string> const& fields) const {
    for (auto const field :
         {RecordField::title, RecordField::body, RecordField::deck, RecordField::id})
      if (auto const at = columns_->fields().find(field);
          at != columns_->fields().end() && at->second < fields.size() &&
          !ascii_trimmed(fields[at->second]).empty())
        return {};
    return kTextless;
  }

  FoundArticle found(Columns& columns, std::uint64_t number) const {
    auto const& fields = columns.fields;
    Record record{input_.path, number};
    for (auto& note : columns.decoded.notes) record.note(std::move(note));
    auto const counts =
        fmt::format("{} values for {} columns", fields.size(), columns_->names().size());
    auto const left = surplus(fields);
    if (!left.empty())
      record.note(fmt::format("{}; left out: '{}'", counts, fmt::join(left, "', '")));
    else if (fields.size() < columns_->names().size())
      record.note(counts);
    for (auto const& [field, at] : columns_->fields())
      if (at < fields.size()) record.add(field, fields[at], "csv:/" + columns_->names()[at]);
    for (auto const& [field, name] : input_.map.names()) record.set_mapped(field);
    bool const text = record.has(RecordField::title) || record.has(RecordField::body) ||
                      record.has(RecordField::deck);
    if (!text && !record.has(RecordField::id)) refuse_input(kTextless);
    if (!text) record.note(kTextless);
    auto made = record.found(options_);
    if (!left.empty() && is_moved(made.article))
      refuse_input(counts + ": a value may hold a separator");
    return made;
  }

  ManyInput const& input_;
  ArticleSink& sink_;
  ExtractOptions options_;  // with the order of its dates, once it is known
  TableHeader header_;
  std::optional<TableColumns> columns_;
  std::vector<HeldRow> held_;
  std::size_t held_bytes_ = 0;
  std::uint64_t number_ = 1;
};

// Text may begin with a line of commas; a table goes on as it began.
bool has_equal_rows(std::string_view rest, TableHeader const& header) {
  std::istringstream stream{std::string{rest}};
  RowReader reader{*stream.rdbuf(), header, rest.size() + 1};
  std::string row;
  if (reader.next(row) != RowReader::Got::row) return true;
  bool const whole = stream.rdbuf()->sgetc() != std::char_traits<char>::eof();
  return !whole || fields_of(header.text, header.separator).size() ==
                       fields_of(row, header.separator).size();
}

}  // namespace

bool looks_like_csv(std::string_view head, std::string_view path) {
  auto const header = take_header(head);
  if (header.separator == '\0') return false;
  if (has_name(path)) return true;
  constexpr std::size_t kLongest = 40;  // bytes of a column's name
  std::size_t known = 0;
  bool text = false;
  for (auto const& field : fields_of(header.text, header.separator)) {
    if (field.size() > kLongest) return false;
    text = text || column_rank(RecordField::title, field) || column_rank(RecordField::body, field);
    if (is_known_name(field)) ++known;
  }
  return text && known >= 2 && has_equal_rows(head, header);
}

void read_csv(ManyInput const& input, ArticleSink& sink) { Table{input, sink}.read(); }

}  // namespace backfile::internal

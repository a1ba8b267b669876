#include "indexer/formats/json_lines.hpp"

#include "backfile/error.hpp"
#include "indexer/formats/json_splitter.hpp"
#include "indexer/formats/jsonl.hpp"
#include "indexer/formats/record_encoding.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

// How the records of an input are read.
struct Reading {
  MoreValues more = nullptr;
  bool whole = false;  // the input is one record
};

void take(std::string_view record, RecordOrigin const& origin, ArticleSink& sink,
          Reading reading = {}) {
  auto const line = origin.line;
  try {
    std::string made;
    auto const plain = record_in_utf8(record, made);
    std::string why;
    auto found = found_in_line(plain.text, origin, why, reading.more);
    if (!found) return sink.refuse(std::move(why), line);
    auto& notes = found->article.notes;
    if (!plain.note.empty()) notes.insert(notes.begin(), plain.note);
    found->marks.whole = reading.whole;
    sink.article(*std::move(found), line, record);
  } catch (Error const& error) {
    if (error.code() != Code::input_unusable) throw;
    sink.refuse(error.message(), line);
  }
}

std::string too_long() { return "longer than " + format_size(kMaxRecordBytes); }

}  // namespace

bool looks_like_json_lines(std::string_view head, std::string_view path) {
  if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) return true;
  return json_shape(head) == JsonShape::lines;
}

bool looks_like_json(std::string_view head, std::string_view path) {
  if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) return false;
  auto const shape = json_shape(head);
  bool const one_line = head.find('\n') == head.npos;
  return shape == JsonShape::document ||
         (shape == JsonShape::lines && one_line && path.ends_with(".json"));
}

void read_json_lines(ManyInput const& input, ArticleSink& sink) {
  LineReader reader{input.stream, kMaxRecordBytes};
  std::string line;
  for (auto got = reader.next(line); got != LineReader::Got::end; got = reader.next(line)) {
    auto const number = reader.line_number();
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (got == LineReader::Got::too_long)
      sink.refuse(too_long(), number);
    else if (line.find_first_not_of(" \t") != line.npos)
      take(line, {input.path, number, input.map, input.options}, sink);
    if (sink.stopping()) return;
  }
  if (input.stream.bad()) sink.refuse("reading failed", reader.line_number());
}

void read_json(ManyInput const& input, ArticleSink& sink) { read_json_items(input, sink, nullptr); }

void read_json_items(ManyInput const& input, ArticleSink& sink, MoreValues more) {
  JsonSplitter splitter{input.stream, kMaxRecordBytes};
  std::string record;
  using Got = JsonSplitter::Got;
  auto got = splitter.next(record);
  // Whether an object is all that there is shows behind it.
  if (got == Got::record && !splitter.in_array()) {
    auto const line = splitter.line();
    std::string next;
    got = splitter.next(next);
    take(record, {input.path, line, input.map, input.options}, sink, {more, got == Got::end});
    record = std::move(next);
  }
  for (; got != Got::end && !sink.stopping(); got = splitter.next(record)) {
    if (got == Got::record)
      take(record, {input.path, splitter.line(), input.map, input.options}, sink, {more});
    else
      sink.refuse(got == Got::too_long ? too_long() : splitter.fault(), splitter.line());
  }
  if (input.stream.bad()) sink.refuse("reading failed", splitter.line());
}

}  // namespace backfile::internal

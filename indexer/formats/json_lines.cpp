#include "indexer/formats/json_lines.hpp"

#include "backfile/error.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {

bool looks_like_json_lines(std::string_view head, std::string_view path) {
  if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) return true;
  constexpr std::string_view kSpace = " \t\r\n";
  auto const open = head.find_first_not_of(kSpace);
  if (open == head.npos || head[open] != '{') return false;
  auto const key = head.find_first_not_of(kSpace, open + 1);
  return key != head.npos && (head[key] == '"' || head[key] == '}');
}

void read_json_lines(ManyInput const& input, ArticleSink& sink) {
  LineReader reader{input.stream, kMaxLineBytes};
  std::string line;
  for (auto got = reader.next(line); got != LineReader::Got::end; got = reader.next(line)) {
    auto const number = reader.line_number();
    if (got == LineReader::Got::too_long) {
      sink.refuse("longer than " + format_size(kMaxLineBytes), number);
    } else if (line.find_first_not_of(" \t") != line.npos) {
      try {
        sink.article(article_from_line(line, input.map, input.path, number), number, line);
      } catch (Error const& error) {
        if (error.code() != Code::input_unusable) throw;
        sink.refuse(error.message(), number);
      }
    }
    if (sink.stopping()) return;
  }
  if (input.stream.bad()) sink.refuse("reading failed", reader.line_number());
}

}  // namespace backfile::internal

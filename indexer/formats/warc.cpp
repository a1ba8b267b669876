#include "indexer/formats/warc.hpp"

#include <istream>
#include <optional>
#include <span>
#include <string>

#include "backfile/error.hpp"
#include "indexer/formats/arc.hpp"
#include "indexer/formats/archived_page.hpp"
#include "indexer/formats/warc_reader.hpp"
#include "indexer/sources/files.hpp"
#include "indexer/sources/prefixed.hpp"

namespace backfile::internal {
namespace {

// Wget 1.14 writes it in brackets.
std::string_view target(HeaderFields const& fields) {
  auto uri = fields.value("warc-target-uri");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

// The page that a record holds, if it does. Throws Error{input_unusable}.
std::optional<PageInput> page_of(HeaderFields const& fields, std::string_view block) {
  auto const type = lower_ascii(fields.value("warc-type"));
  bool const sent = type == "response";
  if (!sent && type != "resource" && type != "conversion") return std::nullopt;
  auto page = read_archived_page({target(fields), fields.value("warc-date"),
                                  fields.value("content-type"), block, sent});
  if (page && !fields.value("warc-segment-number").empty())
    throw Error{Code::input_unusable, "a part of a record; parts are not joined"};
  return page;
}

// The first bytes, as far as they can be read: a fault shows again when it is reached.
std::string first_bytes(std::istream& stream) {
  std::string head(kHeadBytes, '\0');
  std::size_t size = 0;
  try {
    for (std::size_t got = 1; got > 0 && size < head.size(); size += got)
      got = read_ready(*stream.rdbuf(), std::span{head}.subspan(size));
  } catch (Error const& error) {
    if (error.code() != Code::input_unusable) throw;
  }
  head.resize(size);
  return head;
}

void read_records(std::istream& stream, ArticleSink& sink) {
  WarcReader reader{stream};
  for (auto got = reader.next(); got != WarcReader::Got::end; got = reader.next()) {
    if (got == WarcReader::Got::bad) {
      sink.refuse(reader.fault(), reader.number());
    } else {
      try {
        if (auto page = page_of(reader.fields(), reader.block()))
          sink.page(*std::move(page), reader.number());
      } catch (Error const& error) {
        if (error.code() != Code::input_unusable) throw;
        sink.refuse(error.message(), reader.number());
      }
    }
    if (sink.stopping()) return;
  }
}

}  // namespace

bool looks_like_warc(std::string_view head, std::string_view) {
  return begins_warc_record(head) || begins_arc(head);
}

void read_warc(ManyInput const& input, ArticleSink& sink) {
  auto const head = first_bytes(input.stream);
  PrefixedBuffer buffer{head, *input.stream.rdbuf()};
  std::istream whole{&buffer};
  begins_arc(head) ? read_arc({whole, input.path, input.map, input.options}, sink)
                   : read_records(whole, sink);
}

}  // namespace backfile::internal

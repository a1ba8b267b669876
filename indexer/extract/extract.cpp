#include <backfile/error.hpp>
#include <backfile/extract.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include "indexer/extract/decode.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/outlets/name_outlet.hpp"
#include "indexer/extract/read_text.hpp"
#include "indexer/extract/times/times.hpp"
#include "indexer/extract/xml_root.hpp"

// The stages in their order. Each gives roles to lines or fills fields from them.

namespace backfile {
namespace {

void check_size(std::uintmax_t size) {
  if (size <= kMaxArticleBytes) return;
  throw Error{Code::input_unusable, "larger than " + std::to_string(kMaxArticleBytes) + " bytes",
              "split the file into one article each, or leave it out"};
}

void run_stages(internal::Draft& draft) {
  internal::detect_language(draft);
  internal::mark_lines(draft);
  internal::find_body(draft);
  internal::read_head(draft);
  internal::read_body(draft);
  internal::read_tail(draft);
  internal::find_tail_authors(draft);
  internal::fill_dates(draft);
  internal::fill_bylines(draft);
  internal::fill_outlet(draft);
  internal::fill_genre(draft);
  internal::fill_texts(draft);
}

std::string read_bytes(std::string const& path) {
  std::error_code status;
  auto const size = std::filesystem::file_size(path, status);
  if (status) {
    bool const missing =
        status == std::errc::no_such_file_or_directory || status == std::errc::not_a_directory;
    throw Error{missing ? Code::input_not_found : Code::io, path + ": " + status.message()};
  }
  check_size(size);
  std::ifstream in{path, std::ios::binary};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!in || !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    throw Error{Code::io, path + ": " + std::strerror(errno)};
  }
  return bytes;
}

}  // namespace

Article internal::read_text(std::string_view bytes, std::string_view path,
                            ExtractOptions const& options, BeforeLast const& before_last) {
  check_size(bytes.size());
  internal::refuse_unread_xml(bytes);
  internal::Decoded decoded = internal::decode(bytes);
  internal::Draft draft;
  draft.options = &options;
  draft.article.path = path;
  draft.article.notes = std::move(decoded.notes);
  draft.lines = internal::split_lines(decoded.text);
  run_stages(draft);
  if (draft.article.title.empty() && draft.article.body.empty()) {
    throw Error{Code::input_unusable, "no article text"};
  }
  internal::apply_declared(draft.article, options);
  if (before_last) before_last(draft.article);
  internal::name_outlet(draft.article, options);
  internal::fill_times(draft.article, internal::passages_of(draft.lines), options);
  return std::move(draft.article);
}

Article extract_text(std::string_view bytes, std::string_view path, ExtractOptions const& options) {
  return internal::read_text(bytes, path, options, {});
}

Article extract_file(std::string const& path, ExtractOptions const& options) {
  return extract_text(read_bytes(path), path, options);
}

}  // namespace backfile

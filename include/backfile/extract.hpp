// A page in, an article with evidence out. No database is needed.
#pragma once

#include <backfile/article.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace backfile {

// Which side is taken where a declared value disagrees with a stated one. Both stay visible.
enum class Trust { stated, declared };

// What an undated page gets for a date: nothing, the day it was fetched (`captured`), or the day
// its file was changed last. The status is declared then, and the rule of the evidence "assumed".
enum class AssumeDate { never, captured, file };

namespace internal {
class OutletBook;
}

// Outlets that are known besides the built-in ones; a file of them is described in
// backfile-index(1). Throws Error: usage with the line, input_not_found, io, input_unusable.
[[nodiscard]] BACKFILE_API std::shared_ptr<internal::OutletBook const> read_outlets(
    std::string const& path);

// Values declared for a whole batch, and what is known from outside about the pages.
struct ExtractOptions {
  std::string outlet = {};     // declared outlet; empty: none
  std::string byline = {};     // declared byline; empty: none
  std::string date = {};       // declared date, ISO 8601 to any precision; empty: none
  std::string time_zone = {};  // IANA zone assumed for printed times; empty: none assumed
  std::string captured = {};  // ISO day the pages were fetched; a later date is flagged implausible
  Trust trust = Trust::stated;
  AssumeDate assume_date = AssumeDate::never;
  std::shared_ptr<internal::OutletBook const> outlets = {};  // null: the built-in ones alone
  DateOrder date_order = DateOrder::refuse;  // of pages and records; refuse: as they and their
                                             // language show
};

// The largest page that is read, in bytes.
inline constexpr std::size_t kMaxArticleBytes = 10u << 20;

// Reads a scraped text page. `bytes` may hold anything: a byte order mark, UTF-16 and invalid
// UTF-8 are repaired and noted, NUL bytes are dropped. Evidence speaks of lines and bytes of
// `bytes` for UTF-8 input, of the repaired text otherwise. `path` becomes Article::path; the id
// is left empty. Throws Error{input_unusable} for pages that hold no text at all, binary data or
// more than kMaxArticleBytes, and Error{bad_date} for a declared date that cannot be read.
// Thread safety: may be called from any number of threads. Cost: linear in the bytes.
[[nodiscard]] BACKFILE_API Article extract_text(std::string_view bytes, std::string_view path,
                                                ExtractOptions const& options = {});

// The same for bytes of any format that hold one article, a text page, HTML, a message, a news item
// ..., packed or not: what they are is found out as for a file of that name. Throws
// Error{input_unusable} where they hold none, or more than one.
[[nodiscard]] BACKFILE_API Article extract_page(std::string_view bytes, std::string_view path,
                                                ExtractOptions const& options = {});

// As extract_text for a file. Throws Error{input_not_found} or Error{io} when it cannot be read.
[[nodiscard]] BACKFILE_API Article extract_file(std::string const& path,
                                                ExtractOptions const& options = {});

// An article whose fields are known already: one JSON object with the keys id, outlet, date,
// byline, title, deck, body, url, lang, genre, source, credits, updated, captions and dateline, or
// the names that habit gives them (headline, articleBody, publishedAt ...), as in a file of JSON
// lines. The values are declared; other keys are passed over. Throws Error{input_unusable}: no
// JSON object, over 16 MiB, a value of the wrong type, or neither title, body nor id. Thread
// safety: may be called from any number of threads. Cost: linear.
[[nodiscard]] BACKFILE_API Article extract_json(std::string_view record);

}  // namespace backfile

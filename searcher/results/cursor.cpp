#include "searcher/results/cursor.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <tuple>

#include "indexer/index/article_json.hpp"
#include "searcher/match/ranking.hpp"
#include "searcher/query/tree.hpp"

namespace backfile::internal {
namespace {

// Version, five times eight bytes (question, index, revision, row, checksum), and one that makes
// the bytes a multiple of three.
constexpr char kVersion = 1;
constexpr std::size_t kNumbers = 5;
constexpr std::size_t kBytes = 1 + kNumbers * 8 + 1;
constexpr std::size_t kCharacters = kBytes / 3 * 4;
static_assert(kBytes % 3 == 0);

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::uint64_t hash_of(std::string_view bytes) { return XXH64(bytes.data(), bytes.size(), 0); }

std::string to_text(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | static_cast<unsigned char>(bytes[i + k]);
    for (int shift = 18; shift >= 0; shift -= 6) text += kAlphabet[group >> shift & 63];
  }
  return text;
}

std::optional<std::string> to_bytes(std::string_view text) {
  if (text.size() != kCharacters) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 4) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      auto const value = kAlphabet.find(text[i + k]);
      if (value == kAlphabet.npos) return std::nullopt;
      group = group << 6 | static_cast<unsigned>(value);
    }
    for (int shift = 16; shift >= 0; shift -= 8) bytes += static_cast<char>(group >> shift & 255);
  }
  return bytes;
}

void add_number(std::string& bytes, std::uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(number >> shift & 255);
}

std::uint64_t number_at(std::string_view bytes, std::size_t which) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i)
    number |= std::uint64_t{static_cast<unsigned char>(bytes[1 + which * 8 + i])} << (8 * i);
  return number;
}

// A list of texts as one, so that no two lists are the same.
void add_text(std::string& whole, std::string_view text) {
  whole += fmt::format("{}:{}", text.size(), text);
}

void add_filters(std::string& whole, std::vector<Filter> filters) {
  auto const key = [](Filter const& filter) {
    return std::tie(filter.field, filter.value, filter.exclude);
  };
  std::ranges::sort(filters, [&](auto const& a, auto const& b) { return key(a) < key(b); });
  for (auto const& [field, value, exclude] : filters) {
    add_text(whole, field);
    add_text(whole, value);
    whole += exclude ? '!' : '=';
  }
}

void add_reading(std::string& whole, ParsedQuery const& query) {
  add_text(whole, print(query.parsed.tree));
  auto const& options = query.options;
  whole +=
      fmt::format("{} {} {}\n", options.exact, options.variants, static_cast<int>(options.match));
  for (auto const& group : options.aliases) {
    for (auto const& name : group) add_text(whole, name);
    whole += '\n';
  }
  if (query.model) add_text(whole, article_json_text(*query.model));
}

// Everything that decides which rows there are, and in which order. Relative dates as they were
// resolved: tomorrow the same words are another question.
std::uint64_t hash_of(ParsedQuery const& query, SearchOptions const& options,
                      Request const& request) {
  std::string whole;
  add_reading(whole, query);
  whole += fmt::format("{} {} {} {}\n", to_string(sort_of(options, request)),
                       static_cast<int>(options.group), static_cast<int>(options.undated),
                       static_cast<int>(options.dates));
  if (request.window) {
    auto const& [from, to] = *request.window;
    whole += fmt::format("{} {} {}\n", from ? from->iso() : "", to ? to->iso() : "",
                         static_cast<int>(request.dates));
  }
  if (request.recency)
    whole += fmt::format("{} {}\n", request.recency->half_life(), request.recency->today().iso());
  add_filters(whole, options.filters);
  return hash_of(whole);
}

}  // namespace

Cursors::Cursors(Reader const& reader, ParsedQuery const& query, SearchOptions const& options,
                 Request const& request)
    : question_{hash_of(query, options, request)},
      revision_{reader.shards().revision()},
      index_{hash_of(reader.database().get_uuid())} {}

std::string Cursors::write(std::size_t row) const {
  std::string bytes{kVersion};
  for (auto const number : {question_, index_, revision_, std::uint64_t{row}})
    add_number(bytes, number);
  add_number(bytes, hash_of(bytes));
  return to_text(bytes + '\0');
}

std::size_t Cursors::read(std::string_view cursor) const {
  auto const bytes = to_bytes(cursor);
  bool const whole = bytes && bytes->front() == kVersion && bytes->back() == '\0' &&
                     number_at(*bytes, 4) == hash_of(bytes->substr(0, kBytes - 9));
  if (!whole)
    throw Error{Code::bad_cursor, "this is no cursor, or a part of one",
                "a cursor is handed back as next_cursor gave it; without one: the first page"};
  if (number_at(*bytes, 0) != question_)
    throw Error{Code::cursor_mismatch, "the cursor belongs to another question",
                "the query, its options, filters, order and grouping must be those of the page "
                "before; only the number of rows may differ"};
  auto const row = static_cast<std::size_t>(number_at(*bytes, 3));
  if (number_at(*bytes, 2) != revision_ || number_at(*bytes, 1) != index_)
    throw Error{Code::cursor_gone,
                fmt::format("the index has changed: the cursor is of revision {}, this is {}",
                            number_at(*bytes, 2), revision_),
                "rows may have moved; to go on at the same row: " + write(row)};
  return row;
}

}  // namespace backfile::internal

// include/backfile/backfile.h: writing.
#include <array>
#include <backfile/index.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>

#include "searcher/embed/c_call.hpp"
#include "searcher/embed/json_keys.hpp"

using namespace backfile;
using namespace backfile::internal;

struct backfile_writer {
  IndexWriter writer;
};

namespace {

constexpr std::uint64_t kMaxLockTimeout = 24ull * 60 * 60 * 1000;

constexpr std::array kWriterKeys{
    Key<IndexOptions>{"create", ValueKind::flag,
                      [](IndexOptions& o, KeyValue const& v) { o.create = flag_of(v); }},
    Key<IndexOptions>{"lock_timeout_ms", ValueKind::number,
                      [](IndexOptions& o, KeyValue const& v) {
                        o.lock_timeout = std::chrono::milliseconds{number_of(v, kMaxLockTimeout)};
                      }},
};

constexpr std::array kTrusts{std::pair<std::string_view, Trust>{"stated", Trust::stated},
                             std::pair<std::string_view, Trust>{"declared", Trust::declared}};

constexpr std::array kOrders{std::pair<std::string_view, DateOrder>{"dmy", DateOrder::day_month},
                             std::pair<std::string_view, DateOrder>{"mdy", DateOrder::month_day}};

using Page = ExtractOptions;
constexpr std::array kPageKeys{
    Key<Page>{"outlet", ValueKind::text, [](Page& o, KeyValue const& v) { o.outlet = v.texts[0]; }},
    Key<Page>{"byline", ValueKind::text, [](Page& o, KeyValue const& v) { o.byline = v.texts[0]; }},
    Key<Page>{"date", ValueKind::text, [](Page& o, KeyValue const& v) { o.date = v.texts[0]; }},
    Key<Page>{"tz", ValueKind::text, [](Page& o, KeyValue const& v) { o.time_zone = v.texts[0]; }},
    Key<Page>{"captured", ValueKind::text,
              [](Page& o, KeyValue const& v) { o.captured = v.texts[0]; }},
    Key<Page>{"trust", ValueKind::text,
              [](Page& o, KeyValue const& v) { o.trust = choice_of<Trust>(v, kTrusts); }},
    Key<Page>{"date_order", ValueKind::text,
              [](Page& o, KeyValue const& v) { o.date_order = choice_of<DateOrder>(v, kOrders); }},
};

template <typename Options, std::size_t Size>
Options options_of(char const* json, std::array<Key<Options>, Size> const& keys) {
  return json == nullptr ? Options{} : read_keys(json, std::span<Key<Options> const>{keys});
}

void add(backfile_writer* writer, Article article, int* outcome) {
  auto const done = needed(writer, "writer")->writer.add(std::move(article));
  if (outcome != nullptr) *outcome = static_cast<int>(done);
}

}  // namespace

static_assert(static_cast<int>(Outcome::added) == BACKFILE_ADDED);
static_assert(static_cast<int>(Outcome::updated) == BACKFILE_UPDATED);
static_assert(static_cast<int>(Outcome::unchanged) == BACKFILE_UNCHANGED);

int backfile_writer_open(char const* index, char const* options, backfile_writer** writer,
                         char** error) {
  if (writer != nullptr) *writer = nullptr;
  return c_call(error, [&] {
    needed(writer, "writer");
    needed(index, "index");
    *writer = new backfile_writer{IndexWriter{index, options_of(options, kWriterKeys)}};
  });
}

void backfile_writer_close(backfile_writer* writer) {
  std::unique_ptr<backfile_writer> const closed{writer};
}

int backfile_writer_add(backfile_writer* writer, char const* article, int* outcome, char** error) {
  return c_call(error, [&] {
    needed(writer, "writer");
    auto read = extract_json(needed(article, "article"));
    // Without a path there is nothing else to make one from.
    if (read.id.empty())
      throw Error{Code::input_unusable, "the article has no id", "give it as the key \"id\""};
    add(writer, std::move(read), outcome);
  });
}

int backfile_writer_add_page(backfile_writer* writer, backfile_page const* page, int* outcome,
                             char** error) {
  return c_call(error, [&] {
    needed(writer, "writer");
    needed(page, "page");
    auto const path = std::string_view{needed(page->path, "page.path")};
    if (path.empty()) throw Error{Code::usage, "page.path is empty"};
    needed(page->bytes, "page.bytes");
    auto const options = options_of(page->options, kPageKeys);
    add(writer, extract_page({page->bytes, page->size}, path, options), outcome);
  });
}

int backfile_writer_remove(backfile_writer* writer, char const* id, int* removed, char** error) {
  return c_call(error, [&] {
    bool const done = needed(writer, "writer")->writer.remove(needed(id, "id"));
    if (removed != nullptr) *removed = done ? 1 : 0;
  });
}

int backfile_writer_commit(backfile_writer* writer, char** error) {
  return c_call(error, [&] { needed(writer, "writer")->writer.commit(); });
}

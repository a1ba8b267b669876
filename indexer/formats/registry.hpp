// The formats that are read: how each is recognised, and what reads it.
#pragma once

#include <backfile/extract.hpp>
#include <backfile/index.hpp>
#include <cstdint>
#include <istream>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "indexer/formats/field_map.hpp"
#include "indexer/formats/marks.hpp"

namespace backfile::internal {

struct Sidecar;

// An article as bytes, and what is known of it from outside: what a container (an archive of
// pages, a mailbox) says of its part.
struct PageInput {
  std::string bytes;
  std::string path;      // as Article::path; of a part: where in the container it lies
  std::string url;       // empty: unknown
  std::string captured;  // ISO day on which it was fetched; empty: as the options say
  std::string charset;   // as declared outside of the page; empty: not declared
  InputFormat declared = InputFormat::automatic;  // outside; holds where the bytes show no other
  std::shared_ptr<Sidecar const> sidecar = {};    // what lies beside it; may be none
};

// Takes what a file of many articles holds. `place` is the line or number within the file, and
// `bytes` what the article was read from: by them it is recognised when it comes again.
class ArticleSink {
 public:
  virtual ~ArticleSink() = default;
  virtual void page(PageInput page, std::uint64_t place) = 0;  // bytes that are to be read yet
  virtual void article(FoundArticle found, std::uint64_t place, std::string_view bytes) = 0;
  virtual void refuse(std::string reason, std::uint64_t place) = 0;
  virtual void note(std::string what, std::uint64_t place) = 0;  // of the file, which is taken
  [[nodiscard]] virtual bool stopping() const = 0;
};

struct ManyInput {
  std::istream& stream;
  std::string path;
  FieldMap const& map;
  ExtractOptions const& options;
};

// Either reads one article from bytes, on any thread, or many from a stream. Both throw
// Error{input_unusable} for what they cannot use at all.
struct Format {
  InputFormat id;
  std::string_view name;  // of --from
  // `head` is the beginning of the input (kHeadBytes at most).
  bool (*matches)(std::string_view head, std::string_view path);
  Article (*read_page)(PageInput const& page, ExtractOptions const& options);
  void (*read_many)(ManyInput const& input, ArticleSink& sink);
  bool wants_utf8 = false;  // UTF-16 is undone before `matches` and `read_many` see it
};

inline constexpr std::size_t kHeadBytes = 8192;

// In the order in which they are asked whether they match; text, which takes anything, is last.
[[nodiscard]] std::span<Format const> formats() noexcept;

// The format of that id; for `automatic` the first that matches.
[[nodiscard]] Format const& format_of(InputFormat id, std::string_view head, std::string_view path);

// Applies what the operator declares, and fills what a record does not say and its text shows:
// language, number of words, dates that are named, and what is known of its outlet. `sidecar` is
// what lies beside its file; may be null.
void complete(Article& article, ExtractOptions const& options, Sidecar const* sidecar = nullptr);

// One article from bytes by the format that the bytes show.
[[nodiscard]] Article read_any_page(PageInput const& page, ExtractOptions const& options);

}  // namespace backfile::internal

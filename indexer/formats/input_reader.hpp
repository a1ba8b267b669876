// An input of any kind → its pages and articles: packed or not, by the format that it shows.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/formats/marks.hpp"
#include "indexer/formats/registry.hpp"
#include "indexer/formats/sidecar.hpp"
#include "indexer/sources/files.hpp"
#include "indexer/sources/packed.hpp"

namespace backfile::internal {

// Where an article was found, for reports and ids; and what else it is known by.
struct Origin {
  std::string path;          // "news.zip!/a/b.jsonl"; "-" is standard input
  std::string file;          // the beginning of it that lies on disk: "news.zip"
  std::uint64_t number = 0;  // of the line or record in a file of many; 0: the whole file
  std::shared_ptr<Sidecar const> sidecar = {};  // beside the file; may be none
  Marks marks = {};  // of an article, or of a page in a file of many
};

// Takes what inputs hold.
class InputSink {
 public:
  virtual ~InputSink() = default;
  // Bytes that are to be read yet; format.read_page is there.
  virtual void page(Format const& format, PageInput page, Origin origin) = 0;
  // `bytes` as for ArticleSink.
  virtual void article(Article article, Origin origin, std::string_view bytes) = 0;
  virtual void refuse(Rejection why) = 0;
  virtual void note(Rejection why) = 0;  // of an input that is taken all the same
  [[nodiscard]] virtual bool stopping() const = 0;
};

struct InputSettings {
  InputFormat format = InputFormat::automatic;
  std::size_t max_bytes = kMaxArticleBytes;  // of one page
  std::string encoding = {};                 // of pages; empty: by what they show
  SidecarNames sidecars = {};
  UnpackLimits unpack = {};
  ExtractOptions extract = {};  // of articles that come with their fields
};

// As the options say. Throws Error{usage} for an encoding or a pattern that is none.
[[nodiscard]] InputSettings input_settings(IngestOptions const& options);

// Members of archives are inputs of their own, named "news.zip!/a/b.html"; what a compressed file
// holds is the file's content. Each input that cannot be used is refused once, with what is known
// of the place; what was whole before has been given. One thread at a time.
class InputReader {
 public:
  // All outlive it.
  InputReader(InputSettings const& settings, FieldMap const& map, InputSink& sink)
      : settings_{settings}, map_{map}, sink_{sink} {}

  void file(std::string const& path);
  void standard_input();
  void stream(Origin const& origin, std::istream& stream);

 private:
  class Parts;
  // What bytes were unpacked from.
  struct Wrapping {
    Unpacked& count;
    unsigned layers = 0;
    bool compressed = false;  // the innermost layer is a compression
  };

  void input(Origin const& origin, std::istream& stream, Wrapping wrapping);
  void open(Origin const& origin, std::istream& stream, Wrapping wrapping);
  void unpack(Origin const& origin, std::istream& stream, Wrapping const& wrapping);
  void read(Origin const& origin, std::string_view head, std::istream& stream);
  [[nodiscard]] bool read_utf16(Origin const& origin, std::string_view head, std::istream& stream);
  void part(Origin const& origin, PageInput page, bool inside);
  [[nodiscard]] std::shared_ptr<Sidecar const> sidecar_of(std::string const& path);
  void refuse(Origin const& origin, std::string reason);

  InputSettings const& settings_;
  FieldMap const& map_;
  InputSink& sink_;
  std::string damage_;  // to compressed bytes, not told yet
};

}  // namespace backfile::internal

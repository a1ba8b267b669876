#include "indexer/formats/input_reader.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <span>
#include <sstream>
#include <system_error>
#include <utility>

#include "backfile/error.hpp"
#include "indexer/extract/charset.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/extract/html/encoding.hpp"
#include "indexer/sources/descriptor_buffer.hpp"
#include "indexer/sources/gunzip.hpp"
#include "indexer/sources/prefixed.hpp"
#include "indexer/sources/utf16.hpp"

namespace backfile::internal {
namespace {

// A whole object in the first line.
bool is_line_of_json(std::string_view head) {
  auto const begin = head.find_first_not_of(" \t\r\n");
  if (begin == head.npos || head[begin] != '{') return false;
  auto const end = head.find('\n', begin);
  if (end == head.npos) return false;
  return head.substr(0, head.find_last_not_of(" \t\r\n", end) + 1).ends_with('}');
}

// kHeadBytes, or all that there is; a fault shows again when it is reached. A first line of JSON
// shows the format: more may not be there yet.
std::string read_head(std::istream& stream) {
  std::string head(kHeadBytes, '\0');
  std::size_t size = 0;
  while (size < head.size() && !is_line_of_json({head.data(), size})) {
    try {
      auto const got = read_ready(*stream.rdbuf(), std::span{head}.subspan(size));
      if (got == 0) break;
      size += got;
    } catch (Error const&) {
      break;
    }
  }
  head.resize(size);
  return head;
}

std::string from_utf16(std::string_view head, bool little) {
  std::istringstream stream{std::string{head}};
  Utf16Buffer plain{*stream.rdbuf(), little};
  return {std::istreambuf_iterator<char>{&plain}, {}};
}

// What no reader takes, by its first bytes or, where they show nothing, by the name.
void refuse_unread(std::string_view head, std::string_view path) {
  if (auto const type = known_type(head); !type.empty())
    throw Error{Code::input_unusable, fmt::format("not text: looks like {}", type)};
  auto const packing = unread_packing(path);
  if (!packing.empty() && count_utf8(head).invalid > 1)  // the end may cut one
    throw Error{Code::input_unusable,
                fmt::format("packed by {}, which is not undone: unpack it first", packing)};
}

std::string member_path(std::string const& archive, std::string const& name) {
  return archive + (name.starts_with('/') ? "!" : "!/") + name;
}

}  // namespace

// What a file of many hands over, with its place.
class InputReader::Parts : public ArticleSink {
 public:
  // `note`: on each article; may be empty.
  Parts(InputReader& reader, Origin const& origin, bool inside, std::string_view note = {})
      : reader_{reader}, origin_{origin}, inside_{inside}, note_{note} {}

  void page(PageInput page, std::uint64_t place) override {
    reader_.part(at(place), std::move(page), inside_);
  }
  void article(FoundArticle found, std::uint64_t place, std::string_view bytes) override {
    auto origin = at(place);
    origin.marks = std::move(found.marks);
    auto& notes = found.article.notes;
    if (!note_.empty()) notes.emplace(notes.begin(), note_);
    reader_.sink_.article(std::move(found.article), std::move(origin), bytes);
  }
  void refuse(std::string reason, std::uint64_t place) override {
    reader_.refuse(at(place), std::move(reason));
  }
  void note(std::string what, std::uint64_t place) override {
    reader_.sink_.note({origin_.path, place, std::move(what)});
  }
  [[nodiscard]] bool stopping() const override { return reader_.sink_.stopping(); }

 private:
  [[nodiscard]] Origin at(std::uint64_t place) const {
    auto origin = origin_;
    origin.number = place;
    return origin;
  }

  InputReader& reader_;
  Origin const& origin_;
  bool inside_;  // of a part
  std::string_view note_;
};

InputSettings input_settings(IngestOptions const& options) {
  auto const encoding = options.encoding == "auto" ? std::string{} : options.encoding;
  if (!encoding.empty() && !knows_charset(encoding))
    throw Error{Code::usage, fmt::format("--encoding: '{}' is no encoding", encoding),
                "auto, utf-8, windows-1252, euc-kr, shift_jis, gb18030 ..."};
  return {options.format, options.max_bytes, encoding, SidecarNames{options.sidecar}, {},
          options.extract};
}

void InputReader::file(std::string const& path) {
  if (settings_.sidecars.has(path)) return;
  std::ifstream bytes{path, std::ios::binary};
  if (!bytes)
    return sink_.refuse(
        {path, 0, fmt::format("cannot be read: {}", std::strerror(errno)), Code::io});
  stream({.path = path, .file = path, .sidecar = sidecar_of(path)}, bytes);
}

// A broken one costs the input nothing.
std::shared_ptr<Sidecar const> InputReader::sidecar_of(std::string const& path) {
  auto const file = settings_.sidecars.beside(path);
  std::error_code ignored;
  if (file.empty() || !std::filesystem::is_regular_file(file, ignored)) return nullptr;
  try {
    return read_sidecar(file, map_, settings_.extract.date_order);
  } catch (Error const& error) {
    sink_.note({file.string(), 0, "no sidecar: " + error.message(), error.code()});
    return nullptr;
  }
}

void InputReader::standard_input() {
  DescriptorBuffer buffer{STDIN_FILENO};
  std::istream bytes{&buffer};
  stream({.path = "-", .file = "-"}, bytes);
}

void InputReader::stream(Origin const& origin, std::istream& stream) {
  Unpacked count{.limits = settings_.unpack};
  input(origin, stream, {count});
}

void InputReader::input(Origin const& origin, std::istream& stream, Wrapping wrapping) try {
  open(origin, stream, wrapping);
} catch (Error const& error) {
  if (error.code() != Code::input_unusable) throw;
  refuse(origin, error.message());
} catch (std::ios_base::failure const&) {
  refuse(origin, "reading failed");
}

void InputReader::open(Origin const& origin, std::istream& stream, Wrapping wrapping) {
  auto head = read_head(stream);
  auto const packing = packing_of(head);
  PrefixedBuffer buffer{head, *stream.rdbuf()};
  std::istream whole{&buffer};
  // What the source throws reaches those who read through the stream, too.
  whole.exceptions(std::ios::badbit);
  if (packing == Packing::none) return read(origin, head, whole);
  // A compressed tar is one thing.
  if (packing != Packing::tar || !wrapping.compressed) ++wrapping.layers;
  if (packing != Packing::gzip) return unpack(origin, whole, wrapping);
  check_layers(wrapping.layers, settings_.unpack);
  wrapping.compressed = true;
  Gunzip plain{buffer, wrapping.count, [&](std::string reason) { damage_ = std::move(reason); }};
  std::istream content{&plain};
  open(origin, content, wrapping);
  if (!damage_.empty()) refuse(origin, std::exchange(damage_, {}));
}

void InputReader::unpack(Origin const& origin, std::istream& stream, Wrapping const& wrapping) {
  Unpacker unpacker{stream, wrapping.count, wrapping.layers};
  while (auto const* const member = unpacker.next()) {
    std::istream bytes{&unpacker.bytes()};
    auto inner = origin;
    if (!member->name.empty()) inner.path = member_path(origin.path, member->name);
    if (member->unreadable.empty())
      input(inner, bytes, {wrapping.count, unpacker.layers()});
    else
      refuse(inner, member->unreadable);
    if (unpacker.broken() || sink_.stopping()) return;
  }
}

// False where the input is no UTF-16, or its reader knows that itself.
bool InputReader::read_utf16(Origin const& origin, std::string_view head, std::istream& stream) {
  auto const order = wide_order(head);
  if (order == WideOrder::none) return false;
  bool const little = order == WideOrder::little;
  auto const& format =
      format_of(settings_.format, from_utf16(head, little), unpacked_name(origin.path));
  if (!format.wants_utf8) return false;
  Utf16Buffer plain{*stream.rdbuf(), little};
  std::istream bytes{&plain};
  bytes.exceptions(std::ios::badbit);
  Parts parts{*this, origin, false, kUtf16Note};
  format.read_many({bytes, origin.path, map_, settings_.extract}, parts);
  return true;
}

void InputReader::read(Origin const& origin, std::string_view head, std::istream& stream) {
  if (read_utf16(origin, head, stream)) return;
  refuse_unread(head, origin.path);
  auto const& format = format_of(settings_.format, head, unpacked_name(origin.path));
  if (format.read_many != nullptr) {
    Parts parts{*this, origin, false};
    return format.read_many({stream, origin.path, map_, settings_.extract}, parts);
  }
  PageInput page;
  page.path = origin.path;
  page.charset = settings_.encoding;
  if (origin.sidecar) page.captured = origin.sidecar->captured;
  page.sidecar = origin.sidecar;
  page.bytes = read_stream(stream, settings_.max_bytes);
  sink_.page(format, std::move(page), origin);
}

// A part of many can hold many; their parts cannot.
void InputReader::part(Origin const& origin, PageInput page, bool inside) {
  if (page.path.empty()) page.path = fmt::format("{}!/{}", origin.path, origin.number);
  if (page.bytes.size() > settings_.max_bytes)
    return refuse(origin,
                  fmt::format("larger than {} (--max-size)", format_size(settings_.max_bytes)));
  if (!settings_.encoding.empty()) page.charset = settings_.encoding;
  page.sidecar = origin.sidecar;
  auto const head = std::string_view{page.bytes}.substr(0, kHeadBytes);
  auto const* shown = &format_of(InputFormat::automatic, head, page.path);
  if (shown->id == InputFormat::text && page.declared != InputFormat::automatic)
    shown = &format_of(page.declared, head, page.path);
  auto const& format = *shown;
  if (format.read_page != nullptr) {
    auto found = origin;
    found.marks = {.address = page.url, .name = page.path, .page = true};
    return sink_.page(format, std::move(page), std::move(found));
  }
  if (inside) return refuse(origin, fmt::format("{} inside of an inner input", format.name));
  std::istringstream stream{std::move(page.bytes)};
  Origin const inner{.path = page.path, .file = origin.file, .sidecar = origin.sidecar};
  Parts parts{*this, inner, true};
  format.read_many({stream, inner.path, map_, settings_.extract}, parts);
}

// Damage to the compressed bytes is told with what comes of it.
void InputReader::refuse(Origin const& origin, std::string reason) {
  if (!damage_.empty()) reason += " (" + std::exchange(damage_, {}) + ")";
  sink_.refuse({origin.path, origin.number, std::move(reason)});
}

}  // namespace backfile::internal

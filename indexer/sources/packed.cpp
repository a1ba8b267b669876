#include "indexer/sources/packed.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

#include "backfile/error.hpp"
#include "indexer/sources/files.hpp"
#include "indexer/sources/refuse_input.hpp"

namespace backfile::internal {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kBlock = 1u << 16;

struct Magic {
  std::string_view bytes;
  std::size_t again = 0;  // where more is fixed
  std::string_view more = {};
};

constexpr std::array kMagic{Magic{"\x1F\x8B\x08"sv},
                            Magic{"BZh"sv, 4, "1AY&SY"sv},
                            Magic{"\xFD"
                                  "7zXZ\0"sv},
                            Magic{"\x28\xB5\x2F\xFD"sv},
                            Magic{"PK\x03\x04"sv},
                            Magic{"PK\x05\x06"sv}};

// The sum of a tar header's bytes stands in it, as octal digits.
bool is_tar(std::string_view head) noexcept {
  constexpr std::size_t kHeader = 512;
  constexpr std::size_t kSumAt = 148;
  constexpr std::size_t kSumBytes = 8;
  if (head.size() < kHeader || head.front() == '\0') return false;
  auto digits = head.substr(kSumAt, kSumBytes);
  digits.remove_prefix(std::min(digits.find_first_not_of(' '), digits.size()));
  unsigned stated = 0;
  auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), stated, 8);
  if (read.ec != std::errc{}) return false;
  unsigned sum = kSumBytes * ' ';
  for (std::size_t i = 0; i < kHeader; ++i)
    if (i < kSumAt || i >= kSumAt + kSumBytes) sum += static_cast<unsigned char>(head[i]);
  return sum == stated;
}

// What office programs and book readers keep in a ZIP: no pages, though full of files.
std::string_view document_type(std::string_view first_member) noexcept {
  if (first_member == "[Content_Types].xml") return "an Office document";
  if (first_member == "mimetype") return "an OpenDocument file or a book";
  if (first_member.starts_with("META-INF/")) return "a Java archive";
  return {};
}

std::string name_of(archive_entry* entry) {
  char const* const name = archive_entry_pathname(entry);
  std::string_view text = name != nullptr ? name : "";
  while (text.starts_with("./")) text.remove_prefix(2);
  return text.empty() ? "(no name)" : std::string{text};
}

std::string unreadable(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr || archive_entry_filetype(entry) == AE_IFLNK)
    return "a link inside an archive";
  if (archive_entry_filetype(entry) != AE_IFREG && archive_entry_filetype(entry) != 0)
    return "neither a file nor a folder";
  return archive_entry_is_data_encrypted(entry) == 1 ? "encrypted" : "";
}

// As in folders on disk: what begins with a dot was not meant.
bool is_hidden(std::string_view name) {
  for (std::size_t at = 0; at < name.size(); at = name.find('/', at)) {
    if (name[at] == '/') ++at;
    auto const part = name.substr(at, name.find('/', at) - at);
    if (part.starts_with('.') && part != ".." && part != ".") return true;
    if (at == name.size()) break;
  }
  return false;
}

}  // namespace

class Unpacker::State : public std::streambuf {
 public:
  State(std::istream& packed, Unpacked& count, unsigned layers)
      : packed_{packed}, count_{count}, counts_{!std::exchange(count.counted, true)} {
    archive_read_support_filter_bzip2(handle_.get());
    archive_read_support_filter_xz(handle_.get());
    archive_read_support_filter_zstd(handle_.get());
    archive_read_support_format_tar(handle_.get());
    archive_read_support_format_zip_streamable(handle_.get());
    archive_read_support_format_raw(handle_.get());
    archive_read_support_format_empty(handle_.get());
    if (archive_read_open(handle_.get(), this, nullptr, give, nullptr) != ARCHIVE_OK) fail();
    auto const filters = static_cast<unsigned>(archive_filter_count(handle_.get())) - 1;
    layers_ = layers - 1 + std::max(1u, filters);
    check_layers(layers_, count_.limits);
  }

  Member const* next() {
    while (archive_entry* const entry = next_entry()) {
      member_ = {};
      if (archive_format(handle_.get()) == ARCHIVE_FORMAT_RAW) return &member_;
      bool const first = own_members_++ == 0;
      if (archive_entry_filetype(entry) == AE_IFDIR) continue;
      member_.name = name_of(entry);
      if (auto const type = document_type(member_.name); first && !type.empty()) {
        broken_ = true;
        refuse_input("not text: looks like " + std::string{type});
      }
      if (is_hidden(member_.name)) continue;
      member_.unreadable = unreadable(entry);
      return &member_;
    }
    // Zeros, too, which read as a tar of no files: who compressed them meant to say something.
    bool const compressed = archive_filter_count(handle_.get()) > 1;
    if (compressed && entries_ == 0 && !broken()) {
      broken_ = true;
      refuse_input("empty, or nothing but zeros");
    }
    return nullptr;
  }

  [[nodiscard]] bool broken() const noexcept { return broken_ || count_.spent; }
  [[nodiscard]] unsigned layers() const noexcept { return layers_; }

 protected:
  int_type underflow() override try {
    if (over_) throw Error{*over_};
    auto const got = archive_read_data(handle_.get(), block_.data(), block_.size());
    if (got < 0) fail(got);
    if (got == 0) return traits_type::eof();
    take(static_cast<std::uint64_t>(got));
    setg(block_.data(), block_.data(), block_.data() + got);
    return traits_type::to_int_type(block_.front());
  } catch (Error const& error) {
    over_ = error;
    throw;
  }

 private:
  // Called by libarchive, which no exception may pass.
  static la_ssize_t give(archive* handle, void* self, void const** block) try {
    auto& state = *static_cast<State*>(self);
    *block = state.packed_block_.data();
    auto const got = read_ready(*state.packed_.rdbuf(), state.packed_block_);
    if (state.counts_) state.count_.packed += got;
    return static_cast<la_ssize_t>(got);
  } catch (Error const& error) {
    archive_set_error(handle, EIO, "%s", error.message().c_str());
    return -1;
  }

  archive_entry* next_entry() {
    if (broken()) return nullptr;
    pass_over();
    archive_entry* entry = nullptr;
    auto const status = archive_read_next_header(handle_.get(), &entry);
    if (status == ARCHIVE_EOF) return nullptr;
    if (status < ARCHIVE_WARN) fail(status);
    ++entries_;
    member_bytes_ = 0;
    over_.reset();
    count_.add_member();
    return entry;
  }

  // What is left of a member counts: it has to be unpacked to come to the next.
  void pass_over() {
    if (own_members_ == 0) return;
    setg(nullptr, nullptr, nullptr);
    if (archive_filter_count(handle_.get()) == 1) return;
    while (true) {
      auto const got = archive_read_data(handle_.get(), block_.data(), block_.size());
      if (got <= 0) return;
      take(static_cast<std::uint64_t>(got));
    }
  }

  // A tar that is not compressed does not grow.
  void take(std::uint64_t bytes) {
    member_bytes_ += bytes;
    bool const grows =
        archive_filter_count(handle_.get()) > 1 ||
        (archive_format(handle_.get()) & ARCHIVE_FORMAT_BASE_MASK) != ARCHIVE_FORMAT_TAR;
    count_.add(grows ? bytes : 0, member_bytes_);
  }

  [[noreturn]] void fail(la_ssize_t status = ARCHIVE_FATAL) {
    broken_ = broken_ || status <= ARCHIVE_FATAL;
    char const* const why = archive_error_string(handle_.get());
    refuse_input(fmt::format("cannot be unpacked behind byte {}: {}", member_bytes_,
                       why != nullptr ? why : "damaged"));
  }

  std::istream& packed_;
  Unpacked& count_;
  bool counts_;  // the packed bytes: the outermost of several does
  struct Close {
    void operator()(archive* handle) const { archive_read_free(handle); }
  };

  std::unique_ptr<archive, Close> handle_{archive_read_new()};
  std::array<char, kBlock> packed_block_{};
  std::array<char, kBlock> block_{};
  Member member_;
  std::uint64_t entries_ = 0;
  std::uint64_t own_members_ = 0;
  std::uint64_t member_bytes_ = 0;
  unsigned layers_ = 1;
  bool broken_ = false;
  std::optional<Error> over_;  // no more of the member can be read, and why
};

Packing packing_of(std::string_view head) noexcept {
  if (head.starts_with("\x1F\x8B\x08")) return Packing::gzip;
  for (auto const& magic : kMagic)
    if (head.starts_with(magic.bytes) && head.substr(magic.again).starts_with(magic.more))
      return Packing::other;
  return is_tar(head) ? Packing::tar : Packing::none;
}

void Unpacked::add(std::uint64_t more, std::uint64_t of_member) {
  bytes += more;
  if (of_member > limits.member_bytes)
    stop("unpacks to more than " + format_size(limits.member_bytes));
  if (bytes > limits.free_bytes && bytes / limits.ratio > packed)
    stop(fmt::format("unpacks to more than {} times its size", limits.ratio));
}

void Unpacked::add_member() {
  if (++members > limits.members)
    stop(fmt::format("more than {} files in an archive", limits.members));
}

void Unpacked::stop(std::string reason) {
  spent = true;
  refuse_input(std::move(reason) + "; the rest is not read");
}

void check_layers(unsigned layers, UnpackLimits const& limits) {
  if (layers > limits.layers)
    refuse_input(fmt::format("packed {} times over; at most {} are unpacked", layers, limits.layers));
}

std::string_view unpacked_name(std::string_view name) noexcept {
  for (auto const ending : {".gz"sv, ".bz2"sv, ".xz"sv, ".zst"sv})
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  return name;
}

std::string_view unread_packing(std::string_view name) noexcept {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kEndings{
      {{".br", "Brotli"},
       {".lz4", "LZ4"},
       {".lzma", "LZMA"},
       {".Z", "compress"},
       {".7z", "7-Zip"},
       {".rar", "RAR"},
       {".lz", "lzip"},
       {".lzo", "lzop"},
       {".sz", "Snappy"},
       {".snappy", "Snappy"},
       {".zz", "zlib"},
       {".zlib", "zlib"}}};
  for (auto const& [ending, packing] : kEndings)
    if (name.ends_with(ending)) return packing;
  return {};
}

Unpacker::Unpacker(std::istream& packed, Unpacked& count, unsigned layers)
    : state_{std::make_unique<State>(packed, count, layers)} {}

Unpacker::~Unpacker() = default;

Member const* Unpacker::next() { return state_->next(); }
std::streambuf& Unpacker::bytes() { return *state_; }
bool Unpacker::broken() const noexcept { return state_->broken(); }
unsigned Unpacker::layers() const noexcept { return state_->layers(); }

}  // namespace backfile::internal

#include "tests/support/pack.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

namespace backfile::tests {
namespace {

struct Free {
  void operator()(archive* handle) const { archive_write_free(handle); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

void expect(archive* handle, la_ssize_t status) {
  if (status >= ARCHIVE_WARN) return;
  char const* const why = archive_error_string(handle);
  throw std::runtime_error{why != nullptr ? why : "cannot pack"};
}

la_ssize_t append(archive*, void* out, void const* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<char const*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void set_filter(archive* handle, Press press) {
  switch (press) {
    case Press::none: return expect(handle, archive_write_add_filter_none(handle));
    case Press::gzip: return expect(handle, archive_write_add_filter_gzip(handle));
    case Press::bzip2: return expect(handle, archive_write_add_filter_bzip2(handle));
    case Press::xz: return expect(handle, archive_write_add_filter_xz(handle));
    case Press::zstd: return expect(handle, archive_write_add_filter_zstd(handle));
  }
}

void add(archive* handle, Packed const& member) {
  std::unique_ptr<archive_entry, Free> const entry{archive_entry_new()};
  archive_entry_set_pathname(entry.get(), member.name.c_str());
  archive_entry_set_filetype(entry.get(), member.link.empty() ? AE_IFREG : AE_IFLNK);
  if (!member.link.empty()) archive_entry_set_symlink(entry.get(), member.link.c_str());
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(member.bytes.size()));
  expect(handle, archive_write_header(handle, entry.get()));
  expect(handle, archive_write_data(handle, member.bytes.data(), member.bytes.size()));
}

using SetFormat = int (*)(archive*);

std::string written(SetFormat format, Press press, std::vector<Packed> const& members) {
  std::string out;
  std::unique_ptr<archive, Free> const handle{archive_write_new()};
  set_filter(handle.get(), press);
  expect(handle.get(), format(handle.get()));
  archive_write_set_bytes_in_last_block(handle.get(), 1);
  expect(handle.get(), archive_write_open(handle.get(), &out, nullptr, append, nullptr));
  for (auto const& member : members) add(handle.get(), member);
  expect(handle.get(), archive_write_close(handle.get()));
  return out;
}

int set_locked_zip(archive* handle) {
  archive_write_set_format_zip(handle);
  archive_write_set_options(handle, "zip:encryption=traditional");
  return archive_write_set_passphrase(handle, "secret");
}

}  // namespace

std::string archived(Pack pack, std::vector<Packed> const& members, Press press) {
  return written(
      pack == Pack::tar ? archive_write_set_format_pax_restricted : archive_write_set_format_zip,
      press, members);
}

std::string pressed(Press press, std::string_view bytes) {
  return written(archive_write_set_format_raw, press, {{"data", std::string{bytes}}});
}

std::string locked_archive(std::vector<Packed> const& members) {
  return written(set_locked_zip, Press::none, members);
}

}  // namespace backfile::tests

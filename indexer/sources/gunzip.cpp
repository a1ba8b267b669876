#include "indexer/sources/gunzip.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <cstring>
#include <span>
#include <utility>

#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr int kGzip = 15 + 16;  // zlib's name for gzip with any window
constexpr std::size_t kMagicBytes = 4;

// Of the flags behind the magic only five bits are in use.
bool is_part(unsigned char const* at) {
  return at[0] == 0x1F && at[1] == 0x8B && at[2] == 8 && (at[3] & 0xE0) == 0;
}

}  // namespace

Gunzip::Gunzip(std::streambuf& from, Unpacked& count, Damaged damaged)
    : from_{from},
      count_{count},
      damaged_{std::move(damaged)},
      stream_{std::make_unique<z_stream>()},
      counts_{!std::exchange(count.counted, true)} {
  if (inflateInit2(stream_.get(), kGzip) != Z_OK) throw std::bad_alloc{};
}

Gunzip::~Gunzip() { inflateEnd(stream_.get()); }

// Behind what is left in the block, which is moved to its beginning.
bool Gunzip::fill() {
  auto const left = stream_->avail_in;
  if (left > 0) std::memmove(packed_.data(), stream_->next_in, left);
  auto const got = read_ready(from_, std::span{packed_}.subspan(left));
  if (counts_) count_.packed += got;
  stream_->next_in = reinterpret_cast<Bytef*>(packed_.data());
  stream_->avail_in = static_cast<uInt>(left + got);
  return got > 0;
}

// Behind the last part tapes are filled up with zeros, and some programs leave other bytes.
bool Gunzip::begin_part() {
  while (stream_->avail_in < kMagicBytes)
    if (!fill()) return false;
  if (!is_part(stream_->next_in)) return find_part();
  inflateReset2(stream_.get(), kGzip);
  in_part_ = true;
  return true;
}

bool Gunzip::find_part() {
  while (stream_->avail_in >= kMagicBytes || fill()) {
    while (stream_->avail_in >= kMagicBytes) {
      if (is_part(stream_->next_in)) return begin_part();
      ++stream_->next_in;
      --stream_->avail_in;
    }
  }
  return false;
}

void Gunzip::damage(std::string what) {
  in_part_ = false;
  bool const first = !std::exchange(troubled_, true);
  auto reason = fmt::format("{} behind byte {}", what, bytes_);
  if (!find_part()) throw Error{Code::input_unusable, std::move(reason)};
  if (first) damaged_(reason + "; read on at the next part");
}

std::size_t Gunzip::inflate_some() {
  stream_->next_out = reinterpret_cast<Bytef*>(block_.data());
  stream_->avail_out = static_cast<uInt>(block_.size());
  while (stream_->avail_out == block_.size()) {
    if (!in_part_ && !begin_part()) return 0;
    if (stream_->avail_in == 0 && !fill()) {
      damage("cut off");
      continue;
    }
    auto const status = inflate(stream_.get(), Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      in_part_ = false;
      troubled_ = false;
    } else if (status != Z_OK && status != Z_BUF_ERROR && stream_->avail_out == block_.size()) {
      damage("damaged gzip data");
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      break;  // what could be read comes first; the next call meets the damage again
    }
  }
  return block_.size() - stream_->avail_out;
}

Gunzip::int_type Gunzip::underflow() try {
  if (over_) throw Error{*over_};
  auto const got = inflate_some();
  if (got == 0) return traits_type::eof();
  bytes_ += got;
  count_.add(got, bytes_);
  setg(block_.data(), block_.data(), block_.data() + got);
  return traits_type::to_int_type(block_.front());
} catch (Error const& error) {
  over_ = error;
  throw;
}

}  // namespace backfile::internal

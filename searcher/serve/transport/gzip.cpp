#include "searcher/serve/transport/gzip.hpp"

#include <algorithm>
#include <new>

#include "indexer/analysis/ascii.hpp"

namespace backfile::internal {
namespace {

// Level 1 makes a tenth to a fifth of JSON for a third of the usual level's time.
constexpr int kLevel = 1;
constexpr int kGzipWindow = 15 + 16;  // zlib's way to say gzip
constexpr int kMemoryLevel = 8;

// q=0, q=0.0 and so on refuse.
bool refused(std::string_view weight) {
  weight = ascii_trimmed(weight);
  if (!weight.starts_with("q=") && !weight.starts_with("Q=")) return false;
  return weight.substr(2).find_first_not_of("0.") == weight.npos;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  bool by_star = false;
  for (std::size_t at = 0; at < accept_encoding.size();) {
    auto const end = std::min(accept_encoding.find(',', at), accept_encoding.size());
    auto const entry = accept_encoding.substr(at, end - at);
    at = end + 1;
    auto const semicolon = std::min(entry.find(';'), entry.size());
    auto const name = ascii_trimmed(entry.substr(0, semicolon));
    bool const taken = semicolon == entry.size() || !refused(entry.substr(semicolon + 1));
    if (name == "gzip" || name == "x-gzip") return taken;
    if (name == "*") by_star = taken;
  }
  return by_star;
}

Gzip::Gzip() {
  if (::deflateInit2(&stream_, kLevel, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    throw std::bad_alloc{};
}

Gzip::~Gzip() { ::deflateEnd(&stream_); }

std::string Gzip::add(std::string_view piece, Then then) {
  std::string out;
  out.resize(::deflateBound(&stream_, static_cast<uLong>(piece.size())) + 32);
  // zlib does not write to its input.
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
  stream_.avail_in = static_cast<uInt>(piece.size());
  std::size_t made = 0;
  while (true) {
    stream_.next_out = reinterpret_cast<Bytef*>(out.data() + made);
    stream_.avail_out = static_cast<uInt>(out.size() - made);
    ::deflate(&stream_, then == Then::end ? Z_FINISH : Z_SYNC_FLUSH);
    made = out.size() - stream_.avail_out;
    if (stream_.avail_out > 0) break;
    out.resize(out.size() * 2);
  }
  out.resize(made);
  return out;
}

std::string gzip(std::string_view text) { return Gzip{}.add(text, Gzip::Then::end); }

}  // namespace backfile::internal

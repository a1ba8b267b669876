#include "indexer/sources/prefixed.hpp"

#include "indexer/sources/files.hpp"

// Not inline: where a stream of another kind is read, GCC 12 guesses that it may be one of these, and
// warns of places behind its end.

namespace backfile::internal {

PrefixedBuffer::int_type PrefixedBuffer::underflow() {
  auto const got = read_ready(from_, chunk_);  // a pipe may hold a line and no more for now
  if (got == 0) return traits_type::eof();
  setg(chunk_.data(), chunk_.data(), chunk_.data() + got);
  return traits_type::to_int_type(chunk_.front());
}

}  // namespace backfile::internal

// The records of a web archive (WARC, 0.17 and later; ISO 28500), one after the other.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

#include "indexer/formats/header_fields.hpp"
#include "indexer/formats/record_stream.hpp"

namespace backfile::internal {

// A line that begins a record is at the beginning.
[[nodiscard]] bool begins_warc_record(std::string_view bytes) noexcept;

// In the memory of one record. A record that is damaged, or whose length is not true, costs itself
// only: reading goes on at the next line that begins one, inside of what it claimed, too.
class WarcReader {
 public:
  enum class Got { record, bad, end };

  explicit WarcReader(std::istream& stream);

  // The next record; of a bad one fault() tells why. An Error of the stream is thrown when all
  // records before it were given, in place of the one that it cuts off.
  Got next();

  [[nodiscard]] std::uint64_t number() const noexcept { return number_; }  // of the record, from 1
  [[nodiscard]] HeaderFields const& fields() const noexcept { return fields_; }
  [[nodiscard]] std::string_view block() const noexcept { return block_; }  // until next()
  [[nodiscard]] std::string const& fault() const noexcept { return fault_; }

 private:
  Got bad(std::string why);
  Got take_block(std::uint64_t length);
  Got pass_long_block(std::uint64_t length);

  RecordStream stream_;
  std::uint64_t number_ = 0;
  HeaderFields fields_;
  std::string_view block_;
  std::string fault_;
};

}  // namespace backfile::internal

// The records of a web archive (WARC 1.0 and 1.1, ISO 28500), one after the other.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "backfile/error.hpp"
#include "indexer/formats/header_fields.hpp"

namespace backfile::internal {

// A line that begins a record is at the beginning.
[[nodiscard]] bool begins_warc_record(std::string_view bytes) noexcept;

// In the memory of one record. A record that is damaged, or whose length is not true, costs itself
// only: reading goes on at the next line that begins one, inside of what it claimed, too.
class WarcReader {
 public:
  enum class Got { record, bad, end };

  explicit WarcReader(std::istream& stream) : stream_{stream} {}

  // The next record; of a bad one fault() tells why. An Error of the stream is thrown when all
  // records before it were given, in place of the one that it cuts off.
  Got next();

  [[nodiscard]] std::uint64_t number() const noexcept { return number_; }  // of the record, from 1
  [[nodiscard]] HeaderFields const& fields() const noexcept { return fields_; }
  [[nodiscard]] std::string_view block() const noexcept { return block_; }  // until next()
  [[nodiscard]] std::string const& fault() const noexcept { return fault_; }

 private:
  [[nodiscard]] std::string_view ahead() const noexcept {
    return {buffer_.data() + at_, size_ - at_};
  }
  [[nodiscard]] bool fill(std::size_t wanted);
  [[nodiscard]] std::size_t read_more();
  void pass(std::size_t bytes);
  [[nodiscard]] bool find_record();
  Got bad(std::string why);
  Got take_block(std::uint64_t length);
  Got pass_long_block(std::uint64_t length);

  std::istream& stream_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::uint64_t offset_ = 0;  // of at_ in the stream
  std::uint64_t number_ = 0;
  HeaderFields fields_;
  std::string_view block_;
  std::string fault_;
  std::optional<Error> over_;  // the stream holds no more, and why
};

}  // namespace backfile::internal

// A stream of records that is looked at before it is taken: web archives are damaged, and their
// next record has to be found behind anything.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "backfile/error.hpp"

namespace backfile::internal {

class RecordStream {
 public:
  // The place of the first record in the text, behind its first `from` bytes; npos: nowhere.
  using FindRecord = std::size_t (*)(std::string_view text, std::size_t from);

  RecordStream(std::istream& stream, FindRecord find) : stream_{stream}, find_{find} {}

  // Bytes that are there already; valid until the next call that is not const.
  [[nodiscard]] std::string_view ahead() const noexcept {
    return {buffer_.data() + at_, size_ - at_};
  }
  // At least so many bytes ahead, if there are.
  bool fill(std::size_t wanted);
  void pass(std::size_t bytes);
  // Passes over everything before the next record; false where there is none.
  bool find_record();
  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }

  // The stream holds no more, and why: an error that is thrown when all before it was taken.
  [[nodiscard]] std::optional<Error> const& over() const noexcept { return over_; }

 private:
  [[nodiscard]] std::size_t read_more();

  std::istream& stream_;
  FindRecord find_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::uint64_t offset_ = 0;  // of at_ in the stream
  std::optional<Error> over_;
};

}  // namespace backfile::internal

// The records in a stream of JSON, one after the other, in the memory of one.
#pragma once

#include <cstdint>
#include <istream>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// Cuts out whole objects: of an array, of an array that objects wrap ({"articles": [...]},
// {"response": {"docs": [...]}}), or simply one behind the other. What lies between is passed
// over. Behind a broken record the next one is looked for where a line begins with it, indented
// as the broken one was.
class JsonSplitter {
 public:
  enum class Got { record, too_long, fault, end };

  JsonSplitter(std::istream& stream, std::size_t limit) : buffer_{*stream.rdbuf()}, limit_{limit} {}

  // Of a fault `record` holds what there is of it.
  [[nodiscard]] Got next(std::string& record);
  // The line on which the record begins, from 1.
  [[nodiscard]] std::uint64_t line() const noexcept { return record_line_; }
  [[nodiscard]] std::string const& fault() const noexcept { return fault_; }
  // The records lie in an array.
  [[nodiscard]] bool in_array() const noexcept { return !open_.empty(); }

 private:
  enum class Scan { done, entered, broken };

  void take();
  int skip_space();
  Got record_at_brace(std::string& record);
  Got no_record(int next);
  Scan object();
  Scan wrapped_value(bool wraps, std::size_t& nested);
  bool value();
  bool text(std::string* name);
  bool rest_of_wrapper(int next);
  bool broken(std::string fault);
  void skip_line();

  std::streambuf& buffer_;
  std::size_t limit_;
  std::uint64_t line_ = 1;
  std::uint64_t column_ = 0;
  std::uint64_t record_line_ = 1;
  std::uint64_t record_column_ = 0;
  std::string kept_;  // of the record that is being read
  bool keeping_ = false;
  bool too_long_ = false;
  bool lost_ = false;  // behind a broken record, looking for the next
  std::string fault_;
  std::string open_;  // '{' and '[' that are entered, outermost first
};

// What the beginning of an input says of its JSON: an object a line, or a document of them.
enum class JsonShape { none, lines, document };
[[nodiscard]] JsonShape json_shape(std::string_view head);

}  // namespace backfile::internal

// The one error type of the library.
#pragma once

#include <backfile/export.h>

#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace backfile {

// What went wrong, as a stable name for programs. to_string gives the lower_snake name that
// JSON answers and HTTP problems carry; names are never renamed, only added.
enum class Code {
  usage,  // up to bad_encoding: the question (exit status 2)
  unknown_field,
  bad_value,
  bad_date,
  impossible_date,
  reversed_range,
  ambiguous_date,
  missing_operand,
  unbalanced,
  unsupported_operator,
  empty_query,
  query_too_large,
  bad_encoding,
  bad_cursor,
  cursor_mismatch,
  cursor_gone,
  input_unusable,  // from here: the input and the index
  input_not_found,
  article_not_found,
  no_database,
  not_a_database,
  cannot_create,
  io,
  locked,
  schema_mismatch,
  corrupt,
  interrupted,
  internal,
};

// The lower_snake name of the code.
[[nodiscard]] BACKFILE_API std::string_view to_string(Code code) noexcept;

// The exit status that a command line program gives for the code (sysexits where one fits).
[[nodiscard]] BACKFILE_API int exit_status(Code code) noexcept;

// A place in the text that was given, in bytes.
struct Position {
  std::size_t offset = 0;
  std::size_t length = 0;
};

// Thrown by everything in the library that cannot do what was asked; no other type leaves it.
// `message` says what and where, `hint` what to do next (may be empty). A refused article is not
// an Error: it is counted and reported as data.
class BACKFILE_API Error : public std::exception {
 public:
  // Owns its texts. A message is one sentence without a full stop.
  Error(Code code, std::string message, std::string hint = {});

  // The same error with the text it speaks of and the place in it, for the caret in pretty().
  [[nodiscard]] Error at(std::string_view text, Position position) const;

  [[nodiscard]] Code code() const noexcept { return code_; }
  [[nodiscard]] std::string const& message() const noexcept { return message_; }
  [[nodiscard]] std::string const& hint() const noexcept { return hint_; }
  [[nodiscard]] std::optional<Position> const& position() const noexcept { return position_; }
  [[nodiscard]] char const* what() const noexcept override { return message_.c_str(); }

  // Several lines for people: "error: …", the text with a caret under the place, the hint.
  // Control characters of the text are made visible; ends with a newline.
  [[nodiscard]] std::string pretty() const;

 private:
  Code code_;
  std::string message_;
  std::string hint_;
  std::string text_;
  std::optional<Position> position_;
};

}  // namespace backfile

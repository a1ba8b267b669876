#include <algorithm>
#include <array>
#include <backfile/error.hpp>
#include <utility>

#include "indexer/analysis/width.hpp"

namespace backfile {
namespace {

struct CodeRow {
  Code code;
  std::string_view name;
  int exit;
};

// Exit statuses: 2 for the question, sysexits for the rest, 130 as a shell reports SIGINT.
constexpr std::array kCodes{
    CodeRow{Code::usage, "usage", 2},
    CodeRow{Code::unknown_field, "unknown_field", 2},
    CodeRow{Code::bad_value, "bad_value", 2},
    CodeRow{Code::bad_date, "bad_date", 2},
    CodeRow{Code::impossible_date, "impossible_date", 2},
    CodeRow{Code::reversed_range, "reversed_range", 2},
    CodeRow{Code::ambiguous_date, "ambiguous_date", 2},
    CodeRow{Code::missing_operand, "missing_operand", 2},
    CodeRow{Code::unbalanced, "unbalanced", 2},
    CodeRow{Code::unsupported_operator, "unsupported_operator", 2},
    CodeRow{Code::empty_query, "empty_query", 2},
    CodeRow{Code::query_too_large, "query_too_large", 2},
    CodeRow{Code::bad_encoding, "bad_encoding", 2},
    CodeRow{Code::bad_cursor, "bad_cursor", 2},
    CodeRow{Code::cursor_mismatch, "cursor_mismatch", 2},
    CodeRow{Code::cursor_gone, "cursor_gone", 2},
    CodeRow{Code::input_unusable, "input_unusable", 65},
    CodeRow{Code::input_not_found, "input_not_found", 66},
    CodeRow{Code::article_not_found, "article_not_found", 66},
    CodeRow{Code::no_database, "no_database", 66},
    CodeRow{Code::not_a_database, "not_a_database", 66},
    CodeRow{Code::cannot_create, "cannot_create", 73},
    CodeRow{Code::io, "io", 74},
    CodeRow{Code::locked, "locked", 75},
    CodeRow{Code::schema_mismatch, "schema_mismatch", 76},
    CodeRow{Code::corrupt, "corrupt", 76},
    CodeRow{Code::interrupted, "interrupted", 130},
    CodeRow{Code::internal, "internal", 70},
};

constexpr bool listed_in_order() {
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    if (static_cast<std::size_t>(kCodes[i].code) != i) return false;
  }
  return kCodes.size() == static_cast<std::size_t>(Code::internal) + 1;
}
static_assert(listed_in_order(), "one row for each code, in the order of the enumeration");

CodeRow const& row(Code code) noexcept {
  auto const index = static_cast<std::size_t>(code);
  return kCodes[std::min(index, kCodes.size() - 1)];
}

// C0 controls and DEL become one visible character each, so that a caret keeps its column and
// no text can drive the terminal; C1 controls (0xC2 0x80..0x9F) likewise.
std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const byte = static_cast<unsigned char>(text[i]);
    bool const c1 =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (byte < 0x20 || byte == 0x7F) {
      out += byte == '\t' ? " " : "\xEF\xBF\xBD";
    } else if (c1) {
      out += "\xEF\xBF\xBD";
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string_view to_string(Code code) noexcept { return row(code).name; }

int exit_status(Code code) noexcept { return row(code).exit; }

Error::Error(Code code, std::string message, std::string hint)
    : code_{code}, message_{std::move(message)}, hint_{std::move(hint)} {}

Error Error::at(std::string_view text, Position position) const {
  Error placed{*this};
  placed.text_ = text;
  position.offset = std::min(position.offset, text.size());
  position.length = std::min(position.length, text.size() - position.offset);
  placed.position_ = position;
  return placed;
}

std::string Error::pretty() const {
  std::string out = "error: " + visible(message_) + '\n';
  if (position_ && !text_.empty()) {
    std::string_view const text{text_};
    std::string const before = visible(text.substr(0, position_->offset));
    std::string const marked = visible(text.substr(position_->offset, position_->length));
    out += "  " + visible(text) + "\n  ";
    out.append(internal::display_width(before), ' ');
    out.append(std::max<std::size_t>(internal::display_width(marked), 1), '^');
    out += '\n';
  }
  if (!hint_.empty()) out += "hint: " + visible(hint_) + '\n';
  return out;
}

}  // namespace backfile

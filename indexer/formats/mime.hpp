// Messages as RFC 5322 and MIME write them: headers, encoded words, parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/header_fields.hpp"

namespace backfile::internal {

struct MailPart {
  HeaderFields headers;
  std::string_view body;  // of the message's bytes, still encoded
  int choice = 0;         // parts of one number say the same in several types; 0: of no other

  // The first of that name, in lower case; empty where there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const { return headers.value(name); }
};

// Headers up to the first empty line, the body behind it.
[[nodiscard]] MailPart read_part(std::string_view bytes);

// The bytes from the first header on, where empty lines or a mailbox's ">From " stand above it.
[[nodiscard]] std::string_view from_headers(std::string_view bytes);

// What the text of a part is: "text/html", "text/plain", or its type where it is no text. A
// message that says "text", something else that is no type, or nothing means plain text.
[[nodiscard]] std::string text_type(MailPart const& part);

// The value of a header's parameter, as it stands: boundary="a;b".
[[nodiscard]] std::string parameter(std::string_view header, std::string_view name);

struct MailParts {
  std::vector<MailPart> texts;        // neither multipart nor attached, in their order
  std::vector<std::string> attached;  // types of the others
};

// Those of a message within the message, too. `bytes` must outlive them. Nesting of more than 16
// levels and parts beyond the thousandth are left out.
[[nodiscard]] MailParts mail_parts(std::string_view bytes);

// The body's bytes, quoted-printable and base64 undone.
[[nodiscard]] std::string decoded_body(MailPart const& part);

// A header's text in UTF-8, encoded words (RFC 2047) resolved.
[[nodiscard]] std::string decoded_header(std::string_view value);

// Bytes in a charset to UTF-8; an empty charset is found out. Never throws for bad bytes.
[[nodiscard]] std::string mail_text(std::string const& bytes, std::string_view charset);

struct MailAddress {
  std::string name;     // in UTF-8; empty where none
  std::string address;  // ann@keld.example
};
// The first address of a From header.
[[nodiscard]] MailAddress first_address(std::string_view header);

}  // namespace backfile::internal

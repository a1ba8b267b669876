// "Name: value" lines, as web archives and HTTP begin with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

class HeaderFields {
 public:
  HeaderFields() = default;
  // Lines up to an empty one or the end; lines that begin with white space go on with the value
  // before. What is no field is passed over.
  explicit HeaderFields(std::string_view lines);

  // Of the first field of that name, which is in lower case; empty where there is none.
  [[nodiscard]] std::string_view value(std::string_view name) const noexcept;

 private:
  struct Field {
    std::string name;  // in lower case
    std::string value;
  };
  std::vector<Field> fields_;
};

// "text/html; charset=EUC-KR", taken apart; both in lower case.
struct MediaType {
  std::string type;
  std::string charset;
};
[[nodiscard]] MediaType media_type(std::string_view text);

// The length of the header with its empty line; nothing where no empty line is in sight.
[[nodiscard]] std::optional<std::size_t> header_size(std::string_view bytes) noexcept;

// ASCII letters in lower case.
[[nodiscard]] std::string lower_ascii(std::string_view text);

}  // namespace backfile::internal

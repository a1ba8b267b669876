// A manual page in roff, a part at a time.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

class Roff {
 public:
  // .TH and the NAME section.
  Roff(std::string_view name, int section, std::string_view summary);

  void heading(std::string_view text);
  void subheading(std::string_view text);
  // `…` is bold.
  void paragraph(std::string_view text);
  // A name as it is typed, what stands for its value, and what they are.
  void entry(std::string_view name, std::string_view value, std::string_view text);
  // Line by line as it stands.
  void literal(std::string_view text);

  [[nodiscard]] std::string const& text() const noexcept { return text_; }

 private:
  std::string text_;
};

// Every character stands for itself.
[[nodiscard]] std::string roff_escaped(std::string_view text);

}  // namespace backfile::internal

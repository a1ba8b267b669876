// Lines that say whose text this is: copyright notices and source lines.
#pragma once

#include <optional>
#include <string_view>

namespace backfile::internal {

// The owner that a copyright line names ("[ⓒ Pulse &, All rights reserved]"): a view into the
// line. Nothing where the line is no such notice; an empty view where it names nobody.
[[nodiscard]] std::optional<std::string_view> read_copyright(std::string_view line);

// Whether such a line says more than a sign and a name, as those below pictures do not: a year, or
// whose rights are reserved.
[[nodiscard]] bool is_full_copyright(std::string_view line);

// "Getty Images", "dpa": who sells pictures to papers.
[[nodiscard]] bool is_picture_agency(std::string_view owner);

// X of "Source: X", "출처: X", "(EDITORIAL from X on Nov. 4)".
[[nodiscard]] std::optional<std::string_view> read_source(std::string_view line);

// "Citation: …", "More information: …": what a paper adds below a report on research.
[[nodiscard]] bool is_reference(std::string_view line);

}  // namespace backfile::internal

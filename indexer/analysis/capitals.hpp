// Capitals that mean something: those of names.
#pragma once

#include <cstddef>
#include <string_view>

namespace backfile::internal {

// True for a Latin capital that no sentence or line begins with.
[[nodiscard]] bool begins_name(std::string_view text, std::size_t at) noexcept;

}  // namespace backfile::internal

// Where the sources, the programs and the seeds lie on this machine.
#pragma once

namespace backfile::test {

[[nodiscard]] char const* source_folder() noexcept;
[[nodiscard]] char const* program_folder() noexcept;
// Real pages beside a checkout; it need not exist.
[[nodiscard]] char const* shared_folder() noexcept;

}  // namespace backfile::test

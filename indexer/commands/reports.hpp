// What happened to each input, told as it happens: on standard error and in a report file.
#pragma once

#include <backfile/index.hpp>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/cli.hpp"
#include "indexer/formats/sidecar.hpp"

namespace backfile::internal {

class Reports {
 public:
  // Writes the file of --report, where there is one. Throws Error{cannot_create}.
  explicit Reports(IndexArguments const& arguments);

  void operator()(InputReport const& report);

  // Lines that close what was reported: on those that were left out, and where inputs were read
  // without a fault and held no article. `good` articles were taken.
  void finish(std::uint64_t good) const;

  // The status of such a program.
  [[nodiscard]] int status(std::uint64_t good) const;

 private:
  std::ofstream file_;
  bool quiet_;
  std::uint64_t most_;  // lines on standard error
  std::uint64_t printed_ = 0;
  std::uint64_t left_out_ = 0;
  std::uint64_t rejected_ = 0;
  std::uint64_t missing_ = 0;  // of these, paths where nothing is
};

// Throws Error{input_not_found} when none of the paths exists.
void require_operands(std::vector<std::string> const& paths);

// False, and a line says so, where the paths lead to folders without any input. Sidecars are none.
[[nodiscard]] bool has_input(std::vector<std::string> const& paths, SidecarNames const& sidecars);

}  // namespace backfile::internal

// What happened to each input, told as it happens: on standard error and in a report file.
#pragma once

#include <backfile/index.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/cli.hpp"

namespace backfile::internal {

class Reports {
 public:
  // Writes the file of --report, where there is one. Throws Error{cannot_create}.
  explicit Reports(IndexArguments const& arguments);

  void operator()(InputReport const& report);

  // A closing line where lines were left out.
  void finish() const;

 private:
  std::ofstream file_;
  bool quiet_;
  std::uint64_t most_;  // lines on standard error
  std::uint64_t printed_ = 0;
  std::uint64_t left_out_ = 0;
};

// Throws Error{input_not_found} when none of the paths exists.
void require_operands(std::vector<std::string> const& paths);

// The status of a program that took `good` inputs and refused `rejected`.
[[nodiscard]] int partial_status(std::uint64_t good, std::uint64_t rejected);

}  // namespace backfile::internal

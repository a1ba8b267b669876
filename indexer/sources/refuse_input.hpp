// How an input, or a record of one, is refused: it is data, told in the report, and no fault of ours.
#pragma once

#include <string>
#include <utility>

#include <backfile/error.hpp>

namespace backfile::internal {

[[noreturn]] inline void refuse_input(std::string reason) {
  throw Error{Code::input_unusable, std::move(reason)};
}

}  // namespace backfile::internal

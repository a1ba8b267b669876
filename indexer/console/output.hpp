// Standard output in large blocks, and through a pager where a person reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/console/pager.hpp"

namespace backfile::internal {

// text: whoever wrote it made it harmless. data: exact in a file or pipe, and made harmless where
// a terminal reads it.
enum class Content { text, data };

// Throws Error{io}, for a full disk. What is not flushed when it is destroyed is lost, because a
// destructor cannot say that the disk is full: call finish().
class Output {
 public:
  explicit Output(Content content, bool paged = false);

  // Whole characters only. False when nobody reads any more (then end quietly).
  [[nodiscard]] bool write(std::string_view text);

  // Writes what is left, and waits for the pager's end. False as write() gives it.
  bool finish();

 private:
  [[nodiscard]] bool flush();

  bool filtered_;
  bool read_ = true;
  std::string block_;
  std::optional<Pager> pager_;
};

// The whole output of a command at once.
void print(std::string_view text, Content content, bool paged = false);

}  // namespace backfile::internal

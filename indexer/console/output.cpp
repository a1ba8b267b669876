#include "indexer/console/output.hpp"

#include <unistd.h>

#include <algorithm>

#include "indexer/console/console.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kBlockBytes = 256 * 1024;

// Line ends and tabs stay: they are the shape of the data.
std::string harmless(std::string_view text) {
  std::string out;
  while (true) {
    auto const tab = text.find('\t');
    out += safe_text(text.substr(0, tab), true);
    if (tab == text.npos) return out;
    out += '\t';
    text.remove_prefix(tab + 1);
  }
}

}  // namespace

Output::Output(Content content, bool paged)
    : filtered_{content == Content::data && ::isatty(STDOUT_FILENO) == 1} {
  if (paged) pager_.emplace();
}

bool Output::write(std::string_view text) {
  if (!read_) return false;
  if (filtered_)
    block_ += harmless(text);
  else
    block_ += text;
  return block_.size() < kBlockBytes || flush();
}

bool Output::flush() {
  read_ = read_ && write_out(block_);
  block_.clear();
  return read_;
}

bool Output::finish() {
  bool const read = flush();
  pager_.reset();
  return read;
}

void print(std::string_view text, Content content, bool paged) {
  Output output{content, paged};
  if (output.write(text)) output.finish();
}

}  // namespace backfile::internal

#include "indexer/extract/html/endless_tag.hpp"

#include <algorithm>

#include "indexer/analysis/ascii.hpp"

namespace backfile::internal {
namespace {

// The tag that opens at `at`: where it ends, and how many words it has outside of quotes.
std::size_t skip_tag(std::string_view page, std::size_t at, std::size_t& words) {
  char quote = 0;
  bool space = false;
  for (; at < page.size(); ++at) {
    char const c = page[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      break;
    } else {
      if ((c == '"' || c == '\'') && page[at - 1] == '=') quote = c;
      bool const blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/';
      if (space && !blank) ++words;
      space = blank;
    }
  }
  return at;
}

// Behind "</sc" or "</st"; the program may hold other markup in its texts.
std::size_t program_end(std::string_view page, std::size_t at, char second) {
  for (at = page.find("</", at); at != page.npos; at = page.find("</", at + 2)) {
    auto const name = page.substr(at + 2, 2);
    bool const same =
        name.size() == 2 && (name[0] | 0x20) == 's' && (name[1] | 0x20) == (second | 0x20);
    if (same) return at;
  }
  return page.size();
}

}  // namespace

bool has_endless_tag(std::string_view page) {
  for (auto at = page.find('<'); at != page.npos; at = page.find('<', at)) {
    auto const name = page.substr(at + 1, 2);
    if (name.empty() || !is_ascii_letter(name[0])) {
      at = name.starts_with("!-") ? std::min(page.find("-->", at), page.size()) : at + 1;
      continue;
    }
    std::size_t words = 0;
    at = skip_tag(page, at + 1, words);
    if (words > kMostAttributes) return true;
    // Behind <script> and <style> a sign like "<" begins no tag.
    bool const program = (name[0] | 0x20) == 's' && name.size() == 2 &&
                         ((name[1] | 0x20) == 'c' || (name[1] | 0x20) == 't');
    if (program) at = program_end(page, at, name[1]);
  }
  return false;
}

}  // namespace backfile::internal

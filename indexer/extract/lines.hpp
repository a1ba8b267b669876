// The lines of a page, what each looks like, and the place of every part.
#pragma once

#include <backfile/article.hpp>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace backfile::internal {

// What a line is for. Stages hand roles out in the order of the pipeline (see extract.cpp); a
// line keeps the first role it gets.
enum class Role : std::uint8_t {
  none,
  blank,
  furniture,
  masthead,
  section,
  title,
  deck,
  date,
  byline,
  caption,
  credit,
  source,
  copyright,
  body,
};

struct Line {
  std::string_view text;     // without outer white space
  std::size_t begin = 0;     // of `text`, in bytes of the page
  std::uint32_t number = 0;  // 1-based
  Role role = Role::none;
  bool after_blank = true;   // the line before is blank, or there is none
  bool before_blank = true;  // likewise behind
  bool ends_sentence = false;
  std::uint32_t units = 0;  // words, as count_units() counts them
};

using Lines = std::vector<Line>;

// Longer lines are prose: the recognisers of headers, captions and furniture skip them.
inline constexpr std::size_t kLongestHeaderLine = 600;

// Breaks at LF, CR LF, CR and Unicode's separators. Views point into `text`, which has to outlive
// them.
[[nodiscard]] Lines split_lines(std::string_view text);

// A clause's end, quotation marks and brackets behind it left aside; in scripts without full stops a
// text that is long enough.
[[nodiscard]] bool ends_sentence(std::string_view text);

// Words; two characters of Han or kana count as one, and four of a script without spaces.
[[nodiscard]] std::uint32_t count_units(std::string_view text);
// Two syllables of Hangul count as one, too: Korean writes in one word what others write in two.
[[nodiscard]] std::uint32_t count_prose_units(std::string_view text);

// Where `part`, a view into the line's text, stands on the page.
[[nodiscard]] Evidence evidence_at(Line const& line, std::string_view part, std::string_view rule);
[[nodiscard]] Evidence evidence_at(Line const& line, std::string_view rule);

}  // namespace backfile::internal

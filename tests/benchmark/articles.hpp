// Invented articles as JSON lines.
#pragma once

#include <cstddef>
#include <string>

namespace backfile::benchmark {

// The article of that number, one line without its end: about 350 words, an outlet, a byline,
// a date in 2000–2023 or none (one in ten), English or (one in twenty) another language.
[[nodiscard]] std::string article_line(std::size_t number);

}  // namespace backfile::benchmark

// Names of the options of include/backfile/search.hpp.
#include <backfile/search.hpp>

namespace backfile {

std::string_view to_string(Sort sort) noexcept {
  switch (sort) {
    case Sort::automatic: return "automatic";
    case Sort::relevance: return "relevance";
    case Sort::newest: return "newest";
    case Sort::oldest: return "oldest";
    case Sort::updated: return "updated";
    case Sort::outlet: return "outlet";
    case Sort::title: return "title";
  }
  return "";
}

std::string_view to_string(By by) noexcept {
  switch (by) {
    case By::day: return "day";
    case By::week: return "week";
    case By::month: return "month";
    case By::quarter: return "quarter";
    case By::year: return "year";
  }
  return "";
}

std::string_view to_string(Grouping grouping) noexcept {
  switch (grouping) {
    case Grouping::duplicate: return "duplicate";
    case Grouping::story: return "story";
    case Grouping::outlet: return "outlet";
    case Grouping::none: return "none";
  }
  return "";
}

}  // namespace backfile

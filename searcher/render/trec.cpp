#include "searcher/render/trec.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/index/article_json.hpp"

namespace backfile::internal {

std::string trec_lines(std::string_view question, std::vector<RankedId> const& hits,
                       std::string_view tag, std::size_t offset) {
  std::string text;
  for (auto const& hit : hits) {
    if (hit.id.find_first_of(" \t\r\n\v\f") != hit.id.npos)
      throw Error{Code::bad_value,
                  fmt::format("the id '{}' has a blank, which no line of a run can hold", hit.id),
                  "--format jsonl writes any id"};
    text += fmt::format("{} Q0 {} {} {:.6f} {}\n", question, hit.id, ++offset, hit.score, tag);
  }
  return text;
}

std::string json_lines(std::string_view question, std::vector<RankedId> const& hits,
                       std::size_t offset) {
  std::string text;
  for (auto const& hit : hits)
    text += to_json_text(
                {{"query", question}, {"rank", ++offset}, {"score", hit.score}, {"id", hit.id}}) +
            '\n';
  return text;
}

}  // namespace backfile::internal

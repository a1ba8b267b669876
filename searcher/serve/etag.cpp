#include "searcher/serve/etag.hpp"

#include <functional>

#include <fmt/format.h>

#include "searcher/query/parsed_query.hpp"
#include "searcher/serve/api/read_call.hpp"

namespace backfile::internal {
namespace {

std::string days_of(std::string const& text, QueryOptions const& options) {
  if (text.empty()) return {};
  auto const range = parse_days(text, parse_options(options));
  auto const end = [](std::optional<Day> const& day) { return day ? day->iso() : std::string{}; };
  return end(range.from) + ".." + end(range.to);
}

// What the dates of the request mean today; the rest of it stands in its address.
std::string dates_of(Call const& call) {
  if ((call.route.takes & (kTakesQuestion | kTakesBounds)) == 0) return {};
  auto const request = read_call(call);
  std::string text;
  if (!request.q.empty()) text = read_query(request).normalized();
  for (auto const& bound : {request.search.since, request.search.until, request.search.on})
    text += '\n' + days_of(bound, request.query);
  return text;
}

}  // namespace

std::string etag_of(std::string_view state) {
  return fmt::format("W/\"{:016x}\"", std::hash<std::string_view>{}(state));
}

std::string etag_of(IndexState const& index, Call const& call) {
  try {
    auto const dates = dates_of(call);
    auto const tag = etag_of(fmt::format("{}\n{}\n{}", BACKFILE_VERSION, index.uuid, dates));
    // The revision can be read in it.
    return fmt::format("W/\"{}-{}", index.revision, tag.substr(3));
  } catch (Error const&) {
    return {};
  }
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match == "*") return true;
  auto const opaque = etag.substr(etag.find('"'));
  return !opaque.empty() && if_none_match.find(opaque) != if_none_match.npos;
}

}  // namespace backfile::internal

#include "searcher/serve/transport/problem.hpp"

#include <nlohmann/json.hpp>
#include <algorithm>
#include <array>

#include "indexer/index/article_json.hpp"

namespace backfile::internal {
namespace {

// What a client is told of errors that are not its own.
struct Told {
  Code code;
  unsigned status;
  std::string_view detail;
};

constexpr auto kTold = std::to_array<Told>({
    {Code::no_database, 503, "the index is not there"},
    {Code::not_a_database, 503, "the index cannot be read"},
    {Code::schema_mismatch, 503, "the index was made by another version"},
    {Code::corrupt, 503, "the index is damaged"},
    {Code::io, 503, "the index cannot be read now"},
    {Code::locked, 503, "the index is locked"},
});

constexpr int kQuestionStatus = 2;

}  // namespace

Problem problem_of(Error const& error) {
  Problem problem{.code = std::string{to_string(error.code())}, .detail = error.message()};
  bool const question = exit_status(error.code()) == kQuestionStatus;
  if (question || error.code() == Code::article_not_found) {
    problem.status = !question ? 404 : problem.code == "cursor_gone" ? 409 : 400;
    if (!error.hint().empty()) problem.suggestions = {error.hint()};
    problem.position = error.position();
    return problem;
  }
  auto const told = std::ranges::find(kTold, error.code(), &Told::code);
  problem.status = told == kTold.end() ? 500 : told->status;
  problem.detail = told == kTold.end() ? "an error of the program" : told->detail;
  if (problem.status == 503) problem.headers = {{"Retry-After", "5"}};
  return problem;
}

Problem overloaded() {
  return {.status = 503,
          .code = "overloaded",
          .detail = "too many requests at once",
          .headers = {{"Retry-After", "1"}}};
}

HttpResponse problem_response(Problem const& problem) {
  Json json;
  json["type"] = "urn:backfile:problem:" + problem.code;
  json["title"] = reason_of(problem.status);
  json["status"] = problem.status;
  json["detail"] = problem.detail;
  json["code"] = problem.code;
  json["position"] = nullptr;
  if (problem.position)
    json["position"] = {{"offset", problem.position->offset}, {"length", problem.position->length}};
  json["suggestions"] = problem.suggestions;
  json["docs"] = "/openapi.json";
  return {.status = problem.status,
          .type = "application/problem+json",
          .headers = problem.headers,
          .body = to_json_text(json) + '\n'};
}

}  // namespace backfile::internal

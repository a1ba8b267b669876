#include "searcher/serve/service.hpp"

#include <exception>
#include <memory>

#include <fmt/format.h>

#include "indexer/console/console.hpp"
#include "searcher/match/time_limit.hpp"
#include "searcher/serve/api/routes.hpp"
#include "searcher/serve/etag.hpp"
#include "searcher/serve/transport/gzip.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kWorthCompressing = 1024;  // less fits one packet

class GzipStream final : public BodyStream {
 public:
  explicit GzipStream(std::unique_ptr<BodyStream> plain) : plain_{std::move(plain)} {}

  [[nodiscard]] std::string begin(std::string_view text) {
    return text.empty() ? std::string{} : gzip_.add(text, Gzip::Then::more);
  }

  std::string next() override {
    if (ended_) return {};
    auto const piece = plain_->next();
    ended_ = piece.empty();
    return gzip_.add(piece, ended_ ? Gzip::Then::end : Gzip::Then::more);
  }

 private:
  std::unique_ptr<BodyStream> plain_;
  Gzip gzip_;
  bool ended_ = false;
};

// Not a 503: the same question would take as long again.
Problem out_of_time(std::chrono::milliseconds time) {
  return {422,
          "query_timeout",
          fmt::format("the search took more than {} s", static_cast<double>(time.count()) / 1000),
          {"use fewer or rarer words, or bound the dates with since and until"}};
}

}  // namespace

Service::Service(std::vector<std::string> const& indexes, AccessRules rules,
                 std::span<Asset const> files)
    : backend_{indexes}, rules_{std::move(rules)}, files_{files} {}

HttpResponse Service::answer(HttpRequest const& request) noexcept {
  auto const start = std::chrono::steady_clock::now();
  HttpResponse response;
  try {
    response = answer_or_throw(request);
  } catch (RefusedRequest const& refused) {
    response = problem_response(refused.problem);
  } catch (TimeUp const&) {
    response = problem_response(out_of_time(query_time_));
  } catch (Error const& error) {
    auto const problem = problem_of(error);
    if (problem.status >= 500) report(error.message());
    response = problem_response(problem);
  } catch (std::exception const& thrown) {
    report(thrown.what());
    response = problem_response(problem_of(Error{Code::internal, ""}));
  }
  for (auto& header : cors_headers(rules_, request)) response.headers.push_back(std::move(header));
  compress(request, response);
  auto const time = std::chrono::steady_clock::now() - start;
  backend_.metrics.answered(response.status, time);
  response.headers.push_back(
      {"Server-Timing",
       fmt::format("handler;dur={:.3f}", std::chrono::duration<double, std::milli>(time).count())});
  return response;
}

HttpResponse Service::answer_or_throw(HttpRequest const& request) {
  if (auto const problem = wrong_host(rules_, request)) throw RefusedRequest{*problem};
  if (is_preflight(request)) return {.status = 204};
  if (auto const* file = find_asset(files_, request)) return asset_response(*file, request);
  auto const* row = find_route(request);
  if (row == nullptr || !row->kind.open)
    if (auto const problem = wrong_token(rules_, request)) throw RefusedRequest{*problem};
  return routed(request);
}

HttpResponse Service::routed(HttpRequest const& request) {
  TimeLimit const limit{query_time_};
  auto const call = route(request);
  if (!call.route.kind.cached) return call.route.handler(backend_, call);
  auto const index = backend_.searcher.index_state();
  backend_.metrics.saw(index.revision);
  auto const tag = etag_of(index, call);
  HttpResponse response;
  if (!tag.empty() && matches_etag(request.header("if-none-match"), tag))
    response.status = 304;
  else
    response = call.route.handler(backend_, call);
  auto& headers = response.headers;
  if (!tag.empty()) headers.push_back({"ETag", tag});
  headers.push_back({"Cache-Control", "no-cache"});
  if (headers.front().name != "X-Index-Revision")
    headers.push_back({"X-Index-Revision", std::to_string(index.revision)});
  return response;
}

void Service::compress(HttpRequest const& request, HttpResponse& response) const {
  if (!response.stream && response.body.size() < kWorthCompressing) return;
  response.headers.push_back({"Vary", "Accept-Encoding"});
  if (!accepts_gzip(request.header("accept-encoding"))) return;
  response.headers.push_back({"Content-Encoding", "gzip"});
  if (!response.stream) {
    response.body = gzip(response.body);
    return;
  }
  auto stream = std::make_unique<GzipStream>(std::move(response.stream));
  response.body = stream->begin(response.body);
  response.stream = std::move(stream);
}

bool Service::is_light(HttpRequest const& request) const noexcept {
  if (find_asset(files_, request) != nullptr) return true;
  auto const* row = find_route(request);
  return row == nullptr || row->kind.light;
}

HttpResponse Service::refuse(Problem const& problem) noexcept {
  backend_.metrics.answered(problem.status, {});
  return problem_response(problem);
}

void Service::report(std::string_view fault) noexcept {
  write_err(fmt::format("serve: {}", fault));
}

}  // namespace backfile::internal

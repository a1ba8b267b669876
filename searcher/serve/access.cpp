#include "searcher/serve/access.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>

#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMaxTokenFile = 64 * 1024;
constexpr std::size_t kMinToken = 16;

// Takes as long for every wrong token of a length.
bool same(std::string_view given, std::string_view token) {
  if (given.size() != token.size()) return false;
  unsigned char different = 0;
  for (std::size_t i = 0; i < given.size(); ++i)
    different = static_cast<unsigned char>(different | (given[i] ^ token[i]));
  return different == 0;
}

std::string lower(std::string_view text) {
  std::string out{text};
  for (auto& letter : out)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return out;
}

bool is_port(std::string_view text) {
  return text.size() < 6 && text.find_first_not_of("0123456789") == text.npos;
}

// "example.org:80" → example.org, "[::1]:80" → [::1]; empty for what is no host.
std::string host_name(std::string_view host) {
  auto const bracket = host.starts_with('[') ? host.find(']') : 0;
  if (bracket == host.npos) return {};
  auto const colon = std::min(host.find(':', bracket), host.size());
  if (colon < host.size() && !is_port(host.substr(colon + 1))) return {};
  return lower(host.substr(0, colon));
}

bool is_address(std::string const& name) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  if (::inet_pton(AF_INET, name.c_str(), bytes.data()) == 1) return true;
  return name.size() > 2 && name.front() == '[' &&
         ::inet_pton(AF_INET6, name.substr(1, name.size() - 2).c_str(), bytes.data()) == 1;
}

void check_private(std::string const& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0)
    throw Error{Code::input_not_found, "there is no token file " + path};
  if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    throw Error{Code::usage, "others may read the token file " + path, "chmod 600 " + path};
}

void check_token(std::string const& token) {
  bool const printable = std::ranges::all_of(token, [](char c) { return c > ' ' && c < '\x7f'; });
  if (token.size() >= kMinToken && printable) return;
  throw Error{Code::usage,
              fmt::format("a token has at least {} characters, and no blanks", kMinToken),
              "make one: openssl rand -hex 32"};
}

}  // namespace

std::vector<std::string> read_tokens(std::string const& path) {
  check_private(path);
  auto const text = read_file(path, kMaxTokenFile);
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    auto token = text.substr(at, end - at);
    at = end + 1;
    if (token.ends_with('\r')) token.pop_back();
    if (token.empty()) continue;
    check_token(token);
    tokens.push_back(std::move(token));
  }
  if (tokens.empty())
    throw Error{Code::usage, "no token in " + path, "make one: openssl rand -hex 32"};
  return tokens;
}

std::optional<Problem> wrong_host(AccessRules const& rules, HttpRequest const& request) {
  auto const hosts = std::ranges::count(request.headers, "host", &Header::name);
  auto const name = host_name(request.header("host"));
  if (hosts != 1 || name.empty())
    return Problem{400, "bad_request", "the request needs one Host header"};
  if (name == "localhost" || is_address(name) ||
      std::ranges::find(rules.hosts, name) != rules.hosts.end())
    return std::nullopt;
  return Problem{421,
                 "wrong_host",
                 "this server does not answer for that name",
                 {"start it with --host NAME for a name that it should answer for"}};
}

std::optional<Problem> wrong_token(AccessRules const& rules, HttpRequest const& request) {
  if (rules.tokens.empty()) return std::nullopt;
  auto given = request.header("authorization");
  constexpr std::string_view kScheme = "bearer ";
  bool const bearer = lower(given.substr(0, kScheme.size())) == kScheme;
  if (bearer) given.remove_prefix(kScheme.size());
  bool known = false;
  for (auto const& token : rules.tokens) known = same(given, token) || known;
  if (bearer && known) return std::nullopt;
  return Problem{401,
                 "unauthorized",
                 "the request needs a token of this server",
                 {"send it as Authorization: Bearer TOKEN"},
                 std::nullopt,
                 {{"WWW-Authenticate", "Bearer realm=\"backfile\""}}};
}

std::vector<Header> cors_headers(AccessRules const& rules, HttpRequest const& request) {
  if (rules.origins.empty()) return {};
  std::vector<Header> headers{{"Vary", "Origin"}};
  auto const known = std::ranges::find(rules.origins, request.header("origin"));
  if (known == rules.origins.end()) return headers;
  headers.push_back({"Access-Control-Allow-Origin", *known});
  headers.push_back({"Access-Control-Expose-Headers", "ETag, Retry-After, X-Index-Revision"});
  if (!is_preflight(request)) return headers;
  headers.push_back({"Access-Control-Allow-Methods", "GET, HEAD, POST"});
  headers.push_back({"Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match"});
  headers.push_back({"Access-Control-Max-Age", "600"});
  return headers;
}

bool is_preflight(HttpRequest const& request) noexcept {
  return request.method == "OPTIONS" && !request.header("origin").empty() &&
         !request.header("access-control-request-method").empty();
}

void check_origin(std::string const& origin) {
  bool const http = origin.starts_with("http://") || origin.starts_with("https://");
  auto const host = http ? origin.substr(origin.find("//") + 2) : std::string{};
  if (!host.empty() && host.find_first_of("/*?#@ \r\n") == host.npos) return;
  throw Error{Code::usage, fmt::format("--cors {}: no origin of a page", origin),
              "an origin is https://news.example, without a path"};
}

}  // namespace backfile::internal

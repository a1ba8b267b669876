// Who may ask.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/serve/transport/problem.hpp"

namespace backfile::internal {

struct AccessRules {
  std::vector<std::string> tokens{};   // any of them; empty: none is needed
  std::vector<std::string> hosts{};    // beside localhost and addresses
  std::vector<std::string> origins{};  // of other sites' pages that may read answers
};

// The tokens of a file, one a line. Throws Error: usage for a file that others may read, for
// tokens that can be guessed, and for none; input_not_found, io.
[[nodiscard]] std::vector<std::string> read_tokens(std::string const& path);

// A page whose name was made to lead here (DNS rebinding) sends that name; addresses cannot be
// led anywhere.
[[nodiscard]] std::optional<Problem> wrong_host(AccessRules const& rules,
                                                HttpRequest const& request);

[[nodiscard]] std::optional<Problem> wrong_token(AccessRules const& rules,
                                                 HttpRequest const& request);

// The headers that let a page of a listed origin read the answer; none for others.
[[nodiscard]] std::vector<Header> cors_headers(AccessRules const& rules,
                                               HttpRequest const& request);

// Whether the browser asks for leave first (a preflight).
[[nodiscard]] bool is_preflight(HttpRequest const& request) noexcept;

// Throws Error{usage} for what is no scheme://host[:port].
void check_origin(std::string const& origin);

}  // namespace backfile::internal

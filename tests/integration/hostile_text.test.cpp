// Text that would cost a careless tokeniser hours: every megabyte must be read in one pass.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/analysis/tokens.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

namespace {

std::string repeated(std::string_view unit, std::string_view end) {
  constexpr std::size_t kBytes = 1u << 20;
  std::string text;
  while (text.size() < kBytes) text += unit;
  return text.append(end);
}

bool is_sound(std::string_view text) {
  auto const tokens = tokenise(text);
  std::uint32_t position = 0;
  for (auto const& token : tokens.words) {
    bool const good = !token.text.empty() && token.text.size() <= kMaxWordBytes &&
                      token.begin < token.end && token.end <= text.size() &&
                      token.position >= position && token.position <= position + 1;
    if (!good) return false;
    position = token.position;
  }
  return tokens.last_position == position;
}

// In a child that the kernel ends after some seconds of work: a quadratic step would take hours.
bool completes(std::string_view text) {
  constexpr rlim_t kSeconds = 4;
  auto const child = ::fork();
  if (child == 0) {
    rlimit const limit{kSeconds, kSeconds};
    ::setrlimit(RLIMIT_CPU, &limit);
    ::_exit(is_sound(text) ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("tokens: a megabyte of anything is read in one pass", "[integration]") {
  struct Hostile {
    std::string_view unit;
    std::string_view end;
  };
  Hostile const rows[] = {
      {"a", ""},   {"A", ""},       {"A ", ""},      {"AB\n", ""},   {"AB ", ""},      {"a-", "b"},
      {"'a", ""},  {"a'", ""},      {"a's'", ""},    {"A.", ""},     {"A.", "bc"},     {"1", ""},
      {"1,", ""},  {"111,", "111"}, {"1.", "1"},     {"111,", "1a"}, {"111,", "111a"}, {"1.1 ", ""},
      {"\n", ""},  {"\xFF", ""},    {"한", ""},      {"ก", ""},      {"の", ""},       {"북a", ""},
      {"漢a", ""}, {"\u0301", ""},  {"e\u0301", ""}, {"-", "a"},     {"ab-\n", ""},    {"𝒳.", "xy"},
  };
  for (auto const& row : rows) {
    INFO("of " << row.unit << " and " << row.end);
    CHECK(completes(repeated(row.unit, row.end)));
  }
}

// benchmark_articles [NUMBER]: so many invented articles, JSON lines on standard output.
#include <charconv>
#include <cstdio>
#include <string_view>
#include <system_error>

#include "tests/benchmark/articles.hpp"

int main(int count, char** values) {
  std::size_t number = 100'000;
  if (count == 2) {
    std::string_view const text{values[1]};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) number = 0;
  }
  if (count > 2 || number == 0) {
    std::fputs("usage: benchmark_articles [NUMBER] > articles.jsonl\n", stderr);
    return 2;
  }
  for (std::size_t i = 0; i < number; ++i) {
    auto const line = backfile::benchmark::article_line(i) + '\n';
    if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) return 1;
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}

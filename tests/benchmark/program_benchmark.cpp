// program_benchmark SEARCH QUEST INDEX [RUNS]: whole processes side by side, in turn, so that both
// see the same load: ours with its passages and exact counts, and Xapian's quest, which shows the
// stored bytes of ten articles, on the same words of the same index.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/benchmark/invented_words.hpp"
#include "tests/benchmark/stopwatch.hpp"

namespace backfile::benchmark {
namespace {

using Command = std::vector<std::string>;

// Milliseconds of the processor, of the program and of the system for it, from start to end: other
// programs on a busy machine do not count. Output is thrown away.
double run_once(Command const& command) {
  std::vector<char*> words;
  for (auto const& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  auto const failed = posix_spawnp(&child, words.front(), &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  rusage usage{};
  if (failed != 0 || wait4(child, &status, 0, &usage) != child)
    throw std::runtime_error{"cannot run " + command.front()};
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
    throw std::runtime_error{command.front() + " failed"};
  auto const millis = [](timeval const& time) {
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_usec);
  };
  return millis(usage.ru_utime) + millis(usage.ru_stime);
}

struct Row {
  std::string name;
  std::string ours;
  std::string theirs;
};

std::vector<Row> rows() {
  auto const same = [](std::string const& name, std::string const& text) {
    return Row{name, text, text};
  };
  return {same("no match", "zzqqzz"),
          same("rare word", word_of(9'000)),
          same("middling word", word_of(700)),
          same("common word", word_of(1)),
          same("all of three", word_of(0) + ' ' + word_of(30) + ' ' + word_of(90)),
          same("either of two", word_of(2) + " OR " + word_of(40)),
          same("phrase", '"' + set_phrase(4) + '"'),
          same("NEAR", word_of(3) + " NEAR/5 " + word_of(8)),
          same("wildcard", word_of(60).substr(0, 4) + '*')};
}

std::string generation_of(std::string const& index) {
  std::ifstream stub{index + "/XAPIANDB"};
  std::string word;
  std::string generation;
  if (!(stub >> word >> generation)) throw std::runtime_error{index + " is no index"};
  return index + '/' + generation;
}

struct Sides {
  std::string search;
  std::string quest;
  std::string index;
  int runs = 21;
};

void compare(Sides const& sides, Row const& row) {
  Command const stems{sides.search, "-d", sides.index, "-n", "10", row.ours};
  Command const exact{sides.search, "-d", sides.index, "-n", "10", "--exact", row.ours};
  Command const quest{sides.quest,
                      "-d",
                      generation_of(sides.index),
                      "--msize=10",
                      "--stemmer=none",
                      "--default-op=and",
                      "--flags=default,wildcard",
                      row.theirs};
  Command counted = quest;
  counted.insert(counted.end() - 1, "--check-at-least=100000000");
  std::vector<std::vector<double>> times(4);
  for (int i = 0; i <= sides.runs; ++i) {
    std::size_t at = 0;
    for (auto const& command : {stems, exact, quest, counted}) {
      auto const millis = run_once(command);
      if (i > 0) times[at].push_back(millis);
      ++at;
    }
  }
  std::vector<double> middles;
  for (auto const& list : times) middles.push_back(median(list));
  fmt::print("| {} | {:.1f} | {:.1f} | {:.1f} | {:.1f} | {:.2f} | {:.2f} |\n", row.name, middles[0],
             middles[1], middles[2], middles[3], middles[1] / middles[2], middles[1] / middles[3]);
}

void run(Sides const& sides) {
  fmt::print(
      "Milliseconds of the processor for a whole process, median of {}\n\n"
      "| ten hits of | ours, stems | ours, exact | quest | quest, exact count | ours/quest | "
      "ours/quest, both counting |\n|---|---|---|---|---|---|---|\n",
      sides.runs);
  for (auto const& row : rows()) compare(sides, row);
}

}  // namespace
}  // namespace backfile::benchmark

int main(int count, char** values) {
  if (count != 4 && count != 5) {
    fmt::print(stderr, "usage: program_benchmark backfile-search quest INDEX [RUNS]\n");
    return 2;
  }
  try {
    backfile::benchmark::Sides sides{values[1], values[2], values[3]};
    if (count == 5) sides.runs = std::max(1, std::stoi(values[4]));
    backfile::benchmark::run(sides);
  } catch (std::exception const& error) {
    fmt::print(stderr, "program_benchmark: {}\n", error.what());
    return 1;
  }
  return 0;
}

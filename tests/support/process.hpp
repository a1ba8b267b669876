// Runs the real programs, without a shell, for the tests of the command line.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::test {

struct Finished {
  int status = 0;  // of the program; 128 + N where the signal N ended it
  std::string out;
  std::string err;
};

enum class Output { kept, closed_pipe, full_device };

// The environment is that of the test, but for what would change an answer (BACKFILE_DB, NO_COLOR,
// COLUMNS ... are gone; TZ is UTC and HOME does not exist).
struct Launch {
  std::string in{};                // standard input, closed behind it
  std::vector<std::string> env{};  // NAME=VALUE
  std::filesystem::path folder{};  // to work in
  Output out = Output::kept;
  bool as_nobody = false;  // as user 65534, where the test runs as root
};

// A program that has been started and whose standard input is open.
class Child {
 public:
  explicit Child(std::vector<std::string> const& command, Launch const& launch = {});
  Child(Child const&) = delete;
  Child& operator=(Child const&) = delete;
  ~Child();

  [[nodiscard]] pid_t pid() const { return pid_; }
  void write(std::string_view text);
  void signal(int number) const;
  [[nodiscard]] bool ends_within(std::chrono::milliseconds time) const;

  // The next line of standard output, without its end; empty where none comes.
  [[nodiscard]] std::string line();

  // Closes the input, reads to the end and waits. After a minute the program is killed (137).
  Finished finish();

 private:
  void read_some(int wait_ms);
  void send(std::string_view& rest);

  pid_t pid_ = -1;
  int in_ = -1;
  int out_ = -1;
  int err_ = -1;
  Finished finished_;
};

Finished run(std::vector<std::string> const& command, Launch const& launch = {});

// SIGKILL after that time, where the program has not ended by itself.
Finished run_and_kill(std::vector<std::string> const& command, std::chrono::milliseconds after);

// The two programs.
Finished index(std::vector<std::string> arguments, Launch const& launch = {});
Finished search(std::vector<std::string> arguments, Launch const& launch = {});
std::vector<std::string> index_command(std::vector<std::string> arguments);

// Removed, with all in it, at the end of the scope.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] std::string path(std::string_view name) const;
  // Writes the file, and the folders above it; gives its path.
  std::string write(std::string_view name, std::string_view text) const;

 private:
  std::filesystem::path path_;
};

std::string read(std::filesystem::path const& path);
std::vector<std::string> lines(std::string_view text);
std::vector<std::string> sorted(std::vector<std::string> list);
bool contains(std::string_view text, std::string_view part);

// The ids of all articles that match, copies too, in the order of the alphabet.
std::vector<std::string> ids(std::string const& database, std::string const& query,
                             std::vector<std::string> options = {});

// A page that is extracted with its title, date, byline and outlet.
std::string page(std::string_view title, std::string_view body);

// From the closing line of `add`, which must be the last on standard error.
struct Totals {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t rejected = 0;
  friend bool operator==(Totals const&, Totals const&) = default;
};
std::ostream& operator<<(std::ostream& out, Totals const& totals);
Totals totals(Finished const& added);

// The index of corpus/sample, made once a test program, and what its `add` said.
struct SampleIndex {
  SampleIndex();
  TemporaryFolder folder;
  std::string path;
  Finished added;
};
SampleIndex const& sample_index();

}  // namespace backfile::test

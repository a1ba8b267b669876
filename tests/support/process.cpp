#include "tests/support/process.hpp"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <ostream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "tests/support/folders.hpp"

extern char** environ;

namespace backfile::test {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr uid_t kNobody = 65534;
constexpr std::chrono::seconds kPatience{60};

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
    read = ends[0];
    write = ends[1];
  }
  int read;
  int write;
};

void close_end(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

std::vector<std::string> environment(std::vector<std::string> const& more) {
  constexpr std::array kLeftOut{
      "BACKFILE_DB=", "NO_COLOR=", "CLICOLOR_FORCE=", "COLUMNS=", "XDG_", "TZ=", "HOME=", "TERM="};
  std::vector<std::string> list{"TZ=UTC", "HOME=/nonexistent", "TERM=xterm"};
  for (auto** entry = environ; *entry != nullptr; ++entry) {
    std::string const text{*entry};
    if (std::ranges::none_of(kLeftOut, [&](auto name) { return text.starts_with(name); }))
      list.push_back(text);
  }
  for (auto const& entry : more) {
    auto const name = entry.substr(0, entry.find('=') + 1);
    std::erase_if(list, [&](auto const& old) { return old.starts_with(name); });
    list.push_back(entry);
  }
  return list;
}

std::vector<char*> pointers(std::vector<std::string>& list) {
  std::vector<char*> found;
  for (auto& text : list) found.push_back(text.data());
  found.push_back(nullptr);
  return found;
}

// Between fork and exec: system calls only.
[[noreturn]] void become(char** command, char** env, Launch const& launch, int in, int out,
                         int err) {
  std::signal(SIGPIPE, SIG_DFL);
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  bool const placed = launch.folder.empty() || ::chdir(launch.folder.c_str()) == 0;
  bool const user = !launch.as_nobody || (::setgroups(0, nullptr) == 0 && ::setgid(kNobody) == 0 &&
                                          ::setuid(kNobody) == 0);
  if (placed && user) ::execve(command[0], command, env);
  ::_exit(127);
}

void append(int& descriptor, std::string& text) {
  std::array<char, 1u << 16> buffer{};
  auto const got = ::read(descriptor, buffer.data(), buffer.size());
  if (got > 0)
    text.append(buffer.data(), static_cast<std::size_t>(got));
  else if (got == 0 || errno != EINTR)
    close_end(descriptor);
}

std::string program(char const* name) { return std::string{program_folder()} + '/' + name; }

}  // namespace

Child::Child(std::vector<std::string> const& command, Launch const& launch) {
  static auto const ignored = std::signal(SIGPIPE, SIG_IGN);
  static_cast<void>(ignored);
  Pipe in;
  Pipe out;
  Pipe err;
  if (launch.out == Output::closed_pipe) close_end(out.read);
  if (launch.out == Output::full_device) {
    close_end(out.read);
    close_end(out.write);
    out.write = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  }
  auto words = command;
  auto env = environment(launch.env);
  auto const word_pointers = pointers(words);
  auto const env_pointers = pointers(env);
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error{"no child process"};
  if (pid_ == 0)
    become(const_cast<char**>(word_pointers.data()), const_cast<char**>(env_pointers.data()),
           launch, in.read, out.write, err.write);
  close_end(in.read);
  close_end(out.write);
  close_end(err.write);
  in_ = in.write;
  out_ = out.read;
  err_ = err.read;
  ::fcntl(in_, F_SETFL, O_NONBLOCK);
}

Child::~Child() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  close_end(in_);
  close_end(out_);
  close_end(err_);
}

void Child::write(std::string_view text) {
  auto const deadline = Clock::now() + kPatience;
  while (!text.empty() && in_ >= 0 && Clock::now() < deadline) {
    send(text);
    if (!text.empty()) read_some(10);
  }
}

void Child::signal(int number) const { ::kill(pid_, number); }

bool Child::ends_within(std::chrono::milliseconds time) const {
  auto const deadline = Clock::now() + time;
  while (Clock::now() < deadline) {
    siginfo_t info{};
    auto const id = static_cast<id_t>(pid_);
    if (::waitid(P_PID, id, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid_)
      return true;
    ::usleep(10'000);
  }
  return false;
}

std::string Child::line() {
  auto const deadline = Clock::now() + kPatience;
  while (finished_.out.find('\n') == std::string::npos && out_ >= 0 && Clock::now() < deadline)
    read_some(100);
  auto const end = finished_.out.find('\n');
  if (end == std::string::npos) return {};
  auto const line = finished_.out.substr(0, end);
  finished_.out.erase(0, end + 1);
  return line;
}

Finished Child::finish() {
  close_end(in_);
  auto const deadline = Clock::now() + kPatience;
  while ((out_ >= 0 || err_ >= 0) && Clock::now() < deadline) read_some(100);
  if (out_ >= 0 || err_ >= 0) ::kill(pid_, SIGKILL);
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  finished_.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return finished_;
}

// Also reads what the program says meanwhile, so that neither waits for the other.
void Child::read_some(int wait_ms) {
  std::array<pollfd, 2> polled{{{out_, POLLIN, 0}, {err_, POLLIN, 0}}};
  if (::poll(polled.data(), polled.size(), wait_ms) <= 0) return;
  if (polled[0].revents != 0) append(out_, finished_.out);
  if (polled[1].revents != 0) append(err_, finished_.err);
}

void Child::send(std::string_view& rest) {
  auto const sent = ::write(in_, rest.data(), rest.size());
  if (sent > 0)
    rest.remove_prefix(static_cast<std::size_t>(sent));
  else if (sent < 0 && errno != EAGAIN && errno != EINTR)
    close_end(in_);
}

Finished run(std::vector<std::string> const& command, Launch const& launch) {
  Child child{command, launch};
  child.write(launch.in);
  return child.finish();
}

Finished run_and_kill(std::vector<std::string> const& command, std::chrono::milliseconds after) {
  Child child{command};
  ::usleep(static_cast<useconds_t>(std::chrono::microseconds{after}.count()));
  child.signal(SIGKILL);
  return child.finish();
}

std::vector<std::string> index_command(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), program("backfile-index"));
  return arguments;
}

Finished index(std::vector<std::string> arguments, Launch const& launch) {
  return run(index_command(std::move(arguments)), launch);
}

Finished search(std::vector<std::string> arguments, Launch const& launch) {
  arguments.insert(arguments.begin(), program("backfile-search"));
  return run(arguments, launch);
}

TemporaryFolder::TemporaryFolder() {
  auto pattern = (fs::temp_directory_path() / "backfile-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::path(std::string_view name) const { return (path_ / name).string(); }

std::string TemporaryFolder::write(std::string_view name, std::string_view text) const {
  auto const file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream{file, std::ios::binary} << text;
  return file.string();
}

std::string read(fs::path const& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> list;
  std::istringstream stream{std::string{text}};
  for (std::string line; std::getline(stream, line);) list.push_back(line);
  return list;
}

std::vector<std::string> sorted(std::vector<std::string> list) {
  std::ranges::sort(list);
  return list;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

std::vector<std::string> ids(std::string const& database, std::string const& query,
                             std::vector<std::string> options) {
  options.insert(options.begin(), {"-d", database, "--format", "ids", "--all", "--group", "none"});
  options.insert(options.end(), {"--", query});
  auto const found = search(options);
  if (found.status > 1) return {"status " + std::to_string(found.status) + ": " + found.err};
  return sorted(lines(found.out));
}

std::string page(std::string_view title, std::string_view body) {
  std::string text{title};
  text += "\n\nSeptember 14, 2021 By Edith Marchbank\n\n";
  text += body;
  return text + "\n\nCopyright (c) 2021 Quillmoor Packet. All rights reserved.\n";
}

std::ostream& operator<<(std::ostream& out, Totals const& totals) {
  return out << "added " << totals.added << " updated " << totals.updated << " unchanged "
             << totals.unchanged << " rejected " << totals.rejected;
}

Totals totals(Finished const& added) {
  static std::regex const form{
      R"(added (\d+)  updated (\d+)  unchanged (\d+)  .*rejected (\d+)  +\|  .* index)"};
  auto const all = lines(added.err);
  std::smatch found;
  if (all.empty() || !std::regex_match(all.back(), found, form))
    throw std::runtime_error{"no closing line at the end of: " + added.err};
  return {std::stoul(found[1]), std::stoul(found[2]), std::stoul(found[3]), std::stoul(found[4])};
}

SampleIndex::SampleIndex()
    : path{folder.path("sample.index")},
      added{index({"add", "-d", path, std::string{source_folder()} + "/corpus/sample"})} {}

SampleIndex const& sample_index() {
  static SampleIndex const sample;
  return sample;
}

}  // namespace backfile::test

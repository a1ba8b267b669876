#include <fmt/format.h>
#include <backfile/query.hpp>

#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <string_view>

#include "backfile/error.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/commands/reports.hpp"
#include "indexer/console/console.hpp"
#include "indexer/console/progress.hpp"
#include "indexer/extract/options.hpp"
#include "indexer/formats/input_reader.hpp"
#include "indexer/index/generation.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr int kUnchanged = 1;

std::atomic<bool> stop_asked{false};

// All that would end the program and can be caught. A second one of the same kind ends it at once,
// but for HUP: a terminal that closes sends it twice, itself and by its shell.
constexpr int kEndingSignals[] = {SIGHUP,  SIGINT,    SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2,  SIGALRM,
                                  SIGPROF, SIGVTALRM, SIGPOLL, SIGXCPU, SIGPWR,  SIGSTKFLT};

// What was read is written before the program ends, which can take a while: so the first signal is
// answered here. Only what a handler may call is called.
extern "C" void ask_to_stop(int signal) {
  constexpr std::string_view kAnswer =
      "\nstopping: what was read is being written; again: end at once, without it\n";
  auto const error = errno;
  stop_asked = true;
  if (signal != SIGHUP) std::signal(signal, SIG_DFL);
  static_cast<void>(!::write(STDERR_FILENO, kAnswer.data(), kAnswer.size()));
  errno = error;
}

// Without SA_RESTART: a read from a terminal or pipe that waits ends, too. What was ignored from
// the start stays so: of nohup, and of a shell that runs it in the background.
void stop_on_signals() {
  struct sigaction action {};
  action.sa_handler = ask_to_stop;
  sigemptyset(&action.sa_mask);
  for (int const signal : kEndingSignals) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
}

// What became of copies, where they did not simply stay.
std::string copies_text(IngestTotals const& totals, OnDuplicate choice) {
  auto text = fmt::format("{} ({} {}", totals.duplicates, totals.duplicate_groups,
                          totals.duplicate_groups == 1 ? "group" : "groups");
  if (choice == OnDuplicate::skip) text += fmt::format(", {} skipped", totals.skipped);
  if (choice == OnDuplicate::replace) text += fmt::format(", {} replaced", totals.skipped);
  return text + ")";
}

std::string updated_text(IngestTotals const& totals, OnDuplicate choice) {
  if (choice != OnDuplicate::version) return fmt::format("{}", totals.updated);
  return fmt::format("{} ({} older {} kept)", totals.updated, totals.versions,
                     totals.versions == 1 ? "version" : "versions");
}

std::string closing_line(IngestTotals const& totals, IngestOptions const& options,
                         std::uint64_t bytes) {
  auto const rate = totals.seconds > 0 ? static_cast<double>(totals.bytes) / totals.seconds : 0;
  return fmt::format(
      "added {}  updated {}  unchanged {}  duplicates {}  rejected {}{}  |  dated {} of {} · "
      "outlet known {} of {}  |  {:.2f} s  {}/s  {} index",
      totals.added, updated_text(totals, options.on_duplicate), totals.unchanged,
      copies_text(totals, options.on_duplicate), totals.rejected,
      totals.tombstoned == 0 ? "" : fmt::format("  removed for good {}", totals.tombstoned),
      totals.dated, totals.articles, totals.outlet_known, totals.articles, totals.seconds,
      format_size(static_cast<std::uint64_t>(rate)), format_size(bytes));
}

std::string interrupted_text(IngestTotals const& totals) {
  std::string text = "interrupted; what was read is in the index";
  if (totals.ungrouped) text += ", its copies and stories are found by the next add or dedup";
  return text;
}

}  // namespace

int run_add(IndexArguments const& arguments) {
  if (arguments.operands.empty())
    throw Error{Code::usage, "add: no path given",
                "backfile-index add -d INDEX PATH...; - reads standard input"};
  check_options(arguments.ingest.extract);
  static_cast<void>(input_settings(arguments.ingest));
  check_target(arguments.index);
  require_operands(arguments.operands);
  if (!has_input(arguments.operands, SidecarNames{arguments.ingest.sidecar}))
    return arguments.fail_if_unchanged ? kUnchanged : 0;
  std::vector<std::vector<std::string>> aliases;
  if (!arguments.aliases.empty()) aliases = read_aliases(arguments.aliases);
  stop_on_signals();
  Reports reports{arguments};
  ProgressLine progress{arguments.progress, arguments.operands};
  auto ingest = arguments.ingest;
  if (!arguments.outlets.empty()) ingest.extract.outlets = read_outlets(arguments.outlets);
  ingest.stop = &stop_asked;
  ingest.report = [&](InputReport const& report) {
    progress.clear();
    reports(report);
  };
  ingest.progress = [&](IngestTotals const& totals) { progress(totals); };
  auto const timeout = std::chrono::duration<double>(arguments.lock_timeout);
  IndexWriter writer{arguments.index,
                     {true, std::chrono::duration_cast<std::chrono::milliseconds>(timeout)}};
  if (!arguments.aliases.empty()) writer.set_aliases(aliases);
  auto const totals = writer.ingest(arguments.operands, ingest);
  progress.clear();
  auto const good = totals.added + totals.updated + totals.unchanged + totals.skipped +
                    totals.tombstoned + (totals.interrupted || totals.rolled_back ? 1 : 0);
  reports.finish(good);
  write_err(closing_line(totals, ingest, index_info(arguments.index).bytes));
  if (totals.rolled_back) {
    write_err("nothing was added: an input was refused (--strict)");
    return exit_status(Code::input_unusable);
  }
  if (totals.interrupted) {
    write_err(interrupted_text(totals));
    return exit_status(Code::interrupted);
  }
  bool const unchanged = totals.added + totals.updated == 0 && totals.rejected == 0 && good > 0;
  if (arguments.fail_if_unchanged && unchanged) return kUnchanged;
  return reports.status(good);
}

}  // namespace backfile::internal

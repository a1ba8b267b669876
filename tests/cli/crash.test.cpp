// Killed or interrupted at any moment, an index is whole and a second run completes it.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <set>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kPages = 600;

struct Collection {
  TemporaryFolder folder;
  std::string pages = folder.path("pages");

  Collection() { write("stone"); }

  void write(std::string const& material) const {
    for (int i = 0; i < kPages; ++i) {
      std::string body;
      for (int k = 0; k < 2; ++k)
        body += "Paragraph " + std::to_string(k) + " of page " + std::to_string(i) +
                " speaks of gulls, ropes number " + std::to_string(i * 7 + k) +
                " and a harbour wall of " + material + ", which the council has agreed on.\n\n";
      folder.write("pages/page" + std::to_string(i) + ".txt",
                   page("Council number " + std::to_string(i) + " agrees on the wall", body));
    }
  }

  [[nodiscard]] std::vector<std::string> add(std::string const& database) const {
    return index_command({"add", "-d", database, pages});
  }

  // The time of an undisturbed run, the shorter of two.
  [[nodiscard]] std::chrono::milliseconds duration() const {
    auto shortest = std::chrono::milliseconds{60'000};
    for (auto const* name : {"whole1", "whole2"}) {
      auto const start = Clock::now();
      auto const added = run(add(folder.path(name)));
      auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
      shortest = std::min(shortest, took);
      REQUIRE(totals(added) == Totals{kPages, 0, 0, 0});
    }
    return shortest;
  }

  // Every page once, nothing lost, nothing broken.
  static void is_complete(std::string const& database) {
    auto const found = ids(database, "*");
    CHECK(found.size() == kPages);
    CHECK(std::set<std::string>(found.begin(), found.end()).size() == kPages);
    CHECK(search({"-d", database, "count", "title:council harbour"}).out ==
          std::to_string(kPages) + "\n");
    auto const check = index({"check", "-d", database});
    INFO(check.err);
    CHECK(check.status == 0);
    CHECK(check.out == std::to_string(kPages) + " articles, all whole\n");
  }
};

}  // namespace

TEST_CASE_METHOD(Collection, "cli: killed while it makes an index", "[cli][crash]") {
  auto whole = duration();
  constexpr std::array kPercent{1, 15, 30, 45, 60, 75, 88, 96};
  std::size_t killed = 0;
  for (int runs = 0; killed < kPercent.size() && runs < 40; ++runs) {
    auto const after = std::max(std::chrono::milliseconds{2}, whole * kPercent[killed] / 100);
    INFO("killed after " << after.count() << " of " << whole.count() << " ms");
    auto const database = folder.path("index" + std::to_string(runs));
    auto const first = run_and_kill(add(database), after);
    if (first.status == 0) {  // faster than when it was measured: once more, and sooner
      whole = whole * 9 / 10;
      continue;
    }
    CHECK(first.status == 128 + SIGKILL);
    ++killed;

    // What is there before it is completed is whole, too.
    auto const check = index({"check", "-d", database});
    INFO(check.err);
    CHECK((check.status == 0 || (check.status == 66 && contains(check.err, "no index at"))));
    auto const found = search({"-d", database, "count", "--no-match-ok", "*"});
    CHECK((found.status == 0 || (found.status == 66 && contains(found.err, "no index at"))));

    auto const second = run(add(database));
    INFO(second.err);
    CHECK(second.status == 0);
    auto const done = totals(second);
    CHECK(done.added + done.unchanged == kPages);
    CHECK(done.updated + done.rejected == 0);
    is_complete(database);
    fs::remove_all(database);
  }
  CHECK(killed == kPercent.size());
}

TEST_CASE_METHOD(Collection, "cli: killed while it changes an index", "[cli][crash]") {
  auto const whole = duration();
  auto const database = folder.path("whole1");
  write("granite");
  int killed = 0;
  for (int step = 1; step <= 4; ++step) {
    auto const after = whole * step / 5;
    INFO("killed after " << after.count() << " of " << whole.count() << " ms");
    if (run_and_kill(add(database), after).status != 0) ++killed;
    is_complete(database);
    auto const old_ones = ids(database, "stone").size();
    auto const new_ones = ids(database, "granite").size();
    CHECK(old_ones + new_ones == kPages);
  }
  CHECK(killed >= 2);
  auto const last = totals(run(add(database)));
  CHECK(last.updated + last.unchanged == kPages);
  is_complete(database);
  CHECK(ids(database, "stone").empty());
  CHECK(ids(database, "granite").size() == kPages);
}

// The input is a pipe that stays open, so the moment of the signal is certain.
TEST_CASE_METHOD(Collection, "cli: interrupted between two articles", "[cli][crash]") {
  for (int const signal : {SIGHUP, SIGINT, SIGTERM, SIGUSR1}) {
    INFO("signal " << signal);
    auto const database = folder.path("index" + std::to_string(signal));
    Child child{index_command({"add", "-d", database, pages, "-", folder.path("never")})};
    child.write("{\"id\":\"first\",\"title\":\"First\",\"body\":\"before the signal\"}\n");
    for (int i = 0; i < 500 && !contains(read(database + "/writer.lock"), "pid "); ++i)
      ::usleep(10'000);
    ::usleep(500'000);
    child.signal(signal);
    child.write("{\"id\":\"last\",\"title\":\"Last\",\"body\":\"after the signal\"}\n");
    auto const done = child.finish();
    INFO(done.err);
    CHECK(done.status == 130);
    CHECK(contains(done.err, "stopping: what was read is being written"));
    CHECK(
        lines(done.err).back() ==
        "interrupted; what was read is in the index, its copies and stories are found by the next "
        "add or dedup");
    CHECK(index({"check", "-d", database}).status == 0);
    auto const kept = ids(database, "*").size();
    CHECK(kept > 0);
    CHECK(kept <= kPages + 2);

    auto const again = run(add(database));
    CHECK(again.status == 0);
    CHECK(totals(again).added + totals(again).unchanged == kPages);
    CHECK(totals(again).updated + totals(again).rejected == 0);
    CHECK(ids(database, "title:council").size() == kPages);
  }
}

TEST_CASE("cli: Ctrl-C while it waits for standard input", "[cli][crash]") {
  TemporaryFolder const folder;
  auto const database = folder.path("index");
  Child child{index_command({"add", "-d", database, "-"})};
  child.write("{\"id\":\"first\",\"title\":\"First\",\"body\":\"before the signal\"}\n");
  for (int i = 0; i < 500 && !contains(read(database + "/writer.lock"), "pid "); ++i)
    ::usleep(10'000);
  ::usleep(200'000);
  child.signal(SIGINT);
  CHECK(child.ends_within(std::chrono::milliseconds{2'000}));  // nothing more is written to it
  CHECK(child.finish().status == 130);
  CHECK(ids(database, "*") == std::vector<std::string>{"first"});
}

TEST_CASE_METHOD(Collection, "cli: Ctrl-C in the middle of a folder", "[cli][crash]") {
  auto const database = folder.path("index");
  Child child{add(database)};
  for (int i = 0; i < 5000 && !contains(read(database + "/writer.lock"), "pid "); ++i)
    ::usleep(1'000);
  ::usleep(20'000);
  child.signal(SIGINT);
  auto const done = child.finish();
  INFO(done.err);
  REQUIRE(done.status == 130);
  CHECK(contains(done.err, "interrupted"));
  CHECK(index({"check", "-d", database}).status == 0);
  CHECK(search({"-d", database, "count", "--no-match-ok", "*"}).status == 0);
  auto const kept = ids(database, "*").size();
  CHECK(kept < kPages);
  auto const again = totals(run(add(database)));
  CHECK(again == Totals{kPages - kept, 0, kept, 0});
  is_complete(database);
}

// query_benchmark INDEX [PART]: how long the stages of a search take, on an index of invented
// articles.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <backfile/search.hpp>
#include <algorithm>
#include <exception>
#include <map>

#include "indexer/index/article_json.hpp"
#include "searcher/query/parsed_query.hpp"
#include "searcher/render/result_json.hpp"
#include "searcher/results/snippets.hpp"
#include "tests/benchmark/invented_words.hpp"
#include "tests/benchmark/stages.hpp"

namespace backfile::benchmark {
namespace {

using namespace internal;

struct Sum {
  Stages times;
  double queries = 0;

  void add(Stages const& more) {
    for (auto const stage : {&Stages::parse, &Stages::plan, &Stages::expand, &Stages::compile,
                             &Stages::match, &Stages::count})
      times.*stage += more.*stage;
    times.found += more.found;
    ++queries;
  }
};

void print_row(std::string_view name, Sum const& sum) {
  auto const mean = [&](double Stages::*stage) { return sum.times.*stage / sum.queries; };
  fmt::print("| {} | {:.0f} | {:.0f} | {:.1f} | {:.1f} | {:.0f} | {:.1f} | {:.0f} | {:.0f} |\n",
             name, sum.queries, static_cast<double>(sum.times.found) / sum.queries,
             mean(&Stages::parse), mean(&Stages::plan), mean(&Stages::expand),
             mean(&Stages::compile), mean(&Stages::match), mean(&Stages::count));
}

void print_target(std::string_view what, double value, std::string_view unit, double target) {
  fmt::print("| {} | {:.3g} {} | {:.3g} {} | {} |\n", what, value, unit, target, unit,
             value <= target ? "yes" : "no");
}

// Returns the share of matching that reading, planning and compiling cost.
double time_queries(Reader const& reader) {
  fmt::print(
      "Microseconds, mean over the queries of each query's median\n\n"
      "| queries | number | matches | parse | plan | expand | compile | match | count |\n"
      "|---|---|---|---|---|---|---|---|---|\n");
  Sum all;
  Sum kind;
  std::string_view name;
  for (auto const& query : query_set()) {
    if (query.kind != name && kind.queries > 0) print_row(name, std::exchange(kind, {}));
    name = query.kind;
    auto const stages = time_stages(reader, query, 5);
    kind.add(stages);
    all.add(stages);
  }
  print_row(name, kind);
  print_row("all", all);
  return (all.times.parse + all.times.plan + all.times.compile) / all.times.match;
}

double time_parsing() {
  std::vector<double> times;
  for (auto const& text : hundred_byte_queries())
    for (int i = 0; i < 20; ++i) {
      Stopwatch const watch;
      static_cast<void>(parse_query(text));
      times.push_back(watch.micros());
    }
  return median(std::move(times));
}

struct ExpansionTimes {
  double first = 0;  // in the index
  double again = 0;  // in the reader's list of words
};

// Milliseconds for 300,000 words, of the dearest expansion: near spellings and a fixed end.
ExpansionTimes time_expansion(std::string const& index) {
  Reader const reader{index};
  std::size_t words = 0;
  reader.walk("", [&](std::string const& term) {
    words += term.front() >= 'a' && term.front() <= 'z' ? 1 : 0;
    return true;
  });
  BenchmarkQuery const query{"", word_of(100) + "~ " + word_of(200) + "~ *" + word_of(300), false};
  auto const scaled = [&](double micros) {
    return micros / 1000 * 300'000 / static_cast<double>(words);
  };
  std::vector<double> first;
  for (int i = 0; i < 9; ++i) first.push_back(time_stages(Reader{index}, query, 1).expand);
  ExpansionTimes const times{scaled(median(std::move(first))),
                             scaled(time_stages(reader, query, 9).expand)};
  fmt::print("\n{} words; expanding '{}'\n", words, query.text);
  return times;
}

// Milliseconds for one article of 5 KB.
double time_snippets(Reader const& reader) {
  Article article = reader.article(1);
  auto const paragraphs = article.body;
  while (article.body.size() < 5'000) article.body += "\n\n" + paragraphs;
  article.body.resize(5'000);
  auto const query = parse_query(word_of(3) + " the \"" + set_phrase(2) + "\"");
  std::vector<double> times;
  for (int i = 0; i < 200; ++i) {
    Highlights highlights{query.parsed().parsed.tree};
    Stopwatch const watch;
    static_cast<void>(make_snippets(article, highlights, 1, 200));
    times.push_back(watch.micros());
  }
  return median(std::move(times)) / 1000;
}

// Milliseconds for 1,000 hits.
double time_json(Searcher const& searcher) {
  SearchOptions options;
  options.limit = 1'000;
  auto const query = parse_query(word_of(0));
  auto const results = searcher.search(query, options);
  std::vector<double> times;
  for (int i = 0; i < 20; ++i) {
    Stopwatch const watch;
    static_cast<void>(results_json_text(query, results));
    times.push_back(watch.micros());
  }
  return median(std::move(times)) * 1'000 / static_cast<double>(results.hits.size()) / 1000;
}

std::string answer_to(Searcher const& searcher, std::string const& query) {
  try {
    return fmt::format("{} articles", searcher.search(parse_query(query)).count.articles);
  } catch (Error const& error) {
    return std::string{to_string(error.code())};
  }
}

// In a process of its own, which ends after kPatience seconds of work.
constexpr unsigned kPatience = 5;

double time_alone(std::string const& index, BenchmarkQuery const& query) {
  std::fflush(stdout);
  auto const child = ::fork();
  if (child == 0) {
    rlimit const bound{kPatience, kPatience};
    ::setrlimit(RLIMIT_CPU, &bound);
    Searcher const searcher{index};
    Stopwatch const watch;
    auto const answer = answer_to(searcher, query.text);
    auto const millis = watch.micros() / 1000;
    fmt::print("| {} | {} | {:.1f} | {} |\n", query.kind, query.text.size(), millis, answer);
    std::fflush(stdout);
    ::_exit(0);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  if (!WIFEXITED(status))
    fmt::print("| {} | {} | over {} | |\n", query.kind, query.text.size(), 1000 * kPatience);
  return 1000 * static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

// Milliseconds of the worst query.
double time_hostile(std::string const& index) {
  fmt::print("\n| 4 KiB of | bytes | ms | answer |\n|---|---|---|---|\n");
  double worst = 0;
  for (auto const& query : hostile_queries()) worst = std::max(worst, time_alone(index, query));
  return worst;
}

void print_targets() { fmt::print("\n| what | measured | target | met |\n|---|---|---|---|\n"); }

void run_stages(std::string const& index) {
  guarded([&] {
    auto const share = time_queries(Reader{index});
    print_targets();
    print_target("parsing 100 bytes", time_parsing(), "µs", 20);
    print_target("parse, plan and compile, of match", 100 * share, "%", 10);
  });
}

void run_parts(std::string const& index) {
  guarded([&] {
    auto const expansion = time_expansion(index);
    print_targets();
    print_target("expansion over 300,000 words, first", expansion.first, "ms", 60);
    print_target("the same again", expansion.again, "ms", 60);
    print_target("passage of a 5 KB article", time_snippets(Reader{index}), "ms", 0.2);
    print_target("JSON of 1,000 hits", time_json(Searcher{index}), "ms", 20);
  });
}

void run_hostile(std::string const& index) {
  auto const worst = time_hostile(index);
  print_targets();
  print_target("worst query of 4 KiB", worst, "ms", 500);
}

// Each by its name, or all of them.
void run(std::string const& index, std::string_view only) {
  struct Part {
    std::string_view name;
    void (*run)(std::string const& index);
  };
  for (auto const& part :
       {Part{"stages", run_stages}, Part{"parts", run_parts}, Part{"hostile", run_hostile}})
    if (only.empty() || only == part.name) part.run(index);
}

}  // namespace
}  // namespace backfile::benchmark

int main(int count, char** values) {
  if (count < 2 || count > 3) {
    fmt::print(stderr, "usage: query_benchmark INDEX [stages|parts|hostile]\n");
    return 2;
  }
  try {
    backfile::benchmark::run(values[1], count > 2 ? values[2] : "");
  } catch (std::exception const& error) {
    fmt::print(stderr, "query_benchmark: {}\n", error.what());
    return 1;
  }
  return 0;
}

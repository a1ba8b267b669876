#include "tests/benchmark/stages.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>

#include "searcher/match/compile.hpp"
#include "searcher/match/counting.hpp"
#include "searcher/match/ranking.hpp"
#include "searcher/match/request.hpp"

namespace backfile::benchmark {
namespace {

using namespace internal;

// The reader's vocabulary; keeps the time of walks over its terms.
class TimedVocabulary final : public Vocabulary {
 public:
  explicit TimedVocabulary(Reader const& reader) : reader_{reader} {}

  std::uint64_t frequency(std::string const& term) const override {
    return reader_.frequency(term);
  }
  void walk(std::string const& start,
            std::function<Step(std::string const& term)> const& use) const override {
    Stopwatch const watch;
    reader_.walk(start, use);
    walked_ += watch.micros();
  }
  void walk_words(std::string const& prefix,
                  std::function<Step(std::string_view word)> const& use) const override {
    Stopwatch const watch;
    reader_.walk_words(prefix, use);
    walked_ += watch.micros();
  }
  std::optional<Article> find_article(std::string const& id) const override {
    return reader_.find_article(id);
  }
  std::vector<std::string> group(Field const& row, std::string const& id) const override {
    return reader_.group(row, id);
  }
  std::vector<std::string> const& stem_keys() const override { return reader_.stem_keys(); }
  AliasTable const& aliases() const override { return reader_.aliases(); }

  [[nodiscard]] double walked() const noexcept { return walked_; }

 private:
  Reader const& reader_;
  mutable double walked_ = 0;
};

void match_once(Reader const& reader, Request const& request, bool facets, Stages& stages) {
  Stopwatch const watch;
  auto const sort = request.scored ? Sort::relevance : Sort::newest;
  auto const matched = ranked(reader, request, {sort, 0, 10, facets});
  stages.found = matched.count;
  if (request.window) static_cast<void>(count(reader, request.undated_matches()));
  for (auto const name : {"outlet", "month"})
    if (facets) static_cast<void>(count_facet(reader, matched.all, facet_field(name), 10, {}));
  stages.match = watch.micros();
}

Stages run_once(Reader const& reader, BenchmarkQuery const& query) {
  Stages stages;
  Stopwatch const parsing;
  auto const parsed = parse_query(query.text);
  stages.parse = parsing.micros();
  TimedVocabulary const vocabulary{reader};
  Stopwatch const planning;
  auto const request = make_request(parsed.parsed(), {}, vocabulary);
  auto const plan = request.whole();
  stages.plan = planning.micros() - vocabulary.walked();
  stages.expand = vocabulary.walked();
  Stopwatch const compiling;
  static_cast<void>(compile(plan));
  stages.compile = compiling.micros();
  match_once(reader, request, query.facets, stages);
  Stopwatch const counting;
  static_cast<void>(count(reader, plan));
  stages.count = counting.micros();
  return stages;
}

}  // namespace

Stages time_stages(Reader const& reader, BenchmarkQuery const& query, unsigned runs) {
  static_cast<void>(run_once(reader, query));
  std::vector<Stages> all;
  for (unsigned i = 0; i < runs; ++i) all.push_back(run_once(reader, query));
  auto middle = all.front();
  for (auto const stage : {&Stages::parse, &Stages::plan, &Stages::expand, &Stages::compile,
                           &Stages::match, &Stages::count}) {
    std::vector<double> times;
    for (auto const& one : all) times.push_back(one.*stage);
    middle.*stage = median(std::move(times));
  }
  return middle;
}

}  // namespace backfile::benchmark

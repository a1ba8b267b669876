#include "indexer/index/workers.hpp"

#include <fmt/format.h>

#include <csignal>
#include <cstdint>
#include <new>

#include "backfile/error.hpp"
#include "indexer/index/moment.hpp"

namespace backfile::internal {
namespace {

void refuse_short(Article const& article, std::uint64_t least_words) {
  if (article.words >= least_words) return;
  throw Error{Code::input_unusable,
              fmt::format("{} words, fewer than {} (--reject-shorter)", article.words, least_words)};
}

}  // namespace

Prepared prepare(Job job, PrepareOptions const& options, DocumentBuilder& builder) {
  Prepared made;
  made.id = std::move(job.id);
  made.path = std::move(job.path);
  made.line = job.line;
  made.input = job.input;
  made.moved = job.moved;
  try {
    bool const structured = job.article.has_value();
    auto article =
        structured ? *std::move(job.article) : job.format->read_page(job.page, options.extract);
    if (structured) complete(article, options.extract, job.sidecar.get());
    refuse_short(article, options.least_words);
    article.id = made.id;
    article.folder = std::move(job.folder);
    made.textless = is_textless(article);
    made.text_bytes = article.body.size() + article.title.size();
    made.notes = article.notes;
    article.indexed = indexed_now();
    made.document = builder.build(article);
  } catch (Error const& error) {
    made.refused = error;
  } catch (std::bad_alloc const&) {
    made.refused = Error{Code::input_unusable, "not enough memory for it"};
  }
  return made;
}

void block_signals() noexcept {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

Workers::Workers(unsigned threads, PrepareOptions options) : options_{std::move(options)} {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
  {
    std::lock_guard const hold{mutex_};
    closing_ = true;
    tasks_.clear();
  }
  ready_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void Workers::submit(std::vector<Job> jobs) {
  Task task{[this, jobs = std::move(jobs)](DocumentBuilder& builder) mutable {
    std::vector<Prepared> made;
    made.reserve(jobs.size());
    for (auto& job : jobs) made.push_back(prepare(std::move(job), options_, builder));
    return made;
  }};
  results_.push_back(task.get_future());
  {
    std::lock_guard const hold{mutex_};
    tasks_.push_back(std::move(task));
  }
  ready_.notify_one();
}

std::vector<Prepared> Workers::take() {
  auto result = std::move(results_.front());
  results_.pop_front();
  return result.get();
}

void Workers::work() {
  block_signals();
  DocumentBuilder builder;
  while (true) {
    std::unique_lock hold{mutex_};
    ready_.wait(hold, [this] { return closing_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    auto task = std::move(tasks_.front());
    tasks_.pop_front();
    hold.unlock();
    task(builder);
  }
}

}  // namespace backfile::internal

#include "searcher/serve/transport/jobs.hpp"

namespace backfile::internal {

Jobs::Jobs(unsigned threads, std::size_t most_waiting) : most_waiting_{most_waiting} {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Jobs::~Jobs() {
  {
    std::lock_guard const hold{mutex_};
    ending_ = true;
    waiting_.clear();
  }
  some_.notify_all();
}

bool Jobs::offer(Job job) {
  {
    std::lock_guard const hold{mutex_};
    if (waiting_.size() >= most_waiting_) return false;
    waiting_.push_back(std::move(job));
  }
  some_.notify_one();
  return true;
}

void Jobs::go_on(Job job) {
  {
    std::lock_guard const hold{mutex_};
    if (ending_) return;
    waiting_.push_back(std::move(job));
  }
  some_.notify_one();
}

std::size_t Jobs::waiting() const {
  std::lock_guard const hold{mutex_};
  return waiting_.size();
}

void Jobs::work() {
  std::unique_lock hold{mutex_};
  while (true) {
    some_.wait(hold, [this] { return ending_ || !waiting_.empty(); });
    if (ending_) return;
    auto job = std::move(waiting_.front());
    waiting_.pop_front();
    hold.unlock();
    job();
    job = nullptr;  // what it holds goes outside the lock
    hold.lock();
  }
}

}  // namespace backfile::internal

// Threads that work off a bounded queue.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace backfile::internal {

class Jobs {
 public:
  using Job = std::function<void()>;  // throws nothing

  Jobs(unsigned threads, std::size_t most_waiting);
  Jobs(Jobs const&) = delete;
  Jobs& operator=(Jobs const&) = delete;
  // Drops what waits, and waits for what runs.
  ~Jobs();

  // False where too many wait already.
  [[nodiscard]] bool offer(Job job);
  // The next part of a job that was let in.
  void go_on(Job job);

  [[nodiscard]] std::size_t waiting() const;

 private:
  void work();

  std::size_t const most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable some_;
  std::deque<Job> waiting_;
  bool ending_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace backfile::internal

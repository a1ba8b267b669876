// A connection whose bytes are this program's standard input and output.
#pragma once

#include <functional>
#include <thread>

namespace backfile::internal {

class StandardStreams {
 public:
  // `ended` is called once, on another thread, when the server has closed its end and everything
  // is written, or nobody reads it. Throws Error{io}.
  explicit StandardStreams(std::function<void()> ended);
  StandardStreams(StandardStreams const&) = delete;
  StandardStreams& operator=(StandardStreams const&) = delete;
  ~StandardStreams();

  // The socket to serve, whoever takes it closes it; once.
  [[nodiscard]] int take() { return served_; }

 private:
  void read_input() const;
  void write_output() const;

  int ours_ = -1;
  int served_ = -1;
  std::function<void()> ended_;
  std::jthread input_;
  std::jthread output_;
};

}  // namespace backfile::internal

#include "lab/experiments/host.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "lab/experiments/experiment.hpp"

#ifndef __EMSCRIPTEN__
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#endif

namespace lab {
namespace {

struct Asked {
  std::uint64_t ticket = 0;
  std::string name, request;
};

class FrameHost final : public ExperimentHost {
 public:
  void start(std::uint64_t ticket, std::string name, std::string request) override {
    waiting_.push_back({ticket, std::move(name), std::move(request)});
  }
  void pause(bool paused) override { paused_ = paused; }
  void cancel() override {
    waiting_.clear();
    paused_ = false;
  }
  std::vector<HostAnswer> take() override {
    std::vector<HostAnswer> answers;
    if (paused_ || waiting_.empty()) return answers;
    const Asked asked = std::move(waiting_.front());
    waiting_.pop_front();
    answers.push_back({asked.ticket,
                       run_experiment(asked.name, asked.request, [](double) { return true; }),
                       false});
    return answers;
  }

 private:
  std::deque<Asked> waiting_;
  bool paused_ = false;
};

#ifndef __EMSCRIPTEN__
class ThreadHost final : public ExperimentHost {
 public:
  explicit ThreadHost(unsigned threads) : count_(threads) {}
  ~ThreadHost() override {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
      waiting_.clear();
      ++era_;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  void start(std::uint64_t ticket, std::string name, std::string request) override {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back({ticket, std::move(name), std::move(request)});
    }
    while (threads_.size() < count_) threads_.emplace_back([this] { labour(); });
    wake_.notify_one();
  }
  void pause(bool paused) override {
    {
      const std::lock_guard lock(mutex_);
      paused_ = paused;
    }
    wake_.notify_all();
  }
  void cancel() override {
    const std::lock_guard lock(mutex_);
    waiting_.clear();
    answers_.clear();
    paused_ = false;
    ++era_;
  }
  std::vector<HostAnswer> take() override {
    const std::lock_guard lock(mutex_);
    return std::exchange(answers_, {});
  }

 private:
  void labour() {
    std::unique_lock lock(mutex_);
    while (true) {
      wake_.wait(lock, [this] { return ending_ || (!paused_ && !waiting_.empty()); });
      if (ending_) return;
      const Asked asked = std::move(waiting_.front());
      waiting_.pop_front();
      const std::uint64_t era = era_;
      lock.unlock();
      // What was cancelled meanwhile ends at its next report of progress.
      auto result = run_experiment(asked.name, asked.request,
                                   [this, era](double) { return era_.load() == era; });
      lock.lock();
      if (era_ == era) answers_.push_back({asked.ticket, std::move(result), false});
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Asked> waiting_;
  std::vector<HostAnswer> answers_;
  std::atomic<std::uint64_t> era_{0};
  bool ending_ = false, paused_ = false;
  unsigned count_ = 1;
  std::vector<std::thread> threads_;
};
#endif

}  // namespace

std::unique_ptr<ExperimentHost> make_frame_host() { return std::make_unique<FrameHost>(); }

std::unique_ptr<ExperimentHost> make_host(unsigned threads) {
#ifdef __EMSCRIPTEN__
  (void)threads;
  return make_frame_host();
#else
  constexpr unsigned kMost = 16;
  const unsigned cores = std::max(2U, std::thread::hardware_concurrency());
  return std::make_unique<ThreadHost>(std::clamp(threads == 0 ? cores - 1 : threads, 1U, kMost));
#endif
}

}  // namespace lab

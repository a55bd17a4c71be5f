#include "lab/experiments/study_pool.hpp"

#include <algorithm>
#include <deque>
#include <map>
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

class FramePool final : public StudyPool {
 public:
  void start(Queue queue, std::uint64_t ticket, std::string name, std::string request) override {
    lines_[queue].waiting.push_back({ticket, std::move(name), std::move(request)});
  }
  void pause(Queue queue, bool paused) override { lines_[queue].paused = paused; }
  void cancel(Queue queue) override { lines_.erase(queue); }
  std::vector<StudyAnswer> take(Queue queue) override {
    std::vector<StudyAnswer> answers;
    const auto at = lines_.find(queue);
    if (at == lines_.end() || at->second.paused || at->second.waiting.empty()) return answers;
    const Asked asked = std::move(at->second.waiting.front());
    at->second.waiting.pop_front();
    answers.push_back({asked.ticket,
                       run_experiment(asked.name, asked.request, [](double) { return true; }),
                       false});
    return answers;
  }

 private:
  struct Line {
    std::deque<Asked> waiting;
    bool paused = false;
  };
  std::map<Queue, Line> lines_;
};

#ifndef __EMSCRIPTEN__
class ThreadPool final : public StudyPool {
 public:
  explicit ThreadPool(unsigned threads) : count_(threads) {}
  ~ThreadPool() override {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
      for (auto& [queue, line] : lines_) end(line);
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  void start(Queue queue, std::uint64_t ticket, std::string name, std::string request) override {
    {
      const std::lock_guard lock(mutex_);
      lines_[queue].waiting.push_back({ticket, std::move(name), std::move(request)});
    }
    while (threads_.size() < count_) threads_.emplace_back([this] { labour(); });
    wake_.notify_one();
  }
  void pause(Queue queue, bool paused) override {
    {
      const std::lock_guard lock(mutex_);
      lines_[queue].paused = paused;
    }
    wake_.notify_all();
  }
  void cancel(Queue queue) override {
    const std::lock_guard lock(mutex_);
    Line& line = lines_[queue];
    end(line);
    line.answers.clear();
    line.paused = false;
  }
  std::vector<StudyAnswer> take(Queue queue) override {
    const std::lock_guard lock(mutex_);
    return std::exchange(lines_[queue].answers, {});
  }

 private:
  struct Line {
    std::deque<Asked> waiting;
    std::vector<StudyAnswer> answers;
    std::atomic<std::uint64_t> era{
        0};  ///< one more each time when its requests are not wanted any more
    bool paused = false;
  };

  static void end(Line& line) {
    line.waiting.clear();
    ++line.era;
  }
  /// The queue that is next to be served, after the one that was served last; null: nothing is to be done.
  Line* next() {
    const auto ready = [](const auto& each) {
      return !each.second.paused && !each.second.waiting.empty();
    };
    const auto after = lines_.upper_bound(served_);
    auto at = std::find_if(after, lines_.end(), ready);
    if (at == lines_.end()) at = std::find_if(lines_.begin(), after, ready);
    if (at == lines_.end() || !ready(*at)) return nullptr;
    served_ = at->first;
    return &at->second;
  }
  void labour() {
    std::unique_lock lock(mutex_);
    while (true) {
      Line* line = nullptr;
      wake_.wait(lock, [&] { return ending_ || (line = next()) != nullptr; });
      if (ending_) return;
      const Asked asked = std::move(line->waiting.front());
      line->waiting.pop_front();
      const std::uint64_t era = line->era;
      lock.unlock();
      // What was cancelled meanwhile ends at its next report of progress.
      auto result = run_experiment(asked.name, asked.request,
                                   [line, era](double) { return line->era.load() == era; });
      lock.lock();
      if (line->era == era) line->answers.push_back({asked.ticket, std::move(result), false});
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::map<Queue, Line> lines_;  ///< none is ever taken out: threads hold on to theirs
  Queue served_ = 0;
  bool ending_ = false;
  unsigned count_ = 1;
  std::vector<std::thread> threads_;
};
#endif

}  // namespace

std::unique_ptr<StudyPool> make_frame_pool() { return std::make_unique<FramePool>(); }

std::unique_ptr<StudyPool> make_study_pool(unsigned threads) {
#ifdef __EMSCRIPTEN__
  (void)threads;
  return make_frame_pool();
#else
  constexpr unsigned kMost = 16;
  const unsigned cores = std::max(2U, std::thread::hardware_concurrency());
  return std::make_unique<ThreadPool>(std::clamp(threads == 0 ? cores - 1 : threads, 1U, kMost));
#endif
}

}  // namespace lab

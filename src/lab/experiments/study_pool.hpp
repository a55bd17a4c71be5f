#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hopfield/result.hpp"

/// Where the experiments of workbenches are carried out: threads of the desktop, Workers of the page (src/app/page_pool.hpp), or
/// the frame itself. Whoever asks sees no difference.
namespace lab {

/// One request that is done: the result's JSON, or what went wrong.
struct StudyAnswer {
  std::uint64_t ticket = 0;
  hopfield::Result<std::string> result;
  /// The request was in order, but the engine did not survive it, also when it was tried again: it ran out of memory,
  /// or its worker was lost. Other requests may well succeed.
  bool engine_lost = false;
};

class StudyPool {
 public:
  virtual ~StudyPool() = default;
  StudyPool() = default;
  StudyPool(const StudyPool&) = delete;
  StudyPool& operator=(const StudyPool&) = delete;

  /// Each of those who ask has a queue of its own, and sees nothing of the others: they take turns.
  using Queue = std::uint32_t;
  /// A queue that nobody else has, for as long as the pool lives.
  [[nodiscard]] Queue open_queue() { return ++queues_; }

  /// Hands in a request of docs/experiments.md; its answer bears the ticket, which is the asker's to choose. The requests of a
  /// queue are begun in this order.
  virtual void start(Queue queue, std::uint64_t ticket, std::string name, std::string request) = 0;
  /// There will be requests soon: what takes time to be ready may begin with that.
  virtual void prepare() {}
  /// While paused no request of the queue is begun; what is under way is finished.
  virtual void pause(Queue queue, bool paused) = 0;
  /// Forgets everything of the queue that has not been taken yet; it is not paused any more.
  virtual void cancel(Queue queue) = 0;
  /// The queue's answers since the last call, in any order. Never waits long (a pool without helpers works here, for one
  /// request).
  [[nodiscard]] virtual std::vector<StudyAnswer> take(Queue queue) = 0;
  /// Whether the screen is woken when there is an answer, so that nobody has to look for one in vain.
  [[nodiscard]] virtual bool wakes() const { return false; }

 private:
  Queue queues_ = 0;
};

/// Threads natively (`threads` of them, 0: as many as cores, but one; they begin with the first request), otherwise the frame.
/// The page has a pool of its own: it does not contain the experiments (src/app/page_pool.hpp).
[[nodiscard]] std::unique_ptr<StudyPool> make_study_pool(unsigned threads = 0);
/// The pool that works when it is asked for answers: one request a call.
[[nodiscard]] std::unique_ptr<StudyPool> make_frame_pool();

}  // namespace lab

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lab/experiments/study_pool.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"

namespace workbenches {

/// One request of docs/experiments.md.
struct StudyRequest {
  std::string experiment, request;
};

/// The experiments that one workbench has under way. They go on while another one is open, beside those of others; what they
/// find goes into the document as commands. A workbench derives its own, which says what becomes of an answer, and keeps it in
/// ui::PanelState::kept.
class StudyRunner : public ui::Kept {
 public:
  /// Without a pool nothing can be run: begin() says so.
  explicit StudyRunner(std::shared_ptr<lab::StudyPool> pool);
  ~StudyRunner() override;
  StudyRunner(const StudyRunner&) = delete;
  StudyRunner& operator=(const StudyRunner&) = delete;

  /// Takes answers in; at most one command a call.
  void turn(ui::Ui& ui) override;
  /// There is a study that may be run soon.
  void prepare();
  /// While paused nothing new is begun; what is under way is finished, and taken in.
  void pause(bool paused);
  /// What is finished is taken in first.
  void cancel(ui::Ui& ui);

  [[nodiscard]] bool running() const { return !jobs_.empty(); }
  [[nodiscard]] bool paused() const { return paused_; }
  /// 0 to 1, of what was begun last.
  [[nodiscard]] double progress() const;
  /// Seconds; nothing while it cannot be told yet.
  [[nodiscard]] std::optional<double> time_left() const;
  /// What went wrong with what was begun last, in words; empty: nothing.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 protected:
  /// Hands requests in, all at once: no worker is to wait for a frame. What was under way has been ended by cancel(). An
  /// answer is known by the place of its request in this list. Returns whether there is anybody to carry them out.
  bool begin(ui::Ui& ui, std::span<const StudyRequest> requests);

 private:
  /// Answers are about to be taken in, or cancel() was called: undo, a document from elsewhere or another study may have
  /// changed what they are added to.
  virtual void look(ui::Ui& ui) = 0;
  /// Adds the result (JSON) of a request to what has been found. An error ends the study and is its problem.
  virtual hopfield::Result<void> add(std::size_t request, std::string_view result) = 0;
  /// Emits what has been found, in one command. From now on answers wait until it has reached the document.
  virtual void send(ui::Ui& ui) = 0;
  /// In words: these requests were too much for the engine, which said `why`. All others are done.
  virtual std::string lost(std::span<const std::size_t> requests, const std::string& why) = 0;

  struct Job {
    std::uint64_t ticket = 0;
    std::size_t request = 0;
  };
  void collect();
  void take_answers(ui::Ui& ui);
  void take_answer(const lab::StudyAnswer& answer);
  void send_now(ui::Ui& ui);
  /// Nothing is wanted any more.
  void drop();

  std::shared_ptr<lab::StudyPool> pool_;
  lab::StudyPool::Queue queue_ = 0;
  std::vector<Job> jobs_;
  std::vector<lab::StudyAnswer> arrived_;  ///< and not yet in the document
  std::uint64_t next_ticket_ = 1;
  std::size_t asked_ = 0, done_ = 0;
  double worked_ = 0, last_turn_ = 0, last_command_ = 0;
  bool paused_ = false, prepared_ = false;
  std::vector<std::size_t> lost_;
  std::string why_;
  std::string problem_;
};

}  // namespace workbenches

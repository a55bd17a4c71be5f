#include "workbenches/figures/study_runner.hpp"

#include <algorithm>
#include <utility>

namespace workbenches {
namespace {

/// The document need not change more often than this, in seconds: each change may be a whole table.
constexpr double kBetweenCommands = 0.2;

}  // namespace

StudyRunner::StudyRunner(std::shared_ptr<lab::StudyPool> pool) : pool_(std::move(pool)) {
  if (pool_) queue_ = pool_->open_queue();
}

StudyRunner::~StudyRunner() {
  if (pool_) pool_->cancel(queue_);
}

bool StudyRunner::begin(ui::Ui& ui, std::span<const StudyRequest> requests) {
  if (!pool_) {
    problem_ = ui::tr("This program cannot run experiments.");
    return false;
  }
  asked_ = requests.size();
  worked_ = 0;
  last_turn_ = ui.now;
  for (std::size_t k = 0; k < requests.size(); ++k) {
    jobs_.push_back({next_ticket_++, k});
    pool_->start(queue_, jobs_.back().ticket, requests[k].experiment, requests[k].request);
  }
  send_now(ui);
  return true;
}

void StudyRunner::prepare() {
  if (pool_ && !prepared_) pool_->prepare();
  prepared_ = true;
}

void StudyRunner::pause(bool paused) {
  paused_ = paused;
  if (pool_) pool_->pause(queue_, paused);
}

void StudyRunner::cancel(ui::Ui& ui) {
  collect();
  const bool news = !arrived_.empty();
  take_answers(ui);
  if (news) send_now(ui);
  drop();
}

void StudyRunner::drop() {
  if (pool_) pool_->cancel(queue_);
  arrived_.clear();
  jobs_.clear();
  lost_.clear();
  asked_ = done_ = 0;
  paused_ = false;
  problem_.clear();
}

void StudyRunner::collect() {
  if (!pool_) return;
  for (lab::StudyAnswer& answer : pool_->take(queue_)) arrived_.push_back(std::move(answer));
}

void StudyRunner::turn(ui::Ui& ui) {
  if (jobs_.empty() || !pool_) return;
  if (!paused_) worked_ += ui.now - last_turn_;
  last_turn_ = ui.now;
  if (!pool_->wakes()) ui.animate(0.3F);
  collect();
  if (arrived_.empty()) return;
  const double due = last_command_ + kBetweenCommands;
  if (ui.now < due) return ui.wake_at(due);
  take_answers(ui);
  send_now(ui);
}

void StudyRunner::take_answers(ui::Ui& ui) {
  look(ui);
  for (const lab::StudyAnswer& answer : std::exchange(arrived_, {})) {
    take_answer(answer);
    if (!problem_.empty()) break;
  }
  if (jobs_.empty() && !lost_.empty()) {
    std::sort(lost_.begin(), lost_.end());
    problem_ = lost(lost_, why_);
  }
}

void StudyRunner::take_answer(const lab::StudyAnswer& answer) {
  const auto job = std::find_if(jobs_.begin(), jobs_.end(),
                                [&](const Job& each) { return each.ticket == answer.ticket; });
  if (job == jobs_.end()) return;
  const std::size_t request = job->request;
  jobs_.erase(job);
  ++done_;
  hopfield::Result<void> added;
  if (answer.engine_lost) {
    // The others may be smaller: they go on.
    lost_.push_back(request);
    why_ = answer.result ? std::string() : answer.result.error().message;
  } else if (!answer.result) {
    added = answer.result.error();
  } else {
    added = add(request, *answer.result);
  }
  if (added) return;
  const std::string problem = added.error().text();
  drop();
  problem_ = problem;
}

void StudyRunner::send_now(ui::Ui& ui) {
  last_command_ = ui.now;
  send(ui);
}

double StudyRunner::progress() const {
  return asked_ == 0 ? 0 : static_cast<double>(done_) / static_cast<double>(asked_);
}

std::optional<double> StudyRunner::time_left() const {
  constexpr std::size_t kEnough = 4;
  if (paused_ || done_ < kEnough) return std::nullopt;
  return worked_ / static_cast<double>(done_) * static_cast<double>(asked_ - done_);
}

}  // namespace workbenches

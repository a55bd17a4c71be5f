#pragma once

#include <catch2/catch_all.hpp>
#include <cstdlib>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "harness.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab/workbenches/capacity/bench.hpp"
#include "workbenches/capacity/capacity.hpp"

/// The workbench as a first visit has it.
inline lab::Document in_capacity() {
  lab::Document document = lab::first_visit();
  document.workbench = "capacity";
  return document;
}

/// The workbench at work.
struct CapacityHarness : Harness {
  explicit CapacityHarness(ui::Rect size = {0, 0, 1280, 800},
                           std::shared_ptr<lab::StudyPool> pool = lab::make_study_pool(2))
      : Harness(in_capacity(), size) {
    state.studies = std::move(pool);
  }
  void turn() {
    frame([this](ui::Ui& ui) {
      const ui::Places places = ui::arrange(ui, 1, 1);
      workbenches::capacity::capacity_stage(ui, places.network, state);
      workbenches::capacity::capacity_setup(
          ui, places.memories.empty() ? places.pane : places.memories, state);
      workbenches::capacity::capacity_details(
          ui, places.details.empty() ? places.pane : places.details, state);
      workbenches::capacity::capacity_controls(ui, places.transport, state);
      state.kept.turn(ui);
    });
  }
  void ask(std::string_view id, std::string_view value = "") {
    widgets.ask(id, value);
    turn();
    turn();
  }
  void set(const char* json) {
    const auto command = lab::read_command(json);
    REQUIRE(command);
    apply(*command);
  }
  /// Until the wall is complete.
  void settle() {
    for (int k = 0; k < 2000; ++k) {
      turn();
      const auto& live = workbenches::capacity::capacity_state(state).live;
      if (live && live->done()) break;
    }
    const auto& live = workbenches::capacity::capacity_state(state).live;
    REQUIRE(live);
    REQUIRE(live->done());
    turn();
  }
  [[nodiscard]] const lab::CapacityBench& bench() const {
    return session.document().section<lab::CapacityBench>();
  }
};

/// How often something stands in a file that is saved.
inline std::size_t count_in(const ui::WindowRequest& request, std::string_view what) {
  const std::string text(request.bytes.begin(), request.bytes.end());
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++count;
  return count;
}

/// Answers at once, or when it is told to. Loads of more than `most` memories are too much for it.
class Weak final : public lab::StudyPool {
 public:
  explicit Weak(double most, bool at_once = true) : most_(most), at_once_(at_once) {}
  void start(Queue /*queue*/, std::uint64_t ticket, std::string name,
             std::string request) override {
    asked.push_back(request);
    waiting_.push_back({ticket, std::move(name), std::move(request)});
    if (at_once_) finish(1);
  }
  /// Carries the first requests out.
  void finish(std::size_t count) {
    for (; count > 0 && !waiting_.empty(); --count) {
      const auto [ticket, name, request] = std::move(waiting_.front());
      waiting_.pop_front();
      const std::string_view before = "\"count\":";
      const std::size_t at = request.find(before);
      REQUIRE(at != std::string::npos);
      if (std::strtod(request.c_str() + at + before.size(), nullptr) > most_)
        answers_.push_back({ticket, hopfield::Error{"", "The engine has stopped."}, true});
      else
        answers_.push_back({ticket, lab::run_experiment(name, request, {}), false});
    }
  }
  void pause(Queue /*queue*/, bool /*paused*/) override {}
  void cancel(Queue /*queue*/) override {
    waiting_.clear();
    answers_.clear();
  }
  std::vector<lab::StudyAnswer> take(Queue /*queue*/) override {
    return std::exchange(answers_, {});
  }
  [[nodiscard]] bool wakes() const override { return true; }

  std::vector<std::string> asked;

 private:
  struct Asked {
    std::uint64_t ticket;
    std::string name, request;
  };
  double most_;
  bool at_once_;
  std::deque<Asked> waiting_;
  std::vector<lab::StudyAnswer> answers_;
};

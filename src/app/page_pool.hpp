#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lab/experiments/study_pool.hpp"

namespace bridge {

/// Experiments of the page: requests leave as events (`lab_events`), answers come in through `lab_answer`, from the Workers
/// that hopfieldLab.experiment uses as well (web/studies.mjs).
class PagePool final : public lab::StudyPool {
 public:
  void start(Queue queue, std::uint64_t ticket, std::string name, std::string request) override;
  void prepare() override;
  void pause(Queue queue, bool paused) override;
  void cancel(Queue queue) override;
  [[nodiscard]] std::vector<lab::StudyAnswer> take(Queue queue) override;
  /// lab_answer() wakes the screen.
  [[nodiscard]] bool wakes() const override { return true; }

  /// Kinds of answers, as JavaScript numbers them. done: `words` is the result's JSON; refused: what is wrong with
  /// `field` of the request; lost: why the engine did not survive it.
  enum class Kind : int { done, refused, lost };
  /// `study` is the number that the event gave it. One that is not wanted any more is forgotten.
  void answer(std::uint64_t study, Kind kind, std::string_view field, std::string_view words);
  /// What JavaScript is asked for since the last call, in this order, as JSON.
  [[nodiscard]] std::vector<std::string> take_events();

 private:
  struct Asked {
    Queue queue = 0;
    std::uint64_t ticket = 0;
  };
  std::map<std::uint64_t, Asked> asked_;  ///< by the number that JavaScript knows it by
  std::uint64_t next_ = 1;
  std::map<Queue, std::vector<lab::StudyAnswer>> answers_;
  std::vector<std::string> events_;
};

}  // namespace bridge

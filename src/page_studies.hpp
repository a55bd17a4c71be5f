#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lab/experiments/host.hpp"

namespace host {

/// Experiments of the page: requests leave as events (`lab_events`), answers come in through `lab_answer`, from the Workers
/// that hopfieldLab.experiment uses as well (web/studies.mjs).
class PageStudies final : public lab::ExperimentHost {
 public:
  void start(std::uint64_t ticket, std::string name, std::string request) override;
  void prepare() override;
  void pause(bool paused) override;
  void cancel() override;
  [[nodiscard]] std::vector<lab::HostAnswer> take() override;
  /// lab_answer() wakes the screen.
  [[nodiscard]] bool wakes() const override { return true; }

  /// Kinds of answers, as JavaScript numbers them. done: `words` is the result's JSON; refused: what is wrong with
  /// `field` of the request; lost: why the engine did not survive it.
  enum class Kind : int { done, refused, lost };
  void answer(std::uint64_t ticket, Kind kind, std::string_view field, std::string_view words);
  /// What JavaScript is asked for since the last call, in this order, as JSON.
  [[nodiscard]] std::vector<std::string> take_events();

 private:
  std::vector<lab::HostAnswer> answers_;
  std::vector<std::string> events_;
};

}  // namespace host

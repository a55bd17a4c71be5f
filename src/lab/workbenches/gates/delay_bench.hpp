#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "hopfield/gates/delay_net.hpp"
#include "hopfield/result.hpp"

/// The fourth view of the workbench "Gates": nets of 1943, whose synapses take a step of time each.
namespace lab {

class Fields;
class JsonText;

inline constexpr std::size_t kDelaySteps = 12;  ///< times 0 … 11 are shown

/// What the inputs do: a row an input, a value (0 or 1) a step.
using Trains = std::vector<std::vector<int>>;
/// Inputs that show what an example is about: at least two for each, numbered from 0.
[[nodiscard]] std::size_t prepared_count(hopfield::DelayExample example);
[[nodiscard]] Trains prepared_trains(hopfield::DelayExample example, std::size_t which);

struct Delays {
  hopfield::DelayExample example = hopfield::DelayExample::heat;
  Trains trains = prepared_trains(hopfield::DelayExample::heat, 0);
  int time = 1;  ///< the step at which the circuit is shown
  [[nodiscard]] hopfield::DelayNet net() const { return hopfield::delay_example(example); }
  /// What every cell does: [cell][t].
  [[nodiscard]] std::vector<std::vector<bool>> fires() const {
    return hopfield::raster(net(), trains, kDelaySteps);
  }
  friend bool operator==(const Delays&, const Delays&) = default;
};

/// What is to be different; what is not given stays. Another example comes with its first prepared inputs.
struct DelaysChange {
  std::optional<hopfield::DelayExample> example;
  std::optional<Trains> trains;
  std::optional<int> time;
};

void apply(Delays& delays, const DelaysChange& change);
[[nodiscard]] hopfield::Result<void> check_delays(const Delays& delays);
[[nodiscard]] DelaysChange read_delays(const Fields& fields);
/// The fields of an object that has been begun.
void write_delays(JsonText& json, const DelaysChange& change);
/// {"1": [0, 1, …], …}: when each cell fires.
void write_delays_status(JsonText& json, const Delays& delays);

}  // namespace lab

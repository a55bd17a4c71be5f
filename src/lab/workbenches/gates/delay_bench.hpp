#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hopfield/gates/delay_net.hpp"
#include "hopfield/result.hpp"
#include "lab/formats/names.hpp"
#include "lab/sections/forms.hpp"

/// The fourth view of the workbench "Gates": nets of 1943, whose synapses take a step of time each.
namespace lab {

class Fields;
class JsonText;

inline constexpr std::size_t kDelaySteps = 12;  ///< times 0 … 11 are shown

/// What the inputs do: a row an input, a value (0 or 1) a step.
using Trains = std::vector<std::vector<int>>;
/// Inputs that show what an example is about: at least two for each, numbered from 0.
[[nodiscard]] std::size_t prepared_count(hopfield::DelayExample example);
/// kDelaySteps values for each input of the example. A `which` that there is not: all 0.
[[nodiscard]] Trains prepared_trains(hopfield::DelayExample example, std::size_t which);

/// Another example comes with its first prepared inputs.
template <template <class> class As>
struct DelaysFields {
  As<hopfield::DelayExample> example = begins(hopfield::DelayExample::heat);
  As<Trains> trains = begins(prepared_trains(hopfield::DelayExample::heat, 0));
  As<int> time = begins(1);  ///< the step at which the circuit is shown
  [[nodiscard]] hopfield::DelayNet net() const { return hopfield::delay_example(example); }
  /// What every cell does: [cell][t].
  [[nodiscard]] std::vector<std::vector<bool>> fires() const {
    return hopfield::raster(net(), trains, kDelaySteps);
  }
  friend bool operator==(const DelaysFields&, const DelaysFields&) = default;
};
using Delays = DelaysFields<Value>;

/// The names of the examples in documents.
inline constexpr std::array<Named<hopfield::DelayExample>, 7> kDelayExamples = {
    {{"delay", hopfield::DelayExample::delay},
     {"or", hopfield::DelayExample::either},
     {"and", hopfield::DelayExample::both},
     {"and_not", hopfield::DelayExample::and_not},
     {"twice", hopfield::DelayExample::twice},
     {"heat", hopfield::DelayExample::heat},
     {"memory", hopfield::DelayExample::memory}}};

/// Rows of 0 and 1, one an input.
struct TrainRows {
  void read(const Fields& fields, const char* name, Trains& out) const;
  void write(JsonText& json, const Trains& trains) const;
  [[nodiscard]] hopfield::Result<void> check(std::string_view name, const Trains& trains) const;
};
/// As many rows as the example has inputs.
[[nodiscard]] hopfield::Result<void> check_delays(const Delays& delays);
/// {"1": [0, 1, …], …}: when each cell fires.
void write_delays_status(JsonText& json, const Delays& delays);

}  // namespace lab

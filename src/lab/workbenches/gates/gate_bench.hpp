#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "hopfield/gates/gate.hpp"
#include "hopfield/result.hpp"
#include "lab/workbenches/gates/delay_bench.hpp"

/// The workbench "Gates": one threshold unit, two layers of them, the table by which a pair learns, and nets with delays.
namespace lab {

class Fields;
class JsonText;

inline constexpr int kLargestGateWeight = 5;  ///< each way; thresholds reach twice as far

/// Which part of it is shown.
enum class GatesView : std::uint8_t { unit, layers, pair, delays };

/// A unit with one or two inputs, and what it is meant to compute.
struct Gates {
  std::vector<std::int32_t> weights = {1, 1};
  std::int32_t threshold_twice = 1;  ///< θ in halves
  std::vector<int> target = {0, 1, 1,
                             1};  ///< wanted output for inputs 0, 1, … (the first input is bit 0)
  std::vector<int> on = {0, 0};   ///< the inputs that are shown
  GatesView view = GatesView::unit;
  Delays delays;
  [[nodiscard]] hopfield::Gate gate() const { return {weights, threshold_twice}; }
  friend bool operator==(const Gates&, const Gates&) = default;
};

/// What is to be different; what is not given stays.
struct GatesChange {
  std::optional<std::vector<std::int32_t>> weights;
  std::optional<double> threshold;
  std::optional<std::vector<int>> target;
  std::optional<std::vector<int>> on;
  std::optional<GatesView> view;
  DelaysChange delays;
};

/// With another number of weights, target and inputs are cut or filled with 0.
void apply(Gates& gates, const GatesChange& change);
[[nodiscard]] hopfield::Result<void> check_gates(const Gates& gates);
[[nodiscard]] GatesChange read_gates(const Fields& fields);
/// The fields of an object that has been begun.
void write_gates(JsonText& json, const GatesChange& change);
[[nodiscard]] GatesChange whole_of(const Gates& gates);
/// The truth table, whether it is the wanted one, and whether one unit can compute that; in the view of delays also
/// when each cell fires.
void write_gates_status(JsonText& json, const Gates& gates);

}  // namespace lab

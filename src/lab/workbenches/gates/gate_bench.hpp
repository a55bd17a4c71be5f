#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hopfield/gates/gate.hpp"
#include "lab/sections/forms.hpp"
#include "lab/workbenches/gates/delay_bench.hpp"

/// The workbench "Gates": one threshold unit, two layers of them, the table by which a pair learns, and nets with delays.
namespace lab {

inline constexpr int kLargestGateWeight = 5;  ///< each way; thresholds reach twice as far

/// Which part of it is shown.
enum class GatesView : std::uint8_t { unit, layers, pair, delays };

/// A unit with one or two inputs, and what it is meant to compute. With another number of weights, target and inputs are cut or
/// filled with 0.
template <template <class> class As>
struct GatesFields {
  As<std::vector<std::int32_t>> weights = begins(std::vector<std::int32_t>{1, 1});
  As<std::int32_t> threshold_twice = begins(std::int32_t{1});  ///< θ in halves
  /// Wanted output for inputs 0, 1, … (the first input is bit 0).
  As<std::vector<int>> target = begins(std::vector{0, 1, 1, 1});
  As<std::vector<int>> on = begins(std::vector{0, 0});  ///< the inputs that are shown
  As<GatesView> view = begins(GatesView::unit);
  DelaysFields<As> delays;
  friend bool operator==(const GatesFields&, const GatesFields&) = default;
};

struct Gates : GatesFields<Value> {
  static constexpr std::string_view kName = "gates";
  [[nodiscard]] hopfield::Gate gate() const { return {weights, threshold_twice}; }
};

template <>
struct Change<Gates> : GatesFields<Maybe> {};

}  // namespace lab

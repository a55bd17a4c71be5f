#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <variant>

#include "hopfield/pattern/overlaps.hpp"
#include "hopfield/rules/any_run.hpp"
#include "hopfield/rules/model.hpp"
#include "hopfield/rules/visit.hpp"
#include "lab/recording/trace.hpp"

namespace lab {

/// A state that a recording shows, of a network by any rule. It refers to the recording, and holds until that goes on or
/// shows another moment.
class Shown {
  template <class Visitor>
  decltype(auto) visit(const Visitor& visitor) const {
    return hopfield::visit_kind(
        state_, [&](const auto* state) -> decltype(auto) { return visitor(*state); });
  }

 public:
  template <class State>
  Shown(const hopfield::Model& model, const State& state, std::span<const std::int32_t> overlaps)
      : model_(&model), state_(&state), overlaps_(overlaps) {}

  [[nodiscard]] const hopfield::Pattern& pattern() const {
    return visit([](const auto& state) -> const hopfield::Pattern& { return state.pattern(); });
  }
  /// Raw overlaps ξ^μ · s with all memories.
  [[nodiscard]] std::span<const std::int32_t> overlaps() const { return overlaps_; }
  /// None where weights are not symmetric, or when it is too large for a number (powers and exponentials of
  /// overlaps).
  [[nodiscard]] std::optional<double> energy() const;
  /// What neuron i would become, and whether it ties.
  [[nodiscard]] hopfield::Decision decide(std::size_t i) const {
    return visit([i](const auto& state) { return state.decide(i); });
  }
  /// Σⱼ Wᵢⱼ sⱼ without the threshold; of a dense memory its field.
  [[nodiscard]] double input(std::size_t i) const;
  /// hᵢ, in the units of the weights.
  [[nodiscard]] double field(std::size_t i) const {
    return visit([i](const auto& state) { return state.field(i); });
  }
  /// Number of neurons that would change now.
  [[nodiscard]] std::size_t unstable() const {
    return visit([](const auto& state) { return state.unstable(); });
  }
  [[nodiscard]] bool stable() const {
    return visit([](const auto& state) { return state.stable(); });
  }

 private:
  const hopfield::Model* model_;
  std::variant<const hopfield::State*, const hopfield::PseudoInverseState*,
               const hopfield::DenseState*, const hopfield::DenseMemoryState*>
      state_;
  std::span<const std::int32_t> overlaps_;
};

/// A run together with its record: goes on at the tip, and shows any moment before it. Moments count
/// single-neuron decisions; in simultaneous updating they are whole sweeps, multiples of N.
class Recording {
 public:
  Recording(hopfield::Model model, hopfield::Pattern start, hopfield::RunOptions options,
            hopfield::Random random);

  [[nodiscard]] const hopfield::Model& model() const { return model_; }
  [[nodiscard]] const hopfield::AnyRun& run() const { return run_; }
  [[nodiscard]] const Trace& trace() const { return trace_; }
  [[nodiscard]] std::uint64_t moment() const { return moment_; }
  [[nodiscard]] std::uint64_t tip() const { return trace_.length(); }
  [[nodiscard]] bool at_tip() const { return moment_ == tip(); }
  /// The shown moment is the last that there will be.
  [[nodiscard]] bool finished() const { return at_tip() && run_.over(); }
  /// The state at the shown moment.
  [[nodiscard]] Shown shown() const;

  /// So many decisions further (simultaneous updating: so many sweeps): along the record, then beyond it.
  /// Returns the number of single-neuron decisions; 0 when the run is over.
  std::uint64_t forward(std::uint64_t steps = 1);
  /// To the end of the sweep; returns the number of decisions.
  std::uint64_t sweep();
  /// Shows a moment, computing the run on as far as it takes (or goes).
  void seek(std::uint64_t moment);
  /// Draws the curves up to the tip. To be called after going forward, before they are looked at.
  void settle();

 private:
  [[nodiscard]] bool together() const { return run_.options().update.mode == hopfield::Mode::sync; }
  [[nodiscard]] std::size_t neurons() const { return model_.neurons(); }
  /// Decisions to a step.
  [[nodiscard]] std::uint64_t unit() const { return together() ? neurons() : 1; }
  /// For a kind of state that does not keep its overlaps itself.
  template <class State>
  [[nodiscard]] std::optional<hopfield::Overlaps> overlaps_beside(const State& state) const;
  template <class State>
  [[nodiscard]] double energy_for_curve(const State& state) const;
  template <class Run>
  std::uint64_t extend(Run& run, std::uint64_t steps);
  void enter(std::uint64_t moment);

  hopfield::Model model_;
  hopfield::AnyRun run_;
  std::optional<hopfield::Overlaps>
      overlaps_;  // at the tip, beside a state that does not keep them
  Trace trace_;
  std::optional<hopfield::AnyState> past_;  // the state at moment_, when that is not the tip
  std::optional<hopfield::Overlaps> past_overlaps_;
  std::uint64_t moment_ = 0;
};

}  // namespace lab

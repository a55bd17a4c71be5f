#pragma once

#include <cstdint>
#include <optional>

#include "hopfield/memory/dynamics.hpp"
#include "lab/recording/trace.hpp"

namespace lab {

/// A run together with its record: goes on at the tip, and shows any moment before it. Moments count
/// single-neuron decisions; in simultaneous updating they are whole sweeps, multiples of N.
class Recording {
 public:
  Recording(hopfield::Network network, hopfield::Pattern start, hopfield::UpdateOptions options,
            hopfield::Random random);

  [[nodiscard]] const hopfield::Run& run() const { return run_; }
  [[nodiscard]] const Trace& trace() const { return trace_; }
  [[nodiscard]] std::uint64_t moment() const { return moment_; }
  [[nodiscard]] std::uint64_t tip() const { return trace_.length(); }
  [[nodiscard]] bool at_tip() const { return moment_ == tip(); }
  /// The shown moment is the last that there will be.
  [[nodiscard]] bool finished() const { return at_tip() && run_.over(); }
  [[nodiscard]] const hopfield::State& shown() const { return past_ ? *past_ : run_.state(); }

  /// One decision further (simultaneous updating: one sweep): along the record, then beyond it.
  /// Returns the number of decisions; 0 when the run is over.
  std::uint64_t forward();
  /// To the end of the sweep; returns the number of decisions.
  std::uint64_t sweep();
  /// Shows a moment, computing the run on as far as it takes (or goes).
  void seek(std::uint64_t moment);
  /// Draws the curves up to the tip. To be called after going forward, before they are looked at.
  void settle();

 private:
  std::uint64_t extend();
  void enter(std::uint64_t moment);

  hopfield::Run run_;
  Trace trace_;
  std::optional<hopfield::State> past_;  // the state at moment_, when that is not the tip
  std::uint64_t moment_ = 0;
};

}  // namespace lab

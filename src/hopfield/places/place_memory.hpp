#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"

/// A memory of sparse 0/1 patterns in which inhibition lets a fixed number of cells be active, as in CA3.
namespace hopfield {

/// W = Σ_μ (ξ^μ − a)(ξ^μ − a)ᵀ / (N a (1 − a)), zero diagonal (Tsodyks & Feigelman 1988), of patterns ξ ∈ {0, 1}ᴺ (+1 means 1) and
/// a = K/N. In a stored pattern alone a cell of it gets the input 1 − a, any other −a (less the missing diagonal). The weights are kept
/// as integers, Σ (Nξᵢ − K)(Nξⱼ − K), so that inputs and energies are exact and a tie is really one.
class PlaceMemory {
 public:
  static constexpr std::size_t kMostCells = 1024, kMostPatterns = 256;
  /// Errors: `patterns` (too many), `patterns[k]` (another size), `cells`, `active` (not within 1 to N − 1). No pattern: all weights 0.
  static Result<PlaceMemory> make(std::size_t cells, std::size_t active,
                                  std::vector<Pattern> patterns);

  [[nodiscard]] std::size_t cells() const { return cells_; }
  /// K: as many cells may be active at a time.
  [[nodiscard]] std::size_t active() const { return active_; }
  [[nodiscard]] std::span<const Pattern> patterns() const { return patterns_; }
  /// Wᵢⱼ times N K (N − K), an integer; 0 for i = j.
  [[nodiscard]] std::int64_t weight(std::size_t i, std::size_t j) const {
    return i == j ? 0 : weights_[i * cells_ + j];
  }
  /// N K (N − K): what divides weights, inputs and energies.
  [[nodiscard]] double scale() const;

 private:
  PlaceMemory() = default;
  std::size_t cells_ = 0, active_ = 0;
  std::vector<Pattern> patterns_;
  std::vector<std::int64_t> weights_;
};

/// Its cells, updated one at a time. E = −½ Σ Wᵢⱼ sᵢ sⱼ.
///
/// *Update.* An active cell stays active until another takes its place. A silent cell i
/// - becomes active while fewer than K are, when its input hᵢ = Σ Wᵢⱼ sⱼ is positive and fewer than K cells have a larger one;
/// - takes the place of the active cell j with the smallest input when K or more are active and hᵢ − Wᵢⱼ > hⱼ: its input without j is
///   larger than that of j. (Of equal ones j is the cell with the highest number.)
/// Each change lowers E, so a run always ends. More than K cells are active only where they were so at the start.
class PlaceState {
 public:
  /// Precondition: start.size() == memory->cells().
  PlaceState(std::shared_ptr<const PlaceMemory> memory, const Pattern& start);

  [[nodiscard]] const PlaceMemory& memory() const { return *memory_; }
  [[nodiscard]] const Pattern& pattern() const { return pattern_; }
  /// hᵢ times scale().
  [[nodiscard]] std::int64_t input(std::size_t i) const { return inputs_[i]; }
  /// E times 2 scale().
  [[nodiscard]] std::int64_t twice_energy() const;
  /// E.
  [[nodiscard]] double energy() const;

  struct Change {
    bool joins = false;                   ///< the cell would become active …
    std::optional<std::uint32_t> leaves;  ///< … in the place of this one
  };
  /// What an update of the cell would do. O(N).
  [[nodiscard]] Change decide(std::size_t i) const;
  /// Does it; whether something changed.
  bool update(std::size_t i);
  /// No update of any cell would change anything. O(N²).
  [[nodiscard]] bool stable() const;

 private:
  void set(std::size_t i, bool active);

  std::shared_ptr<const PlaceMemory> memory_;
  Pattern pattern_;
  std::size_t count_ = 0;  // active cells
  std::vector<std::int64_t> inputs_;
};

/// Where runs draw their order from, in a seed that PlaceFields take centres and peak rates from.
inline constexpr std::uint64_t kPlaceOrderStream = 3;

/// Sweeps in which every cell updates once, each in a new random order, until one changes nothing.
class PlaceRun {
 public:
  PlaceRun(PlaceState state, Random random);
  [[nodiscard]] const PlaceState& state() const { return state_; }
  [[nodiscard]] bool over() const { return over_; }
  /// Updates that were made.
  [[nodiscard]] std::uint64_t updates() const { return updates_; }
  /// The next update; false when the run was over.
  bool step();

 private:
  PlaceState state_;
  Random random_;
  std::vector<std::uint32_t> order_;
  std::uint64_t updates_ = 0;
  std::size_t position_ = 0;
  bool changed_ = false, over_ = false;
};

}  // namespace hopfield

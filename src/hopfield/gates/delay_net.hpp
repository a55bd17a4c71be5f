#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hopfield/result.hpp"

namespace hopfield {

/// A net as in W. S. McCulloch and W. Pitts, "A logical calculus of the ideas immanent in nervous activity", Bulletin of
/// Mathematical Biophysics 5 (1943), 115–133: time goes in steps, and each synapse takes one of them. A cell fires when at
/// least as many of its excitatory synapses as its threshold says were active a step before, and no inhibitory one
/// was: inhibition is absolute, it is not weighed. (`GateNetwork` in gate.hpp weighs, and its delays are any.) The
/// paper's figures have the threshold 2 everywhere and double the synapses; here the threshold is the cell's.
struct DelayNet {
  struct Cell {
    char name = '1';             ///< as in the paper: 1, 2, … and a, b for those between
    std::int32_t threshold = 1;  ///< at least 1; that of an input means nothing
    friend bool operator==(const Cell&, const Cell&) = default;
  };
  struct Synapse {
    std::uint8_t from = 0, to = 0;  ///< numbers of cells; two of the same count twice
    bool inhibits = false;
    friend bool operator==(const Synapse&, const Synapse&) = default;
  };
  std::size_t inputs = 0;  ///< the first cells; they fire from outside
  std::vector<Cell> cells;
  std::vector<Synapse> synapses;
  friend bool operator==(const DelayNet&, const DelayNet&) = default;
};

/// Errors: `inputs`, `cells[k].threshold`, `synapses[k].from`, `synapses[k].to`.
[[nodiscard]] Result<void> validate(const DelayNet& net);

/// What fires a step after `before` (one value a cell). Inputs are silent in the result: nobody has said yet.
/// Precondition: validate(net), before.size() == net.cells.size().
[[nodiscard]] std::vector<bool> step(const DelayNet& net, const std::vector<bool>& before);

/// What all cells do at times 0 … steps − 1: result[cell][t]. trains[input][t] is 0 or 1; what is missing is 0. Before
/// time 0 nothing fired. Precondition: validate(net).
[[nodiscard]] std::vector<std::vector<bool>> raster(const DelayNet& net,
                                                    std::span<const std::vector<int>> trains,
                                                    std::size_t steps);

/// Examples, most of them figure 1 of the paper.
enum class DelayExample : std::uint8_t {
  delay,    ///< a: N₂(t) = N₁(t−1)
  either,   ///< b: N₃(t) = N₁(t−1) ∨ N₂(t−1)
  both,     ///< c: N₃(t) = N₁(t−1) ∧ N₂(t−1)
  and_not,  ///< d: N₃(t) = N₁(t−1) ∧ ¬N₂(t−1)
  twice,    ///< N₂(t) = N₁(t−1) ∧ N₁(t−2)
  heat,     ///< e: N₃(t) = N₁(t−1) ∨ [N₂(t−3) ∧ ¬N₂(t−2)], N₄(t) = N₂(t−2) ∧ N₂(t−1)
  memory    ///< a loop: N₃(t) = [N₁(t−1) ∨ N₃(t−1)] ∧ ¬N₂(t−1)
};
/// Its net; a cell's synapses come from cells before it, or from itself.
[[nodiscard]] DelayNet delay_example(DelayExample example);

}  // namespace hopfield

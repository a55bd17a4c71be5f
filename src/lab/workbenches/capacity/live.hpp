#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hopfield/memory/retrieval.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/rules/model.hpp"
#include "lab/document/document.hpp"
#include "lab/workbenches/capacity/bench.hpp"

/// What the Capacity workbench shows while its slider is dragged: one network, all of its memories, each recalled.
namespace lab {

/// The first memories of a network of this workbench, one after the other: with more of them, those before stay the
/// same. Random ones are fair coins; correlated ones differ from a common picture in each neuron with probability
/// (1 − √c)/2, so that two of them have overlap c on average; pictures are the included ones on a square grid, and
/// when these run out the same again, moved round by a few cells.
class CapacityMemories {
 public:
  explicit CapacityMemories(const CapacityBench& bench);
  /// Those of `pictures` fill a square: the largest one within N.
  [[nodiscard]] std::size_t neurons() const { return neurons_; }
  /// The next memory: neurons() values.
  [[nodiscard]] Pattern next();

 private:
  CapacitySource source_;
  double flip_ = 0;
  std::size_t neurons_ = 0;
  std::size_t drawn_ = 0;
  hopfield::Random random_;
  Pattern common_;
};

/// The spoiled start of memory k: exactly round(noise · N) of its neurons flipped. The same at every P.
[[nodiscard]] Pattern capacity_spoiled(const CapacityBench& bench, const Pattern& memory,
                                       std::size_t k);

/// One memory on the wall.
struct LiveMemory {
  bool known = false;
  std::uint32_t unstable = 0;  ///< neurons of the memory that would change at once
  double own = 0;              ///< overlap with the memory in the end, started from itself
  double spoiled = 0;          ///< the same, from the spoiled start
  hopfield::Kind kind =
      hopfield::Kind::other;  ///< what the spoiled start has ended in; a mixture of two is `other`
  /// Where both have ended, while there are few enough cells to be looked at; else empty.
  Pattern own_end, spoiled_end;
};

/// How the aligned fields ξᵢ hᵢ of the memories are distributed, in units in which a single memory's is 1 (for a large
/// network): 1 + crosstalk. Below 0 the neuron leaves its memory.
struct LiveFields {
  double low = -1.5, width = 0.1;  ///< of the first bin; 0 lies between two bins
  std::vector<std::uint64_t> bins;
  std::uint64_t count = 0, wrong = 0;
  double mean = 1, deviation = 0;  ///< of a Gaussian with the moments that theory gives
  bool theory = false;             ///< there is one (Hebb, random)
};

/// Pure: the same bench gives the same numbers, however the work is cut into calls. The memories are taken in an order that is
/// spread over all of them, so that what is known early is a fair sample: coarse first, then complete.
class CapacityLive {
 public:
  explicit CapacityLive(const CapacityBench& bench);
  /// Whether it would show the same network, noise included.
  [[nodiscard]] bool is_of(const CapacityBench& bench) const;

  /// Works as long as `keep_going` says so, at least one step (one recall of one memory at the most). Learning by the
  /// rules that take long is done only when `heavy`: not while a slider is held. Returns whether anything is new.
  bool advance(const std::function<bool()>& keep_going, bool heavy);
  [[nodiscard]] bool done() const { return !problem_.empty() || known_ == bench_.patterns; }
  /// Waits for a call with `heavy`.
  [[nodiscard]] bool waits() const { return waits_; }
  /// Why there is nothing to see (the rule cannot learn these memories, or it would take too long); empty otherwise.
  [[nodiscard]] const std::string& problem() const { return problem_; }

  [[nodiscard]] std::size_t neurons() const { return source_.neurons(); }
  /// Precondition: wall()[k].known.
  [[nodiscard]] const Pattern& memory(std::size_t k) const { return (*memories_)[k]; }
  [[nodiscard]] const std::vector<LiveMemory>& wall() const { return wall_; }
  [[nodiscard]] std::size_t known() const { return known_; }
  [[nodiscard]] const LiveFields& fields() const { return fields_; }
  /// Of the memories known so far: stable ones, mean overlaps, end states of the spoiled starts by kind.
  struct Summary {
    std::size_t stable = 0, recalled = 0;  ///< recalled: overlap > 0.95 from the spoiled start
    std::size_t exact =
        0;  ///< recalled to the last neuron, from the memory and from the spoiled start
    double own = 0, spoiled = 0;
    std::size_t kinds[4] = {};
  };
  /// Means over the memories known so far; all 0 while there are none.
  [[nodiscard]] Summary summary() const;

 private:
  void learn();
  void examine(std::size_t k);

  CapacityBench bench_;
  CapacityMemories source_;
  std::shared_ptr<hopfield::Memories> memories_;
  std::optional<hopfield::Model> model_;
  std::string problem_;
  bool waits_ = false;
  std::vector<LiveMemory> wall_;
  LiveFields fields_;
  std::size_t known_ = 0, stride_ = 1;
  double unit_ = 1;
};

/// The network of a bench as it is in the workbench Memory, memory k spoiled and not yet recalled, by any of the
/// bench's rules. Errors: `neurons` (not a grid with sides of 5 to 64), `patterns`.
[[nodiscard]] Result<Document> capacity_in_memory(const Document& document, std::size_t k);
/// The same of the first trial of one cell of a recovery, by its rule: the network of `patterns` memories, started from its first with
/// overlap row / 10, draw by draw as hopfield/trials/trials.hpp says. Only the order of updating is the workbench's own.
/// Errors as above, and `table`.
[[nodiscard]] Result<Document> recovery_trial_in_memory(const Document& document,
                                                        const CapacityTable& table,
                                                        std::uint32_t patterns, std::size_t row);
/// The grid that N neurons are shown on: as square as can be.
[[nodiscard]] std::optional<Grid> grid_of(std::size_t neurons);

/// What a single memory's aligned field is for a rule: fields are shown as multiples of it.
[[nodiscard]] double field_unit(const CapacityBench& bench, std::size_t neurons);
/// Why the bench's rule cannot learn its memories, in words; `error` is what Model::learn said.
[[nodiscard]] std::string why_not_learnt(const CapacityBench& bench, const hopfield::Error& error);

/// The rule of the bench and its options, for the engine.
[[nodiscard]] hopfield::LearningOptions capacity_learning(const CapacityBench& bench);
/// Thresholds 0, ties kept; self-connections only for rules that have them (Hebb, pseudo-inverse).
[[nodiscard]] hopfield::NetworkOptions capacity_network(const CapacityBench& bench);

}  // namespace lab

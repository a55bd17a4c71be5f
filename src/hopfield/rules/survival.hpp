#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/rules/model.hpp"

namespace hopfield {

/// How many flipped pixels each memory survives, by experiment: at every level so many neurons of the memory are flipped, every choice
/// equally likely, and the network runs. A trial is a success when it ends at exactly that memory. One trial at a time, so that it can go
/// on between frames; the same trials whatever the pace.
class Survival {
 public:
  static constexpr std::size_t kLevels = 10;  ///< up to half of the neurons, in even steps
  static constexpr std::size_t kTrials = 20;  ///< at each level

  /// Trial t of level l of memory k has the stream of random numbers that (seed, k, l, t) name.
  Survival(Model model, UpdateOptions update, std::uint64_t seed);

  [[nodiscard]] const Model& model() const { return model_; }
  [[nodiscard]] std::size_t memories() const { return model_.memories().count(); }
  /// So many neurons are flipped at this level: about (level + 1) N / 20.
  [[nodiscard]] std::size_t flipped(std::size_t level) const;
  [[nodiscard]] std::size_t trials_done() const { return done_; }
  [[nodiscard]] std::size_t trials() const { return memories() * kLevels * kTrials; }
  [[nodiscard]] bool over() const { return done_ == trials(); }
  /// One trial more: all memories in turn at each level. Precondition: !over().
  void step();

  /// Trials of this memory at this level so far, and how many of them ended at it.
  struct Cell {
    std::uint32_t trials = 0, successes = 0;
  };
  [[nodiscard]] Cell cell(std::size_t memory, std::size_t level) const {
    return cells_[memory * kLevels + level];
  }
  /// The most flipped pixels, of those tried, up to which at least half of the trials ended at the memory; 0 when there is no such level.
  /// Of the levels that have been tried.
  [[nodiscard]] std::size_t survives(std::size_t memory) const;

 private:
  Model model_;
  UpdateOptions update_;
  std::uint64_t seed_;
  std::vector<Cell> cells_;
  std::size_t done_ = 0;
};

}  // namespace hopfield

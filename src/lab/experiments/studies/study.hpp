#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lab/experiments/request/options.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"

namespace lab {

/// The integers that trials of one cell add up to.
using Counts = std::vector<std::uint64_t>;

/// A long experiment: cells (loads, say) of many independent trials each. Trials add to integers, in any
/// order and grouping; everything that is printed comes from these. So threads, shards and platforms give the same bytes.
struct Study {
  std::vector<std::uint64_t> trials;  ///< of each cell
  std::size_t width = 0;              ///< counts of each cell
  std::vector<std::uint64_t> block;   ///< trials that are one piece of work, by cell; ≥ 1
  /// Adds the trials first, …, first + count − 1 of a cell to zeroed counts. Called from several threads.
  std::function<void(std::size_t cell, std::uint64_t first, std::uint64_t count,
                     std::span<std::uint64_t> counts)>
      run;
  /// Joins the counts of one cell; adds them up when not given. Commutative and associative, zeros being neutral.
  std::function<void(std::span<std::uint64_t> into, std::span<const std::uint64_t> from)> join;
  /// The result, from the counts of all cells.
  std::function<std::string(const std::vector<Counts>& cells)> write;
};

/// Reads a request into a study, or leaves a fault. `memory` as in Machine, for one thread.
using StudyReader = std::optional<Study> (*)(const Fields& fields, std::uint64_t memory);

/// A part of a study: shard `index` (from 1) of `count`. Of a cell with T trials it has
/// ⌊T (index − 1) / count⌋ up to ⌊T index / count⌋.
struct Shard {
  std::uint32_t index = 1;
  std::uint32_t count = 1;
};

/// Runs a study, or the part of it that the request's field "shard" or the options name. The result of a part is
/// what merge_parts() reads.
[[nodiscard]] hopfield::Result<std::string> run_study(std::string_view name, StudyReader read,
                                                      const Json& request,
                                                      const ExperimentOptions& options,
                                                      const Progress& progress,
                                                      std::uint64_t memory);

/// Joins all parts of one study to the bytes of the whole. `parts` is an array of results of run_study.
[[nodiscard]] hopfield::Result<std::string> merge_parts(const Fields& fields, std::uint64_t memory);

// The studies of docs/experiments.md. Each reads a whole request; what is wrong with it is a fault that names the field.
/// How stable stored memories are, by load; theory beside it. A trial is one network.
[[nodiscard]] std::optional<Study> read_capacity(const Fields& fields, std::uint64_t memory);
/// How near to a memory a start must be, by load and start overlap. A trial is one network.
[[nodiscard]] std::optional<Study> read_recovery(const Fields& fields, std::uint64_t memory);
/// What random starts end in, by load and perhaps after warming. A trial is one network.
[[nodiscard]] std::optional<Study> read_census(const Fields& fields, std::uint64_t memory);
/// Tours of Hopfield and Tank's network, with the shortest one beside them. A trial is one run.
[[nodiscard]] std::optional<Study> read_tsp(const Fields& fields, std::uint64_t memory);
/// Boards of n queens by the same network. A trial is one run.
[[nodiscard]] std::optional<Study> read_queens(const Fields& fields, std::uint64_t memory);

/// The reader of the study of this name, or nullptr.
[[nodiscard]] StudyReader study_reader(std::string_view name);

}  // namespace lab

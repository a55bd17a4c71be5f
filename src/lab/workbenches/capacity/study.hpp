#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/result.hpp"
#include "lab/workbenches/capacity/bench.hpp"

/// The experiments that the Capacity workbench runs. Each is one request (docs/experiments.md), cut by load into pieces that
/// are requests themselves: a trial depends on the seed, P and its number alone, so that the rows of the pieces are
/// those of the whole. What is finished is in the document; what is missing there is what remains to be done.
namespace lab {

/// Random starts of a census in each network.
inline constexpr std::uint32_t kCensusStarts = 40;

enum class CapacityStudy : std::uint8_t { curves, recovery, census };

/// The request for a bench, as the command line takes it: the homework's for N = 100. Curves go up to α = 0.3 with
/// Hebb's rule or from N = 200 on, else to 1, recovery to P = N in at most 100 loads, the census to α = 0.3.
[[nodiscard]] std::string capacity_request(const CapacityBench& bench, CapacityStudy study,
                                           hopfield::Rule rule);
/// "capacity", "recovery" or "census": the experiment's name.
[[nodiscard]] std::string_view experiment_of(CapacityStudy study);
/// A table without rows yet.
[[nodiscard]] CapacityTable empty_table(CapacityStudy study, std::string request);
/// The table of this experiment and rule (and the census's temperature) in the document. (A later one takes an earlier
/// one's place.) Without one, the table that comes with the page if it is of the same network; else nullptr.
[[nodiscard]] const CapacityTable* find_table(const CapacityBench& bench, CapacityStudy study,
                                              hopfield::Rule rule);

/// A table's request taken apart.
struct CapacityPlan {
  std::uint32_t neurons = 0;
  std::uint32_t networks = 0;
  std::uint32_t memories = 0;  ///< of each network that are tried; 0: all
  std::uint64_t seed = 1;
  bool self_connections = false;
  double temperature = 0;  ///< census
  hopfield::Rule rule = hopfield::Rule::hebb;
  std::vector<std::uint32_t> loads;  ///< P of each row, rising
  std::vector<double> starts;        ///< recovery: start overlaps
};
/// nullopt for a request that this workbench has not written (a document may hold anything).
[[nodiscard]] std::optional<CapacityPlan> plan_of(const CapacityTable& table);
/// Whether a newer table of the same experiment takes the other's place: they are of one rule and temperature.
[[nodiscard]] bool same_question(const CapacityPlan& a, const CapacityPlan& b);
/// The loads that are not in the table, in an order that begins coarse: every eighth, then between; at last, downwards, the rest.
[[nodiscard]] std::vector<std::uint32_t> missing_loads(const CapacityTable& table,
                                                       const CapacityPlan& plan);
/// The request of one load alone.
[[nodiscard]] std::string piece_of(const CapacityTable& table, std::uint32_t patterns);
/// Puts the result of a piece into its place. Errors: `result`, when it is not one of this experiment.
[[nodiscard]] hopfield::Result<void> add_row(CapacityTable& table, std::string_view result);

/// The numbers of a column, by name; empty when there is none.
[[nodiscard]] std::vector<double> column_of(const CapacityTable& table, std::string_view name);

/// Comma-separated: names, then a line for each row; nothing where there is no number.
[[nodiscard]] std::string capacity_csv(const CapacityTable& table);
/// A short Python script (NumPy) that draws the same patterns, runs the same trials and prints the same numbers as CSV.
/// Errors: `rule` (only Hebb and the pseudo-inverse), `experiment` (the census compares with mixtures: too long to
/// be read).
[[nodiscard]] hopfield::Result<std::string> capacity_script(const CapacityTable& table);

}  // namespace lab

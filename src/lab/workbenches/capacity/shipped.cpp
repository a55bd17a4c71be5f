#include "lab/workbenches/capacity/shipped.hpp"

#include <array>
#include <cmath>
#include <optional>

#include "hopfield/trials/theory.hpp"
#include "lab/experiments/studies/trial_study.hpp"

namespace lab {
namespace {

using hopfield::Rule;

using Row = std::vector<double>;

/// A mean and its standard error, as an experiment writes them.
void add_mean(Row& row, ShippedNumbers& from, std::uint64_t networks, std::uint64_t each) {
  hopfield::Tally tally;
  tally.sum = from.next();
  tally.squares = from.next();
  row.push_back(mean(tally.sum, networks, each));
  row.push_back(standard_error(tally, networks, each));
}

void add_curves(Row& row, ShippedNumbers& from, const CapacityPlan& plan, std::uint32_t patterns) {
  namespace theory = hopfield::theory;
  const std::uint64_t networks = plan.networks, chances = std::uint64_t{patterns} * plan.neurons;
  row.push_back(static_cast<double>(networks));
  add_mean(row, from, networks, chances);
  add_mean(row, from, networks, chances);
  for (int k = 0; k < 2; ++k) row.push_back(mean(from.next(), networks, patterns));
  row.push_back(theory::one_step(plan.neurons, patterns, false, hopfield::Tie::keep).error);
  row.push_back(theory::one_step_error(row[1]));
  const auto overlap = theory::retrieval_overlap(row[1]);
  row.push_back(overlap ? (1.0 - *overlap) / 2.0 : std::nan(""));
}

void add_recovery(Row& row, ShippedNumbers& from, const CapacityPlan& plan) {
  const std::uint64_t networks = from.next();
  row.push_back(static_cast<double>(networks));
  std::vector<std::uint64_t> recovered;
  for (std::size_t k = 0; k < plan.starts.size(); ++k) recovered.push_back(from.next());
  for (const std::uint64_t count : recovered) row.push_back(mean(count, networks, 1));
  // The smallest start from which, and from all larger ones, at least half come back.
  double critical = std::nan("");
  for (std::size_t above = recovered.size(); above > 0; --above) {
    if (2 * recovered[above - 1] < networks) break;
    critical = plan.starts[above - 1];
  }
  row.push_back(networks == 0 ? std::nan("") : critical);
}

void add_census(Row& row, ShippedNumbers& from, const CapacityPlan& plan) {
  row.push_back(plan.networks);
  for (int k = 0; k < 4; ++k) add_mean(row, from, plan.networks, kCensusStarts);
  for (int k = 0; k < 2; ++k) row.push_back(mean(from.next(), plan.networks, kCensusStarts));
}

CapacityTable make(CapacityStudy study, Rule rule) {
  ShippedNumbers numbers;
  if (study == CapacityStudy::curves) put_curves(numbers);
  if (study == CapacityStudy::census) put_census(numbers);
  if (study == CapacityStudy::recovery)
    rule == Rule::hebb ? put_recovery_hebb(numbers) : put_recovery_projected(numbers);
  CapacityTable table = empty_table(study, capacity_request(CapacityBench{}, study, rule));
  const auto plan = plan_of(table);
  if (!plan) return table;
  for (const std::uint32_t patterns : plan->loads) {
    Row row = {static_cast<double>(patterns), static_cast<double>(patterns) / plan->neurons};
    if (study == CapacityStudy::curves) add_curves(row, numbers, *plan, patterns);
    if (study == CapacityStudy::recovery) add_recovery(row, numbers, *plan);
    if (study == CapacityStudy::census) add_census(row, numbers, *plan);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

void ShippedNumbers::put(std::uint64_t word) {
  for (int k = 0; k < 8; ++k) bytes_.push_back(static_cast<std::uint8_t>(word >> (8 * k)));
}

std::uint64_t ShippedNumbers::next() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; at_ < bytes_.size(); shift += 7) {
    const std::uint8_t byte = bytes_[at_++];
    number |= (byte & 0x7FULL) << shift;
    if (byte < 0x80) break;
  }
  return number;
}

const CapacityTable* shipped_table(CapacityStudy study, Rule rule) {
  const bool projected = rule == Rule::pseudo_inverse;
  if (rule != Rule::hebb && !(projected && study == CapacityStudy::recovery)) return nullptr;
  static std::array<std::optional<CapacityTable>, 4> made;
  std::optional<CapacityTable>& table = made[projected ? 3 : static_cast<std::size_t>(study)];
  if (!table) table = make(study, rule);
  return &*table;
}

}  // namespace lab

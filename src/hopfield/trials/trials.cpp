#include "hopfield/trials/trials.hpp"

#include <cmath>
#include <memory>
#include <string>

#include "hopfield/trials/lane_trials.hpp"

namespace hopfield {

CapacityCounts& CapacityCounts::operator+=(const CapacityCounts& other) {
  networks += other.networks;
  unstable += other.unstable;
  ties += other.ties;
  stable += other.stable;
  wrong += other.wrong;
  retrieved += other.retrieved;
  all_stable += other.all_stable;
  converged += other.converged;
  return *this;
}

CensusCounts& CensusCounts::operator+=(const CensusCounts& other) {
  networks += other.networks;
  stored += other.stored;
  inverse += other.inverse;
  mixture += other.mixture;
  this->other += other.other;
  exact_stored += other.exact_stored;
  exact_inverse += other.exact_inverse;
  mixtures_of_3 += other.mixtures_of_3;
  mixtures_of_5 += other.mixtures_of_5;
  converged += other.converged;
  return *this;
}

RecoveryCounts& RecoveryCounts::operator+=(const RecoveryCounts& other) {
  recovered += other.recovered;
  exact += other.exact;
  wrong += other.wrong;
  return *this;
}

Result<void> validate(const TrialCell& cell, std::uint64_t trials, std::uint64_t lanes) {
  const auto out_of = [](const char* field, std::uint64_t value, std::uint64_t most) {
    return Error{field,
                 std::to_string(value) + ", expected an integer from 1 to " + std::to_string(most)};
  };
  constexpr std::uint64_t kMostPatterns = (1U << 24U) - 1;
  if (cell.neurons < 1 || cell.neurons > kMaxNeurons)
    return out_of("neurons", cell.neurons, kMaxNeurons);
  if (cell.patterns < 1 || cell.patterns > kMostPatterns)
    return out_of("patterns", cell.patterns, kMostPatterns);
  if (cell.memories < 1 || cell.memories > cell.patterns)
    return out_of("memories", cell.memories, cell.patterns);
  if (!(cell.temperature >= 0.0) || !std::isfinite(cell.temperature))
    return Error{"temperature", "expected a finite number ≥ 0"};
  if (cell.learning.rule == Rule::amari || cell.learning.rule == Rule::sequence) {
    return Error{"rule",
                 "expected one that stores random patterns: hebb, pseudo-inverse, storkey "
                 "or dense"};
  }
  // A tally's largest sum of squares: (neurons of all lanes)² for each network.
  const double largest = static_cast<double>(lanes) * static_cast<double>(cell.neurons);
  if (trials > UINT32_MAX || static_cast<double>(trials) * largest * largest > 0x1p62) {
    return Error{"networks", std::to_string(trials) +
                                 " of this size, whose squares do not add up "
                                 "in 64 bits, expected fewer"};
  }
  // What a rule refuses, tried on one pattern that every rule can learn.
  auto one = std::make_shared<Memories>(cell.neurons);
  one->store(Pattern(cell.neurons));
  if (const auto valid = validate(cell.network, cell.neurons); !valid) return valid.error();
  if (cell.learning.rule == Rule::storkey && cell.neurons > DenseNetwork::kMaxDenseNeurons)
    return out_of("neurons", cell.neurons, DenseNetwork::kMaxDenseNeurons);
  if (const auto model = Model::learn(std::move(one), cell.learning, cell.network); !model)
    return model.error();
  return {};
}

CapacityCounts capacity_trials(const TrialCell& cell, std::uint64_t first, std::uint64_t count) {
  return lanes::fits(cell) ? lanes::capacity_trials(cell, first, count)
                           : plain::capacity_trials(cell, first, count);
}

CensusCounts census_trials(const TrialCell& cell, std::uint64_t starts, std::uint64_t first,
                           std::uint64_t count) {
  // Warm neurons take a random number each: there is nothing to be done for many at a time.
  return lanes::fits(cell) && cell.temperature == 0.0
             ? lanes::census_trials(cell, starts, first, count)
             : plain::census_trials(cell, starts, first, count);
}

void recovery_trials(const TrialCell& cell, std::span<const std::uint32_t> flips,
                     std::uint64_t first, std::uint64_t count, TrialNetworks& networks,
                     std::span<RecoveryCounts> counts) {
  const auto run = lanes::fits(cell) ? lanes::recovery_trials : plain::recovery_trials;
  run(cell, flips, first, count, networks, counts);
}

}  // namespace hopfield

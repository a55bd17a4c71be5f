#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "hopfield/memory/retrieval.hpp"
#include "oracle.hpp"
#include "trials.hpp"

using namespace oracle;

namespace {

/// P(a sum of n fair ±1 is below −limit), exactly: a binomial tail.
double tail_below(int n, int limit) {
  double sum = 0.0;
  for (int plus = 0; 2 * plus - n < -limit; ++plus) {
    sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(plus + 1.0) - std::lgamma(n - plus + 1.0) -
                    n * std::log(2.0));
  }
  return sum;
}

}  // namespace

TEST_CASE("one-step errors of random patterns agree with the binomial tail", "[capacity]") {
  // h ξ = (N − 1) + a sum of (N − 1)(P − 1) fair ±1, with P more when neurons connect to themselves.
  Random random(51);
  for (const bool self : {false, true}) {
    for (const int patterns : {12, 24, 48, 100}) {
      const int neurons = 120;
      const std::size_t networks = trials::count(12000U / static_cast<unsigned>(patterns), 12);
      NetworkOptions options;
      options.self_connections = self;
      // Errors within one network depend on each other: the spread between networks counts.
      trials::Sample found;
      for (std::size_t k = 0; k < networks; ++k) {
        const auto memories = random_memories(neurons, static_cast<std::size_t>(patterns), random);
        const Network network(memories, options);
        double unstable = 0.0;
        for (std::size_t mu = 0; mu < memories->count(); ++mu)
          unstable += static_cast<double>(stability(network, (*memories)[mu]).unstable);
        found.add(unstable / (neurons * patterns));
      }
      const double expected =
          tail_below((neurons - 1) * (patterns - 1), neurons - 1 + (self ? patterns : 0));
      INFO("P " << patterns << " self " << self << " mean " << found.mean() << " expected "
                << expected);
      CHECK(found.error() < expected);
      CHECK(std::abs(found.mean() - expected) < trials::kErrors * found.error());
      CHECK(expected > 0.0);
    }
  }
}

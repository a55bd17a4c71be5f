#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "hopfield/memory/retrieval.hpp"
#include "oracle.hpp"

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
      constexpr int neurons = 120;
      const int networks = 12000 / patterns;
      NetworkOptions options;
      options.self_connections = self;
      double sum = 0.0;
      double squares = 0.0;
      for (int k = 0; k < networks; ++k) {
        const auto memories = random_memories(neurons, static_cast<std::size_t>(patterns), random);
        const Network network(memories, options);
        double unstable = 0.0;
        for (std::size_t mu = 0; mu < memories->count(); ++mu) {
          unstable += static_cast<double>(stability(network, (*memories)[mu]).unstable);
        }
        const double fraction = unstable / (neurons * patterns);
        sum += fraction;
        squares += fraction * fraction;
      }
      // Errors within one network depend on each other: the spread between networks counts.
      const double mean = sum / networks;
      const double error = std::sqrt((squares / networks - mean * mean) / (networks - 1));
      const double expected =
          tail_below((neurons - 1) * (patterns - 1), neurons - 1 + (self ? patterns : 0));
      INFO("P " << patterns << " self " << self << " mean " << mean << " expected " << expected);
      CHECK(std::abs(mean - expected) < 4.0 * error);
      CHECK(expected > 0.0);
    }
  }
}

#include "hopfield/rules/associator.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "hopfield/numerics/decompositions.hpp"
#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/learning_rule.hpp"
#include "patterns.hpp"

using namespace hopfield;

namespace {}  // namespace

TEST_CASE("the linear associator is y = x Σ xᵀy", "[associator]") {
  Random random(1);
  for (int round = 0; round < 20; ++round) {
    const std::size_t n = 1 + random.below(30);
    const std::size_t m = 1 + random.below(30);
    const std::size_t count = 1 + random.below(5);
    const std::vector<Pattern> xs = random_patterns(count, n, random);
    const std::vector<Pattern> ys = random_patterns(count, m, random);
    const Associator associator = *Associator::make(xs, ys);
    const Pattern x = random_pattern(n, random);
    const std::vector<std::int64_t> fields = associator.forward(x);
    const Pattern y = random_pattern(m, random);
    const std::vector<std::int64_t> back = associator.backward(y);
    // Signal and cross-talk: each stored pair answers by how much its key resembles the question.
    for (std::size_t j = 0; j < m; ++j) {
      std::int64_t sum = 0;
      for (std::size_t k = 0; k < count; ++k) sum += dot(x, xs[k]) * ys[k][j];
      CHECK(fields[j] == sum);
    }
    for (std::size_t i = 0; i < n; ++i) {
      std::int64_t sum = 0;
      for (std::size_t k = 0; k < count; ++k) sum += dot(y, ys[k]) * xs[k][i];
      CHECK(back[i] == sum);
    }
  }
}

TEST_CASE("orthogonal keys have no cross-talk", "[associator]") {
  // Rows of a Hadamard matrix.
  std::vector<Pattern> xs;
  for (unsigned k = 0; k < 8; ++k) {
    Pattern x(8);
    for (unsigned i = 0; i < 8; ++i) x.set(i, __builtin_popcount(i & k) % 2 == 0);
    xs.push_back(x);
  }
  Random random(2);
  const std::vector<Pattern> ys = random_patterns(8, 5, random);
  const Associator associator = *Associator::make(xs, ys);
  for (std::size_t k = 0; k < 8; ++k) {
    const std::vector<std::int64_t> fields = associator.forward(xs[k]);
    for (std::size_t j = 0; j < 5; ++j) CHECK(fields[j] == 8 * ys[k][j]);
  }
}

TEST_CASE("the recurrent linear associator ends in the dominant eigenvector",
          "[associator][course]") {
  Random random(3);
  int converged = 0;
  for (int round = 0; round < 10; ++round) {
    const std::vector<Pattern> patterns = random_patterns(3, 12, random);
    const Associator associator = *Associator::make(patterns, patterns);
    std::vector<double> start(12);
    for (double& value : start) value = random.uniform() - 0.5;
    const PowerIteration run = *iterate(associator, start, 20000);
    const Matrix weights = *hebb_weights(patterns, true);
    const double dominant = eigenvalues(weights).front().real();
    // When the two largest eigenvalues are equal, the end depends on the start, the eigenvalue does not.
    CHECK(std::fabs(run.eigenvalue - dominant) < 1e-9 * dominant);
    const std::vector<double>& x = run.states.back();
    converged += run.converged ? 1 : 0;
    for (std::size_t i = 0; i < 12; ++i) {
      double sum = 0.0;
      for (std::size_t j = 0; j < 12; ++j) sum += x[j] * weights(j, i);
      if (run.converged) CHECK(std::fabs(sum - run.eigenvalue * x[i]) < 1e-9);
    }
  }
  CHECK(converged >= 8);
  Pattern a(2);
  a.fill(true);
  const Associator kernel = *Associator::make(std::vector{a}, std::vector{a});
  const PowerIteration nothing = *iterate(kernel, std::vector<double>{1.0, -1.0}, 5);
  CHECK(nothing.converged);
  CHECK(nothing.eigenvalue == 0.0);
  CHECK(iterate(kernel, std::vector<double>{0.0, 0.0}, 5).error().field == "start");
}

TEST_CASE("there and back, between two sizes, it ends in the dominant eigenvector of W Wᵀ",
          "[associator][course]") {
  Random random(5);
  int converged = 0;
  for (int round = 0; round < 10; ++round) {
    const std::size_t n = 12, m = 5 + random.below(20);
    const Associator associator =
        *Associator::make(random_patterns(3, n, random), random_patterns(3, m, random));
    Matrix product(n, n);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        for (std::size_t k = 0; k < m; ++k)
          product(i, j) += associator.weight(i, k) * associator.weight(j, k);
    std::vector<double> start(n);
    for (double& value : start) value = random.uniform() - 0.5;
    const PowerIteration run = *iterate(associator, start, 20000, PowerStep::there_and_back);
    const double dominant = eigenvalues(product).front().real();
    CHECK(std::fabs(run.eigenvalue - dominant) < 1e-9 * dominant);
    converged += run.converged ? 1 : 0;
    // One step, by the matrix.
    double length = 0.0;
    std::vector<double> next(n, 0.0);
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t i = 0; i < n; ++i) next[j] += run.states[0][i] * product(i, j);
      length += next[j] * next[j];
    }
    for (std::size_t i = 0; i < n; ++i)
      CHECK(std::fabs(run.states[1][i] - next[i] / std::sqrt(length)) < 1e-12);
  }
  CHECK(converged >= 8);
}

TEST_CASE("sgn(xW) holds more than one pattern", "[associator][course]") {
  Random random(4);
  const std::vector<Pattern> patterns = random_patterns(4, 200, random);
  const Associator associator = *Associator::make(patterns, patterns);
  for (const Pattern& pattern : patterns) {
    const Pattern spoiled = flip_fraction(pattern, 0.1, random);
    CHECK(sign(associator.forward(spoiled), spoiled, Tie::keep) == pattern);
  }
}

TEST_CASE("what associators refuse", "[associator]") {
  const std::vector<Pattern> two = {Pattern(3), Pattern(3)};
  const std::vector<Pattern> one = {Pattern(3)};
  CHECK(Associator::make(two, one).error().text() == "outputs: 1 patterns, expected 2");
  CHECK(Associator::make({}, one).error().field == "inputs");
  CHECK(Associator::make(two, std::vector<Pattern>{Pattern(3), Pattern(2)}).error().field ==
        "outputs[1]");
  const std::vector<Pattern> wide = {Pattern(4)};
  CHECK(iterate(*Associator::make(one, wide), std::vector<double>(3, 1.0), 1).error().field ==
        "inputs");
}

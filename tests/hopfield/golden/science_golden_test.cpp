// Everything that is computed in floating point, hashed to the last bit. The numbers must be the same from every
// compiler, at -O0 and -O3, under sanitizers and in WebAssembly.

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <vector>

#include "hopfield/numerics/decompositions.hpp"
#include "hopfield/pattern/sample.hpp"
#include "hopfield/rate/fixed_point.hpp"
#include "hopfield/rate/trajectory.hpp"
#include "hopfield/rules/any_run.hpp"
#include "hopfield/rules/associator.hpp"
#include "hopfield/rules/dense_memory.hpp"
#include "hopfield/rules/gram.hpp"
#include "hopfield/rules/learning_rule.hpp"
#include "hopfield/rules/pseudo_inverse.hpp"
#include "hopfield/tours/tour.hpp"
#include "hopfield/trials/theory.hpp"
#include "patterns.hpp"

using namespace hopfield;

namespace {

class Hash {
 public:
  void add(std::uint64_t bits) { value_ = (value_ ^ bits) * 0x100000001b3U; }
  void add(double x) { add(std::bit_cast<std::uint64_t>(x)); }
  void add(const std::vector<double>& values) {
    for (const double x : values) add(x);
  }
  void add(const Matrix& matrix) {
    for (const double x : matrix.values()) add(x);
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

}  // namespace

TEST_CASE("golden: theory", "[golden][theory]") {
  Hash hash;
  for (std::uint64_t patterns = 1; patterns < 150; patterns += 7) {
    const theory::OneStep step = theory::one_step(120, patterns, patterns % 2 == 0, Tie::plus);
    hash.add(step.error);
    hash.add(step.tie);
  }
  for (double load = 0.01; load < 0.138; load += 0.01) hash.add(*theory::retrieval_overlap(load));
  hash.add(theory::critical_load().load);
  hash.add(theory::critical_load().overlap);
  for (const double p : {0.001, 0.0036, 0.01, 0.05, 0.1})
    hash.add(theory::load_for_one_step_error(p));
  for (double t = 0.1; t < 1.0; t += 0.1) hash.add(theory::overlap_at_temperature(t));
  hash.add(theory::mixture_temperature());
  hash.add(theory::dense_capacity(1000.0, 5));
  CHECK(hash.value() == 0xb8f734009ba038a0U);
}

TEST_CASE("golden: Storkey and the pseudo-inverse", "[golden][storkey][pseudo-inverse]") {
  Random random(1);
  const std::vector<Pattern> patterns = random_patterns(20, 90, random);
  Hash hash;
  hash.add(*storkey_weights(patterns));
  hash.add(*inverse_gram(patterns));
  const PseudoInverse network = *PseudoInverse::make(patterns, {});
  Run<PseudoInverseState> run(PseudoInverseState(network, random_pattern(90, random)), {},
                              Random(2));
  while (!run.over()) {
    run.sweep();
    hash.add(run.state().pattern().hash());
    hash.add(run.state().energy());
    for (std::size_t i = 0; i < 90; ++i) hash.add(run.state().field(i));
  }
  CHECK(hash.value() == 0xb0c43db7d5565b17U);
}

TEST_CASE("golden: rate networks", "[golden][rate][fixed-point]") {
  Hash hash;
  Random random(3);
  for (const Activation activation :
       {Activation::linear, Activation::clip, Activation::tanh, Activation::arctan}) {
    for (const RateForm form : {RateForm::rate, RateForm::potential}) {
      for (std::size_t n = 1; n <= 4; ++n) {
        std::vector<double> weights(n * n);
        for (double& value : weights) value = 3.0 * random.uniform() - 1.5;
        std::vector<double> start(n);
        std::vector<double> input(n);
        for (double& value : start) value = random.uniform() - 0.5;
        for (double& value : input) value = random.uniform() - 0.5;
        const RateNetwork network =
            *RateNetwork::make(Matrix(n, n, weights), {activation, 1.4, 0.7, form});
        const RateTrajectory path =
            *RateTrajectory::make(network, start, {{1.0, input}, {2.0, start}}, 5.0);
        hash.add(static_cast<std::uint64_t>(path.steps().size()));
        for (double t = 0.0; t <= 5.0; t += 0.25) {
          hash.add(path.at(t));
          hash.add(network.lyapunov_energy(path.at(t), input));
        }
        if (n == 4 && activation != Activation::clip) continue;
        const FixedPoints points = *fixed_points(network, input);
        for (const FixedPoint& point : points.points) {
          hash.add(point.rates);
          hash.add(static_cast<std::uint64_t>(point.stability));
          for (const auto& value : point.eigenvalues) {
            hash.add(value.real());
            hash.add(value.imag());
          }
        }
      }
    }
  }
  CHECK(hash.value() == 0x2464a1dc6a5c21ffU);
}

// Sizes on both sides of where Eigen begins to work in blocks: 8, 32 and 48, and where the vectors of some processor would end.
TEST_CASE("golden: linear algebra", "[golden][linear-algebra]") {
  Hash hash;
  Random random(4);
  for (const std::size_t n : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 12U, 17U, 33U, 50U}) {
    Matrix matrix(n, n);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) matrix(i, j) = random.uniform() - 0.5;
    Matrix symmetric = matrix;
    Matrix singular = matrix;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < i; ++j) symmetric(i, j) = symmetric(j, i);
      singular(n - 1, i) = n > 2 ? 2.0 * matrix(0, i) - matrix(1, i) : 0.0;
    }
    for (const Matrix& a : {matrix, symmetric, singular}) {
      for (const auto& value : eigenvalues(a)) {
        hash.add(value.real());
        hash.add(value.imag());
        if (value.imag() == 0.0) hash.add(eigenvector(a, value.real()));
      }
      const LinearSolution solution = solve(a, std::vector<double>(n, 1.0));
      hash.add(static_cast<std::uint64_t>(solution.solvable));
      hash.add(solution.particular);
      for (const std::vector<double>& null : solution.null) hash.add(null);
    }
    hash.add(*inverse(matrix));
  }
  CHECK(hash.value() == 0xd550b988647dcc63U);
}

TEST_CASE("golden: the inverse of the Gram matrix", "[golden][pseudo-inverse]") {
  Hash hash;
  Random random(5);
  for (const std::size_t count : {1U, 2U, 7U, 8U, 9U, 31U, 32U, 33U, 47U, 48U, 50U, 90U, 131U}) {
    const std::vector<Pattern> patterns = random_patterns(count, 2 * count + 5, random);
    hash.add(*inverse_gram(patterns));
    Memories memories(2 * count + 5);
    for (const Pattern& pattern : patterns) memories.store(pattern);
    hash.add(*inverse_gram_factor(memories));
  }
  CHECK(hash.value() == 0x1c29bb39350d617cU);
}

TEST_CASE("golden: dense and modern memories, power iteration",
          "[golden][dense-memory][associator]") {
  Hash hash;
  Random random(5);
  const std::vector<Pattern> patterns = random_patterns(12, 64, random);
  for (const Interaction interaction :
       {Interaction::polynomial, Interaction::rectified, Interaction::exponential}) {
    for (const unsigned degree : {3U, 30U}) {
      const DenseMemory network = *DenseMemory::make(patterns, {interaction, degree, Tie::keep});
      Run<DenseMemoryState> run(DenseMemoryState(network, random_pattern(64, random)), {},
                                Random(6));
      while (!run.over()) {
        run.sweep();
        hash.add(run.state().pattern().hash());
        hash.add(run.state().energy());
        for (std::size_t i = 0; i < 64; ++i) hash.add(run.state().field(i));
      }
    }
  }
  std::vector<std::vector<double>> vectors(8, std::vector<double>(10));
  for (std::vector<double>& vector : vectors)
    for (double& value : vector) value = random.uniform() - 0.5;
  const ModernNetwork modern = *ModernNetwork::make(vectors, 3.0);
  std::vector<double> x = vectors[0];
  for (int step = 0; step < 10; ++step) {
    x = modern.step(x);
    hash.add(x);
    hash.add(modern.energy(x));
  }
  const Associator associator = *Associator::make(patterns, patterns);
  hash.add(iterate(associator, std::vector<double>(64, 0.5), 50)->states.back());
  CHECK(hash.value() == 0x129990360e0eecf9U);
}

TEST_CASE("golden: the travelling salesman", "[golden][tsp]") {
  Hash hash;
  Random random(7);
  const Matrix d = distances(random_points(7, random));
  hash.add(shortest_tour(d)->length);
  for (const auto method :
       {TourNetworkOptions::Method::euler, TourNetworkOptions::Method::adaptive}) {
    TourNetworkOptions options;
    options.method = method;
    options.max_time = 0.003;
    const TourRun run = *run_tour_network(d, options, random);
    hash.add(run.outputs);
    hash.add(run.time);
  }
  CHECK(hash.value() == 0xf5e457bd3d379a49U);
}

#include "hopfield/rate/fixed_point.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "hopfield/numerics/random.hpp"
#include "hopfield/rate/trajectory.hpp"
#include "trials.hpp"

using namespace hopfield;

namespace {

using V = std::vector<double>;

FixedPoints points_of(std::size_t n, V weights, RateOptions options, V input = {}) {
  const RateNetwork network = *RateNetwork::make(Matrix(n, n, std::move(weights)), options);
  if (input.empty()) input.assign(n, 0.0);
  Result<FixedPoints> points = fixed_points(network, input);
  REQUIRE(points.ok());
  for (const FixedPoint& point : points->points) {
    CHECK(residual(network, point.rates, input) < 1e-12);
    for (const double end : {point.from, point.to}) {
      if (point.directions.size() != 1 || !std::isfinite(end)) continue;
      V at = point.rates;
      for (std::size_t i = 0; i < n; ++i) at[i] += end * point.directions[0][i];
      CHECK(residual(network, at, input) < 1e-9);
    }
  }
  return *points;
}

const FixedPoint* find(const FixedPoints& points, const V& at, double tolerance = 1e-9) {
  for (const FixedPoint& point : points.points) {
    bool same = true;
    for (std::size_t i = 0; i < at.size(); ++i)
      same = same && std::fabs(point.rates[i] - at[i]) < tolerance;
    if (same) return &point;
  }
  return nullptr;
}

bool is(const FixedPoints& points, const V& at, PointStability stability) {
  const FixedPoint* point = find(points, at);
  return point != nullptr && point->stability == stability;
}

constexpr RateOptions kClip = {Activation::clip, 1.0, 1.0, RateForm::rate};
constexpr RateOptions kArctan14 = {Activation::arctan, 1.4, 1.0, RateForm::potential};

}  // namespace

TEST_CASE("one neuron", "[fixed-point][course]") {
  CHECK(points_of(1, {2.0}, kClip).points.size() == 3);
  CHECK(is(points_of(1, {2.0}, kClip), {1}, PointStability::stable));
  CHECK(is(points_of(1, {2.0}, kClip), {-1}, PointStability::stable));
  CHECK(is(points_of(1, {2.0}, kClip), {0}, PointStability::unstable));
  CHECK(points_of(1, {0.5}, kClip).points.size() == 1);
  // λ < 1: h / (1 − λ).
  const RateOptions linear = {Activation::linear, 1.0, 2.0, RateForm::rate};
  const FixedPoints leak = points_of(1, {0.5}, linear, {0.3});
  CHECK(is(leak, {0.6}, PointStability::stable));
  CHECK(leak.points[0].eigenvalues[0].real() == -0.25);
  CHECK(is(points_of(1, {1.5}, linear, {0.0}), {0}, PointStability::unstable));
  // λ = 1: a line that holds anything; with an input, nothing.
  const FixedPoints integrator = points_of(1, {1.0}, linear);
  REQUIRE(integrator.points.size() == 1);
  CHECK(integrator.points[0].directions.size() == 1);
  CHECK(std::isinf(integrator.points[0].to));
  CHECK(points_of(1, {1.0}, linear, {0.1}).points.empty());
  const FixedPoints held = points_of(1, {1.0}, kClip);
  REQUIRE(held.points.size() == 1);
  CHECK(held.points[0].stability == PointStability::marginal);
  CHECK(held.points[0].rates[0] + held.points[0].to == 1.0);
  CHECK(held.points[0].rates[0] + held.points[0].from == -1.0);
}

TEST_CASE("two neurons", "[fixed-point][course]") {
  const FixedPoints one_way = points_of(2, {2, 0, 0, -2}, kClip);
  CHECK(one_way.points.size() == 3);
  CHECK(is(one_way, {1, 0}, PointStability::stable));
  CHECK(is(one_way, {-1, 0}, PointStability::stable));
  CHECK(is(one_way, {0, 0}, PointStability::saddle));
  const FixedPoints four = points_of(2, {2, 0, 0, 2}, kClip);
  CHECK(four.points.size() == 9);
  for (const double x : {-1.0, 1.0}) {
    CHECK(is(four, {x, -1}, PointStability::stable));
    CHECK(is(four, {x, 1}, PointStability::stable));
    CHECK(is(four, {x, 0}, PointStability::saddle));
    CHECK(is(four, {0, x}, PointStability::saddle));
  }
  CHECK(is(four, {0, 0}, PointStability::unstable));
  const FixedPoints cross = points_of(2, {0, -2, -2, 0}, kClip);
  CHECK(cross.points.size() == 3);
  CHECK(is(cross, {1, -1}, PointStability::stable));
  CHECK(is(cross, {-1, 1}, PointStability::stable));
  CHECK(is(cross, {0, 0}, PointStability::saddle));
}

TEST_CASE("cross-connections choose which corners are stable", "[fixed-point][course]") {
  for (const double a : {-1.5, -1.01, -0.99, 0.0, 0.99, 1.01, 1.5}) {
    const FixedPoints points = points_of(2, {2, a, a, 2}, kClip);
    CHECK(is(points, {1, -1}, PointStability::stable) == (a < 1.0));
    CHECK(is(points, {-1, 1}, PointStability::stable) == (a < 1.0));
    CHECK(is(points, {1, 1}, PointStability::stable) == (a > -1.0));
    CHECK(is(points, {-1, -1}, PointStability::stable) == (a > -1.0));
  }
  const FixedPoints edge = points_of(2, {2, 1, 1, 2}, kClip);
  const FixedPoint* corner = find(edge, {1, -1});
  // Exactly at a = 1 the corner ends a line of fixed points or stands at the limit of both neurons.
  CHECK((corner == nullptr || corner->stability == PointStability::marginal));
}

TEST_CASE("Hopfield 1984: two neurons with arctan", "[fixed-point][course]") {
  const FixedPoints points = points_of(2, {0, 1, 1, 0}, kArctan14);
  CHECK(points.complete);
  REQUIRE(points.points.size() == 3);
  CHECK(is(points, {0, 0}, PointStability::saddle));
  // V = (2/π) atan(1.4 π V / 2), by another way: bisection with the C library.
  double low = 0.1;
  double high = 1.0;
  for (int k = 0; k < 100; ++k) {
    const double middle = 0.5 * (low + high);
    (2.0 / std::acos(-1.0) * std::atan(0.7 * std::acos(-1.0) * middle) > middle ? low : high) =
        middle;
  }
  CHECK(is(points, {low, low}, PointStability::stable));
  CHECK(is(points, {-low, -low}, PointStability::stable));
  CHECK(std::fabs(points.points[1].eigenvalues[0].real() - 0.4) < 1e-12);
  CHECK(std::fabs(points.points[1].eigenvalues[1].real() + 2.4) < 1e-12);
}

TEST_CASE("lines and planes of fixed points are named", "[fixed-point]") {
  // Mutual inhibition of strength 1: v₁ = −v₂ is a line.
  const FixedPoints line = points_of(2, {0, -1, -1, 0}, kClip);
  REQUIRE(line.points.size() == 1);
  REQUIRE(line.points[0].directions.size() == 1);
  CHECK(std::fabs(line.points[0].to - std::sqrt(2.0)) < 1e-12);
  CHECK(line.points[0].stability == PointStability::marginal);
  const FixedPoints plane = points_of(2, {1, 0, 0, 1}, kClip);
  REQUIRE(plane.points.size() == 1);
  CHECK(plane.points[0].directions.size() == 2);
  // One neuron holds, the other does not.
  const FixedPoints mixed = points_of(2, {1, 0, 0, 2}, kClip);
  CHECK(mixed.points.size() == 3);
  for (const FixedPoint& point : mixed.points) CHECK(point.directions.size() == 1);
}

TEST_CASE("at the bifurcation there is one marginal point", "[fixed-point]") {
  for (const Activation activation : {Activation::tanh, Activation::arctan}) {
    const FixedPoints points = points_of(1, {1.0}, {activation, 1.0, 1.0, RateForm::rate});
    REQUIRE(points.points.size() == 1);
    CHECK(std::fabs(points.points[0].rates[0]) < 1e-4);
    CHECK(points.points[0].stability == PointStability::marginal);
    const FixedPoints pair = points_of(2, {0, 1, 1, 0}, {activation, 1.0, 1.0, RateForm::rate});
    CHECK(pair.complete);
    CHECK(pair.points.size() == 1);
  }
}

TEST_CASE("no fixed point is missed", "[fixed-point]") {
  Random random(4);
  int rests = 0;
  const std::size_t rounds = trials::count(60, 20);
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::size_t n = 1 + round % 3;
    V weights(n * n);
    V h(n);
    for (double& value : weights) value = 6.0 * random.uniform() - 3.0;
    for (double& value : h) value = 0.6 * random.uniform() - 0.3;
    const Activation activations[] = {Activation::clip, Activation::tanh, Activation::arctan};
    const RateOptions options = {activations[round / 3 % 3], 1.5, 1.0, RateForm::rate};
    const FixedPoints points = points_of(n, weights, options, h);
    CHECK(points.complete);
    const RateNetwork network = *RateNetwork::make(Matrix(n, n, weights), options);
    // The sum of the indices sign det(−J) over all fixed points is 1 (Poincaré–Hopf: on the boundary
    // of a large cube the flow points inwards). One that is missing is seen by this.
    int indices = 0;
    for (const FixedPoint& point : points.points) {
      double product = 1.0;
      std::complex<double> determinant = 1.0;
      for (const std::complex<double>& value : point.eigenvalues) determinant *= -value;
      product = determinant.real();
      indices += product > 0.0 ? 1 : -1;
    }
    CHECK(indices == 1);
    // Wherever a path comes to rest, there is one of them, and it is not unstable.
    for (int k = 0; k < 10; ++k) {
      V start(n);
      for (double& value : start) value = 2.0 * random.uniform() - 1.0;
      const RateTrajectory path = *RateTrajectory::make(network, start, {{300.0, h}}, 200.0);
      V speed(n);
      network.derivative(path.last(), h, speed);
      double fastest = 0.0;
      for (const double value : speed) fastest = std::max(fastest, std::fabs(value));
      if (fastest > 1e-9) continue;  // an oscillation
      ++rests;
      const FixedPoint* end = find(points, path.last(), 1e-6);
      REQUIRE(end != nullptr);
      CHECK(end->stability != PointStability::unstable);
    }
  }
  CHECK(rests > static_cast<int>(rounds));
}

TEST_CASE("larger networks", "[fixed-point]") {
  // Eight neurons that keep themselves: 3⁸ fixed points, 2⁸ of them stable. Six where code is slow.
  const std::size_t n = trials::kFewer == 1 ? 8 : 6;
  V weights(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) weights[i * (n + 1)] = 2.0;
  const FixedPoints points = points_of(n, weights, kClip);
  CHECK(points.complete);
  CHECK(points.points.size() == (n == 8 ? 6561 : 729));
  CHECK(std::count_if(points.points.begin(), points.points.end(), [](const FixedPoint& point) {
          return point.stability == PointStability::stable;
        }) == 1 << n);
  // Five neurons with tanh: the corners of a memory and its inverse are found.
  V hebb(25);
  const V xi = {1, 1, -1, 1, -1};
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 5; ++j) hebb[i * 5 + j] = i == j ? 0.0 : 0.5 * xi[i] * xi[j];
  const FixedPoints memory = points_of(5, hebb, {Activation::tanh, 1.5, 1.0, RateForm::rate});
  CHECK(memory.points.size() >= 3);
  CHECK(memory.points.front().rates[0] > 0.9);
  CHECK(memory.points.front().stability == PointStability::stable);
  CHECK(fixed_points(*RateNetwork::make(Matrix(2, 2), {}), V{0.0}).error().field == "input");
}

TEST_CASE("an oscillator has an unstable point and complex eigenvalues", "[fixed-point]") {
  const FixedPoints points =
      points_of(2, {2, -3, 3, 2}, {Activation::tanh, 1.0, 1.0, RateForm::rate});
  REQUIRE(points.points.size() == 1);
  CHECK(points.points[0].stability == PointStability::unstable);
  CHECK(points.points[0].eigenvalues[0] == std::complex<double>(1.0, 3.0));
}

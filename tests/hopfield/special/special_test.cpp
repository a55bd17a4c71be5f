#include "hopfield/special/special.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>

#include "special_references.hpp"

namespace special = hopfield::special;

namespace {

/// Doubles in order: the distance between two is the number of steps between them.
std::int64_t rank(double x) {
  const auto bits = std::bit_cast<std::int64_t>(x);
  return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits;
}
std::int64_t ulps(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b) ? 0 : 1 << 30;
  return std::abs(rank(a) - rank(b));
}

void check(const char* name, double (*f)(double), std::span<const Reference> references,
           std::int64_t limit) {
  std::int64_t worst = 0;
  for (const Reference& reference : references) {
    const std::int64_t error = ulps(f(reference.x), reference.value);
    INFO(name << "(" << reference.x << ") = " << f(reference.x) << ", not " << reference.value);
    CHECK(error <= limit);
    worst = std::max(worst, error);
  }
  INFO(name << ": worst " << worst);
  CHECK(worst <= limit);
}

struct Grid {
  double low;
  double high;
};

/// Compares with the C library on a grid; both may be wrong by an ulp or so.
std::int64_t worst_against(double (*f)(double), double (*library)(double), Grid grid) {
  std::int64_t worst = 0;
  for (int k = 0; k <= 20000; ++k) {
    const double x = grid.low + (grid.high - grid.low) * k / 20000.0;
    worst = std::max(worst, ulps(f(x), library(x)));
  }
  return worst;
}

std::uint64_t hash_of(double (*f)(double), Grid grid) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (int k = 0; k <= 5000; ++k) {
    const double x = grid.low + (grid.high - grid.low) * k / 5000.0;
    hash = (hash ^ std::bit_cast<std::uint64_t>(f(x))) * 0x100000001b3U;
  }
  return hash;
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();
const double nan_value = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("special functions agree with values of 60 digits", "[special]") {
  check("exp", special::exp, kExpReferences, 1);
  check("expm1", special::expm1, kExpm1References, 2);
  check("log", special::log, kLogReferences, 1);
  check("log1p", special::log1p, kLog1pReferences, 1);
  check("tanh", special::tanh, kTanhReferences, 2);
  check("atanh", special::atanh, kAtanhReferences, 2);
  check("atan", special::atan, kAtanReferences, 1);
  check("sin_pi", special::sin_pi, kSinPiReferences, 1);
  check("cos_pi", special::cos_pi, kCosPiReferences, 1);
  check("erf", special::erf, kErfReferences, 2);
  check("erfc", special::erfc, kErfcReferences, 4);
  for (const Reference& reference : kLogGammaReferences) {
    const double error = std::fabs(special::log_gamma(reference.x) - reference.value);
    CHECK(error <= 3e-15 * std::max(1.0, std::fabs(reference.value)));
  }
  for (const PowReference& reference : kPowReferences) {
    INFO("pow(" << reference.x << ", " << reference.y << ")");
    const double size = std::fabs(std::log(std::fabs(reference.value)));
    CHECK(ulps(special::pow(reference.x, reference.y), reference.value) <= (size < 50.0 ? 2 : 16));
  }
}

TEST_CASE("special functions agree with the C library", "[special]") {
  CHECK(worst_against(special::exp, std::exp, {-20.0, 20.0}) <= 2);
  CHECK(worst_against(special::exp, std::exp, {-745.0, 709.0}) <= 2);
  CHECK(worst_against(special::expm1, std::expm1, {-3.0, 3.0}) <= 3);
  CHECK(worst_against(special::log, std::log, {0.01, 4.0}) <= 2);
  CHECK(worst_against(special::log1p, std::log1p, {-0.9, 3.0}) <= 2);
  CHECK(worst_against(special::tanh, std::tanh, {-4.0, 4.0}) <= 4);
  CHECK(worst_against(special::atan, std::atan, {-5.0, 5.0}) <= 2);
  CHECK(worst_against(special::erf, std::erf, {-4.0, 4.0}) <= 3);
  CHECK(worst_against(special::erfc, std::erfc, {-3.0, 26.0}) <= 5);
}

TEST_CASE("special functions at the ends of their ranges", "[special]") {
  CHECK(special::exp(0.0) == 1.0);
  CHECK(special::exp(kInfinity) == kInfinity);
  CHECK(special::exp(-kInfinity) == 0.0);
  CHECK(special::exp(710.0) == kInfinity);
  CHECK(special::exp(-745.2) == 0.0);
  CHECK(special::exp(-745.0) == std::numeric_limits<double>::denorm_min());
  CHECK(special::expm1(-kInfinity) == -1.0);
  CHECK(special::expm1(kInfinity) == kInfinity);
  CHECK(special::log(0.0) == -kInfinity);
  CHECK(special::log(kInfinity) == kInfinity);
  CHECK(special::log(1.0) == 0.0);
  CHECK(std::isnan(special::log(-1.0)));
  CHECK(special::log1p(-1.0) == -kInfinity);
  CHECK(std::isnan(special::log1p(-1.5)));
  CHECK(special::tanh(kInfinity) == 1.0);
  CHECK(special::tanh(-400.0) == -1.0);
  CHECK(std::signbit(special::tanh(-0.0)));
  CHECK(special::atanh(1.0) == kInfinity);
  CHECK(std::isnan(special::atanh(1.1)));
  CHECK(special::atan(kInfinity) == std::acos(0.0));
  CHECK(special::atan(-1e300) == -std::acos(0.0));
  CHECK(special::erf(kInfinity) == 1.0);
  CHECK(special::erf(-30.0) == -1.0);
  CHECK(special::erfc(30.0) == 0.0);
  CHECK(special::erfc(-30.0) == 2.0);
  CHECK(special::erfc(0.0) == 1.0);
  CHECK(special::pow(0.0, 2.0) == 0.0);
  CHECK(special::pow(0.0, -2.0) == kInfinity);
  CHECK(special::pow(-0.0, 3.0) == 0.0);
  CHECK(special::pow(kInfinity, 0.5) == kInfinity);
  CHECK(special::pow(2.0, kInfinity) == kInfinity);
  CHECK(special::pow(0.5, kInfinity) == 0.0);
  CHECK(special::pow(7.0, 0.0) == 1.0);
  CHECK(std::isnan(special::pow(-2.0, 0.5)));
  for (int k = -5; k <= 5; ++k) {
    CHECK(special::sin_pi(k) == 0.0);
    CHECK(special::cos_pi(k + 0.5) == 0.0);
    CHECK(special::cos_pi(k) == (k % 2 == 0 ? 1.0 : -1.0));
  }
  for (double (*f)(double) :
       {special::exp, special::expm1, special::log, special::log1p, special::tanh, special::atanh,
        special::atan, special::sin_pi, special::erf, special::erfc, special::log_gamma}) {
    CHECK(std::isnan(f(nan_value)));
  }
}

TEST_CASE("factorials", "[special]") {
  double factorial = 1.0;
  for (int n = 1; n <= 20; ++n) {
    factorial *= n;
    CHECK(std::fabs(special::log_gamma(n + 1.0) - std::log(factorial)) < 4e-14);
  }
  CHECK(std::fabs(special::stirling_error(1.0) - 0.08106146679532726) < 1e-15);
  CHECK(std::fabs(special::stirling_error(15.0) - 0.005554733551962801) < 1e-15);
  CHECK(std::fabs(special::stirling_error(16.0) - 0.005207655919609640) < 1e-15);
}

// The same bits from every compiler, at every level, under sanitizers and in WebAssembly.
TEST_CASE("special functions are the same to the bit everywhere", "[special][golden]") {
  CHECK(hash_of(special::exp, {-30.0, 30.0}) == 0x1619054cf33bb75U);
  CHECK(hash_of(special::expm1, {-30.0, 30.0}) == 0x8604ac28d7d99fd9U);
  CHECK(hash_of(special::log, {1e-3, 30.0}) == 0x5caf073f80f99b59U);
  CHECK(hash_of(special::log1p, {-0.99, 30.0}) == 0x7da8f38706c90d28U);
  CHECK(hash_of(special::tanh, {-5.0, 5.0}) == 0xa12d5cf007d95b6bU);
  CHECK(hash_of(special::atanh, {-0.999, 0.999}) == 0xc4fd642b67f8881eU);
  CHECK(hash_of(special::atan, {-20.0, 20.0}) == 0xf8e1357e9144d769U);
  CHECK(hash_of(special::sin_pi, {-3.0, 3.0}) == 0x99cc04edeccc85b8U);
  CHECK(hash_of(special::cos_pi, {-3.0, 3.0}) == 0xca2d3e2767eb6e71U);
  CHECK(hash_of(special::erf, {-4.0, 4.0}) == 0x4f8e66a1186bf70fU);
  CHECK(hash_of(special::erfc, {-4.0, 27.0}) == 0xebf0316a6449c58dU);
  CHECK(hash_of(special::log_gamma, {0.1, 60.0}) == 0x8dc8f9e1f93ac71cU);
  CHECK(hash_of([](double x) { return special::pow(x, 2.5 - x); }, {0.01, 30.0}) ==
        0xa21d725e06b37c27U);
}

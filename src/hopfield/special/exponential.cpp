#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "hopfield/special/exact_product.hpp"
#include "hopfield/special/special.hpp"

// Range reduction by powers of two, then Taylor series long enough that what they leave out is below
// the rounding of what they keep.

namespace hopfield::special {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

// ln 2 in two parts: k · ln2_high is exact for every exponent k.
constexpr double kLn2High = 0x1.62e42fefp-1;
constexpr double kLn2Low = 0x1.473de6af278edp-34;
constexpr double kLog2E = 0x1.71547652b82fep+0;

/// x 2ᵏ.
double scaled(double x, int k) {
  if (k >= -1022 && k <= 1023)
    return x * std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
  return std::ldexp(x, k);
}

/// x = k ln 2 + r + tail, |r| ≤ ½ ln 2.
struct Reduced {
  int k = 0;
  double r = 0.0;
  double tail = 0.0;
};

Reduced reduce(double x) {
  const double k = std::floor(x * kLog2E + 0.5);
  const double high = x - k * kLn2High;
  const double low = k * kLn2Low;
  const double r = high - low;
  return {static_cast<int>(k), r, (high - r) - low};
}

/// (eʳ − 1 − r) / r² for |r| ≤ 0.35.
double exp_rest(double r) {
  double sum = 1.0 / 87178291200.0;
  sum = sum * r + 1.0 / 6227020800.0;
  sum = sum * r + 1.0 / 479001600.0;
  sum = sum * r + 1.0 / 39916800.0;
  sum = sum * r + 1.0 / 3628800.0;
  sum = sum * r + 1.0 / 362880.0;
  sum = sum * r + 1.0 / 40320.0;
  sum = sum * r + 1.0 / 5040.0;
  sum = sum * r + 1.0 / 720.0;
  sum = sum * r + 1.0 / 120.0;
  sum = sum * r + 1.0 / 24.0;
  sum = sum * r + 1.0 / 6.0;
  return sum * r + 0.5;
}

/// x = 2ᵏ (1 + f), 1 + f in [√½, √2). x positive and finite.
struct Split {
  double k = 0.0;
  double f = 0.0;
};

Split split(double x) {
  int k = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 0x1p54;
    k = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0xfffffffffffffU) | 0x3ff0000000000000U);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    ++k;
  }
  return {static_cast<double>(k), m - 1.0};
}

/// With s = f / (2 + f): log(1 + f) = 2s + s R, R = Σ 2 s²ʲ / (2j + 1). |s| ≤ 0.172.
double log_rest(double s) {
  const double z = s * s;
  double sum = 2.0 / 25.0;
  for (int odd = 23; odd >= 3; odd -= 2) sum = sum * z + 2.0 / odd;
  return sum * z;
}

/// log of 2ᵏ (1 + f + tail): the tail is far below f's last place.
double log_of(const Split& x, double tail) {
  const double s = x.f / (2.0 + x.f);
  const double half_square = 0.5 * x.f * x.f;
  return x.k * kLn2High -
         ((half_square - (s * (half_square + log_rest(s)) + (x.k * kLn2Low + tail))) - x.f);
}

/// log x to about 2⁻⁵⁹ of its value, as an unevaluated sum.
Product log_pair(double x) {
  const Split parts = split(x);
  const double d = 2.0 + parts.f;
  const double d_low = parts.f - (d - 2.0);
  const double s = parts.f / d;
  const Product back = exact_product(s, d);
  const double s_low = (((parts.f - back.high) - back.low) - s * d_low) / d;
  const double low = 2.0 * s_low + s * log_rest(s) + parts.k * kLn2Low;
  const double a = parts.k * kLn2High;
  const double b = 2.0 * s;
  const double high = a + b;
  const double from_b = high - a;
  const double lost = (a - (high - from_b)) + (b - from_b);
  const double tail = lost + low;
  const double sum = high + tail;
  return {sum, tail - (sum - high)};
}

}  // namespace

double exp(double x) {
  if (!(x < 709.79 && x > -745.14)) return x > 0.0 ? kInfinity : (x < 0.0 ? 0.0 : x);
  const Reduced at = reduce(x);
  return scaled(1.0 + (at.r + (at.tail + at.r * at.r * exp_rest(at.r))), at.k);
}

double expm1(double x) {
  if (!(x < 40.0 && x > -40.0)) return x > 0.0 ? exp(x) : (x < 0.0 ? -1.0 : x);
  const Reduced at = reduce(x);
  const double small = at.r + (at.tail + at.r * at.r * exp_rest(at.r));
  if (at.k == 0) return small;
  const double power = scaled(1.0, at.k);
  return power * small + (power - 1.0);
}

double log(double x) {
  if (!(x > 0.0 && x < kInfinity)) return x == 0.0 ? -kInfinity : (x > 0.0 ? x : kNotANumber);
  return log_of(split(x), 0.0);
}

double log1p(double x) {
  if (!(x > -1.0 && x < kInfinity)) return x == -1.0 ? -kInfinity : (x > 0.0 ? x : kNotANumber);
  if (x > -0.29 && x < 0.41) return log_of({0.0, x}, 0.0);
  const double sum = 1.0 + x;
  const double lost = x > 1.0 ? 1.0 - (sum - x) : x - (sum - 1.0);
  return log_of(split(sum), lost / sum);
}

double pow(double x, double y) {
  if (y == 0.0 || x == 1.0) return 1.0;
  if (std::isnan(x) || std::isnan(y)) return kNotANumber;
  double sign = 1.0;
  if (std::signbit(x)) {
    const bool integer = std::floor(y) == y;
    if (x < 0.0 && !integer) return kNotANumber;
    sign = integer && std::floor(y / 2.0) != y / 2.0 ? -1.0 : 1.0;
    x = -x;
  }
  if (x == 0.0 || x == kInfinity) return sign * ((x == 0.0) == (y > 0.0) ? 0.0 : kInfinity);
  const Product logarithm = log_pair(x);
  const double rough = y * logarithm.high;
  if (!(rough < 710.0 && rough > -750.0))
    return sign * (rough > 0.0 ? kInfinity : (rough < 0.0 ? 0.0 : 1.0));
  const Product product = exact_product(y, logarithm.high);
  const double result = exp(product.high);
  return sign * (result + result * (product.low + y * logarithm.low));
}

double tanh(double x) {
  const double size = std::fabs(x);
  if (!(size < 22.0)) return x > 0.0 ? 1.0 : (x < 0.0 ? -1.0 : x);
  double result = 0.0;
  if (size >= 1.0) {
    result = 1.0 - 2.0 / (expm1(2.0 * size) + 2.0);
  } else {
    const double t = expm1(-2.0 * size);
    result = -t / (t + 2.0);
  }
  return std::copysign(result, x);
}

double atanh(double x) {
  const double size = std::fabs(x);
  if (!(size < 1.0)) return size == 1.0 ? x * kInfinity : kNotANumber;
  const double twice = size + size;
  const double result = size < 0.5 ? 0.5 * log1p(twice + twice * size / (1.0 - size))
                                   : 0.5 * log1p(twice / (1.0 - size));
  return std::copysign(result, x);
}

}  // namespace hopfield::special

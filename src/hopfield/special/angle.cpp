#include <array>
#include <cmath>
#include <limits>

#include "hopfield/special/exact_product.hpp"
#include "hopfield/special/special.hpp"

namespace hopfield::special {
namespace {

struct Angle {
  double high = 0.0;
  double low = 0.0;
};

/// atan(k / 8), k = 0 … 8.
constexpr std::array<Angle, 9> kEighths = {{
    {0.0, 0.0},
    {0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59},
    {0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57},
    {0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56},
    {0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56},
    {0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58},
    {0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56},
    {0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56},
    {0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55},
}};
constexpr double kHalfPiHigh = 0x1.921fb54442d18p+0;
constexpr double kHalfPiLow = 0x1.1a62633145c07p-54;
constexpr double kPiHigh = 0x1.921fb54442d18p+1;
constexpr double kPiLow = 0x1.1a62633145c07p-53;

/// atan t − t for |t| ≤ 1/16.
double atan_rest(double t) {
  const double z = t * t;
  double sum = -1.0 / 15.0;
  sum = sum * z + 1.0 / 13.0;
  sum = sum * z - 1.0 / 11.0;
  sum = sum * z + 1.0 / 9.0;
  sum = sum * z - 1.0 / 7.0;
  sum = sum * z + 1.0 / 5.0;
  sum = sum * z - 1.0 / 3.0;
  return t * (z * sum);
}

/// π y, |y| ≤ ¼, as a sum.
Angle times_pi(double y) {
  const Product product = exact_product(kPiHigh, y);
  return {product.high, product.low + kPiLow * y};
}

double sine(const Angle& angle) {
  const double x = angle.high;
  const double z = x * x;
  double sum = -1.0 / 121645100408832000.0;
  sum = sum * z + 1.0 / 355687428096000.0;
  sum = sum * z - 1.0 / 1307674368000.0;
  sum = sum * z + 1.0 / 6227020800.0;
  sum = sum * z - 1.0 / 39916800.0;
  sum = sum * z + 1.0 / 362880.0;
  sum = sum * z - 1.0 / 5040.0;
  sum = sum * z + 1.0 / 120.0;
  sum = sum * z - 1.0 / 6.0;
  return x + (x * (z * sum) + angle.low * (1.0 - 0.5 * z));
}

double cosine(const Angle& angle) {
  const double x = angle.high;
  const double z = x * x;
  double sum = -1.0 / 6402373705728000.0;
  sum = sum * z + 1.0 / 20922789888000.0;
  sum = sum * z - 1.0 / 87178291200.0;
  sum = sum * z + 1.0 / 479001600.0;
  sum = sum * z - 1.0 / 3628800.0;
  sum = sum * z + 1.0 / 40320.0;
  sum = sum * z - 1.0 / 720.0;
  sum = sum * z + 1.0 / 24.0;
  const double half = 0.5 * z;
  const double first = 1.0 - half;
  return first + (((1.0 - first) - half) + (z * z * sum - x * angle.low));
}

/// sin(π x + quarters π/2).
double turned(double x, int quarters) {
  if (!(std::fabs(x) < 0x1p51)) return std::numeric_limits<double>::quiet_NaN();
  const double nearest = std::floor(2.0 * x + 0.5);
  const double y = x - 0.5 * nearest;
  const double quadrant = nearest - 4.0 * std::floor(0.25 * nearest);
  switch ((static_cast<int>(quadrant) + quarters) % 4) {
    case 0:
      return sine(times_pi(y));
    case 1:
      return cosine(times_pi(y));
    case 2:
      return 0.0 - sine(times_pi(y));
    default:
      return -cosine(times_pi(y));
  }
}

}  // namespace

double atan(double x) {
  const double size = std::fabs(x);
  if (std::isnan(x)) return x;
  double result = 0.0;
  if (size <= 1.0) {
    const double k = std::floor(8.0 * size + 0.5);
    const double c = 0.125 * k;
    const double t = (size - c) / (1.0 + size * c);
    const Angle& at = kEighths[static_cast<std::size_t>(k)];
    result = at.high + (t + (atan_rest(t) + at.low));
  } else if (size < 0x1p54) {
    // atan x = π/2 − atan(1/x), with (1/x − c) / (1 + c/x) written without the reciprocal.
    const double k = std::floor(8.0 / size + 0.5);
    const double c = 0.125 * k;
    const double t = (1.0 - c * size) / (size + c);
    const Angle& at = kEighths[static_cast<std::size_t>(k)];
    const double high = kHalfPiHigh - at.high;
    const double lost = (kHalfPiHigh - high) - at.high;
    result = high - (t + (atan_rest(t) + (at.low - kHalfPiLow - lost)));
  } else {
    result = kHalfPiHigh;
  }
  return std::copysign(result, x);
}

double sin_pi(double x) { return turned(x, 0); }
double cos_pi(double x) { return turned(x, 1); }

}  // namespace hopfield::special

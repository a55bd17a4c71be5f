#include "hopfield/trials/phase.hpp"

#include <algorithm>
#include <cmath>

#include "hopfield/special/special.hpp"

namespace hopfield::theory {
namespace {

constexpr double kFar = 8.5;  // beyond, the normal density is below 10⁻¹⁶
constexpr int kMostSteps = 100;

/// ∫ Dz f(s z + u) for a function of x and e^(−2|x|), by the trapezoidal rule. Its error is e^(−2πd/h), d = π/2s being how far the nearest
/// pole of tanh is from the real axis.
template <class F>
auto average(double s, double u, const F& f) {
  const int a_unit = static_cast<int>(std::max(32.0, std::ceil(3.1 * s)));
  const double h = 1.0 / a_unit;
  const int steps = static_cast<int>(kFar * a_unit);
  auto sum = f(u, special::exp(-2.0 * std::abs(u)));
  for (int k = 1; k <= steps; ++k) {
    const double z = k * h, weight = special::exp(-0.5 * z * z);
    for (const double x : {u + s * z, u - s * z})
      sum += weight * f(x, special::exp(-2.0 * std::abs(x)));
  }
  constexpr double kRootTwoPi = 2.5066282746310002;
  return sum * (h / kRootTwoPi);
}

/// Averages of tanh and of tanh².
struct Averages {
  double tanh = 0.0, square = 0.0;
  Averages& operator+=(const Averages& more) {
    tanh += more.tanh;
    square += more.square;
    return *this;
  }
  friend Averages operator*(const Averages& a, double w) { return {a.tanh * w, a.square * w}; }
  friend Averages operator*(double w, const Averages& a) { return a * w; }
};

Averages averages(double s, double u) {
  return average(s, u, [](double x, double e) {
    const double t = std::copysign((1.0 - e) / (1.0 + e), x);
    return Averages{t, t * t};
  });
}

double log_cosh(double s, double u) {
  return average(s, u, [](double x, double e) { return std::abs(x) + special::log1p(e); });
}

/// Where f, below 0 at `low` and not below it at `high`, is 0: false position, with the value of an end that stays halved (Illinois).
template <class F>
double root(const F& f, double low, double high, double at_low, double at_high) {
  int stayed = 0;
  for (int k = 0; k < kMostSteps && std::abs(high - low) > 1e-14 * std::abs(high); ++k) {
    const double x = low - at_low * (high - low) / (at_high - at_low);
    const double y = f(x);
    if (y == 0.0) return x;
    if (y < 0.0) {
      low = x;
      at_low = y;
      if (stayed == 1) at_high *= 0.5;
      stayed = 1;
    } else {
      high = x;
      at_high = y;
      if (stayed == -1) at_low *= 0.5;
      stayed = -1;
    }
    if (std::abs(y) < 1e-14) break;
  }
  return stayed == 1 ? low : high;
}

/// What solves the equations at this temperature with this s, and the load at which it does.
struct Point {
  double s = 0.0, u = 0.0;
  Averages at;
  double load = 0.0;
};

/// From r = q / (1 − β(1 − q))² and s = β√(αr): √α = s (T − (1 − q)) / √q. Below 0 where there is no such α.
double root_of_load(double s, double temperature, const Averages& at) {
  return s * (temperature - (1.0 - at.square)) / std::sqrt(at.square);
}
double load_of(double s, double temperature, const Averages& at) {
  if (s <= 0.0 || at.square <= 0.0) return 0.0;
  const double value = root_of_load(s, temperature, at);
  return value > 0.0 ? value * value : 0.0;
}

/// The larger root u of ∫ Dz tanh(s z + u) = T u. The left side is concave for u > 0, so Newton's steps from the right stay right of it.
Point with_memory(double s, double temperature) {
  double u = 1.0 / temperature;
  Averages at = averages(s, u);
  for (int k = 0; k < kMostSteps; ++k) {
    const double slope = 1.0 - at.square - temperature;
    const double step = (at.tanh - temperature * u) / slope;
    if (!(slope < 0.0) || !(u - step > 0.0)) return {s, 0.0, averages(s, 0.0), 0.0};
    u -= step;
    at = averages(s, u);
    if (std::abs(step) < 1e-13 * u) break;
  }
  return {s, u, at, load_of(s, temperature, at)};
}

/// The s at which a memory's load is largest: it grows from 0 and falls to 0 again where the root is lost.
Point largest_load(double temperature) {
  double low = 0.0, high = 1.0 / temperature;
  constexpr double kGolden = 0.6180339887498949;
  double a = high - kGolden * (high - low), b = low + kGolden * (high - low);
  Point at_a = with_memory(a, temperature), at_b = with_memory(b, temperature);
  for (int k = 0; k < kMostSteps && high - low > 1e-8 * high; ++k) {
    if (at_a.load >= at_b.load) {
      high = b;
      b = a;
      at_b = at_a;
      a = high - kGolden * (high - low);
      at_a = with_memory(a, temperature);
    } else {
      low = a;
      a = b;
      at_a = at_b;
      b = low + kGolden * (high - low);
      at_b = with_memory(b, temperature);
    }
  }
  return at_a.load >= at_b.load ? at_a : at_b;
}

/// f = ½m² + ½α + (αT/2) [ln(1 − C) − q β/(1 − C)] + ½αβ r (1 − q) − T ∫ Dz ln 2cosh β(√(αr) z + m), C = β(1 − q).
MeanField solution(double load, double temperature, double s, double u, const Averages& at) {
  const double q = at.square, m = temperature * u;
  const double rest = temperature - (1.0 - q);  // T (1 − C)
  const double crosstalk = s * temperature;
  const double r = load > 0.0 ? crosstalk * crosstalk / load : 0.0;
  double f = 0.5 * m * m - temperature * log_cosh(s, u);
  if (load > 0.0)
    f += 0.5 * load *
         (1.0 + temperature * special::log(rest / temperature) - temperature * q / rest +
          r * (1.0 - q) / temperature);
  return {m, q, crosstalk, f};
}

double warm(double temperature) { return std::max(temperature, kColdest); }

MeanField at_memory(const Point& point, double temperature) {
  return solution(point.load, temperature, point.s, point.u, point.at);
}

/// m = 0, frozen or not.
MeanField without_memory(double load, double temperature) {
  if (temperature >= glass_temperature(load))
    return solution(load, temperature, 0.0, 0.0, averages(0.0, 0.0));
  const double wanted = std::sqrt(load);
  const auto missing = [&](double s) {
    return root_of_load(s, temperature, averages(s, 0.0)) - wanted;
  };
  double low = 0.0, at_low = temperature - glass_temperature(load), high = 1.0,
         at_high = missing(high);
  while (at_high < 0.0) {
    low = high;
    at_low = at_high;
    high *= 2.0;
    at_high = missing(high);
  }
  const double s = root(missing, low, high, at_low, at_high);
  return solution(load, temperature, s, 0.0, averages(s, 0.0));
}

/// The point of this load, by chords from s = 0 on: √α grows ever more slowly with s, so they stay on this side of it. None near the
/// largest load, and beyond it.
std::optional<Point> nearby(double load, double temperature) {
  const double wanted = std::sqrt(load);
  double s = 0.0, at = 0.0;
  Point point = with_memory(0.0, temperature);
  // The slope at 0.
  double slope = (temperature - (1.0 - point.at.square)) / std::sqrt(point.at.square);
  for (int k = 0; k < kMostSteps / 2; ++k) {
    const double next = s + (wanted - at) / slope;
    point = with_memory(next, temperature);
    if (point.u <= 0.0) return std::nullopt;
    const double there = root_of_load(next, temperature, point.at);
    if (std::abs(there - wanted) < 1e-13 * wanted) {
      point.load = load;
      return point;
    }
    slope = (there - at) / (next - s);
    if (there > wanted || !(slope > 1e-3)) return std::nullopt;
    s = next;
    at = there;
  }
  return std::nullopt;
}

/// How much less deep memories are than what is without them.
double disadvantage(const Point& point, double temperature) {
  return at_memory(point, temperature).free_energy -
         without_memory(point.load, temperature).free_energy;
}

}  // namespace

double retrieval_load(double temperature) {
  if (!(temperature < 1.0)) return 0.0;
  return largest_load(warm(temperature)).load;
}

double glass_temperature(double load) { return 1.0 + std::sqrt(load); }

std::optional<MeanField> retrieval_state(double load, double temperature) {
  if (!(temperature < 1.0)) return std::nullopt;
  const double t = warm(temperature);
  if (load > 0.0)
    if (auto found = nearby(load, t)) return at_memory(*found, t);
  const Point largest = largest_load(t);
  if (load > largest.load) return std::nullopt;
  if (load <= 0.0) return at_memory(with_memory(0.0, t), t);
  const auto missing = [&](double s) { return with_memory(s, t).load - load; };
  Point found = with_memory(root(missing, 0.0, largest.s, -load, largest.load - load), t);
  found.load = load;
  return at_memory(found, t);
}

MeanField glass_state(double load, double temperature) {
  return without_memory(load, warm(temperature));
}

double ground_load(double temperature) {
  if (!(temperature < 1.0)) return 0.0;
  const double t = warm(temperature);
  const Point largest = largest_load(t);
  const double last = disadvantage(largest, t);
  if (last <= 0.0) return largest.load;
  const double first = at_memory(with_memory(0.0, t), t).free_energy + t * log_cosh(0.0, 0.0);
  const auto lag = [&](double s) { return disadvantage(with_memory(s, t), t); };
  return with_memory(root(lag, 0.0, largest.s, first, last), t).load;
}

Phase phase(double load, double temperature) {
  if (temperature >= glass_temperature(load)) return Phase::disordered;
  const auto memory = retrieval_state(load, temperature);
  if (!memory) return Phase::glass;
  if (load <= 0.0) return Phase::memory;
  return memory->free_energy < glass_state(load, temperature).free_energy ? Phase::memory
                                                                          : Phase::metastable;
}

}  // namespace hopfield::theory

#include "hopfield/trials/theory.hpp"

#include <cmath>
#include <limits>

#include "hopfield/special/special.hpp"

namespace hopfield::theory {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kPi = 3.141592653589793;
constexpr double kTwoOverRootPi = 1.1283791670955126;

/// x log(x/m) + m − x without cancellation (Loader 2000).
double deviance(double x, double m) {
  if (x == 0.0) return m;
  if (std::fabs(x - m) >= 0.1 * (x + m)) return x * special::log(x / m) + m - x;
  const double v = (x - m) / (x + m);
  double sum = (x - m) * v;
  double term = 2.0 * x * v;
  for (int odd = 3; odd < 200; odd += 2) {
    term *= v * v;
    const double next = sum + term / odd;
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

/// The root in [low, high] of a function that is positive at low and not at high: halved until
/// nothing is left between.
template <class Function>
double bisect(double low, double high, Function function) {
  while (true) {
    const double middle = low + 0.5 * (high - low);
    if (!(middle > low && middle < high)) return low;
    (function(middle) > 0.0 ? low : high) = middle;
  }
}

/// √(2α) as a function of y; α = ½ of its square.
double root_load(double y) { return special::erf(y) / y - kTwoOverRootPi * special::exp(-y * y); }

/// y² d/dy of root_load: positive below the maximum, which is α_c.
double root_load_slope(double y) {
  return kTwoOverRootPi * special::exp(-y * y) * (y + 2.0 * y * y * y) - special::erf(y);
}

double critical_root() { return bisect(0.5, 4.0, root_load_slope); }

}  // namespace

double fair_mass(std::uint64_t n, std::uint64_t k) {
  if (k > n) return 0.0;
  const auto size = static_cast<double>(n);
  if (k == 0 || k == n) return special::pow(0.5, size);
  // Catherine Loader's saddle-point form: every term is small and exact to its last places, where a difference
  // of three log-gammas would lose as many digits as log n! has.
  const auto up = static_cast<double>(k);
  const auto down = static_cast<double>(n - k);
  const double exponent = special::stirling_error(size) - special::stirling_error(up) -
                          special::stirling_error(down) - deviance(up, 0.5 * size) -
                          deviance(down, 0.5 * size);
  return special::exp(exponent) * std::sqrt(size / (2.0 * kPi * up) / down);
}

double fair_tail(std::uint64_t n, std::uint64_t k) {
  if (k == 0) return 1.0;
  if (k > n) return 0.0;
  if (k <= n / 2) return 1.0 - fair_tail(n, n - k + 1);
  // Above the middle each term is smaller than the one before; they are added as multiples of the first.
  double ratio = 1.0;
  double sum = 0.0;
  for (std::uint64_t j = k; j <= n; ++j) {
    const double next = sum + ratio;
    if (next == sum) break;
    sum = next;
    ratio *= static_cast<double>(n - j) / static_cast<double>(j + 1);
  }
  return fair_mass(n, k) * sum;
}

OneStep one_step(std::uint64_t neurons, std::uint64_t patterns, bool self_connections, Tie tie) {
  if (neurons == 0 || patterns == 0) return {};
  const std::uint64_t terms = (neurons - 1) * (patterns - 1);
  const std::uint64_t signal = neurons - 1 + (self_connections ? patterns : 0);
  // S = terms − 2B, B the number of −1 among them: the field is negative when 2B > signal + terms.
  const std::uint64_t twice = signal + terms;
  OneStep result;
  result.error = fair_tail(terms, twice / 2 + 1);
  result.tie = twice % 2 == 0 ? fair_mass(terms, twice / 2) : 0.0;
  if (tie != Tie::keep) result.error += 0.5 * result.tie;
  return result;
}

double one_step_error(double load) {
  return load > 0.0 ? 0.5 * special::erfc(std::sqrt(0.5 / load)) : 0.0;
}

double load_for_one_step_error(double p) {
  if (!(p > 0.0)) return 0.0;
  if (!(p < 0.5)) return kInfinity;
  const double x = bisect(0.0, 30.0, [p](double at) { return 0.5 * special::erfc(at) - p; });
  return 0.5 / (x * x);
}

std::optional<double> retrieval_overlap(double load) {
  const double y_critical = critical_root();
  const double wanted = std::sqrt(2.0 * load);
  if (!(load >= 0.0) || wanted > root_load(y_critical)) return std::nullopt;
  // Beyond y = 7, erf y = 1 to the last place, and so is m.
  const double y = bisect(y_critical, 7.0, [&](double at) { return root_load(at) - wanted; });
  return special::erf(y);
}

Critical critical_load() {
  const double y = critical_root();
  const double root = root_load(y);
  return {0.5 * root * root, special::erf(y)};
}

double capacity_most(double neurons) { return neurons / (2.0 * special::log(neurons)); }
double capacity_all(double neurons) { return neurons / (4.0 * special::log(neurons)); }

double dense_capacity(double neurons, unsigned degree) {
  double capacity = 1.0 / (2.0 * special::log(neurons));
  for (unsigned k = 2; k <= degree; ++k) capacity *= neurons / (2.0 * k - 3.0);
  return capacity;
}

double overlap_at_temperature(double temperature) {
  if (!(temperature > 0.0) || temperature >= 1.0) return temperature >= 1.0 ? 0.0 : 1.0;
  // tanh(m/T) − m is positive between 0 and the root: √(3 (1 − T)) T is close to it near T = 1.
  const double low = 0.5 * temperature * std::sqrt(1.0 - temperature);
  return bisect(low, 1.0, [=](double m) { return special::tanh(m / temperature) - m; });
}

double mixture_overlap_at_temperature(double temperature) {
  if (!(temperature > 0.0) || temperature >= 1.0) return temperature >= 1.0 ? 0.0 : 0.5;
  const double low = 0.1 * temperature * std::sqrt(1.0 - temperature);
  return bisect(low, 0.5, [=](double m) {
    return 0.25 * (special::tanh(3.0 * m / temperature) + special::tanh(m / temperature)) - m;
  });
}

double mixture_temperature() {
  // The curvature across the mixture, 1 − (1 − tanh²(m/T)) / T, is positive while it is stable.
  return bisect(0.1, 0.9, [](double temperature) {
    const double m = mixture_overlap_at_temperature(temperature);
    const double t = special::tanh(m / temperature);
    return 1.0 - (1.0 - t * t) / temperature;
  });
}

}  // namespace hopfield::theory

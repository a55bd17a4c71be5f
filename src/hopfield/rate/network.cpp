#include "hopfield/rate/network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "hopfield/special/special.hpp"

namespace hopfield {
namespace {

constexpr double kPi = 3.141592653589793;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string at(const char* name, std::size_t i) {
  return std::string(name) + "[" + std::to_string(i) + "]";
}

}  // namespace

Result<RateNetwork> RateNetwork::make(Matrix weights, RateOptions options) {
  const std::size_t n = weights.rows();
  if (n == 0 || n > kMaxNeurons || weights.columns() != n) {
    return Error{"weights", std::to_string(n) + " rows of " + std::to_string(weights.columns()) +
                                ", expected a square matrix of 1 to 16 neurons"};
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (!(std::fabs(weights(i, j)) <= 1e9)) {
        return Error{at("weights", i) + "[" + std::to_string(j) + "]",
                     "expected a number of size at most 1e9"};
      }
    }
  }
  if (!(options.gain > 0.0 && options.gain <= 1e9))
    return Error{"gain", "expected a number > 0, at most 1e9"};
  if (!(options.time_constant >= 1e-9 && options.time_constant <= 1e9))
    return Error{"time_constant", "expected a number from 1e-9 to 1e9"};
  return RateNetwork(std::move(weights), options);
}

bool RateNetwork::symmetric() const {
  for (std::size_t i = 0; i < neurons(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      if (weights_(i, j) != weights_(j, i)) return false;
  }
  return true;
}

double RateNetwork::activate(double u) const {
  const double x = options_.gain * u;
  switch (options_.activation) {
    case Activation::linear:
      return x;
    case Activation::clip:
      return std::clamp(x, -1.0, 1.0);
    case Activation::tanh:
      return special::tanh(x);
    case Activation::arctan:
      return 2.0 / kPi * special::atan(0.5 * kPi * x);
  }
  return 0.0;
}

double RateNetwork::slope(double u) const {
  const double x = options_.gain * u;
  switch (options_.activation) {
    case Activation::linear:
      return options_.gain;
    case Activation::clip:
      return std::fabs(x) <= 1.0 ? options_.gain : 0.0;
    case Activation::tanh: {
      // 1 − tanh² loses its digits where tanh is near 1: 4 e^{−2|x|} / (1 + e^{−2|x|})² does not.
      const double decay = special::exp(-2.0 * std::fabs(x));
      return options_.gain * 4.0 * decay / ((1.0 + decay) * (1.0 + decay));
    }
    case Activation::arctan: {
      const double y = 0.5 * kPi * x;
      return options_.gain / (1.0 + y * y);
    }
  }
  return 0.0;
}

double RateNetwork::inverse(double v) const {
  switch (options_.activation) {
    case Activation::linear:
      return v / options_.gain;
    case Activation::clip:
      return std::fabs(v) <= 1.0 ? v / options_.gain : std::numeric_limits<double>::quiet_NaN();
    case Activation::tanh:
      return special::atanh(v) / options_.gain;
    case Activation::arctan: {
      if (!(std::fabs(v) < 1.0))
        return std::fabs(v) == 1.0 ? v * kInfinity : std::numeric_limits<double>::quiet_NaN();
      return 2.0 / (kPi * options_.gain) * special::sin_pi(0.5 * v) / special::cos_pi(0.5 * v);
    }
  }
  return 0.0;
}

double RateNetwork::inverse_integral(double v) const {
  const double size = std::fabs(v);
  if (options_.activation == Activation::linear) return v * v / (2.0 * options_.gain);
  if (!(size <= 1.0)) return std::isnan(v) ? v : kInfinity;
  switch (options_.activation) {
    case Activation::tanh: {
      // ½ [(1 + v) log(1 + v) + (1 − v) log(1 − v)] / g
      const double low = size < 1.0 ? (1.0 - size) * special::log1p(-size) : 0.0;
      return 0.5 * ((1.0 + size) * special::log1p(size) + low) / options_.gain;
    }
    case Activation::arctan:
      return -4.0 / (kPi * kPi * options_.gain) * special::log(special::sin_pi(0.5 * (1.0 - size)));
    default:
      return v * v / (2.0 * options_.gain);
  }
}

void RateNetwork::drive(std::span<const double> v, std::span<const double> h,
                        std::span<double> u) const {
  for (std::size_t i = 0; i < neurons(); ++i) {
    double sum = h[i];
    for (std::size_t j = 0; j < neurons(); ++j) sum += weights_(i, j) * v[j];
    u[i] = sum;
  }
}

void RateNetwork::derivative(std::span<const double> x, std::span<const double> h,
                             std::span<double> out) const {
  if (options_.form == RateForm::rate) {
    drive(x, h, out);
    for (std::size_t i = 0; i < neurons(); ++i)
      out[i] = (activate(out[i]) - x[i]) / options_.time_constant;
    return;
  }
  double rates[kMaxNeurons];
  for (std::size_t i = 0; i < neurons(); ++i) rates[i] = activate(x[i]);
  drive(std::span(rates).first(neurons()), h, out);
  for (std::size_t i = 0; i < neurons(); ++i) out[i] = (out[i] - x[i]) / options_.time_constant;
}

double RateNetwork::hopfield_energy(std::span<const double> v) const {
  double sum = 0.0;
  for (std::size_t i = 0; i < neurons(); ++i)
    for (std::size_t j = 0; j < neurons(); ++j) sum += v[i] * weights_(i, j) * v[j];
  return 0.0 - 0.5 * sum;
}

double RateNetwork::lyapunov_energy(std::span<const double> v, std::span<const double> h) const {
  double sum = hopfield_energy(v);
  for (std::size_t i = 0; i < neurons(); ++i) sum += inverse_integral(v[i]) - h[i] * v[i];
  return sum;
}

Result<void> validate(const InputSchedule& schedule, std::size_t neurons) {
  double before = 0.0;
  for (std::size_t k = 0; k < schedule.size(); ++k) {
    const InputSegment& segment = schedule[k];
    if (segment.input.size() != neurons) {
      return Error{at("input", k), std::to_string(segment.input.size()) + " values, expected " +
                                       std::to_string(neurons)};
    }
    for (const double value : segment.input)
      if (!(std::fabs(value) <= 1e9))
        return Error{at("input", k), "expected numbers of size at most 1e9"};
    if (!(segment.until > before && segment.until <= 1e12))
      return Error{at("input", k) + ".until", "expected a time after the one before"};
    before = segment.until;
  }
  return {};
}

}  // namespace hopfield

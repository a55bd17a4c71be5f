#include "hopfield/memory/temperature.hpp"

#include <cmath>

#include "hopfield/special/special.hpp"

namespace hopfield {

double Cooling::at(std::uint32_t sweep) const {
  if (shape == Shape::constant) return start;
  if (sweep >= sweeps) return end;
  const double part = static_cast<double>(sweep) / static_cast<double>(sweeps);
  if (shape == Shape::linear) return start + (end - start) * part;
  return start * special::pow(end / start, part);
}

Result<void> validate(const Cooling& cooling) {
  const bool geometric = cooling.shape == Cooling::Shape::geometric;
  const auto fits = [=](double value) {
    return std::isfinite(value) && (geometric ? value > 0.0 : value >= 0.0);
  };
  const char* expected =
      geometric ? "expected a finite number > 0" : "expected a finite number ≥ 0";
  if (!fits(cooling.start)) return Error{"temperature.start", expected};
  if (cooling.shape != Cooling::Shape::constant && !fits(cooling.end))
    return Error{"temperature.end", expected};
  return {};
}

double up_probability(double field, double gap, double temperature) {
  return 1.0 / (1.0 + special::exp(-gap * field / temperature));
}

}  // namespace hopfield

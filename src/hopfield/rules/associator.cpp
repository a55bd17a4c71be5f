#include "hopfield/rules/associator.hpp"

#include <cmath>
#include <string>
#include <utility>

#include "hopfield/rules/learning_rule.hpp"

namespace hopfield {
namespace {

/// The error of check_patterns under another name.
Error renamed(const Error& error, const char* name) {
  return {name + error.field.substr(std::string("patterns").size()), error.message};
}

}  // namespace

Result<Associator> Associator::make(std::span<const Pattern> inputs,
                                    std::span<const Pattern> outputs) {
  if (const Result<void> valid = check_patterns(inputs); !valid)
    return renamed(valid.error(), "inputs");
  if (const Result<void> valid = check_patterns(outputs); !valid)
    return renamed(valid.error(), "outputs");
  if (inputs.size() != outputs.size()) {
    return Error{"outputs", std::to_string(outputs.size()) + " patterns, expected " +
                                std::to_string(inputs.size())};
  }
  Associator result;
  result.inputs_ = inputs[0].size();
  result.outputs_ = outputs[0].size();
  result.pairs_ = inputs.size();
  result.weights_.assign(result.inputs_ * result.outputs_, 0);
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    for (std::size_t i = 0; i < result.inputs_; ++i) {
      std::int32_t* row = result.weights_.data() + i * result.outputs_;
      for (std::size_t j = 0; j < result.outputs_; ++j) row[j] += inputs[k][i] * outputs[k][j];
    }
  }
  return result;
}

std::vector<std::int64_t> Associator::forward(const Pattern& x) const {
  std::vector<std::int64_t> result(outputs_, 0);
  for (std::size_t i = 0; i < inputs_; ++i)
    for (std::size_t j = 0; j < outputs_; ++j) result[j] += x[i] * weight(i, j);
  return result;
}

std::vector<std::int64_t> Associator::backward(const Pattern& y) const {
  std::vector<std::int64_t> result(inputs_, 0);
  for (std::size_t i = 0; i < inputs_; ++i)
    for (std::size_t j = 0; j < outputs_; ++j) result[i] += y[j] * weight(i, j);
  return result;
}

std::vector<double> Associator::forward(std::span<const double> x) const {
  std::vector<double> result(outputs_, 0.0);
  for (std::size_t i = 0; i < inputs_; ++i)
    for (std::size_t j = 0; j < outputs_; ++j) result[j] += x[i] * weight(i, j);
  return result;
}

std::vector<double> Associator::backward(std::span<const double> y) const {
  std::vector<double> result(inputs_, 0.0);
  for (std::size_t i = 0; i < inputs_; ++i)
    for (std::size_t j = 0; j < outputs_; ++j) result[i] += y[j] * weight(i, j);
  return result;
}

Pattern sign(std::span<const std::int64_t> fields, const Pattern& before, Tie tie) {
  Pattern result = before;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i] != 0)
      result.set(i, fields[i] > 0);
    else if (tie != Tie::keep)
      result.set(i, tie == Tie::plus);
  return result;
}

namespace {

/// To length 1; false when there is nothing to be made longer.
bool normalise(std::vector<double>& x) {
  double largest = 0.0;
  for (const double value : x) largest = std::fmax(largest, std::fabs(value));
  if (!(largest > 0.0) || !std::isfinite(largest)) return false;
  double square = 0.0;
  for (double& value : x) {
    value /= largest;
    square += value * value;
  }
  const double length = std::sqrt(square);
  for (double& value : x) value /= length;
  return true;
}

}  // namespace

Result<PowerIteration> iterate(const Associator& associator, std::span<const double> start,
                               std::size_t steps, PowerStep step) {
  const std::size_t n = associator.inputs();
  const bool back = step == PowerStep::there_and_back;
  if (!back && associator.outputs() != n)
    return Error{"inputs", "outputs of another size, expected a square matrix"};
  if (steps == 0) return Error{"steps", "0, expected at least 1"};
  std::vector<double> x(start.begin(), start.end());
  if (x.size() != n || !normalise(x))
    return Error{"start", "expected " + std::to_string(n) + " finite values, not all 0"};
  PowerIteration result;
  result.states.push_back(x);
  for (std::size_t made = 0; made < steps; ++made) {
    std::vector<double> next = associator.forward(x);
    if (back) next = associator.backward(next);
    double along = 0.0;
    double same = 0.0;
    double opposite = 0.0;
    for (std::size_t i = 0; i < n; ++i) along += x[i] * next[i];
    result.eigenvalue = along;
    if (!normalise(next)) {
      result.eigenvalue = 0.0;
      result.converged = true;
      return result;
    }
    for (std::size_t i = 0; i < n; ++i) {
      same = std::fmax(same, std::fabs(next[i] - x[i]));
      opposite = std::fmax(opposite, std::fabs(next[i] + x[i]));
    }
    x = next;
    result.states.push_back(std::move(next));
    if (same < 1e-12 || opposite < 1e-12) {
      result.converged = true;
      break;
    }
  }
  return result;
}

}  // namespace hopfield

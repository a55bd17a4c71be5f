#include <cmath>
#include <utility>

#include "hopfield/rules/dense_network.hpp"

namespace hopfield {
namespace {

template <class Integer>
void add(std::vector<Integer>& sums, const Integer* row, std::int64_t sign) {
  const std::size_t count = sums.size();
  Integer* to = sums.data();
  if (sign > 0)
    for (std::size_t i = 0; i < count; ++i) to[i] += row[i];
  else
    for (std::size_t i = 0; i < count; ++i) to[i] -= row[i];
}

template <class Integer>
void add_twice(std::vector<Integer>& sums, const Integer* row, bool up) {
  const std::size_t count = sums.size();
  Integer* to = sums.data();
  if (up)
    for (std::size_t i = 0; i < count; ++i) to[i] += 2 * row[i];
  else
    for (std::size_t i = 0; i < count; ++i) to[i] -= 2 * row[i];
}

}  // namespace

DenseState::DenseState(DenseNetwork network, Pattern start)
    : network_(std::move(network)), pattern_(std::move(start)) {
  const DenseNetwork::Content& content = *network_.content_;
  const std::size_t n = content.neurons;
  (content.narrow.empty() ? wide_.assign(n, 0) : narrow_.assign(n, 0));
  for (std::size_t j = 0; j < n; ++j)
    if (narrow_.empty())
      add(wide_, content.wide.data() + j * n, pattern_[j]);
    else
      add(narrow_, content.narrow.data() + j * n, pattern_[j]);
}

double DenseState::input(std::size_t i) const {
  const DenseNetwork::Content& content = *network_.content_;
  if (content.options.units == Units::bipolar) return network_.shown(static_cast<double>(drive(i)));
  return network_.shown(static_cast<double>(drive(i) + content.row_sums[i]), 1);
}

double DenseState::energy() const {
  const DenseNetwork::Content& content = *network_.content_;
  const bool bipolar = content.options.units == Units::bipolar;
  // The sum may need more than 64 bits: high and low halves are added apart, both exactly.
  std::int64_t high = 0;
  std::int64_t low = 0;
  double thresholds = 0.0;
  for (std::size_t i = 0; i < content.neurons; ++i) {
    const bool up = pattern_.up(i);
    if (!bipolar && !up) continue;
    const std::int64_t sum = bipolar ? drive(i) : drive(i) + content.row_sums[i];
    const std::int64_t term = up ? sum : -sum;
    high += term >> 32;
    low += term & 0xffffffff;
    thresholds += up ? network_.threshold_twice(i) : -network_.threshold_twice(i);
  }
  const double total = std::ldexp(static_cast<double>(high), 32) + static_cast<double>(low);
  // −½ of the sum; with 0/1 units what was added is twice the input.
  return (std::ldexp(-total, -content.shift - (bipolar ? 1 : 2)) + thresholds / 2) /
         content.decimal;
}

std::size_t DenseState::unstable() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < pattern_.size(); ++i) count += next(i) != pattern_.up(i) ? 1U : 0U;
  return count;
}

bool DenseState::stable() const {
  for (std::size_t i = 0; i < pattern_.size(); ++i)
    if (next(i) != pattern_.up(i)) return false;
  return true;
}

void DenseState::flip(std::size_t i) {
  const DenseNetwork::Content& content = *network_.content_;
  const bool up = !pattern_.up(i);
  pattern_.set(i, up);
  const std::size_t at = i * content.neurons;
  if (narrow_.empty())
    add_twice(wide_, content.wide.data() + at, up);
  else
    add_twice(narrow_, content.narrow.data() + at, up);
}

}  // namespace hopfield

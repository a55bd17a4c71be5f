#include "hopfield/trials/walk.hpp"

#include <algorithm>

#include "hopfield/trials/lanes.hpp"

namespace hopfield {
namespace {

/// The parts of Walk::values_, in order.
enum Part : std::size_t { sums, above, below, ties, fields, up, weights };

}  // namespace

Walk::Walk(const Network& network)
    : neurons_(network.neurons()),
      stride_((neurons_ + 31) / 32 * 32),
      values_((weights + neurons_) * stride_ / 16),
      words_((neurons_ + 63) / 64) {
  std::fill_n(part(above), stride_, std::int16_t{32767});
  std::fill_n(part(below), stride_, std::int16_t{-32768});
  std::fill_n(part(ties), stride_, std::int16_t{-32768});
  for (std::size_t i = 0; i < neurons_; ++i) {
    const LaneCuts cuts = lane_cuts(network.cut(i), network.options().tie);
    part(above)[i] = cuts.above;
    part(below)[i] = cuts.below;
    part(ties)[i] = cuts.tie;
  }
  std::int16_t* const matrix = part(weights);
  for (std::size_t i = 0; i < neurons_; ++i) {
    matrix[i * stride_ + i] = static_cast<std::int16_t>(2 * network.diagonal());
    for (std::size_t j = 0; j < i; ++j) {
      const auto twice = static_cast<std::int16_t>(2 * network.product(i, j));
      matrix[i * stride_ + j] = twice;
      matrix[j * stride_ + i] = twice;
    }
  }
  for (std::size_t i = 0; i < neurons_; ++i) {
    std::int32_t sum = 0;
    for (std::size_t j = 0; j < neurons_; ++j) sum += part(weights + i)[j];
    part(sums)[i] = static_cast<std::int16_t>(sum / 2);
  }
}

WalkOrder Walk::with_places(std::vector<std::uint16_t> order) const {
  WalkOrder result{std::move(order), std::vector<std::uint16_t>(stride_, 65535)};
  for (std::size_t place = 0; place < neurons_; ++place)
    result.places[result.order[place]] = static_cast<std::uint16_t>(place);
  return result;
}

WalkView Walk::view() {
  return {neurons_,    stride_,    part(weights), part(sums), part(above),
          part(below), part(ties), part(fields),  part(up)};
}

void Walk::start(std::span<const std::uint64_t> words) {
  std::copy(words.begin(), words.end(), words_.begin());
  LANE_KERNEL(begin(view(), words_.data()));
}

Walk::Sweep Walk::sweep(const WalkOrder& order) {
  return static_cast<Sweep>(
      LANE_KERNEL(walk(view(), order.order.data(), order.places.data(), words_.data())));
}

void Walk::survey(std::uint32_t& unstable, std::uint32_t& ties) {
  LANE_KERNEL(survey(view(), &unstable, &ties));
}

}  // namespace hopfield

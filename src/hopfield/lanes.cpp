#include "hopfield/lanes.hpp"

#include <algorithm>
#include <bit>

#include "hopfield/byte_lanes.hpp"

namespace hopfield {
namespace {

using kernel::U8x16;

bool has_avx2() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

/// What the rules of a tie and of a threshold make of `cut` (Network::cut) for whole drives.
void set_cuts(LaneRule& rule, std::int64_t cut, Tie tie) {
  // Drives are within ±32767.
  const std::int64_t inside = std::clamp<std::int64_t>(cut, -65535, 65535);
  const std::int64_t below = inside >> 1;  // rounded down
  const bool may_tie = (inside & 1) == 0;
  const std::int64_t above = may_tie && tie == Tie::plus ? below - 1 : below;
  const std::int64_t down = !may_tie || tie == Tie::minus ? below + 1 : below;
  const auto narrow = [](std::int64_t value) {
    return static_cast<std::int16_t>(std::clamp<std::int64_t>(value, -32768, 32767));
  };
  rule.above = narrow(above);
  rule.below = narrow(down);
  rule.tie = narrow(may_tie ? below : -32768);
}

}  // namespace

LaneNetwork::LaneNetwork(const Network& network)
    : patterns_(network.memories().count()),
      self_(static_cast<std::int16_t>(static_cast<std::int64_t>(patterns_) - network.diagonal())),
      memories_(&network.memories()),
      rules_(network.neurons()) {
  members_.reserve(network.neurons() * patterns_);
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    LaneRule& rule = rules_[i];
    rule.first = static_cast<std::uint32_t>(members_.size());
    const std::span<const std::uint64_t> column = memories_->column(i);
    for (std::size_t w = 0; w < column.size(); ++w) {
      for (std::uint64_t rest = column[w]; rest != 0; rest &= rest - 1) {
        members_.push_back(
            static_cast<std::uint16_t>(64 * w + static_cast<std::size_t>(std::countr_zero(rest))));
      }
    }
    rule.count = static_cast<std::uint16_t>(members_.size() - rule.first);
    rule.balance = static_cast<std::int16_t>(static_cast<int>(patterns_) - 2 * rule.count);
    set_cuts(rule, network.cut(i), network.options().tie);
  }
}

LaneBlock::LaneBlock(const LaneNetwork& network)
    : network_(network), values_(lanes * (network.rules_.size() + network.patterns_ + 2)) {}

LaneView LaneBlock::view() {
  LaneView view;
  view.rules = network_.rules_.data();
  view.members = network_.members_.data();
  view.self = network_.self_;
  view.base = values_.data();
  view.total = view.base + lanes;
  view.raised = view.total + lanes;
  view.up = view.raised + lanes * network_.patterns_;
  return view;
}

void LaneBlock::start(std::span<const Pattern> states) {
  const LaneView view = this->view();
  const std::uint64_t* words[lanes];
  for (std::size_t k = 0; k < lanes; ++k) {
    words[k] = states[k < states.size() ? k : 0].words().data();
  }
  for (std::size_t w = 0; 64 * w < network_.rules_.size(); ++w) {
    U8x16 rows[8];
    kernel::transpose_bytes(words, w, rows);
    const std::size_t count = std::min<std::size_t>(64, network_.rules_.size() - 64 * w);
    for (std::size_t i = 0; i < count; ++i) {
      const auto bit = static_cast<std::uint8_t>(1U << (i % 8));
      const auto set = reinterpret_cast<U8x16>((rows[i / 8] & bit) == bit);
      // A byte twice is all ones or zeros in 16 bits.
      std::int16_t* to = view.up + lanes * (64 * w + i);
      kernel::store(to, kernel::zip_low(set, set));
      kernel::store(to + 8, kernel::zip_high(set, set));
    }
  }
  std::fill(view.base, view.raised, std::int16_t{0});
  for (std::size_t mu = 0; mu < network_.patterns_; ++mu) {
    const Pattern& memory = (*network_.memories_)[mu];
    for (std::size_t k = 0; k < lanes; ++k) {
      const auto overlap =
          static_cast<std::int16_t>(dot(memory, states[k < states.size() ? k : 0]));
      view.raised[lanes * mu + k] = overlap;
      view.total[k] = static_cast<std::int16_t>(view.total[k] + overlap);
    }
  }
}

std::uint32_t LaneBlock::sweep(std::span<const std::uint16_t> order) {
  Counts flipped;
#if defined(__x86_64__)
  if (has_avx2()) {
    lane_kernel_avx2::sweep(view(), order.data(), order.size(), flipped.data());
  } else
#endif
  {
    lane_kernel::sweep(view(), order.data(), order.size(), flipped.data());
  }
  std::uint32_t result = 0;
  for (std::size_t k = 0; k < lanes; ++k) {
    result |= (flipped[k] != 0 ? 1U : 0U) << k;
  }
  return result;
}

void LaneBlock::survey(Counts& unstable, Counts& ties) {
  const std::size_t neurons = network_.rules_.size();
#if defined(__x86_64__)
  if (has_avx2()) {
    lane_kernel_avx2::survey(view(), neurons, unstable.data(), ties.data());
    return;
  }
#endif
  lane_kernel::survey(view(), neurons, unstable.data(), ties.data());
}

void LaneBlock::read(std::span<Pattern> states) const {
  const std::size_t neurons = network_.rules_.size();
  const std::int16_t* up = values_.data() + lanes * (network_.patterns_ + 2);
  for (std::size_t first = 0; first < neurons; first += 64) {
    std::uint64_t words[lanes] = {};
    for (std::size_t i = first; i < std::min(neurons, first + 64); i += 8) {
      // Eight neurons of every lane to a byte each.
      U8x16 bytes = {};
      for (std::size_t k = i; k < std::min(neurons, i + 8); ++k) {
        const auto low = kernel::load<U8x16>(up + lanes * k);
        const auto high = kernel::load<U8x16>(up + lanes * k + 8);
        bytes |= kernel::even_bytes(low, high) & static_cast<std::uint8_t>(1U << (k - i));
      }
      for (std::size_t k = 0; k < lanes; ++k) {
        words[k] |= std::uint64_t{bytes[k]} << (i - first);
      }
    }
    for (std::size_t k = 0; k < states.size(); ++k) {
      states[k].set_word(first / 64, words[k]);
    }
  }
}

}  // namespace hopfield

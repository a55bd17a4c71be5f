#include "hopfield/trials/lanes.hpp"

#include <algorithm>
#include <bit>

#include "hopfield/pattern/byte_lanes.hpp"

namespace hopfield {
namespace {

using kernel::U8x16;

}  // namespace

bool has_avx2() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

LaneCuts lane_cuts(std::int64_t cut, Tie tie) {
  const std::int64_t inside = std::clamp<std::int64_t>(cut, -65536, 65535);
  const std::int64_t below = inside >> 1;  // rounded down
  const bool may_tie = (inside & 1) == 0;
  const std::int64_t above = may_tie && tie == Tie::plus ? below - 1 : below;
  const std::int64_t down = !may_tie || tie == Tie::minus ? below + 1 : below;
  const auto narrow = [](std::int64_t value) {
    return static_cast<std::int16_t>(std::clamp<std::int64_t>(value, -32768, 32767));
  };
  return {narrow(above), narrow(down), narrow(may_tie ? below : -32768)};
}

LaneNetwork::LaneNetwork(const Network& network)
    : patterns_(network.memories().count()),
      self_(static_cast<std::int16_t>(static_cast<std::int64_t>(patterns_) - network.diagonal())),
      memories_(&network.memories()),
      rules_(network.neurons()) {
  longest_ = (patterns_ / 2 + 1) / 2 * 2;
  // Behind a list: the vector of zeros.
  members_.assign(rules_.size() * longest_,
                  static_cast<std::uint16_t>(LaneBlock::kLanes * patterns_));
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    LaneRule& rule = rules_[i];
    const std::span<const std::uint64_t> column = memories_->column(i);
    std::size_t ones = 0;
    for (const std::uint64_t word : column) ones += static_cast<std::size_t>(std::popcount(word));
    const bool inverse = 2 * ones > patterns_;
    const std::size_t count = inverse ? patterns_ - ones : ones;
    std::uint16_t* list = members_.data() + i * longest_;
    for (std::size_t w = 0; w < column.size(); ++w) {
      const std::size_t left = patterns_ - 64 * w;
      const std::uint64_t used = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
      std::uint64_t rest = inverse ? ~column[w] & used : column[w];
      for (; rest != 0; rest &= rest - 1) {
        const std::size_t mu = 64 * w + static_cast<std::size_t>(std::countr_zero(rest));
        *list++ = static_cast<std::uint16_t>(LaneBlock::kLanes * mu);
      }
    }
    rule.sign = inverse ? -1 : 1;
    rule.count = static_cast<std::uint16_t>(count);
    rule.twice = static_cast<std::int16_t>(2 * count);
    rule.balance = static_cast<std::int16_t>(patterns_ - 2 * count);
    const LaneCuts cuts = lane_cuts(network.cut(i), network.options().tie);
    rule.above = cuts.above;
    rule.below = cuts.below;
    rule.tie = cuts.tie;
  }
}

LaneBlock::LaneBlock(const LaneNetwork& network)
    : network_(network), values_(network.rules_.size() + 2 + network.patterns_ + 1) {}

LaneView LaneBlock::view() {
  LaneView view;
  view.rules = network_.rules_.data();
  view.members = network_.members_.data();
  view.longest = network_.longest_;
  view.self = network_.self_;
  view.up = values_.data()->lane;
  view.base = view.up + kLanes * network_.rules_.size();
  view.total = view.base + kLanes;
  view.raised = view.total + kLanes;
  return view;
}

void LaneBlock::start(std::span<const Pattern> states) {
  const LaneView view = this->view();
  const std::uint64_t* words[kLanes];
  for (std::size_t k = 0; k < kLanes; ++k)
    words[k] = states[k < states.size() ? k : 0].words().data();
  for (std::size_t w = 0; 64 * w < network_.rules_.size(); ++w) {
    U8x16 rows[8];
    kernel::transpose_bytes(words, w, rows);
    const std::size_t count = std::min<std::size_t>(64, network_.rules_.size() - 64 * w);
    for (std::size_t i = 0; i < count; ++i) {
      const auto bit = static_cast<std::uint8_t>(1U << (i % 8));
      const auto set = reinterpret_cast<U8x16>((rows[i / 8] & bit) == bit);
      // A byte twice is all ones or zeros in 16 bits.
      std::int16_t* to = view.up + kLanes * (64 * w + i);
      kernel::store(to, kernel::zip_low(set, set));
      kernel::store(to + 8, kernel::zip_high(set, set));
    }
  }
  std::fill(view.base, view.raised, std::int16_t{0});
  for (std::size_t mu = 0; mu < network_.patterns_; ++mu) {
    const Pattern& memory = (*network_.memories_)[mu];
    for (std::size_t k = 0; k < kLanes; ++k) {
      const auto overlap =
          static_cast<std::int16_t>(dot(memory, states[k < states.size() ? k : 0]));
      view.raised[kLanes * mu + k] = overlap;
      view.total[k] = static_cast<std::int16_t>(view.total[k] + overlap);
    }
  }
}

std::uint32_t LaneBlock::sweep(std::span<const std::uint16_t> order) {
  Counts flipped;
  LANE_KERNEL(sweep(view(), order.data(), order.size(), flipped.data()));
  std::uint32_t result = 0;
  for (std::size_t k = 0; k < kLanes; ++k) result |= (flipped[k] != 0 ? 1U : 0U) << k;
  return result;
}

void LaneBlock::survey(Counts& unstable, Counts& ties) {
  LANE_KERNEL(survey(view(), network_.rules_.size(), unstable.data(), ties.data()));
}

void LaneBlock::read(std::span<Pattern> states) const {
  const std::size_t neurons = network_.rules_.size();
  const std::int16_t* up = values_.data()->lane;
  for (std::size_t first = 0; first < neurons; first += 64) {
    std::uint64_t words[kLanes] = {};
    for (std::size_t i = first; i < std::min(neurons, first + 64); i += 8) {
      // Eight neurons of every lane to a byte each.
      U8x16 bytes = {};
      for (std::size_t k = i; k < std::min(neurons, i + 8); ++k) {
        const auto low = kernel::load<U8x16>(up + kLanes * k);
        const auto high = kernel::load<U8x16>(up + kLanes * k + 8);
        bytes |= kernel::even_bytes(low, high) & static_cast<std::uint8_t>(1U << (k - i));
      }
      for (std::size_t k = 0; k < kLanes; ++k) words[k] |= std::uint64_t{bytes[k]} << (i - first);
    }
    for (std::size_t k = 0; k < states.size(); ++k) states[k].set_word(first / 64, words[k]);
  }
}

}  // namespace hopfield

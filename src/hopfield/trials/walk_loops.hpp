// Inner loops of walk.hpp, compiled twice like those of lane_loops.hpp, which is included before.

namespace {

using hopfield::WalkView;
using Places = std::uint16_t __attribute__((vector_size(2 * LANE_WIDTH)));

/// Adds sign times a row of the weights to the fields, and finds the next place, counted from `from`, at which a neuron
/// would change: 65535 or what is before `from` when there is none.
inline std::uint16_t advance(const WalkView& view, const std::int16_t* row, std::int16_t sign,
                             const std::uint16_t* places, std::uint16_t from) {
  Places least = Places{} + std::uint16_t{65535};
  for (std::size_t at = 0; at < view.neurons; at += LANE_WIDTH) {
    const Lanes field = load(view.fields + at) + load(row + at) * sign;
    store(view.fields + at, field);
    const Lanes up = load(view.up + at);
    const Lanes raise = field > load(view.above + at);
    const Lanes lower = field < load(view.below + at);
    Places place;
    __builtin_memcpy(&place, places + at, sizeof place);
    const Lanes change = (raise & ~up) | (lower & up);
    const Places ahead = (place - from) | reinterpret_cast<Places>(~change);
    least = ahead < least ? ahead : least;
  }
  return LANE_LEAST(least);
}

}  // namespace

// Each copy has a namespace of its own.
// NOLINTBEGIN(misc-definitions-in-headers)
namespace hopfield::LANE_NAMESPACE {

void begin(const WalkView& view, const std::uint64_t* words) {
  // The neurons that are +1, and masks for all.
  std::uint16_t list[kWalkLimit];
  std::size_t count = 0;
  for (std::size_t i = 0; i < view.neurons; i += 64)
    for (std::uint64_t rest = words[i / 64]; rest != 0; rest &= rest - 1)
      list[count++] = static_cast<std::uint16_t>(i + static_cast<unsigned>(__builtin_ctzll(rest)));
  Lanes select;
  for (std::size_t k = 0; k < LANE_WIDTH; ++k) select[k] = static_cast<std::int16_t>(1U << k);
  for (std::size_t at = 0; at < view.neurons; at += LANE_WIDTH) {
    const auto bits = static_cast<std::int16_t>(words[at / 64] >> (at % 64));
    store(view.up + at, ((Lanes{} + bits) & select) == select);
  }
  // Rows hold 2W: Σ W σ is their sum over the neurons that are +1, less the sum of W over all.
  for (std::size_t at = 0; at < view.neurons; at += 2 * LANE_WIDTH) {
    Lanes first = -load(view.sums + at);
    Lanes second = -load(view.sums + at + LANE_WIDTH);
    for (std::size_t k = 0; k < count; ++k) {
      const std::int16_t* row = view.weights + view.stride * list[k] + at;
      first += load(row);
      second += load(row + LANE_WIDTH);
    }
    store(view.fields + at, first);
    store(view.fields + at + LANE_WIDTH, second);
  }
}

int walk(const WalkView& view, const std::uint16_t* order, const std::uint16_t* places,
         std::uint64_t* words) {
  // −1 among zeros, so that a part of it singles out one lane.
  std::int16_t single[2 * LANE_WIDTH] = {};
  single[LANE_WIDTH] = -1;
  std::size_t place = advance(view, view.sums, 0, places, 0);
  int result = 0;
  std::uint16_t ahead = 0;
  while (place < view.neurons) {
    const std::size_t i = order[place];
    words[i / 64] ^= std::uint64_t{1} << (i % 64);
    const bool now_up = (words[i / 64] >> (i % 64) & 1U) != 0;
    std::int16_t* up = view.up + i / LANE_WIDTH * LANE_WIDTH;
    store(up, load(up) ^ load(single + LANE_WIDTH - i % LANE_WIDTH));
    const std::size_t from = place + 1;
    // What is behind wraps round to beyond the neurons. At the place before `from` is the neuron that has just flipped, which
    // agrees with its field, so that 65535 means none.
    ahead =
        advance(view, view.weights + view.stride * i, static_cast<std::int16_t>(now_up ? 1 : -1),
                places, static_cast<std::uint16_t>(from));
    place = from + ahead;
    result = 1;
  }
  return result + (ahead == 65535 ? 1 : 0);
}

void survey(const WalkView& view, std::uint32_t* unstable, std::uint32_t* ties) {
  Lanes moving = {};
  Lanes tied = {};
  for (std::size_t at = 0; at < view.neurons; at += LANE_WIDTH) {
    const Lanes field = load(view.fields + at);
    const Lanes up = load(view.up + at);
    const Lanes raise = field > load(view.above + at);
    const Lanes lower = field < load(view.below + at);
    // True is −1.
    moving -= (raise & ~up) | (lower & up);
    tied -= field == load(view.ties + at);
  }
  *unstable = 0;
  *ties = 0;
  for (std::size_t k = 0; k < LANE_WIDTH; ++k) {
    *unstable += static_cast<std::uint32_t>(moving[k]);
    *ties += static_cast<std::uint32_t>(tied[k]);
  }
}

}  // namespace hopfield::LANE_NAMESPACE
// NOLINTEND(misc-definitions-in-headers)

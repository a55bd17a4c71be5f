// The text of lane_kernel.cpp and lane_kernel_avx2.cpp: they differ in how many lanes a vector has. Nothing here or
// included here may be an inline function with external linkage: the linker could keep the AVX2 copy for all.

#include <cstddef>
#include <cstdint>

namespace {

using hopfield::LaneRule;
using hopfield::LaneView;

/// LANE_WIDTH lanes of 16 bits; LANE_PARTS of them make sixteen.
using Lanes = std::int16_t __attribute__((vector_size(2 * LANE_WIDTH)));
using Words = std::uint64_t __attribute__((vector_size(2 * LANE_WIDTH)));
constexpr std::size_t kParts = 16 / LANE_WIDTH;

struct Vector {
  Lanes part[kParts];
};

inline Lanes load(const std::int16_t* from) {
  Lanes lanes;
  __builtin_memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
inline void store(std::int16_t* to, const Lanes& lanes) {
  __builtin_memcpy(to, &lanes, sizeof lanes);
}
inline Vector load_all(const std::int16_t* from) {
  Vector vector;
  __builtin_memcpy(&vector, from, sizeof vector);
  return vector;
}
inline void store_all(std::int16_t* to, const Vector& vector) {
  __builtin_memcpy(to, &vector, sizeof vector);
}

inline bool any(const Vector& mask) {
  Lanes all = mask.part[0];
  for (std::size_t p = 1; p < kParts; ++p) all |= mask.part[p];
  return LANE_ANY(all);
}

/// d: sign times (twice the sum over the list of the overlaps raised − base, less the sum over all).
inline Vector drive(const LaneView& view, const std::int16_t* raised, const LaneRule& rule,
                    const std::uint16_t* list, const Vector& up, const Vector& base,
                    const Vector& total) {
  Vector even = {};
  Vector odd = {};
  for (std::size_t k = 0; k < view.longest; k += 2) {
    for (std::size_t p = 0; p < kParts; ++p) {
      even.part[p] += load(raised + list[k] + LANE_WIDTH * p);
      odd.part[p] += load(raised + list[k + 1] + LANE_WIDTH * p);
    }
  }
  const auto twice_self = static_cast<std::int16_t>(2 * view.self);
  Vector result;
  for (std::size_t p = 0; p < kParts; ++p) {
    const Lanes sum = even.part[p] + odd.part[p];
    const Lanes d = sum + sum - base.part[p] * rule.twice - total.part[p];
    result.part[p] = d * rule.sign + (view.self - (up.part[p] & twice_self));
  }
  return result;
}

}  // namespace

// Each copy has a namespace of its own.
// NOLINTBEGIN(misc-definitions-in-headers)
namespace hopfield::LANE_NAMESPACE {

void sweep(const LaneView& view, const std::uint16_t* order, std::size_t neurons,
           std::int16_t* flipped) {
  Vector changed = {};
  Vector base = load_all(view.base);
  Vector total = load_all(view.total);
  std::int16_t* const raised = view.raised;
  for (std::size_t position = 0; position < neurons; ++position) {
    const std::size_t i = order[position];
    const LaneRule& rule = view.rules[i];
    const std::uint16_t* list = view.members + view.longest * i;
    Vector up = load_all(view.up + 16 * i);
    const Vector d = drive(view, raised, rule, list, up, base, total);
    Vector flip;
    for (std::size_t p = 0; p < kParts; ++p) {
      const Lanes raise = d.part[p] > rule.above;
      const Lanes lower = d.part[p] < rule.below;
      flip.part[p] = (raise & ~up.part[p]) | (lower & up.part[p]);
    }
    if (!any(flip)) continue;
    // Overlaps of the list change by step = ±(σ' − σ), the others by −step. Adding step to the base instead leaves the
    // others as they are.
    Vector step;
    for (std::size_t p = 0; p < kParts; ++p) {
      step.part[p] = (((up.part[p] & -4) + 2) & flip.part[p]) * rule.sign;
      up.part[p] ^= flip.part[p];
      changed.part[p] |= flip.part[p];
      base.part[p] += step.part[p];
      total.part[p] -= step.part[p] * rule.balance;
      step.part[p] += step.part[p];
    }
    store_all(view.up + 16 * i, up);
    for (const std::uint16_t* end = list + rule.count; list != end; ++list) {
      for (std::size_t p = 0; p < kParts; ++p) {
        std::int16_t* at = raised + *list + LANE_WIDTH * p;
        store(at, load(at) + step.part[p]);
      }
    }
  }
  store_all(view.base, base);
  store_all(view.total, total);
  store_all(flipped, changed);
}

void survey(const LaneView& view, std::size_t neurons, std::int16_t* unstable, std::int16_t* ties) {
  Vector moving = {};
  Vector tied = {};
  const Vector base = load_all(view.base);
  const Vector total = load_all(view.total);
  for (std::size_t i = 0; i < neurons; ++i) {
    const LaneRule& rule = view.rules[i];
    const Vector up = load_all(view.up + 16 * i);
    const std::uint16_t* list = view.members + view.longest * i;
    const Vector d = drive(view, view.raised, rule, list, up, base, total);
    for (std::size_t p = 0; p < kParts; ++p) {
      const Lanes raise = d.part[p] > rule.above;
      const Lanes lower = d.part[p] < rule.below;
      // True is −1.
      moving.part[p] -= (raise & ~up.part[p]) | (lower & up.part[p]);
      tied.part[p] -= d.part[p] == rule.tie;
    }
  }
  store_all(unstable, moving);
  store_all(ties, tied);
}

}  // namespace hopfield::LANE_NAMESPACE
// NOLINTEND(misc-definitions-in-headers)

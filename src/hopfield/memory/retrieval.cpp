#include "hopfield/memory/retrieval.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <vector>

#include "hopfield/memory/mixture.hpp"

namespace hopfield {
namespace {

std::vector<std::int32_t> all_overlaps(const Memories& memories, const Pattern& state) {
  std::vector<std::int32_t> overlaps(memories.count());
  for (std::size_t mu = 0; mu < overlaps.size(); ++mu) overlaps[mu] = dot(memories[mu], state);
  return overlaps;
}

/// Number of the largest |overlap|, the first of equals. Precondition: not empty.
std::size_t nearest(std::span<const std::int32_t> overlaps) {
  const auto smaller = [](std::int32_t a, std::int32_t b) { return std::abs(a) < std::abs(b); };
  return static_cast<std::size_t>(std::max_element(overlaps.begin(), overlaps.end(), smaller) -
                                  overlaps.begin());
}

double fraction(std::int32_t overlap, std::size_t neurons) {
  return static_cast<double>(overlap) / static_cast<double>(neurons);
}

}  // namespace

Retrieval classify(const Memories& memories, const Pattern& state,
                   std::span<const std::int32_t> overlaps) {
  Retrieval result;
  if (overlaps.empty() || state.size() == 0) return result;
  result.pattern = nearest(overlaps);
  const std::int32_t overlap = overlaps[result.pattern];
  result.overlap = fraction(overlap, state.size());

  const std::int64_t size = std::abs(overlap);
  const auto neurons = static_cast<std::int64_t>(state.size());
  if (20 * size > 19 * neurons) {
    result.kind = overlap > 0 ? Kind::stored : Kind::inverse;
    result.exact = size == neurons;
    return result;
  }
  if (std::optional<Mixture> mixture = find_mixture(memories, state, overlaps)) {
    result.kind = Kind::mixture;
    result.exact = mixture->exact;
    result.terms = std::move(mixture->terms);
  }
  return result;
}

Retrieval classify(const Memories& memories, const Pattern& state) {
  return classify(memories, state, all_overlaps(memories, state));
}

Retrieval classify(const State& state) {
  return classify(state.network().memories(), state.pattern(), state.overlaps());
}

Relation relation(const Memories& memories, const Pattern& pattern) {
  Relation result;
  if (memories.count() == 0 || pattern.size() == 0) return result;
  const std::vector<std::int32_t> overlaps = all_overlaps(memories, pattern);
  result.pattern = nearest(overlaps);
  const std::int64_t overlap = overlaps[result.pattern];
  const auto neurons = static_cast<std::int64_t>(pattern.size());
  result.overlap = fraction(overlaps[result.pattern], pattern.size());
  if (std::abs(overlap) == neurons)
    result.is = overlap > 0 ? Relation::Is::duplicate : Relation::Is::inverse;
  else if (10 * std::abs(overlap) >= 9 * neurons)
    result.is = overlap > 0 ? Relation::Is::near_duplicate : Relation::Is::near_inverse;
  return result;
}

Stability stability(const Network& network, const Pattern& pattern) {
  const State state(network, pattern);
  Stability result;
  result.energy = state.energy();
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const Decision decision = state.decide(i);
    result.unstable += decision.up != pattern.up(i) ? 1U : 0U;
    result.ties += decision.tie ? 1U : 0U;
  }
  return result;
}

std::vector<std::int32_t> overlap_matrix(const Memories& memories) {
  const std::size_t count = memories.count();
  std::vector<std::int32_t> matrix(count * count);
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      matrix[a * count + b] = dot(memories[a], memories[b]);
      matrix[b * count + a] = matrix[a * count + b];
    }
  }
  return matrix;
}

}  // namespace hopfield

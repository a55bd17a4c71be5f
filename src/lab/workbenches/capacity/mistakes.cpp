#include "lab/workbenches/capacity/mistakes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/gram.hpp"

namespace lab {
namespace {

using hopfield::Pattern;
using hopfield::Random;

constexpr std::uint64_t kStream = std::uint64_t{0x14} << 56U;
constexpr int kSweepLimit = 30;

// words, beside ids
constexpr std::array<MistakeInfo, 5> kInfos = {
    {{CapacityMistake::none, "No mistake", "W = Σ ξ ξᵀ with zero diagonal. Then s ← sgn(W s).",
      "Memories are recalled up to about α = 0.14."},
     {CapacityMistake::size, "Weights P × P",
      "W = Ξ Ξᵀ compares memories with one another. Ξᵀ Ξ would connect neurons.",
      "Only the first P neurons have weights, and these do not encode the memory. Memories only "
      "seem "
      "to be recalled, because most of their neurons are never updated."},
     {CapacityMistake::sign, "Sign of the weights", "W is replaced by sgn W: every weight is ±1.",
      "Fewer are recalled: the sign discards how many memories agree."},
     {CapacityMistake::state, "Field times the old state", "s ← sgn(s · W s) instead of sgn(W s).",
      "The product is positive wherever the state is right, so every neuron becomes +1. No memory "
      "is recalled."},
     {CapacityMistake::gram, "Gram matrix not inverted",
      "W = Ξᵀ G Ξ uses the Gram matrix G = Ξ Ξᵀ where its inverse belongs.",
      "Overlaps between memories are amplified instead of removed, which is worse than Hebb’s "
      "rule. The right "
      "pseudo-inverse keeps memories stable up to α = 1."}}};

/// W s: rows of real numbers, n neurons that are updated.
struct Weights {
  std::size_t n = 0;
  std::vector<double> w;
  [[nodiscard]] double field(std::size_t i, const std::vector<double>& s) const {
    double sum = 0;
    const double* row = w.data() + i * n;
    for (std::size_t j = 0; j < n; ++j) sum += row[j] * s[j];
    return sum;
  }
};

using Rows = std::vector<std::vector<double>>;

/// Ξᵀ C Ξ without its diagonal; C = 1 when there is none.
Weights outer(const Rows& xi, const std::optional<hopfield::Matrix>& c) {
  const std::size_t n = xi[0].size(), p = xi.size();
  Weights out{n, std::vector<double>(n * n, 0)};
  Rows left = xi;
  if (c) {
    for (std::size_t m = 0; m < p; ++m)
      for (std::size_t i = 0; i < n; ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < p; ++k) sum += (*c)(m, k) * xi[k][i];
        left[m][i] = sum;
      }
  }
  for (std::size_t m = 0; m < p; ++m)
    for (std::size_t i = 0; i < n; ++i) {
      const double a = left[m][i];
      double* row = out.w.data() + i * n;
      for (std::size_t j = 0; j < n; ++j) row[j] += a * xi[m][j];
    }
  for (std::size_t i = 0; i < n; ++i) out.w[i * n + i] = 0;
  return out;
}

hopfield::Matrix gram_of(const Rows& xi) {
  const std::size_t p = xi.size();
  hopfield::Matrix g(p, p, std::vector<double>(p * p, 0));
  for (std::size_t a = 0; a < p; ++a)
    for (std::size_t b = 0; b < p; ++b)
      g(a, b) = std::inner_product(xi[a].begin(), xi[a].end(), xi[b].begin(), 0.0);
  return g;
}

std::optional<Weights> weights_of(CapacityMistake mistake, bool projected, const Rows& xi,
                                  const std::vector<Pattern>& patterns) {
  if (mistake == CapacityMistake::gram) return outer(xi, gram_of(xi));
  if (mistake == CapacityMistake::size) {
    const hopfield::Matrix g = gram_of(xi);
    const std::size_t n = std::min(xi.size(), xi[0].size());
    Weights out{n, std::vector<double>(n * n, 0)};
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b) out.w[a * n + b] = a == b ? 0 : g(a, b);
    return out;
  }
  if (projected && mistake == CapacityMistake::none) {
    const auto inverse = hopfield::inverse_gram(patterns);
    if (!inverse) return std::nullopt;
    return outer(xi, *inverse);
  }
  Weights out = outer(xi, std::nullopt);
  if (mistake == CapacityMistake::sign)
    for (double& w : out.w) w = w > 0 ? 1 : w < 0 ? -1 : 0;
  return out;
}

/// The final overlap with where it began.
double recall(const Weights& weights, CapacityMistake mistake, const std::vector<double>& memory,
              Random& random) {
  std::vector<double> s = memory;
  std::vector<std::uint32_t> order(weights.n);
  // Fields of integers are integers; those of the pseudo-inverse carry a rounding error, below which they are ties.
  constexpr double kTie = 1e-9;
  bool changed = true;
  for (int sweep = 0; sweep < kSweepLimit && changed; ++sweep) {
    changed = false;
    std::iota(order.begin(), order.end(), 0U);
    random.shuffle(order);
    for (const std::uint32_t i : order) {
      double field = weights.field(i, s);
      if (mistake == CapacityMistake::state) field *= s[i];
      if (std::abs(field) < kTie) continue;
      const double next = field > 0 ? 1 : -1;
      changed = changed || next != s[i];
      s[i] = next;
    }
  }
  return std::inner_product(s.begin(), s.end(), memory.begin(), 0.0) /
         static_cast<double>(memory.size());
}

}  // namespace

const MistakeInfo& mistake_info(CapacityMistake mistake) {
  return kInfos[static_cast<std::size_t>(mistake)];
}

MistakePoint mistake_point(CapacityMistake mistake, bool projected, std::uint32_t neurons,
                           std::uint32_t patterns, std::uint32_t networks, std::uint32_t memories,
                           std::uint64_t seed) {
  MistakePoint point;
  point.patterns = patterns;
  double sum = 0, squares = 0;
  std::uint64_t recalled = 0;
  const std::uint32_t tried = std::min(memories, patterns);
  for (std::uint32_t k = 0; k < networks; ++k) {
    // The same networks for every mistake.
    Random random(seed, kStream | std::uint64_t{patterns} << 32U | k);
    std::vector<Pattern> drawn;
    Rows xi;
    for (std::uint32_t m = 0; m < patterns; ++m) {
      drawn.push_back(hopfield::random_pattern(neurons, random));
      std::vector<double>& row = xi.emplace_back();
      for (std::size_t i = 0; i < neurons; ++i) row.push_back(drawn.back()[i]);
    }
    const auto weights = weights_of(mistake, projected, xi, drawn);
    double mean = 0;
    for (std::uint32_t m = 0; weights && m < tried; ++m) {
      const double q = recall(*weights, mistake, xi[m], random);
      mean += q / tried;
      recalled += q > 0.95 ? 1U : 0U;
    }
    sum += mean;
    squares += mean * mean;
  }
  const auto n = static_cast<double>(networks);
  point.overlap = sum / n;
  point.error =
      networks < 2 ? std::nan("") : std::sqrt(std::max(0.0, squares - sum * sum / n) / (n - 1) / n);
  point.recalled = static_cast<double>(recalled) / (n * tried);
  return point;
}

}  // namespace lab

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "hopfield/numerics/decompositions.hpp"
#include "hopfield/rate/fixed_point_search.hpp"

// Fixed points of networks whose activation is made of straight pieces: systems of linear equations.

namespace hopfield::search {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kSlack = 1e-10;
constexpr std::uint64_t kNodeLimit = 2000000;

/// normal · t ≤ bound for the coordinates t in a space of solutions.
struct Bound {
  std::vector<double> normal;
  double bound = 0.0;
};

/// A point of a space of solutions that keeps all bounds, by projecting on what is violated (Agmon 1954).
bool feasible(const std::vector<Bound>& bounds, std::vector<double>& t) {
  for (int sweep = 0; sweep < 2000; ++sweep) {
    bool kept = true;
    for (const Bound& bound : bounds) {
      double value = -bound.bound;
      double square = 0.0;
      for (std::size_t k = 0; k < t.size(); ++k) {
        value += bound.normal[k] * t[k];
        square += bound.normal[k] * bound.normal[k];
      }
      if (value <= kSlack) continue;
      kept = false;
      if (square < 1e-20) return false;
      for (std::size_t k = 0; k < t.size(); ++k) t[k] -= value / square * bound.normal[k];
    }
    if (kept) return true;
  }
  return false;
}

/// Goes through the combinations of pieces: −1, 0 (linear) or +1 for each neuron.
class Regions {
 public:
  Regions(const RateNetwork& network, std::span<const double> input, Search& search)
      : network_(network), input_(input), search_(search), pieces_(network.neurons(), 0) {}

  void explore(std::size_t depth) {
    if (++nodes_ > kNodeLimit) {
      search_.complete = false;
      return;
    }
    if (!possible(depth)) return;
    if (depth == pieces_.size()) {
      solve_region();
      return;
    }
    for (const int piece : {1, 0, -1}) {
      pieces_[depth] = piece;
      explore(depth + 1);
    }
  }

 private:
  /// Can the neurons that have been given a piece be on it, whatever the others do?
  [[nodiscard]] bool possible(std::size_t depth) const {
    const double gain = network_.options().gain;
    for (std::size_t i = 0; i < depth; ++i) {
      double middle = input_[i];
      double reach = 0.0;
      for (std::size_t j = 0; j < pieces_.size(); ++j) {
        const double w = network_.weights()(i, j);
        if (j < depth && pieces_[j] != 0)
          middle += w * pieces_[j];
        else
          reach += std::fabs(w);
      }
      const double low = gain * (middle - reach);
      const double high = gain * (middle + reach);
      const double room = kSlack * (1.0 + std::fabs(low) + std::fabs(high));
      const bool out = pieces_[i] > 0   ? high < 1.0 - room
                       : pieces_[i] < 0 ? low > -1.0 + room
                                        : low > 1.0 + room || high < -1.0 - room;
      if (out) return false;
    }
    return true;
  }

  /// v = p + Σ t n on the whole network.
  struct Space {
    std::vector<double> point;
    std::vector<std::vector<double>> directions;
  };

  [[nodiscard]] bool space(Space& result) const {
    const std::size_t n = pieces_.size();
    const double gain = network_.options().gain;
    std::vector<std::size_t> linear;
    for (std::size_t i = 0; i < n; ++i)
      if (pieces_[i] == 0) linear.push_back(i);
    Matrix a(linear.size(), linear.size());
    std::vector<double> b(linear.size());
    for (std::size_t r = 0; r < linear.size(); ++r) {
      const std::size_t i = linear[r];
      double sum = input_[i];
      for (std::size_t j = 0; j < n; ++j) sum += network_.weights()(i, j) * pieces_[j];
      b[r] = gain * sum;
      for (std::size_t k = 0; k < linear.size(); ++k)
        a(r, k) = (r == k ? 1.0 : 0.0) - gain * network_.weights()(i, linear[k]);
    }
    LinearSolution solution = solve(a, b);
    if (!solution.solvable) return false;
    // One step of refinement: what is left over is solved for again.
    std::vector<double> left = b;
    for (std::size_t r = 0; r < linear.size(); ++r)
      for (std::size_t k = 0; k < linear.size(); ++k) left[r] -= a(r, k) * solution.particular[k];
    const LinearSolution correction = solve(a, left);
    result.point.assign(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) result.point[i] = pieces_[i];
    for (std::size_t r = 0; r < linear.size(); ++r) {
      result.point[linear[r]] =
          solution.particular[r] + (solution.null.empty() ? correction.particular[r] : 0.0);
    }
    for (const std::vector<double>& null : solution.null) {
      std::vector<double> direction(n, 0.0);
      for (std::size_t r = 0; r < linear.size(); ++r) direction[linear[r]] = null[r];
      result.directions.push_back(std::move(direction));
    }
    return true;
  }

  /// That each neuron is on its piece, as bounds on the coordinates.
  [[nodiscard]] std::vector<Bound> bounds(const Space& at) const {
    const std::size_t n = pieces_.size();
    const double gain = network_.options().gain;
    const std::size_t count = at.directions.size();
    std::vector<Bound> result;
    for (std::size_t i = 0; i < n; ++i) {
      Bound upper{std::vector<double>(count), 0.0};
      if (pieces_[i] == 0) {
        for (std::size_t k = 0; k < count; ++k) upper.normal[k] = at.directions[k][i];
        Bound lower = upper;
        for (double& value : lower.normal) value = -value;
        upper.bound = 1.0 - at.point[i];
        lower.bound = 1.0 + at.point[i];
        result.push_back(std::move(lower));
      } else {
        double u = input_[i];
        for (std::size_t j = 0; j < n; ++j) {
          const double w = network_.weights()(i, j);
          u += w * at.point[j];
          for (std::size_t k = 0; k < count; ++k)
            upper.normal[k] -= pieces_[i] * gain * w * at.directions[k][j];
        }
        upper.bound = pieces_[i] * gain * u - 1.0;
      }
      result.push_back(std::move(upper));
    }
    return result;
  }

  void solve_region() {
    Space at;
    if (!space(at)) return;
    const std::vector<Bound> limits = bounds(at);
    Found found;
    if (at.directions.size() == 1) {
      double from = -kInfinity;
      double to = kInfinity;
      for (const Bound& limit : limits) {
        const double slope = limit.normal[0];
        if (std::fabs(slope) < 1e-12)
          to = limit.bound < -kSlack ? -kInfinity : to;
        else if (slope > 0.0)
          to = std::min(to, limit.bound / slope);
        else
          from = std::max(from, limit.bound / slope);
      }
      if (!(from <= to + kSlack)) return;
      const double middle = 0.5 * (from + to);
      for (std::size_t i = 0; i < at.point.size(); ++i) at.point[i] += middle * at.directions[0][i];
      if (to - from > 1e-9) {
        found.directions = at.directions;
        found.from = from - middle;
        found.to = to - middle;
      }
    } else {
      std::vector<double> t(at.directions.size(), 0.0);
      if (!feasible(limits, t)) return;
      for (std::size_t k = 0; k < t.size(); ++k)
        for (std::size_t i = 0; i < at.point.size(); ++i) at.point[i] += t[k] * at.directions[k][i];
      found.directions = at.directions;
    }
    // Within the rounding that the bounds allow, back on the pieces.
    for (double& value : at.point) value = std::clamp(value, -1.0, 1.0);
    found.rates = std::move(at.point);
    add(search_, std::move(found), 1e-9);
  }

  const RateNetwork& network_;
  std::span<const double> input_;
  Search& search_;
  std::vector<int> pieces_;
  std::uint64_t nodes_ = 0;
};

/// Is a point part of a line that was found too?
bool on_line(const Found& point, const Found& line) {
  if (line.directions.size() != 1) return false;
  const std::vector<double>& direction = line.directions[0];
  double t = 0.0;
  for (std::size_t i = 0; i < direction.size(); ++i)
    t += (point.rates[i] - line.rates[i]) * direction[i];
  if (t < line.from - 1e-9 || t > line.to + 1e-9) return false;
  for (std::size_t i = 0; i < direction.size(); ++i)
    if (std::fabs(point.rates[i] - line.rates[i] - t * direction[i]) > 1e-9) return false;
  return true;
}

/// Points on lines, and everything that lies in a plane that reaches as far as the cube, say nothing new.
void drop_contained(Search& search) {
  std::vector<Found> kept;
  for (const Found& found : search.found) {
    bool contained = false;
    for (const Found& other : search.found) {
      contained = contained || (found.directions.empty() && on_line(found, other)) ||
                  (other.directions.size() == other.rates.size() && &other != &found);
    }
    if (!contained) kept.push_back(found);
  }
  search.found = std::move(kept);
}

}  // namespace

Search linear(const RateNetwork& network, std::span<const double> input) {
  const std::size_t n = network.neurons();
  const double gain = network.options().gain;
  Matrix a(n, n);
  std::vector<double> b(n);
  for (std::size_t i = 0; i < n; ++i) {
    b[i] = gain * input[i];
    for (std::size_t j = 0; j < n; ++j)
      a(i, j) = (i == j ? 1.0 : 0.0) - gain * network.weights()(i, j);
  }
  Search search;
  LinearSolution solution = solve(a, b);
  if (solution.solvable) {
    Found found{std::move(solution.particular), std::move(solution.null), 0.0, 0.0};
    if (found.directions.size() == 1) {
      found.from = -kInfinity;
      found.to = kInfinity;
    }
    search.found.push_back(std::move(found));
  }
  return search;
}

Search clipped(const RateNetwork& network, std::span<const double> input) {
  Search search;
  Regions(network, input, search).explore(0);
  drop_contained(search);
  return search;
}

}  // namespace hopfield::search

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "hopfield/numerics/decompositions.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/rate/fixed_point_search.hpp"

// Fixed points of networks with a smooth, rising activation, G(v) = v − F(M v + h) = 0 in [−1, 1]ᴺ.

namespace hopfield::search {
namespace {

constexpr std::size_t kBoxLimit = 60000;
constexpr double kSmallestBox = 1e-7;
/// Rounding of F and of sums, made good by widening what is computed.
constexpr double kRounding = 1e-14;

struct Interval {
  double low = 0.0;
  double high = 0.0;
  [[nodiscard]] double width() const { return high - low; }
  [[nodiscard]] double middle() const { return 0.5 * (low + high); }
};
using Box = std::vector<Interval>;

Interval times(double factor, Interval x) {
  return factor >= 0.0 ? Interval{factor * x.low, factor * x.high}
                       : Interval{factor * x.high, factor * x.low};
}

Interval times(Interval x, Interval y) {
  const std::array<double, 4> products = {x.low * y.low, x.low * y.high, x.high * y.low,
                                          x.high * y.high};
  return {*std::min_element(products.begin(), products.end()),
          *std::max_element(products.begin(), products.end())};
}

enum class Verdict : std::uint8_t { none, one, unknown };

class Divider {
 public:
  Divider(const RateNetwork& network, std::span<const double> input, Search& search)
      : network_(network), input_(input), search_(search), n_(network.neurons()) {}

  void run() {
    std::vector<Box> open = {Box(n_, Interval{-1.0, 1.0})};
    for (std::size_t count = 0; !open.empty(); ++count) {
      if (count >= kBoxLimit) {
        search_.complete = false;
        return;
      }
      Box box = std::move(open.back());
      open.pop_back();
      const Verdict verdict = test(box);
      if (verdict == Verdict::none) continue;
      std::size_t widest = 0;
      for (std::size_t i = 1; i < n_; ++i)
        widest = box[i].width() > box[widest].width() ? i : widest;
      if (verdict == Verdict::one || box[widest].width() < kSmallestBox) {
        polish(box, verdict);
        continue;
      }
      // Not in the middle: there fixed points of symmetric networks lie.
      const double cut = box[widest].low + 0.484375 * box[widest].width();
      Box upper = box;
      upper[widest].low = cut;
      box[widest].high = cut;
      open.push_back(std::move(upper));
      open.push_back(std::move(box));
    }
  }

 private:
  [[nodiscard]] Interval drive(const Box& box, std::size_t i) const {
    Interval sum{input_[i], input_[i]};
    for (std::size_t j = 0; j < n_; ++j) {
      const Interval term = times(network_.weights()(i, j), box[j]);
      sum.low += term.low;
      sum.high += term.high;
    }
    const double widen = kRounding * (1.0 + std::fabs(sum.low) + std::fabs(sum.high));
    return {sum.low - widen, sum.high + widen};
  }

  /// F′ over an interval: largest where |u| is least.
  [[nodiscard]] Interval slope(Interval u) const {
    const double far = std::max(std::fabs(u.low), std::fabs(u.high));
    const double near =
        u.low <= 0.0 && u.high >= 0.0 ? 0.0 : std::min(std::fabs(u.low), std::fabs(u.high));
    return {network_.slope(far) * (1.0 - kRounding), network_.slope(near) * (1.0 + kRounding)};
  }

  /// Shrinks the box to what can hold a fixed point.
  Verdict test(Box& box) const {
    // v = F(M v + h) itself: where neurons saturate this is most of the work.
    for (int round = 0; round < 20; ++round) {
      bool shrunk = false;
      for (std::size_t i = 0; i < n_; ++i) {
        const Interval u = drive(box, i);
        const Interval v{network_.activate(u.low) - kRounding,
                         network_.activate(u.high) + kRounding};
        const Interval both{std::max(box[i].low, v.low), std::min(box[i].high, v.high)};
        if (both.low > both.high) return Verdict::none;
        shrunk = shrunk || both.width() < 0.9 * box[i].width();
        box[i] = both;
      }
      if (!shrunk) break;
    }
    return krawczyk(box);
  }

  /// K = m − Y G(m) + (E − Y G′(X)) (X − m) (Krawczyk 1969): fixed points in X are in K; K inside X: exactly one.
  Verdict krawczyk(Box& box) const {
    std::vector<double> middle(n_);
    for (std::size_t i = 0; i < n_; ++i) middle[i] = box[i].middle();
    std::vector<double> u(n_);
    network_.drive(middle, input_, u);
    std::vector<double> g(n_);
    std::vector<Interval> slopes(n_);
    Matrix derivative = jacobian(network_, middle, input_);  // −G′(m), below G′(m)
    for (std::size_t i = 0; i < n_; ++i) {
      g[i] = middle[i] - network_.activate(u[i]);
      slopes[i] = slope(drive(box, i));
      for (double& value : derivative.row(i)) value = 0.0 - value;
    }
    const std::optional<Matrix> found = inverse(derivative);  // Y
    if (!found) return Verdict::unknown;
    const Matrix& y = *found;
    bool inside = true;
    Box next = box;
    for (std::size_t i = 0; i < n_; ++i) {
      double center = middle[i];
      for (std::size_t k = 0; k < n_; ++k) center -= y(i, k) * g[k];
      Interval sum{center, center};
      for (std::size_t j = 0; j < n_; ++j) {
        // (E − Y G′)ᵢⱼ with G′ₖⱼ = δₖⱼ − F′ₖ Mₖⱼ.
        const double constant = (i == j ? 1.0 : 0.0) - y(i, j);
        Interval entry{constant, constant};
        for (std::size_t k = 0; k < n_; ++k) {
          const Interval part = times(y(i, k) * network_.weights()(k, j), slopes[k]);
          entry.low += part.low;
          entry.high += part.high;
        }
        const Interval offset{box[j].low - middle[j], box[j].high - middle[j]};
        const Interval part = times(entry, offset);
        sum.low += part.low;
        sum.high += part.high;
      }
      const double widen = kRounding * (1.0 + std::fabs(sum.low) + std::fabs(sum.high));
      sum.low -= widen;
      sum.high += widen;
      inside = inside && sum.low > box[i].low && sum.high < box[i].high;
      next[i] = {std::max(box[i].low, sum.low), std::min(box[i].high, sum.high)};
      if (next[i].low > next[i].high) return Verdict::none;
    }
    box = std::move(next);
    return inside ? Verdict::one : Verdict::unknown;
  }

  void polish(const Box& box, Verdict verdict);

  const RateNetwork& network_;
  std::span<const double> input_;
  Search& search_;
  std::size_t n_;
};

/// Newton's method with steps halved until the residual falls; false if it does not get to 10⁻¹³.
bool newton(const RateNetwork& network, std::span<const double> input, std::vector<double>& v) {
  const std::size_t n = v.size();
  double error = residual(network, v, input);
  std::vector<double> u(n);
  std::vector<double> trial(n);
  for (int round = 0; round < 200; ++round) {
    network.drive(v, input, u);
    std::vector<double> g(n);
    for (std::size_t i = 0; i < n; ++i) g[i] = v[i] - network.activate(u[i]);
    const LinearSolution step = solve(jacobian(network, v, input), g);  // −G′ δ = G
    double length = 1.0;
    double next = error;
    for (; length > 1e-3; length *= 0.5) {
      for (std::size_t i = 0; i < n; ++i)
        trial[i] = std::clamp(v[i] + length * step.particular[i], -1.0, 1.0);
      next = residual(network, trial, input);
      if (next < error) break;
    }
    if (!(next < error)) break;
    v = trial;
    error = next;
  }
  return error < 1e-13;
}

void Divider::polish(const Box& box, Verdict verdict) {
  std::vector<double> v(n_);
  for (std::size_t i = 0; i < n_; ++i) v[i] = box[i].middle();
  if (!newton(network_, input_, v))
    return;  // a small box in which nothing was excluded, but nothing is
  for (std::size_t i = 0; i < n_; ++i)
    if (verdict == Verdict::unknown && std::fabs(v[i] - box[i].middle()) > 1e-4)
      return;  // what was found is elsewhere, and will be found there
  // At a bifurcation Newton's method comes to rest somewhere near: such points are taken together.
  add(search_, {std::move(v), {}, 0.0, 0.0}, verdict == Verdict::one ? 1e-9 : 2e-4);
}

}  // namespace

Search smooth(const RateNetwork& network, std::span<const double> input) {
  Search search;
  Divider(network, input, search).run();
  if (search.complete) return search;
  const std::size_t n = network.neurons();
  std::size_t corners = 1;
  for (std::size_t i = 0; i < n && corners <= 729; ++i) corners *= 3;
  Random random(1);
  const std::size_t starts = std::min<std::size_t>(corners, 729);
  for (std::size_t k = 0; k < starts; ++k) {
    std::vector<double> v(n);
    std::size_t digits = k;
    for (double& value : v) {
      value = corners <= 729 ? static_cast<double>(digits % 3) - 1.0 : 2.0 * random.uniform() - 1.0;
      digits /= 3;
    }
    if (newton(network, input, v)) add(search, {std::move(v), {}, 0.0, 0.0}, 1e-7);
  }
  return search;
}

}  // namespace hopfield::search

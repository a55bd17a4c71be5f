#include <algorithm>
#include <cmath>

#include "lab/formats/text.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/figures/fixed_points.hpp"
#include "workbenches/two/two.hpp"

/// What the network does, in words; and its numbers as files.
namespace workbenches::two {
namespace {

using hopfield::PointStability;
using ui::counted;
using ui::number;
using ui::sentence;
using ui::tr;

std::string points_text(const TwoPlane& plane) {
  if (plane.lines())
    return tr("There is a continuous line of fixed points: any state on it persists.");
  std::vector<std::string> out = {
      sentence(tr("{0} stable {0|point|points}"), {counted(plane.count(PointStability::stable))})};
  if (const auto n = plane.count(PointStability::saddle); n > 0)
    out.push_back(sentence(tr("{0} {0|saddle|saddles}"), {counted(n)}));
  if (const auto n = plane.count(PointStability::unstable); n > 0)
    out.push_back(sentence(tr("{0} unstable {0|point|points}"), {counted(n)}));
  if (const auto n = plane.count(PointStability::marginal); n > 0)
    out.push_back(sentence(tr("{0} marginal {0|point|points}"), {counted(n)}));
  return ui::side_by_side(out);
}

std::string eigenvalues_text(const TwoPlane& plane) {
  if (plane.eigenvalues.size() < 2) return {};
  if (plane.eigenvalues[0].imag() != 0)
    return sentence(tr("eigenvalues of M {0}: the state rotates"),
                    {eigenvalue_text(plane.eigenvalues[0])});
  return sentence(tr("eigenvalues of M {0} and {1}"),
                  {eigenvalue_text(plane.eigenvalues[0]), eigenvalue_text(plane.eigenvalues[1])});
}

std::string where(const Pair& v) { return "(" + brief(v[0]) + ", " + brief(v[1]) + ")"; }

std::string headline(const TwoModel& m, bool running) {
  if (!m.run.reason().empty()) return m.run.reason();
  if (m.being_kicked()) {
    const Pair h{m.kicked.input[0] - m.rest.input[0], m.kicked.input[1] - m.rest.input[1]};
    if (h[0] == h[1]) return sentence(tr("The kick {0} is the same for both neurons."), {where(h)});
    return sentence(tr("The kick {0} favours neuron {1}."), {where(h), h[0] > h[1] ? "1" : "2"});
  }
  const Pair slope = m.rest.slope(m.at);
  const bool still = std::max(std::fabs(slope[0]), std::fabs(slope[1])) < 5e-3;
  if (!still) {
    if (running) return sentence(tr("Moving, now at {0}"), {pair_text(m.at)});
    if (m.two.moment == 0)
      return sentence(tr("The run starts at {0}. Press Run."), {pair_text(m.at)});
    return sentence(tr("Paused at {0}, after {1} τ"), {pair_text(m.at), number(m.now, 1)});
  }
  for (const hopfield::FixedPoint& p : m.rest.points) {
    if (!p.directions.empty() || std::hypot(p.rates[0] - m.at[0], p.rates[1] - m.at[1]) > 0.02)
      continue;
    const std::string place = where({p.rates[0], p.rates[1]});
    if (p.stability != PointStability::stable)
      return sentence(tr("Balanced at {0}. The slightest push upsets it."), {place});
    // With mutual inhibition one of them has won.
    if (m.two.weights[1] < 0 && m.two.weights[2] < 0 && p.rates[0] * p.rates[1] < 0)
      return sentence(tr("Neuron {0} wins: the state has settled at {1}."),
                      {p.rates[0] > 0 ? "1" : "2", place});
    return sentence(tr("The state has settled at {0}."), {place});
  }
  if (m.rest.lines())
    return sentence(tr("The state persists where it is, at {0}."), {pair_text(m.at)});
  return sentence(tr("At {0}"), {pair_text(m.at)});
}

std::string line(double x, double y) { return lab::exact(x) + "," + lab::exact(y); }

}  // namespace

std::string pair_text(const Pair& pair, int decimals) {
  return "(" + number(pair[0], decimals) + ", " + number(pair[1], decimals) + ")";
}

TwoWords two_words(const TwoModel& m, bool running) {
  TwoWords out;
  out.headline = headline(m, running);
  // What is cut off looks like what has come to rest.
  const auto ends = static_cast<std::uint64_t>(std::count(m.cut.begin(), m.cut.end(), true));
  std::string early;
  if (m.two.look.paths && ends > 0)
    early = sentence(tr("{0} {0|path ends|paths end} early (○): too stiff to compute"),
                     {counted(ends)});
  out.detail = ui::side_by_side({points_text(m.kicked), eigenvalues_text(m.rest), early});
  const auto& w = m.two.weights;
  if (w == std::array<double, 4>{0, -2, -2, 0} && m.two.look.energy == lab::TwoEnergy::hopfield) {
    out.note =
        tr("Some lecture notes give H = −1, −1, 0 here. H itself is −2, −2, 0, and +2 at the other "
           "two corners.");
    // ∫F⁻¹ of a clip is ½ at ±1.
    if (m.two.activation == hopfield::Activation::clip && m.two.gain == 1 &&
        m.two.input == Pair{0, 0})
      out.note =
          sentence(tr("{0} {1}"), {out.note, tr("Their numbers are the values of E (with leak).")});
  } else if (!m.rest.symmetric) {
    out.note = tr("M is not symmetric. The energy may rise, and the state may rotate for ever.");
  }
  return out;
}

std::string two_csv(const TwoModel& m) {
  std::string out = "time_tau,time_ms,v1,v2,h1,h2,hopfield_energy,lyapunov_energy\n";
  const int count = 400;
  for (int k = 0; k <= count; ++k) {
    const double time = m.run.end() * k / count;
    const auto v = m.run.at(time);
    const Pair h = lab::input_at(m.two, time);
    const double energy = m.rest.network.lyapunov_energy(v, h);
    out += line(time, time * m.two.time_constant) + "," + line(v[0], v[1]) + "," +
           line(h[0], h[1]) + "," + lab::exact(m.rest.network.hopfield_energy(v)) + "," +
           (std::isfinite(energy) ? lab::exact(energy) : "") + "\n";
  }
  return out;
}

std::string slice_csv(const TwoModel& m) {
  std::string out = "distance,v1,v2,hopfield_energy,lyapunov_energy\n";
  const Pair a = m.two.look.slice[0], b = m.two.look.slice[1];
  const double length = std::hypot(b[0] - a[0], b[1] - a[1]);
  const int count = 200;
  for (int k = 0; k <= count; ++k) {
    const double t = static_cast<double>(k) / count;
    const Pair v{a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])};
    const double energy = m.rest.network.lyapunov_energy(v, m.rest.input);
    out += lab::exact(t * length) + "," + line(v[0], v[1]) + "," +
           lab::exact(m.rest.network.hopfield_energy(v)) + "," +
           (std::isfinite(energy) ? lab::exact(energy) : "") + "\n";
  }
  return out;
}

}  // namespace workbenches::two

#include <algorithm>
#include <cmath>

#include "lab/formats/text.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/figures/fixed_points.hpp"
#include "workbenches/two/two.hpp"

/// What the network does, in words; and its numbers as files.
namespace workbenches {
namespace {

using hopfield::PointStability;
using ui::counted;
using ui::number;
using ui::sentence;
using ui::tr;

std::string points_text(const TwoPlane& plane) {
  if (plane.lines()) return tr("Fixed points do not stand alone: whatever is put there stays");
  std::string out =
      counted(plane.count(PointStability::stable), tr("stable point"), tr("stable points"));
  if (const auto n = plane.count(PointStability::saddle); n > 0)
    out += " · " + counted(n, tr("saddle"), tr("saddles"));
  if (const auto n = plane.count(PointStability::unstable); n > 0)
    out += " · " + counted(n, tr("unstable point"), tr("unstable points"));
  if (const auto n = plane.count(PointStability::marginal); n > 0)
    out += " · " + counted(n, tr("undecided point"), tr("undecided points"));
  return out;
}

std::string eigenvalues_text(const TwoPlane& plane) {
  if (plane.eigenvalues.size() < 2) return {};
  if (plane.eigenvalues[0].imag() != 0)
    return sentence(tr("eigenvalues of M {0}: it turns"), {eigenvalue_text(plane.eigenvalues[0])});
  return sentence(tr("eigenvalues of M {0} and {1}"),
                  {eigenvalue_text(plane.eigenvalues[0]), eigenvalue_text(plane.eigenvalues[1])});
}

std::string where(const Pair& v) { return "(" + brief(v[0]) + ", " + brief(v[1]) + ")"; }

std::string headline(const TwoModel& m) {
  if (!m.run.reason().empty()) return m.run.reason();
  if (m.being_kicked()) {
    const Pair h{m.kicked.input[0] - m.rest.input[0], m.kicked.input[1] - m.rest.input[1]};
    if (h[0] == h[1]) return sentence(tr("A kick {0}: both get the same"), {where(h)});
    return sentence(tr("A kick {0}: neuron {1} gets more"), {where(h), h[0] > h[1] ? "1" : "2"});
  }
  const Pair slope = m.rest.slope(m.at);
  const bool still = std::max(std::fabs(slope[0]), std::fabs(slope[1])) < 5e-3;
  if (!still) return sentence(tr("On its way, at {0}"), {pair_text(m.at)});
  for (const hopfield::FixedPoint& p : m.rest.points) {
    if (!p.directions.empty() || std::hypot(p.rates[0] - m.at[0], p.rates[1] - m.at[1]) > 0.02)
      continue;
    const std::string place = where({p.rates[0], p.rates[1]});
    if (p.stability != PointStability::stable)
      return sentence(tr("In balance at {0}, which the least push ends"), {place});
    // With mutual inhibition one of them has won.
    if (m.two.weights[1] < 0 && m.two.weights[2] < 0 && p.rates[0] * p.rates[1] < 0)
      return sentence(tr("Neuron {0} wins: the state stays at {1}"),
                      {p.rates[0] > 0 ? "1" : "2", place});
    return sentence(tr("The state stays at {0}"), {place});
  }
  if (m.rest.lines())
    return sentence(tr("The state stays where it was put: {0}"), {pair_text(m.at)});
  return sentence(tr("At {0}"), {pair_text(m.at)});
}

std::string line(double x, double y) { return lab::exact(x) + "," + lab::exact(y); }

}  // namespace

std::string pair_text(const Pair& pair, int decimals) {
  return "(" + number(pair[0], decimals) + ", " + number(pair[1], decimals) + ")";
}

TwoWords two_words(const TwoModel& m) {
  TwoWords out;
  out.headline = headline(m);
  out.detail = points_text(m.kicked);
  const std::string values = eigenvalues_text(m.rest);
  if (!values.empty()) out.detail += " · " + values;
  // What is cut off looks like what has come to rest.
  const auto ends = static_cast<double>(std::count(m.cut.begin(), m.cut.end(), true));
  if (m.two.look.paths && ends > 0)
    out.detail +=
        " · " + sentence(ends > 1 ? tr("{0} paths end early (○): too stiff to be followed")
                                  : tr("{0} path ends early (○): too stiff to be followed"),
                         {number(ends)});
  const auto& w = m.two.weights;
  if (w == std::array<double, 4>{0, -2, -2, 0} && m.two.look.energy == lab::TwoEnergy::hopfield) {
    out.note =
        tr("A lecture prints −1, −1 and 0 for H at (1, −1), (−1, 1) and (0, 0). With its own "
           "H = −½ vᵀ M v they are −2, −2 and 0, and +2 at the other two corners.");
    // ∫F⁻¹ of a clip is ½ at ±1.
    if (m.two.activation == hopfield::Activation::clip && m.two.gain == 1 &&
        m.two.input == Pair{0, 0})
      out.note += std::string(" ") + tr("What it prints are the values of E, with the leak.");
  } else if (!m.rest.symmetric) {
    out.note =
        tr("M is not symmetric: the energy may rise, and the state may turn round for ever.");
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

}  // namespace workbenches

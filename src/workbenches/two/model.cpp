#include <algorithm>
#include <cmath>
#include <utility>

#include "hopfield/numerics/decompositions.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/two/two.hpp"

namespace workbenches::two {
namespace {

using hopfield::FixedPoint;
using hopfield::PointStability;

/// Work on the basins in one frame, in evaluations of the network: about 2 ms in one that has a new network to show, and 6 in those after it.
constexpr std::int64_t kBasinWork = 30'000, kMoreBasinWork = 90'000;

/// One point more; what lies on a straight line is said by its ends.
void add(Line& line, const Pair& next) {
  if (line.size() > 1) {
    const Pair &a = line[line.size() - 2], &b = line.back();
    const double cross = (b[0] - a[0]) * (next[1] - a[1]) - (b[1] - a[1]) * (next[0] - a[0]);
    if (std::fabs(cross) < 1e-7) line.pop_back();
  }
  line.push_back(next);
}

/// v₁ = F(M v + h)₁ (or 2) as lines: along u, v_i = F(u) and the other neuron is where u says it must be.
std::vector<Line> nullcline(const hopfield::RateNetwork& network, const Pair& input,
                            std::size_t i) {
  const std::size_t j = 1 - i;
  const double own = network.weights()(i, i), cross = network.weights()(i, j);
  const auto place = [&](double vi, double vj) { return i == 0 ? Pair{vi, vj} : Pair{vj, vi}; };
  std::vector<Line> lines;
  if (std::fabs(cross) < 1e-9) {
    // The other neuron does not matter: straight across, at each of its own fixed points.
    auto alone = hopfield::RateNetwork::make(hopfield::Matrix(1, 1, {own}), network.options());
    const double h = input[i];
    const auto found = alone ? hopfield::fixed_points(*alone, std::span(&h, 1))
                             : hopfield::Result<hopfield::FixedPoints>(hopfield::FixedPoints{});
    if (found)
      for (const FixedPoint& point : found->points)
        lines.push_back({place(point.rates[0], -lab::kPlane), place(point.rates[0], lab::kPlane)});
    return lines;
  }
  const double reach = std::fabs(cross) * lab::kPlane + std::fabs(own) + std::fabs(input[i]) + 0.1;
  const double gain = network.options().gain;
  constexpr int kPoints = 260;
  std::vector<double> us;
  for (int k = -kPoints; k <= kPoints; ++k) us.push_back(reach * k / kPoints);
  // Densely where F bends.
  for (int k = -kPoints; k <= kPoints; ++k) us.push_back(2.5 / gain * k / kPoints);
  for (const double corner : {-1 / gain, 1 / gain}) us.push_back(corner);
  std::sort(us.begin(), us.end());
  Line line;
  for (const double u : us) {
    if (std::fabs(u) > reach) continue;
    const double vi = network.activate(u), vj = (u - own * vi - input[i]) / cross;
    if (std::fabs(vj) > 1.2 * lab::kPlane) {
      if (line.size() > 1) lines.push_back(line);
      line.clear();
      continue;
    }
    add(line, place(vi, vj));
  }
  if (line.size() > 1) lines.push_back(line);
  return lines;
}

/// Points of a path close enough together for the eye.
Line line_of(const hopfield::RateTrajectory& path, std::vector<double>* times) {
  Line line;
  Pair last{};
  const double end = path.end();
  const auto add = [&](double time, bool always) {
    const auto v = path.at(time);
    const Pair at{v[0], v[1]};
    if (!always && std::max(std::fabs(at[0] - last[0]), std::fabs(at[1] - last[1])) < 0.012) return;
    line.push_back(at);
    if (times != nullptr) times->push_back(time);
    last = at;
  };
  add(0, true);
  for (const hopfield::OdeStep& step : path.steps()) {
    const int pieces = std::clamp(static_cast<int>(step.length / 0.05), 1, 24);
    for (int k = 1; k <= pieces; ++k) add(step.start + step.length * k / pieces, false);
  }
  if (end > 0) add(end, true);
  return line;
}

bool same_network(const lab::Two& a, const lab::Two& b) {
  return a.weights == b.weights && a.activation == b.activation && a.gain == b.gain &&
         a.input == b.input;
}

}  // namespace

TwoPlane::TwoPlane(const lab::Two& two, const Pair& with)
    : weights(two.weights),
      activation(two.activation),
      gain(two.gain),
      input(with),
      network(lab::network_of(two)),
      symmetric(two.weights[1] == two.weights[2]) {
  if (auto found = hopfield::fixed_points(network, input)) points = std::move(found->points);
  eigenvalues = hopfield::eigenvalues(network.weights());
  const bool equal = symmetric && weights[1] == 0 && weights[0] == weights[3];
  for (const auto& value : eigenvalues)
    if (value.imag() == 0) {
      auto vector = hopfield::eigenvector(network.weights(), value.real());
      // A multiple of the identity stretches all alike: the axes stand for all directions.
      if (equal) vector = vectors.empty() ? std::vector{1.0, 0.0} : std::vector{0.0, 1.0};
      if (!vector.empty()) vectors.push_back(std::move(vector));
    }
  for (std::size_t i = 0; i < 2; ++i) nullclines[i] = nullcline(network, input, i);
}

bool TwoPlane::is_of(const lab::Two& two, const Pair& with) const {
  return weights == two.weights && activation == two.activation && gain == two.gain &&
         input == with;
}

std::size_t TwoPlane::count(PointStability stability) const {
  return static_cast<std::size_t>(std::count_if(
      points.begin(), points.end(), [&](const FixedPoint& p) { return p.stability == stability; }));
}

bool TwoPlane::lines() const {
  return std::any_of(points.begin(), points.end(),
                     [](const FixedPoint& p) { return !p.directions.empty(); });
}

Pair TwoPlane::slope(const Pair& v) const {
  Pair out{};
  network.derivative(v, input, out);
  return out;
}

TwoModel::TwoModel(const lab::Two& of)
    : two(of),
      rest(of, of.input),
      kicked(of, lab::input_at(of, lab::time_of(of))),
      run(lab::run_of(of)),
      basins(rest.network, of.input, rest.points) {
  for (const Pair& from : of.paths) follow(of, from);
  picture = std::make_shared<render::Texture>();
  picture->width = picture->height = lab::Basins::kSide;
  show_basins();
  range();
  trace();
  renew(of);
}

void TwoModel::follow(const lab::Two& of, const Pair& from) {
  const hopfield::RateTrajectory path = lab::path_of(of, from);
  paths.push_back(line_of(path, nullptr));
  cut.push_back(path.stop() != hopfield::RateTrajectory::Stop::finished);
}

void TwoModel::trace() {
  run_time.clear();
  run_line = line_of(run, &run_time);
}

void TwoModel::show_basins() {
  picture->bytes = basins.places();
  picture->changed = true;
}

void TwoModel::renew(const lab::Two& of) {
  const bool network = !same_network(two, of);
  const bool other_run = network || two.start != of.start || two.kicks != of.kicks;
  const bool other_paths = network || two.paths != of.paths;
  const bool other_energy = network || two.look.energy != of.look.energy;
  const std::vector<Pair> before = std::move(two.paths);
  two = of;
  if (network) {
    rest = TwoPlane(of, of.input);
    basins = lab::Basins(rest.network, of.input, rest.points);
    basins_begun = false;
    // The old picture stays until there is something to put in its place.
    if (basins.done()) show_basins();
  }
  if (other_paths) {
    // Those that were there keep their lines.
    const std::vector<Line> lines = std::exchange(paths, {});
    const std::vector<bool> cuts = std::exchange(cut, {});
    for (const Pair& from : of.paths) {
      const auto known = std::find(before.begin(), before.end(), from);
      if (network || known == before.end()) {
        follow(of, from);
        continue;
      }
      const auto k = static_cast<std::size_t>(known - before.begin());
      paths.push_back(lines[k]);
      cut.push_back(cuts[k]);
    }
  }
  if (other_run) {
    run = lab::run_of(of);
    trace();
  }
  now = lab::time_of(of);
  const auto v = run.at(now);
  at = {v[0], v[1]};
  const Pair input = lab::input_at(of, now);
  if (!kicked.is_of(of, input)) kicked = input == of.input ? rest : TwoPlane(of, input);
  if (other_energy) range();
}

void TwoModel::range() {
  lowest = INFINITY;
  highest = -INFINITY;
  constexpr int kSteps = 20;
  for (int i = 0; i <= kSteps; ++i)
    for (int j = 0; j <= kSteps; ++j) {
      const Pair v{2.0 * i / kSteps - 1, 2.0 * j / kSteps - 1};
      double e = energy(v);
      // Rates that F never quite reaches: what lies a little inside stands for them.
      if (!std::isfinite(e))
        e = energy({std::clamp(v[0], -0.98, 0.98), std::clamp(v[1], -0.98, 0.98)});
      if (!std::isfinite(e)) continue;
      lowest = std::min(lowest, e);
      highest = std::max(highest, e);
    }
  if (!std::isfinite(lowest)) lowest = 0;
  if (!(highest - lowest > 1e-9)) highest = lowest + 1;
}

double TwoModel::energy(const Pair& v) const {
  if (two.look.energy == lab::TwoEnergy::hopfield) return rest.network.hopfield_energy(v);
  return rest.network.lyapunov_energy(v, rest.input);
}

bool TwoModel::refine(int turns) {
  if (basins.done()) return false;
  const int level = basins.level();
  const bool begun = std::exchange(basins_begun, true);
  const bool more = basins.refine(begun ? kMoreBasinWork : turns * kBasinWork);
  // Each picture, the coarse ones too, is shown when it is whole: a frame costs more than a part of one is worth.
  if (basins.level() != level) show_basins();
  return more;
}

void TwoModel::finish() {
  while (refine(1)) {
  }
}

const FixedPoint* TwoModel::end() const {
  const auto& last = run.last();
  for (const FixedPoint& point : rest.points)
    if (point.directions.empty() &&
        std::hypot(point.rates[0] - last[0], point.rates[1] - last[1]) < 0.02)
      return &point;
  return nullptr;
}

TwoState& two_state(ui::PanelState& panels) { return ui::bench_state<TwoState>(panels); }

CornerFlow corner_flow(const TwoPlane& plane, const Pair& corner) {
  using Is = CornerFlow::Is;
  Pair u{};
  plane.network.drive(corner, plane.input, u);
  const bool fixed = std::fabs(plane.network.activate(u[0]) - corner[0]) < 1e-9 &&
                     std::fabs(plane.network.activate(u[1]) - corner[1]) < 1e-9;
  for (const FixedPoint& point : plane.points) {
    if (!point.directions.empty()) continue;
    const Pair at{point.rates[0], point.rates[1]};
    const bool there = std::hypot(at[0] - corner[0], at[1] - corner[1]) < 1e-6;
    const bool stable = point.stability == PointStability::stable;
    if (there) return {stable ? Is::stable : Is::unstable, at};
    // A smooth F never quite reaches ±1.
    if (stable && at[0] * corner[0] > 0.05 && at[1] * corner[1] > 0.05) return {Is::near, at};
  }
  return {fixed ? Is::line : Is::no_fixed_point, corner};
}

CornerSign corner_sign(const TwoPlane& plane, const Pair& corner) {
  Pair u{};
  plane.network.drive(corner, plane.input, u);
  if (u[0] * corner[0] < 0 || u[1] * corner[1] < 0) return CornerSign::flips;
  return u[0] == 0 || u[1] == 0 ? CornerSign::tie : CornerSign::keeps;
}

ui::Said two_said(const lab::Session& session, ui::PanelState& panels) {
  TwoWords words = two_words(two_model(session, panels), session.running());
  return {std::move(words.headline), std::move(words.detail)};
}

TwoModel& two_model(const lab::Session& session, ui::PanelState& panels) {
  TwoState& state = two_state(panels);
  const lab::Two& two = session.document().section<lab::Two>();
  if (!state.model)
    state.model.emplace(two);
  else if (state.model->two != two)
    state.model->renew(two);
  return *state.model;
}

void emit_two(ui::Ui& ui, lab::Change<lab::Two> change) {
  ui.emit(lab::change<lab::Two>(std::move(change)));
}

}  // namespace workbenches::two

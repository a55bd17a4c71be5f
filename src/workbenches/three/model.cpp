#include <algorithm>

#include "ui/kit/numbers.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/three/three.hpp"
#include "workbenches/three/words.hpp"

namespace workbenches::three {
namespace {

using hopfield::Pattern;

hopfield::StateGraph graph_of(const lab::Three& three, const hopfield::DenseNetwork& network) {
  // 64 states at most: it cannot fail.
  return *hopfield::StateGraph::of(hopfield::DenseState(network, three.start));
}

/// Which attractors can be reached from each state, as bits.
std::vector<std::uint64_t> reachable(const hopfield::StateGraph& graph,
                                     const std::vector<hopfield::Attractor>& attractors,
                                     bool together) {
  std::vector<std::uint64_t> found(graph.size(), 0);
  for (std::size_t k = 0; k < attractors.size(); ++k)
    for (const std::uint32_t state : attractors[k].states) found[state] |= std::uint64_t{1} << k;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t x = 0; x < graph.size(); ++x) {
      std::uint64_t all = found[x];
      if (together) {
        all |= found[graph.successor(x)];
      } else {
        for (std::size_t i = 0; i < graph.neurons(); ++i)
          if ((graph.flips(x) >> i & 1U) != 0) all |= found[x ^ (1U << i)];
      }
      changed = changed || all != found[x];
      found[x] = all;
    }
  }
  return found;
}

}  // namespace

ThreeModel::ThreeModel(const lab::Three& of)
    : three(of),
      n(of.neurons()),
      network(lab::network_of(of)),
      unit(lab::unit_of(of)),
      denominator(of.form == lab::ThreeForm::lecture ? static_cast<int>(n) : 1),
      path(lab::states_of(of)),
      now(path.back()),
      next(now),
      turn(lab::turn(of)),
      graph(graph_of(of, network)) {
  const hopfield::DenseState state(network, now);
  stable = state.stable();
  for (std::size_t i = 0; i < n; ++i) {
    const hopfield::Decision decision = state.decide(i);
    fields.push_back(state.field(i) * unit);
    decided.push_back(decision.up ? 1 : -1);
    ties.push_back(decision.tie);
    if (turn < 0 || static_cast<std::size_t>(turn) == i) next.set(i, decision.up);
  }
  attractors = together() ? hopfield::synchronous_attractors(graph)
                          : hopfield::asynchronous_attractors(graph);
  // ξ first, then −ξ, the same for the other patterns, then the rest.
  const auto rank = [&](const hopfield::Attractor& attractor) {
    const Pattern rest = this->state(attractor.states[0]);
    for (std::size_t k = 0; k < three.patterns.size(); ++k) {
      if (three.patterns[k] == rest) return 2 * k;
      if (hopfield::inverse(three.patterns[k]) == rest) return 2 * k + 1;
    }
    return 2 * three.patterns.size();
  };
  std::stable_sort(attractors.begin(), attractors.end(),
                   [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  for (const hopfield::Attractor& attractor : attractors) {
    std::string name;
    if (attractor.states.size() == 1) {
      const Pattern rest = this->state(attractor.states[0]);
      name = name_of(rest);
      if (name.empty()) name = vector_text(values_of(rest));
    } else {
      name = ui::sentence(together() ? ui::tr("a cycle of {0}") : ui::tr("a walk in {0} states"),
                          {ui::number(static_cast<double>(attractor.states.size()))});
    }
    names.push_back(std::move(name));
  }
  const std::vector<std::uint64_t> reach = reachable(graph, attractors, together());
  for (std::uint32_t x = 0; x < graph.size(); ++x) {
    const std::uint64_t bits = reach[x];
    int which = -1;
    for (std::size_t k = 0; k < attractors.size(); ++k)
      if (bits == std::uint64_t{1} << k) which = static_cast<int>(k);
    basin.push_back(which);
    const hopfield::DenseState each(network, this->state(x));
    bool tied = false;
    for (std::size_t i = 0; i < n; ++i) tied = tied || each.decide(i).tie;
    tied_states += tied ? 1 : 0;
  }
}

std::uint32_t ThreeModel::number_of(const Pattern& state) const {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < n; ++i) number |= (state.up(i) ? 1U : 0U) << i;
  return number;
}

Pattern ThreeModel::state(std::uint32_t number) const {
  Pattern out(n);
  for (std::size_t i = 0; i < n; ++i) out.set(i, (number >> i & 1U) != 0);
  return out;
}

std::string ThreeModel::name_of(const Pattern& state) const {
  for (std::size_t k = 0; k < three.patterns.size(); ++k)
    if (three.patterns[k] == state) return pattern_name(three, k);
  for (std::size_t k = 0; k < three.patterns.size(); ++k)
    if (hopfield::inverse(three.patterns[k]) == state) return "−" + pattern_name(three, k);
  return {};
}

std::string ThreeModel::energy_text(std::uint32_t state) const {
  return exactly(energy(state), 2 * denominator);
}

std::pair<int, int> ThreeModel::counts(std::size_t pattern, int but) const {
  std::pair<int, int> out{0, 0};
  for (std::size_t i = 0; i < n; ++i) {
    if (static_cast<int>(i) == but) continue;
    ++(three.patterns[pattern][i] == now[i] ? out.first : out.second);
  }
  return out;
}

std::string ThreeModel::tie_text(std::size_t neuron) const {
  const char* value = decided[neuron] > 0 ? "+1" : "−1";
  if (three.tie == hopfield::Tie::keep) return ui::sentence(ui::tr("a tie: keeps {0}"), {value});
  return ui::sentence(ui::tr("a tie: the rule says {0}"), {value});
}

std::vector<int> values_of(const Pattern& state) {
  std::vector<int> out;
  for (std::size_t i = 0; i < state.size(); ++i) out.push_back(state[i]);
  return out;
}

std::string subscript(std::size_t number) {
  static constexpr const char* kDigits[] = {"₁", "₂", "₃", "₄", "₅", "₆"};
  return kDigits[std::min<std::size_t>(number, 5)];
}

std::string pattern_name(const lab::Three& three, std::size_t pattern) {
  return three.patterns.size() > 1 ? "ξ" + subscript(pattern) : "ξ";
}

ImU32 basin_colour(const Ui& ui, int basin) {
  static constexpr std::size_t kOrder[] = {3, 0, 2, 1, 6, 4, 5};
  if (basin < 0) return ui.theme.secondary;
  return ui.theme.series[kOrder[static_cast<std::size_t>(basin) % std::size(kOrder)]];
}

ThreeState& three_state(ui::PanelState& panels) { return ui::bench_state<ThreeState>(panels); }

ui::Said three_said(const lab::Session& session, ui::PanelState& panels) {
  ThreeWords words = three_words(three_model(session, panels));
  return {std::move(words.headline), std::move(words.detail)};
}

const ThreeModel& three_model(const lab::Session& session, ui::PanelState& panels) {
  ThreeState& state = three_state(panels);
  const lab::Three& three = session.document().section<lab::Three>();
  if (!state.model || state.model->three != three) state.model.emplace(three);
  return *state.model;
}

}  // namespace workbenches::three

#include "workbenches/three/words.hpp"

#include <algorithm>

#include "ui/kit/numbers.hpp"
#include "workbenches/figures/figures.hpp"

namespace workbenches::three {
namespace {

using ui::sentence;
using ui::tr;

std::string name_or_values(const ThreeModel& m, const hopfield::Pattern& state) {
  const std::string name = m.name_of(state);
  return name.empty() ? vector_text(values_of(state)) : name;
}

std::string headline(const ThreeModel& m) {
  const std::size_t ties = static_cast<std::size_t>(std::count(m.ties.begin(), m.ties.end(), true));
  if (m.stable) {
    const std::string what = name_or_values(m, m.now);
    if (ties > 0) return sentence(tr("{0} is stable, but only because of the tie rule."), {what});
    if (m.three.path.empty()) return sentence(tr("{0} is stable: no neuron flips."), {what});
    return sentence(tr("The network has settled in {0}."), {what});
  }
  const hopfield::Pattern& next = m.next;
  if (next == m.now)
    return sentence(tr("Neuron {0} does not flip. Others would."),
                    {ui::number(static_cast<double>(m.turn + 1))});
  const std::string there = m.name_of(next);
  if (!there.empty()) {
    if (!m.together()) return sentence(tr("One neuron flips, and {0} is reached."), {there});
    return sentence(tr("One step, and {0} is reached."), {there});
  }
  const std::string where = vector_text(values_of(next));
  if (m.together() && m.graph.successor(m.number_of(next)) == m.number_of(m.now))
    return sentence(tr("One step leads to {0}, and the next one back: a cycle of two."), {where});
  return sentence(tr("One step leads to {0}."), {where});
}

std::string detail(const ThreeModel& m) {
  const auto num = [](int value) { return ui::number(value); };
  if (m.learnt() && m.three.patterns.size() == 1) {
    const auto [right, wrong] = m.counts(0, -1);
    const std::string n = num(static_cast<int>(m.n));
    if (m.three.form == lab::ThreeForm::lecture)
      return sentence(tr("{0} of {1} neurons agree with ξ. Each field is 1/{1} · ξᵢ · ({0} − {2}), "
                         "so the majority determines its sign."),
                      {num(right), n, num(wrong)});
    return sentence(tr("{0} of {1} neurons agree with ξ. Without the diagonal a neuron counts only "
                       "the others. When equal numbers agree and disagree, its field is 0."),
                    {num(right), n});
  }
  std::string all;
  if (m.names.size() > 4)
    all = sentence(tr("{0} places"), {num(static_cast<int>(m.names.size()))});
  else
    all = ui::with_commas(m.names);
  return sentence(tr("The energy is {0}. Runs settle in {1}."),
                  {m.energy_text(m.number_of(m.now)), all});
}

}  // namespace

ThreeWords three_words(const ThreeModel& m) {
  ThreeWords out{headline(m), detail(m), {}};
  const bool example = m.n == 3 && m.three.form == lab::ThreeForm::lecture &&
                       m.three.patterns.size() == 1 &&
                       values_of(m.three.patterns[0]) == std::vector<int>{1, 1, -1} &&
                       values_of(m.now) == std::vector<int>{1, 1, 1};
  if (example)
    out.note =
        tr("One lecture slide has (3, 3, −3)/3 here. With M = ξξᵀ/3 it is (1, 1, −1)/3, with the "
           "same signs and so the same new state.");
  return out;
}

}  // namespace workbenches::three

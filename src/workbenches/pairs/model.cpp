#include <algorithm>
#include <cmath>

#include "workbenches/pairs/pairs.hpp"

namespace workbenches::pairs {
namespace {

SideModel side_model(const lab::PairBench& bench, Side side) {
  SideModel made;
  made.width = bench.picture(side).width;
  made.height = bench.picture(side).height;
  return made;
}

void set_signs(SideModel& side, const hopfield::SideValues& values,
               const hopfield::SideValues& before) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    side.values.push_back(values[i]);
    side.shades.push_back(values[i]);
    side.unknown.push_back(values[i] == 0);
    side.known = side.known && values[i] != 0;
    side.changed.push_back(values[i] != before[i] && before[i] != 0);
  }
}

/// Real values; the largest is full.
void set_grey(SideModel& side, std::vector<double> values) {
  double largest = 0;
  for (const double value : values) largest = std::fmax(largest, std::fabs(value));
  side.grey = true;
  side.unknown.assign(values.size(), false);
  side.changed.assign(values.size(), false);
  for (const double value : values)
    side.shades.push_back(largest > 0 ? static_cast<float>(value / largest) : 0);
  side.values = std::move(values);
}

}  // namespace

PairsModel::PairsModel(const lab::PairBench& of)
    : bench(of),
      memory(lab::memory_of(of)),
      trace(lab::trace_of(of, memory)),
      left(side_model(of, Side::left)),
      right(side_model(of, Side::right)) {
  const std::uint32_t moment = bench.moment;
  const hopfield::PairState state = lab::state_at(bench, memory, trace, moment);
  const hopfield::PairState before =
      lab::state_at(bench, memory, trace, moment > 0 ? moment - 1 : 0);
  left_overlaps.assign(state.overlaps(Side::left).begin(), state.overlaps(Side::left).end());
  right_overlaps.assign(state.overlaps(Side::right).begin(), state.overlaps(Side::right).end());
  energy = state.energy();
  settled = state.stable();
  end = static_cast<std::uint32_t>(trace.steps.size());
  const auto side_of = [&](Side which) -> SideModel& { return which == Side::left ? left : right; };
  if (recurrent()) {
    power = lab::power_of(bench, memory);
    end = static_cast<std::uint32_t>(power.states.empty() ? 0 : power.states.size() - 1);
    // Across stands the eigenvector that wins.
    SideModel& across = side_of(answers());
    across.width = bench.picture(bench.cue).width;
    across.height = bench.picture(bench.cue).height;
    const std::size_t n = bench.picture(bench.cue).cells.size();
    set_grey(side_of(bench.cue), power.states.empty()
                                     ? std::vector<double>(n, 0.0)
                                     : power.states[std::min<std::size_t>(moment, end)]);
    set_grey(across, power.vectors.empty() ? std::vector<double>(n, 0.0) : power.vectors[0]);
  } else {
    for (const Side which : {Side::left, Side::right}) {
      SideModel& side = side_of(which);
      if (bench.method == lab::PairMethod::linear && which == answers() && moment > 0) {
        std::vector<double> values;
        for (std::size_t i = 0; i < state.values(which).size(); ++i)
          values.push_back(memory.sum(which, state.overlaps(bench.cue), i));
        set_grey(side, std::move(values));
        continue;
      }
      set_signs(side, state.values(which), before.values(which));
      for (std::size_t i = 0; i < side.values.size(); ++i)
        side.fields.push_back(state.field(which, i));
      if (side.known) side.match = lab::nearest_pair(memory, which, state.values(which));
    }
    if (bench.method == lab::PairMethod::linear) end = 1;
  }
  symmetric = bench.net != lab::PairNet::two;
  if (!symmetric && bench.x.cells.size() == bench.y.cells.size()) {
    symmetric = true;
    const auto n = static_cast<std::uint32_t>(bench.x.cells.size());
    for (std::uint32_t i = 0; symmetric && i < n; ++i)
      for (std::uint32_t j = 0; symmetric && j < i; ++j)
        symmetric = memory.weight(i, j) == memory.weight(j, i);
  }
  wrong = lab::wrong_pixels(bench, bench.stored);
  for (std::size_t count = 1; count <= bench.pairs.size(); ++count) {
    const lab::PairCounts counts = lab::wrong_pixels(bench, count);
    totals.emplace_back(counts.total(Side::right), counts.total(Side::left));
  }
}

const lab::PairStep* PairsModel::last_step() const {
  return bench.moment > 0 && bench.moment <= trace.steps.size() ? &trace.steps[bench.moment - 1]
                                                                : nullptr;
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> PairsModel::weight() const {
  if (bench.weight.size() != 2) return std::nullopt;
  const auto i = static_cast<std::uint32_t>(bench.weight[0]),
             j = static_cast<std::uint32_t>(bench.weight[1]);
  if (i >= bench.x.cells.size() || j >= bench.y.cells.size()) return std::nullopt;
  return std::pair(i, j);
}

std::int32_t PairsModel::weight_between(std::uint32_t i, std::uint32_t j) const {
  if (coupled() && i == j) return 0;
  return memory.weight(i, j);
}

const std::vector<double>& PairsModel::shares() const {
  static const std::vector<double> kNone;
  if (power.shares.empty()) return kNone;
  return power.shares[std::min<std::size_t>(bench.moment, power.shares.size() - 1)];
}

PairsState& pairs_state(ui::PanelState& panels) { return ui::bench_state<PairsState>(panels); }

const PairsModel& pairs_model(const lab::Session& session, ui::PanelState& panels) {
  PairsState& state = pairs_state(panels);
  const lab::PairBench& bench = session.document().section<lab::PairBench>();
  if (!state.model || state.model->bench != bench) state.model.emplace(bench);
  return *state.model;
}

void emit_pairs(Ui& ui, lab::Change<lab::PairBench> change) {
  ui.emit(lab::change<lab::PairBench>(std::move(change)));
}

ui::Said pairs_said(const lab::Session& session, ui::PanelState& panels) {
  return pairs_words(pairs_model(session, panels));
}

}  // namespace workbenches::pairs

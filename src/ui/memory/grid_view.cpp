#include "ui/memory/grid_view.hpp"

#include <algorithm>
#include <cmath>

#include "ui/shell/panels.hpp"

namespace ui {
namespace {

/// Two states belong to one run when they grew from the same start on the same random stream.
std::uint64_t run_identity(const lab::Document& d) {
  return d.start.hash() ^ (d.run_stream * 0x9E3779B97F4A7C15ULL) ^ (d.seed << 1);
}

void clear_glow(GridView& view) {
  for (std::size_t i = 0; i < view.glow.size(); ++i)
    if (view.glow[i] > 0) view.cells.set_flash(i, 0);
  std::fill(view.glow.begin(), view.glow.end(), 0.0F);
  view.glowing = false;
}

void light_flips(Ui& ui, GridView& view) {
  const lab::Document& d = ui.session.document();
  const std::uint64_t run = run_identity(d);
  const bool onwards = run == view.run && d.moment > view.moment && !ui.reduced_motion;
  if (onwards) {
    for (const std::uint32_t neuron : ui.session.trace().flipped(view.moment, d.moment)) {
      if (neuron >= view.glow.size()) continue;
      view.glow[neuron] = 1;
      view.cells.set_flash(neuron, 1);
      view.glowing = true;
    }
  } else if (run != view.run || d.moment < view.moment) {
    clear_glow(view);
  }
  view.run = run;
  view.moment = d.moment;
}

void show_differences(Ui& ui, GridView& view) {
  const std::optional<lab::Pattern> other = ui.session.compared();
  const bool had = view.differing.has_value();
  view.differing.reset();
  const lab::Pattern& shown = ui.session.shown().pattern();
  if (other && other->size() == shown.size()) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const bool differs = shown.up(i) != other->up(i);
      view.cells.set_difference(i, differs);
      count += differs ? 1 : 0;
    }
    view.differing = count;
  } else if (had) {
    for (std::size_t i = 0; i < shown.size(); ++i) view.cells.set_difference(i, false);
  }
}

}  // namespace

GridState& grid_state(PanelState& state) { return state.kept.of<GridState>(); }

void GridState::take_up(Tool which, std::uint32_t memory) {
  tool = which;
  patch_pattern = memory;
  gesture = {};
}

bool put_tool_away(PanelState& state) {
  GridState& grid = grid_state(state);
  if (!grid.draws_rectangle()) return false;
  grid.take_up(Tool::draw);
  return true;
}

void update_grid(Ui& ui, GridState& state) {
  GridView& view = state.view;
  const lab::Document& d = ui.session.document();
  const bool resized = view.cells.width() != d.grid.width || view.cells.height() != d.grid.height;
  if (view.revision == ui.session.revision() && !resized) return;
  view.revision = ui.session.revision();
  if (resized) {
    view.cells.resize(d.grid.width, d.grid.height);
    view.glow.assign(d.grid.neurons(), 0.0F);
    view.glowing = false;
    view.marked.clear();
    view.differing.reset();
    state.cursor_x = std::min(state.cursor_x, d.grid.width - 1);
    state.cursor_y = std::min(state.cursor_y, d.grid.height - 1);
    state.gesture = {};
  }
  view.cells.set_pattern(ui.session.shown().pattern(), d.grid.width, d.grid.height);
  light_flips(ui, view);
  show_differences(ui, view);

  view.deciding.reset();
  const bool over = ui.session.at_tip() && ui.session.run().over();
  if (d.update.mode == hopfield::Mode::async && d.moment > 0 && !over)
    view.deciding = ui.session.trace().decided_at(d.moment);
}

void fade_grid(Ui& ui, GridView& view) {
  if (!view.glowing) return;
  constexpr float kHalfLife = 0.22F;  // seconds: long enough to see, short enough to follow
  const float keep = std::exp2(-ui.dt / kHalfLife);
  view.glowing = false;
  for (std::size_t i = 0; i < view.glow.size(); ++i) {
    float& light = view.glow[i];
    if (light <= 0) continue;
    light = light * keep < 0.03F ? 0.0F : light * keep;
    view.cells.set_flash(i, light);
    view.glowing = view.glowing || light > 0;
  }
  if (view.glowing) ui.animate(0.2F);
}

}  // namespace ui

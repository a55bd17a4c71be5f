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

constexpr std::size_t kDots = 6;
constexpr double kStays = 0.6, kFades = 1.4;  // seconds after the end of a run

void show_dots(GridView& view, float share) {
  const auto count = static_cast<float>(std::max(view.flipped.size(), kDots));
  // One after the other is a trail; all at once is none.
  const bool trail = view.flipped.size() <= kDots;
  for (std::size_t k = 0; k < view.flipped.size(); ++k)
    view.cells.set_dot(view.flipped[k],
                       trail ? share * (1 - static_cast<float>(k) / count) : share);
}

/// The last flips until now, within the last sweep; of neurons that decide together all of them.
void find_flips(Ui& ui, GridView& view) {
  const lab::Document& d = ui.session.document();
  const std::uint64_t run = run_identity(d);
  const bool same = run == view.run, moved = d.moment != view.moment;
  view.run = run;
  view.moment = d.moment;
  if (same && !moved) return;
  show_dots(view, 0);
  view.flipped.clear();
  view.shown = same && d.moment > 0 ? 1.0F : 0.0F;
  if (view.shown == 0) return;
  const lab::Trace& trace = ui.session.trace();
  const bool together = d.update.mode == hopfield::Mode::sync;
  const std::uint64_t first = d.moment - std::min(d.moment, std::uint64_t{d.grid.neurons()});
  for (std::uint64_t k = d.moment; k > first && (together || view.flipped.size() < kDots); --k)
    if (trace.flipped_at(k)) view.flipped.push_back(trace.decided_at(k));
  show_dots(view, 1);
  view.ended = ui.now;
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
    view.flipped.clear();
    view.shown = 0;
    view.marked.clear();
    view.differing.reset();
    state.cursor_x = std::min(state.cursor_x, d.grid.width - 1);
    state.cursor_y = std::min(state.cursor_y, d.grid.height - 1);
    state.gesture = {};
  }
  view.cells.set_pattern(ui.session.shown().pattern(), d.grid.width, d.grid.height);
  find_flips(ui, view);
  show_differences(ui, view);

  view.deciding.reset();
  view.over = ui.session.at_tip() && ui.session.run().over();
  if (d.update.mode == hopfield::Mode::async && d.moment > 0)
    view.deciding = ui.session.trace().decided_at(d.moment);
}

void fade_grid(Ui& ui, GridView& view) {
  if (!view.over || view.shown <= 0) return;
  const double left = view.ended + kStays + kFades - ui.now;
  const double share = ui.reduced_motion ? (left > 0 ? 1 : 0) : left / kFades;
  view.shown = static_cast<float>(std::clamp(share, 0.0, 1.0));
  show_dots(view, view.shown);
  if (ui.reduced_motion && left > 0)
    ui.wake_at(view.ended + kStays + kFades);
  else if (view.shown > 0)
    ui.animate(0.1F);
}

}  // namespace ui

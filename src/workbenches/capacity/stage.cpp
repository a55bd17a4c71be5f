#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/capacity/capacity.hpp"
#include "workbenches/figures/figures.hpp"

/// The middle and the right column: which view is drawn, and what all of them share.
namespace workbenches::capacity {

using ui::FontKind;
using ui::sentence;
using ui::tr;

float verdict(Ui& ui, const Rect& rect, const ui::Said& said) {
  // A line of headline and two of detail, more where they are short; kept free so that nothing jumps.
  const float height = rect.w >= 640 ? 78 : rect.w >= 480 ? 96 : 132;
  if (said.headline.empty() || !ui.shows("verdict")) return height;
  Rect rest = rect;
  rest.cut_top(8);
  const float head = ui::paragraph_height(FontKind::verdict, said.headline, rest.w);
  ui::paragraph(ui, rest.cut_top(head), said.headline, FontKind::verdict, ui.theme.text, 0.5F);
  rest.cut_top(2);
  ui::paragraph(ui, rest, said.detail, FontKind::body, ui.theme.secondary, 0.5F);
  ui::status(
      ui, "verdict", rect,
      said.detail.empty() ? said.headline : sentence(tr("{0} {1}"), {said.headline, said.detail}));
  return height;
}

namespace {

constexpr float kKeyLine = 20, kKeyGap = 16, kKeySample = 18;

/// Places them from the left, line by line; returns the height.
template <class Place>
float lay_out_key(float width, std::span<const Key> keys, const Place& place) {
  float x = 0, y = 0;
  for (const Key& key : keys) {
    const float wide = kKeySample + ui::text_width(FontKind::small, key.words);
    if (x > 0 && x + wide > width) {
      x = 0;
      y += kKeyLine;
    }
    place(key, x, y, wide);
    x += wide + kKeyGap;
  }
  return y + kKeyLine;
}

}  // namespace

float key_height(const Ui& /*ui*/, float width, std::span<const Key> keys) {
  return lay_out_key(width, keys, [](const Key&, float, float, float) {});
}

void draw_key(Ui& ui, const Rect& rect, std::span<const Key> keys) {
  lay_out_key(rect.w, keys, [&](const Key& key, float x, float y, float wide) {
    const Rect at{rect.x + x, rect.y + y, wide, kKeyLine};
    const float middle = at.y + kKeyLine / 2;
    if (key.sample == Key::Sample::square)
      ui::fill(ui, {at.x, middle - 5, 11, 10}, key.colour, 2);
    else if (key.sample == Key::Sample::line)
      ui::fill(ui, {at.x, middle - 1, 13, 2}, key.colour);
    else
      ui::fill(ui, {at.x + 5, middle - 6, key.sample == Key::Sample::thin ? 1.0F : 3.0F, 12},
               key.colour);
    ui::text(ui, {at.x + kKeySample, at.y, at.w - kKeySample + 1, at.h}, key.words, FontKind::small,
             ui.theme.secondary);
  });
}

ui::Said capacity_said(const lab::Session& session, ui::PanelState& panels) {
  CapacityState& state = capacity_state(panels);
  const lab::CapacityBench& bench = bench_of(session);
  switch (bench.view) {
    case lab::CapacityView::wall:
      if (!state.live || !state.live->is_of(bench)) state.live.emplace(bench);
      return wall_said(*state.live, bench);
    case lab::CapacityView::curves:
      return curves_said(bench);
    case lab::CapacityView::recovery:
      return recovery_said(bench);
    case lab::CapacityView::census:
      return census_said(bench);
    case lab::CapacityView::landscape:
      return landscape_said(bench, state);
    case lab::CapacityView::magnitude:
      break;
  }
  return magnitude_said(bench);
}

void remark(Ui& ui, Rect& rest, std::string_view id, std::string_view words, ImU32 sample) {
  if (!ui.shows(id)) return;
  const float indent = sample == 0 ? 0.0F : 20.0F;
  const float height = ui::paragraph_height(FontKind::body, words, rest.w - indent);
  const Rect row = rest.cut_top(height + 8);
  if (sample != 0) ui::fill(ui, {row.x, row.y + 4, 10, 10}, sample, 2);
  ui::paragraph(ui, {row.x + indent, row.y, row.w - indent, height}, words, FontKind::body,
                ui.theme.text);
  ui::status(ui, id, row, words);
}

void capacity_stage(Ui& ui, Rect rect, ui::PanelState& panels) {
  CapacityState& state = capacity_state(panels);
  const lab::CapacityBench& bench = bench_of(ui);
  const float margin = rect.w < 500 ? 12 : 24;
  const Rect view{rect.x + margin, rect.y + 8, rect.w - 2 * margin, rect.h - 12};
  // Low frames scroll: a plot of a hand's breadth is better than one that cannot be read.
  const float least = bench.view == lab::CapacityView::magnitude                  ? 470.0F
                      : bench.view == lab::CapacityView::recovery && view.w < 480 ? 520.0F
                                                                                  : 270.0F;
  const float height = std::max(view.h, least);
  const Rect content = ui::begin_panel_scroll(ui, "capacity.stage", view, height);
  const Rect place{content.x, content.y, content.w, height};
  switch (bench.view) {
    case lab::CapacityView::wall:
      wall_view(ui, place, state);
      break;
    case lab::CapacityView::curves:
      curves_view(ui, place, state);
      break;
    case lab::CapacityView::recovery:
      recovery_view(ui, place, state);
      break;
    case lab::CapacityView::census:
      census_view(ui, place, state);
      break;
    case lab::CapacityView::landscape:
      landscape_view(ui, place, state);
      break;
    case lab::CapacityView::magnitude:
      magnitude_view(ui, place);
      break;
  }
  ui::end_scroll(ui);
}

void capacity_details(Ui& ui, Rect rect, ui::PanelState& panels) {
  CapacityState& state = capacity_state(panels);
  const lab::CapacityBench& bench = bench_of(ui);
  rect = {rect.x + ui.theme.margin, rect.y + 16, rect.w - 2 * ui.theme.margin, rect.h - 20};
  const Rect content = ui::begin_panel_scroll(ui, "capacity.details", rect, state.details_height);
  Rect rest = content;
  rest.h = 1e5F;
  switch (bench.view) {
    case lab::CapacityView::wall:
      wall_details(ui, panels, rest, state);
      break;
    case lab::CapacityView::curves:
      curves_details(ui, panels, rest, state);
      break;
    case lab::CapacityView::recovery:
      recovery_details(ui, panels, rest, state);
      break;
    case lab::CapacityView::census:
      census_details(ui, panels, rest, state);
      break;
    case lab::CapacityView::landscape:
      landscape_details(ui, panels, rest, state);
      break;
    case lab::CapacityView::magnitude:
      magnitude_details(ui, rest);
      break;
  }
  const float height = rest.y - content.y + 8;
  if (std::abs(height - state.details_height) > 0.5F) ui.animate(0.05F);
  state.details_height = height;
  ui::end_scroll(ui);
}

void capacity_controls(Ui& ui, Rect bar, ui::PanelState& panels) {
  const lab::CapacityBench& bench = bench_of(ui);
  CapacityRunner& runner = capacity_runner(panels);
  const float side = bar.w < 600 ? 12 : ui.theme.margin;
  // On a phone there are two rows: the second has the size of the network.
  Rect second;
  if (bar.h > 100) second = bar.cut_bottom(56);
  second = {second.x + side, second.y, second.w - 2 * side, 44};
  Rect room{bar.x + side, bar.y + std::round((bar.h - 44) / 2), bar.w - 2 * side, 44};
  const auto study = study_of(bench.view);
  const auto size_slider = [&](const char* id, const char* label, const Rect& place, bool neurons) {
    ui::SliderOptions o;
    o.minimum = neurons ? lab::kFewestCapacityNeurons : 1;
    o.maximum = neurons ? lab::kMostCapacityNeurons
                        : std::clamp(bench.neurons * 1.0, 60.0, 1.0 * lab::kMostCapacityPatterns);
    o.maximum = std::max(o.maximum, neurons ? 0.0 : static_cast<double>(bench.patterns));
    o.step = 1;
    o.logarithmic = true;
    o.initial = neurons ? 100 : 15;
    o.decimals = 0;
    o.bright = !neurons && bench.view != lab::CapacityView::magnitude;
    o.help =
        neurons ? tr("Number of neurons") : tr("Number of memories that the network has learnt");
    std::vector<ui::SliderMark> marks;
    if (!neurons && bench.rule == hopfield::Rule::hebb)
      for (const lab::CapacityMark& mark : lab::capacity_marks(bench.neurons))
        marks.push_back({mark.load * bench.neurons, tr(mark.name)});
    o.marks = marks;
    double value = neurons ? bench.neurons : bench.patterns;
    if (!ui::slider(ui, id, place, label, &value, o)) return;
    lab::Change<lab::CapacityBench> change;
    (neurons ? change.neurons : change.patterns) = static_cast<std::uint32_t>(std::lround(value));
    set_capacity(ui, std::move(change));
  };
  if (bench.view == lab::CapacityView::magnitude) return;  // its sliders are beside the figure
  if (!study) {
    const std::string load = sentence("α = {0}", {ui::number(bench.load(), 3)});
    if (bar.w >= 560) {
      size_slider("capacity.neurons", "N", room.cut_right(std::min(260.0F, room.w * 0.34F)), true);
      room.cut_right(20);
    }
    if (bar.w >= 440) {
      if (ui.shows("capacity.load"))
        ui::text(ui, room.cut_right(86), load, FontKind::strong, ui.theme.text, 0.5F);
      room.cut_right(8);
    }
    ui::status(ui, "capacity.load", {bar.x, bar.y, 1, 1}, load);
    if (second.w > 0) {
      if (ui.shows("capacity.load"))
        ui::text(ui, second.cut_right(86), load, FontKind::strong, ui.theme.text, 1);
      second.cut_right(8);
      size_slider("capacity.neurons", "N", second, true);
    }
    size_slider("capacity.patterns", "P", room, false);
    return;
  }
  // A mistake is computed at once, for a network of its own.
  if (*study == lab::CapacityStudy::curves && bench.mistake != lab::CapacityMistake::none) return;
  if (second.w > 0) size_slider("capacity.neurons", "N", second, true);
  runner.prepare();
  const bool mine = runner.running() && runner.study() == *study;
  ui::ButtonOptions o;
  if (mine) {
    o.icon = runner.paused() ? ui::icon::kPlay : ui::icon::kPause;
    const char* words = runner.paused() ? tr("Resume") : tr("Pause");
    if (ui::button(ui, "capacity.pause", room.cut_left(ui::button_width(ui, words, o)), words, o))
      runner.pause(!runner.paused());
    room.cut_left(8);
    o = {};
    o.icon = ui::icon::kClose;
    o.help = tr("Results so far are kept");
    if (ui::button(ui, "capacity.cancel", room.cut_left(ui::button_width(ui, tr("Cancel"), o)),
                   tr("Cancel"), o))
      runner.cancel(ui);
  } else {
    // What there is already, and whether it is what would be computed now.
    bool begun = false, complete = true;
    for (const hopfield::Rule rule : rules_of(*study, bench)) {
      const lab::CapacityTable* table = lab::find_table(bench, *study, rule);
      const bool same =
          table != nullptr && table->request == lab::capacity_request(bench, *study, rule);
      const auto plan = same ? lab::plan_of(*table) : std::nullopt;
      begun = begun || (same && !table->rows.empty());
      complete = complete && plan && lab::missing_loads(*table, *plan).empty();
    }
    o.kind = ui::ButtonKind::primary;
    o.icon = ui::icon::kPlay;
    o.help = runner.running()
                 ? tr("Pauses the experiment that is running. Its results so far are kept.")
                 : tr("Measures with random memories at many loads. Results appear as "
                      "they are found.");
    const char* words = complete ? tr("Run again") : begun ? tr("Resume") : tr("Run");
    const float width = std::max(104.0F, ui::button_width(ui, words, o));
    if (ui::button(ui, "capacity.run", room.cut_left(ui.room("capacity.run", width)), words, o))
      runner.run(ui, *study, rules_of(*study, bench), complete);
  }
  room.cut_left(16);
  if (mine && !ui.shows("capacity.progress")) return;
  if (mine) {
    const std::string done = ui::number(100 * runner.progress());
    const auto left = runner.time_left();
    const std::string words =
        left ? sentence(tr("{0}% done, about {1} s left"), {done, ui::number(std::ceil(*left))})
             : sentence(tr("{0}% done"), {done});
    const Rect track{room.x, room.y + 36, std::min(room.w, 320.0F), 4};
    ui::fill(ui, track, ui.theme.hairline, 2);
    ui::fill(ui, {track.x, track.y, track.w * static_cast<float>(runner.progress()), 4},
             ui.theme.text, 2);
    ui::text(ui, {room.x, room.y, room.w, 34}, words, FontKind::body, ui.theme.secondary);
    ui::status(ui, "capacity.progress", track, words);
    return;
  }
  if (runner.study() == *study && !runner.problem().empty()) {
    if (!ui.shows("capacity.problem")) return;
    ui::text(ui, room, runner.problem(), FontKind::body, ui.theme.warning);
    ui::status(ui, "capacity.problem", room, runner.problem());
    return;
  }
  if (bar.w >= 360) {
    ui::SliderOptions n;
    n.minimum = 1;
    n.maximum = 1000;
    n.step = 1;
    n.logarithmic = true;
    n.initial = 100;
    n.decimals = 0;
    n.help = tr("Networks per load. Four times as many halve the error bars.");
    const char* counted = tr("networks");
    if (*study == lab::CapacityStudy::census) {
      counted = tr("starts");
      n.minimum = 20;  // two networks
      n.shown_factor = lab::kCensusStarts / 10.0;
      n.help = tr("Random starts per load. Four times as many halve the error bars.");
    }
    double value = bench.networks;
    const float width = bar.w >= 760 ? room.w / 2 - 10 : room.w;
    if (ui::slider(ui, "capacity.networks", room.cut_left(ui.room("capacity.networks", width)),
                   counted, &value, n)) {
      lab::Change<lab::CapacityBench> change;
      change.networks = static_cast<std::uint32_t>(std::lround(value));
      set_capacity(ui, std::move(change));
    }
    room.cut_left(ui.room("capacity.networks", 20));
    if (bar.w >= 760) size_slider("capacity.neurons", "N", room, true);
  }
}

}  // namespace workbenches::capacity

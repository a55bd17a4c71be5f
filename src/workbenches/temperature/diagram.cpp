#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/temperature/temperature.hpp"

/// The phase diagram: T against α, and the point that is dragged in it.
namespace workbenches::temperature {
namespace {

using hopfield::theory::Phase;
using ui::FontKind;
using ui::list;
using ui::sentence;
using ui::tr;

constexpr float kAxis = 36, kFoot = 34;
constexpr double kHeatStep = 0.02;

struct Paper {
  explicit Paper(const Rect& whole)
      : inner{whole.x + kAxis, whole.y + 6, whole.w - kAxis - 8, whole.h - kFoot - 6} {}
  Rect inner;
  [[nodiscard]] ImVec2 at(double load, double temperature) const {
    return {inner.x + static_cast<float>(load / lab::kMostLoad) * inner.w,
            inner.bottom() - static_cast<float>(temperature / lab::kMostHeat) * inner.h};
  }
  [[nodiscard]] double load(float x) const { return (x - inner.x) / inner.w * lab::kMostLoad; }
  [[nodiscard]] double temperature(float y) const {
    return (inner.bottom() - y) / inner.h * lab::kMostHeat;
  }
};

/// A region that is seen as a whole from its first corner.
void fan(const std::vector<ImVec2>& corners, ImU32 colour) {
  ImDrawList& out = list();
  const ImDrawListFlags flags = out.Flags;
  // A soft edge would leave seams; the lines are drawn over it.
  out.Flags &= ~ImDrawListFlags_AntiAliasedFill;
  out.AddConvexPolyFilled(corners.data(), static_cast<int>(corners.size()), colour);
  out.Flags = flags;
}

std::vector<ImVec2> line_points(const Paper& paper,
                                const std::array<double, lab::kLinePoints>& line) {
  std::vector<ImVec2> out;
  for (std::size_t k = 0; k < line.size(); ++k)
    out.push_back(paper.at(line[k], static_cast<double>(k) / (lab::kLinePoints - 1)));
  return out;
}

/// T = 1 + √α, even in T.
std::vector<ImVec2> glass_points(const Paper& paper) {
  std::vector<ImVec2> out;
  constexpr int kParts = 40;
  const double last = std::sqrt(lab::kMostLoad);
  for (int k = 0; k <= kParts; ++k) {
    const double root = last * k / kParts;
    out.push_back(paper.at(root * root, 1 + root));
  }
  return out;
}

void regions(Ui& ui, const Paper& paper) {
  const ui::Theme& theme = ui.theme;
  const auto tint = [&](float part) { return ui::mix(theme.surface, theme.plus, part); };
  ui::fill(ui, paper.inner, theme.surface);
  const std::vector<ImVec2> glass = glass_points(paper);
  const std::vector<ImVec2> stable = line_points(paper, lab::retrieval_line()),
                            deepest = line_points(paper, lab::ground_line());
  const ImVec2 corner = paper.at(0, 0);
  std::vector<ImVec2> area = {corner};
  area.insert(area.end(), glass.begin(), glass.end());
  area.push_back(paper.at(lab::kMostLoad, 0));
  fan(area, ui::mix(theme.surface, theme.text, theme.dark ? 0.1F : 0.08F));
  for (const auto& [line, part] :
       {std::pair{&stable, 0.2F}, std::pair{&deepest, theme.dark ? 0.42F : 0.4F}}) {
    area = {corner};
    area.insert(area.end(), line->begin(), line->end());
    fan(area, tint(part));
  }
  ui::polyline(list(), glass, theme.secondary, 1.5F);
  ui::polyline(list(), deepest, theme.text, 1.25F);
  ui::polyline(list(), stable, theme.text, 2);
}

void axes(Ui& ui, const Paper& paper) {
  const ImU32 ink = ui.theme.secondary;
  const Rect& r = paper.inner;
  for (const double t : {0.0, 0.5, 1.0, 1.5}) {
    const float y = paper.at(0, t).y;
    ui::horizontal_line(ui, r.x - 4, r.x, y, ink);
    ui::text(ui, {r.x - kAxis, y - 8, kAxis - 7, 16}, ui::number(t, 1), FontKind::small, ink, 1);
  }
  ui::text(ui, {r.x - kAxis, r.y + 10, 16, 16}, "T", FontKind::caption, ink);
  for (const double a : {0.0, 0.05, 0.1, 0.15, 0.2}) {
    const float x = paper.at(a, 0).x;
    ui::vertical_line(ui, x, r.bottom(), r.bottom() + 4, ink);
    const bool last = a == lab::kMostLoad;
    ui::text(ui, {last ? x - 36 : x - 20, r.bottom() + 3, 40, 16}, ui::number(a, a == 0 ? 0 : 2),
             FontKind::small, ink, last ? 1 : 0.5F);
  }
  ui::text(ui, {r.right() - 150, r.bottom() + 17, 150, 16}, tr("load α = P/N"), FontKind::caption,
           ink, 1);
  ui::outline(ui, r, ui.theme.hairline);
}

/// Words in the middle of a region, broken where it is narrow.
void region_label(Ui& ui, const Paper& paper, double from, double to, double temperature,
                  const char* words) {
  const float left = paper.at(from, 0).x + 2, width = paper.at(to, 0).x - left - 2;
  const float tall = ui::paragraph_height(FontKind::small, words, width);
  ui::paragraph(ui, {left, paper.at(0, temperature).y - tall / 2, width, tall}, words,
                FontKind::small, ui.theme.text, 0.5F);
}

void labels(Ui& ui, const Paper& paper, const ThermalNow& now) {
  region_label(ui, paper, 0, 0.05, 0.17, tr("memories deepest"));
  region_label(ui, paper, 0.056, 0.126, 0.17, tr("memories metastable"));
  region_label(ui, paper, 0.11, 0.2, 0.8, tr("spin glass"));
  region_label(ui, paper, 0, 0.11, 1.4, tr("disorder"));
  // Where at low load mixtures of three are stable no more.
  const double melts = lab::mixtures_dissolve_at();
  const ImVec2 mark = paper.at(0, melts);
  const bool wanted = now.bench.start == lab::ThermalStart::mixture;
  const ImU32 ink = ui.theme.text;
  const float reach = paper.at(lab::line_load(lab::ground_line(), melts), 0).x;
  list().AddLine(mark, {wanted ? reach : mark.x + 10, mark.y}, ink, 2);
  const std::string words = sentence(tr("mixtures: {0}"), {ui::number(melts, 2)});
  constexpr float kRoom = 220;
  if (paper.inner.h < kRoom) return;
  // Not under the point.
  const ImVec2 point = paper.at(now.bench.load(), now.heat);
  constexpr float kAround = 10;
  for (const float up : {-18.0F, 2.0F}) {
    if (!wanted && up < 0) continue;
    const Rect place{mark.x + 6, mark.y + up, ui::text_width(FontKind::small, words) + 2, 16};
    if (!wanted && place.right() > reach) continue;  // it would cross the line
    if (point.x > place.x - kAround && point.x < place.right() + kAround &&
        point.y > place.y - kAround && point.y < place.bottom() + kAround)
      continue;
    ui::text(ui, place, words, FontKind::small, ink);
    return;
  }
}

std::string point_words(const ThermalNow& now) {
  return sentence(
      tr("T = {0}, α = {1}: {2}"),
      {ui::number(now.heat, 2), ui::number(now.bench.load(), 3), region_name(now.theory.phase)});
}

/// To a place in the diagram: another load is another net, another temperature turns the knob. Whether anything changes.
bool move_point(Ui& ui, const ThermalNow& now, double load, double temperature,
                std::uint32_t stroke) {
  const std::uint32_t least = now.bench.start == lab::ThermalStart::mixture ? 3 : 1;
  const auto patterns =
      static_cast<std::uint32_t>(std::clamp(std::round(load * now.bench.neurons), 1.0 * least,
                                            1.0 * lab::most_thermal_patterns(now.bench.neurons)));
  const double heat = std::clamp(std::round(temperature * 100) / 100, 0.0, lab::kMostHeat);
  lab::Change<lab::TemperatureBench> change;
  if (patterns != now.bench.patterns) change.patterns = patterns;
  if (heat != (now.bench.anneals() ? now.bench.temperature : now.heat)) change.temperature = heat;
  if (!change.patterns && !change.temperature) return false;
  const bool at_end = !change.patterns && now.moment() >= lab::kLongestThermal;
  if (at_end && !now.bench.anneals()) ui.emit(lab::command::Reset{});
  change.stroke = stroke;
  emit_thermal(ui, std::move(change));
  // Whoever has the point in hand sees what the net does.
  if (!ui.session.running() && !ui.reduced_motion) ui.emit(lab::command::Recall{});
  return true;
}

void drag(Ui& ui, const Rect& rect, const Paper& paper, const ThermalNow& now, ThermalPanels& state,
          const ui::AreaState& area) {
  const float reach = ui.touch ? 30.0F : 16.0F, trembles = ui.touch ? 22.0F : 12.0F;
  const ImVec2 here{rect.x + area.x, rect.y + area.y};
  const double knob = now.bench.anneals() ? now.bench.temperature : now.heat;
  if (area.pressed) {
    const ImVec2 at = paper.at(now.bench.load(), knob);
    const bool grips = std::hypot(at.x - here.x, at.y - here.y) <= reach;
    state.dragged = true;
    state.changed = false;
    // Elsewhere the point comes to the pointer.
    state.sideways = !grips;
    state.grip_x = grips ? now.bench.load() - paper.load(here.x) : 0;
    state.grip_y = grips ? knob - paper.temperature(here.y) : 0;
    state.press_x = here.x;
    ++state.strokes;
    // Before anything is changed, so that the drag that follows is one step of undo.
    if (!ui.session.running() && !ui.reduced_motion && !now.settled() &&
        now.moment() < lab::kLongestThermal)
      ui.emit(lab::command::Recall{});
  }
  if (!state.dragged) return;
  const bool present = ui.widgets.input().pointer().present;
  if (present && (area.held || area.released)) {
    // Another number of memories is another net: not by a tremble while T is being turned.
    if (std::fabs(here.x - state.press_x) > trembles) state.sideways = true;
    const double load = state.sideways ? paper.load(here.x) + state.grip_x : now.bench.load();
    if (move_point(ui, now, load, paper.temperature(here.y) + state.grip_y, state.strokes))
      state.changed = true;
  }
  if (!area.released && area.held) return;
  state.dragged = false;
  if (area.released && ui.reduced_motion && state.changed) ui.emit(lab::command::Finish{});
}

void keys(Ui& ui, const ThermalNow& now, ThermalPanels& state, std::string_view asked) {
  double load = now.bench.load(), heat = now.bench.anneals() ? now.bench.temperature : now.heat;
  const double one = 1.0 / now.bench.neurons;
  if (asked == "left") load -= one;
  if (asked == "right") load += one;
  if (asked == "up") heat += kHeatStep;
  if (asked == "down") heat -= kHeatStep;
  if (asked == "space") {
    if (ui.session.running())
      ui.emit(lab::command::Pause{});
    else
      ui.emit(lab::command::Recall{});
    return;
  }
  if (move_point(ui, now, load, heat, state.strokes) && ui.reduced_motion)
    ui.emit(lab::command::Finish{});
}

void point(Ui& ui, const Paper& paper, const ThermalNow& now, const ThermalPanels* state) {
  const ImU32 accent = ui.theme.accent;
  const ImVec2 at = paper.at(now.bench.load(), now.heat);
  if (now.bench.anneals()) {
    const ImVec2 hot = paper.at(now.bench.load(), now.bench.temperature),
                 cold = paper.at(now.bench.load(), 0);
    constexpr float kDash = 5, kStride = 9;
    for (float y = hot.y; y < cold.y; y += kStride)
      list().AddLine({hot.x, y}, {hot.x, std::min(y + kDash, cold.y)}, accent, 1.5F);
    list().AddCircle(hot, 7, accent, 0, 2);
  } else {
    // How the knob was turned.
    for (const lab::EarlierHeat& each : now.bench.earlier)
      if (each.until <= now.moment())
        list().AddCircleFilled(paper.at(now.bench.load(), each.temperature), 2,
                               ui::with_alpha(accent, 0.6F));
  }
  const bool held = state != nullptr && state->dragged;
  list().AddCircleFilled(at, held ? 11.0F : 9.0F, accent);
  list().AddCircle(at, held ? 12.0F : 10.0F, ui.theme.surface, 0, 2);
  if (!held) return;
  const std::string words =
      sentence(tr("T = {0}, P = {1}"), {ui::number(now.heat, 2), ui::number(now.bench.patterns)});
  Dragged shown;
  shown.words = words;
  shown.place = {at.x - 12, at.y - 12, 24, 24};
  draw_dragged(ui, shown);
}

}  // namespace

void phase_diagram(Ui& ui, const Rect& rect, const ThermalNow& now, ThermalPanels* state) {
  const Paper paper(rect);
  bool ring = false;
  if (state != nullptr) {
    ui::WidgetInfo info;
    info.id = "temperature.diagram";
    info.role = ui::Role::grid;
    info.name = tr("Phase diagram: temperature against load");
    info.value = point_words(now);
    info.live = point_words(now);
    info.help = ui.widgets.focused() == info.id
                    ? tr("Up and down turn T, left and right change the number of memories.")
                    : tr("Drag the point: up for more noise, right for more memories.");
    info.rect = rect;
    const ui::AreaState area = ui::area(ui, info, ui::Drag::keeps);
    if (!area.shown) return;
    drag(ui, rect, paper, now, *state, area);
    if (area.asked) keys(ui, now, *state, *area.asked);
    ring = area.focused;
  }
  regions(ui, paper);
  axes(ui, paper);
  labels(ui, paper, now);
  point(ui, paper, now, state);
  if (ring) list().AddCircle(paper.at(now.bench.load(), now.heat), 14, ui.theme.accent, 0, 2);
}

}  // namespace workbenches::temperature

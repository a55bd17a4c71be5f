#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/gates/delays.hpp"
#include "workbenches/gates/gates.hpp"

/// The circuit of an example as textbooks draw it: a threshold in each cell, a dot where a synapse excites, an open
/// circle where it inhibits.
namespace workbenches::gates {
namespace {

using hopfield::DelayExample;
using hopfield::DelayNet;
using ui::FontKind;
using ui::sentence;
using ui::tr;

/// Where cells stand (shares of the figure, by number). How far synapses bend away from the straight line (shares of the
/// figure's height, down is positive), and where they end: so much above (−) or below the left of their cell, in radians; 0
/// where they come from. Two that come the same way would end on each other.
struct Plan {
  std::array<ImVec2, 6> cells;
  std::array<float, 7> bends, ends;
};

Plan plan_of(DelayExample example) {
  constexpr float kApart = 0.55F;
  switch (example) {
    case DelayExample::delay:
      return {{{{0, 0.5F}, {1, 0.5F}}}, {}, {}};
    case DelayExample::twice:
      return {{{{0, 0.9F}, {0.5F, 0.1F}, {1, 0.9F}}}, {}, {}};
    case DelayExample::heat:
      return {{{{0, 0}, {0, 0.62F}, {0.36F, 0.62F}, {0.68F, 0.38F}, {1, 0.08F}, {1, 0.92F}}},
              {0, 0, -0.42F, -0.06F, 0, 0, 0.52F},
              {0, kApart, -0.7F, -kApart, kApart, -kApart, kApart}};
    case DelayExample::memory:
      return {{{{0, 0.05F}, {0, 0.95F}, {1, 0.55F}}}, {}, {-0.4F, 0, kApart}};
    default:
      return {{{{0, 0}, {0, 1}, {1, 0.5F}}}, {}, {-kApart, kApart}};
  }
}

struct CircuitFigure {
  Ui& ui;
  const DelayNet& net;
  Plan plan;
  Rect r;
  float left = 0, right = 0, above = 0,
        below = 0;                ///< room for the outermost cells and their words
  float radius = 0, pressed = 0;  ///< of a cell; of an input
  bool roles = false;             ///< of inputs are written here

  [[nodiscard]] ImVec2 at(std::size_t cell) const {
    const ImVec2 share = plan.cells[cell];
    return {r.x + left + share.x * (r.w - left - right),
            r.y + above + share.y * (r.h - above - below)};
  }
};

ImVec2 towards(ImVec2 from, ImVec2 to, float by) {
  const float dx = to.x - from.x, dy = to.y - from.y;
  const float length = std::max(1.0F, std::sqrt(dx * dx + dy * dy));
  return {from.x + dx / length * by, from.y + dy / length * by};
}

/// A synapse; `active` when what comes through it arrives now.
void synapse(const CircuitFigure& f, std::size_t which, bool active) {
  const DelayNet::Synapse& s = f.net.synapses[which];
  const Ui& ui = f.ui;
  const ImU32 kind = s.inhibits ? ui.theme.scale_low : ui.theme.plus;
  const ImU32 colour = active ? kind : ui::mix(ui.theme.bg, ui.theme.text, 0.62F);
  const float width = active ? 3.0F : 1.6F, end = s.inhibits ? 6.0F : 5.0F;
  const ImVec2 from = f.at(s.from), to = f.at(s.to);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImVec2 tip;
  if (s.from == s.to) {
    // A loop over the cell, out at the right, back in from above at the left.
    const float high = f.radius * 2.6F;
    tip = towards(to, {to.x - f.radius * 0.6F, to.y - f.radius * 1.5F}, f.radius + end);
    list.AddBezierCubic(towards(from, {from.x + f.radius, from.y - f.radius * 1.2F}, f.radius),
                        {from.x + f.radius * 2.6F, from.y - high},
                        {from.x - f.radius * 2.4F, from.y - high}, tip, colour, width);
  } else {
    const ImVec2 control{(from.x + to.x) / 2, (from.y + to.y) / 2 + f.plan.bends[which] * f.r.h};
    const float turn = f.plan.ends[which], reach = f.radius + end;
    tip = turn == 0 ? towards(to, control, reach)
                    : ImVec2{to.x - reach * std::cos(turn), to.y + reach * std::sin(turn)};
    list.AddBezierQuadratic(towards(from, control, s.from < f.net.inputs ? f.pressed : f.radius),
                            control, tip, colour, width);
  }
  list.AddCircleFilled(tip, end, s.inhibits ? ui.theme.bg : colour);
  if (s.inhibits) list.AddCircle(tip, end, colour, 0, active ? 3.0F : 2.0F);
}

/// Name and role, where no synapse runs: of inputs at the left, of outputs at the right, else above or below.
void label(const CircuitFigure& f, const lab::Delays& delays, std::size_t cell) {
  Ui& ui = f.ui;
  const ImVec2 at = f.at(cell);
  const std::string name = cell_name(f.net, cell);
  const std::string_view role = cell_role(delays, cell);
  if (cell < f.net.inputs) {
    if (!f.roles || role.empty()) return;
    const float width = ui::text_width(FontKind::small, role) + 4;
    const Rect words{at.x - width / 2, at.y + f.pressed + 2, width, 16};
    ui::fill(ui, words, ui.theme.bg);  // a synapse may run there
    ui::text(ui, words, role, FontKind::small, ui.theme.secondary, 0.5F);
    return;
  }
  if (f.plan.cells[cell].x >= 1) {
    const float up = role.empty() ? 10.0F : 18.0F;
    ui::text(ui, {at.x + f.radius + 10, at.y - up, 70, 20}, name, FontKind::strong, ui.theme.text);
    ui::text(ui, {at.x + f.radius + 10, at.y + 1, 70, 16}, role, FontKind::small,
             ui.theme.secondary);
    return;
  }
  ui::text(ui, {at.x - 20, at.y - f.radius - 20, 40, 18}, name, FontKind::strong, ui.theme.text,
           0.5F);
}

}  // namespace

void delays_circuit(Ui& ui, const Rect& r, const lab::Delays& delays,
                    const std::vector<std::vector<bool>>& fires) {
  const DelayNet net = delays.net();
  const bool roles = *cell_role(delays, 0) != '\0';
  CircuitFigure f{ui, net, plan_of(delays.example), r};
  f.radius = std::clamp(r.h * 0.12F, 17.0F, 26.0F);
  // A finger presses the inputs.
  f.pressed = ui.touch ? std::max(22.0F, f.radius) : f.radius;
  f.roles = roles && r.h >= kLeastFigure;
  f.left = std::max(f.pressed + 2, f.roles ? 36.0F : 0.0F);
  f.right = f.radius + (roles ? 66.0F : 34.0F);
  f.above = delays.example == DelayExample::twice ? f.radius + 20 : f.pressed + 2;
  f.below = f.pressed + (f.roles ? 20.0F : 4.0F);
  const float most = net.cells.size() > 4 ? 560.0F : 380.0F;
  if (f.r.w > most) f.r = {r.x + (r.w - most) / 2, r.y, most, r.h};
  const auto now = static_cast<std::size_t>(delays.time);
  for (std::size_t k = 0; k < net.synapses.size(); ++k)
    synapse(f, k, now > 0 && fires[net.synapses[k].from][now - 1]);
  std::string firing;
  for (std::size_t cell = 0; cell < net.cells.size(); ++cell) {
    const bool on = fires[cell][now];
    const bool input = cell < net.inputs;
    const std::string name = cell_name(net, cell);
    if (on) firing += (firing.empty() ? "" : ", ") + name;
    const std::string words = input ? name : ui::number(net.cells[cell].threshold);
    if (!input) {
      neuron(ui, f.at(cell), f.radius, on, words);
    } else if (neuron(ui, f.at(cell), f.pressed, on, words, "gates.input." + std::to_string(cell),
                      sentence(tr("{0} at step {1}"), {name, ui::number(delays.time)}))) {
      turn_input(ui, delays, cell, delays.time);
    }
    label(f, delays, cell);
  }
  ui::status(ui, "gates.output", r,
             firing.empty()
                 ? sentence(tr("Step {0}: all cells are silent"), {ui::number(delays.time)})
                 : sentence(tr("Step {0}: {1} fires"), {ui::number(delays.time), firing}));
}

}  // namespace workbenches::gates

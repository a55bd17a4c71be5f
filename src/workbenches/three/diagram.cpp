#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/plots/plot.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/three/three.hpp"

/// All states of the network and what leads where.
namespace workbenches::three {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

/// Where each state stands.
struct Plan {
  std::vector<ImVec2> at;
  float w = 50, h = 26;  ///< of a card; a dot when too narrow for its cells
  bool cube = false, dots = false;
  struct Level {
    float y = 0;
    double energy = 0;
  };
  std::vector<Level> levels;
};

Plan cube_plan(const Rect& r) {
  Plan plan;
  plan.cube = true;
  plan.w = 54;
  plan.h = 28;
  const float edge = std::min((r.w - plan.w - 8) / 1.42F, (r.h - plan.h - 52) / 1.36F);
  const float deep_x = 0.42F * edge, deep_y = 0.36F * edge;
  const float x0 = r.x + (r.w - edge - deep_x) / 2, y0 = r.y + (r.h + edge + deep_y) / 2 - 4;
  for (std::uint32_t s = 0; s < 8; ++s) {
    const float a = (s & 1U) != 0 ? 1.0F : 0.0F, b = (s & 2U) != 0 ? 1.0F : 0.0F,
                c = (s & 4U) != 0 ? 1.0F : 0.0F;
    plan.at.emplace_back(x0 + a * edge + c * deep_x, y0 - b * edge - c * deep_y);
  }
  return plan;
}

/// Bands from left to right: half of the basins, what depends on the order, the other half.
std::vector<int> bands(const ThreeModel& m) {
  std::vector<int> order;
  const int count = static_cast<int>(m.attractors.size());
  // A pattern lies left of its inverse, which has the larger or smaller number.
  std::vector<int> basins;
  for (int k = 0; k < count; ++k) basins.push_back(k);
  std::stable_sort(basins.begin(), basins.end(), [&](int a, int b) {
    const auto minus = [&](int k) { return m.names[static_cast<std::size_t>(k)].starts_with("−"); };
    return !minus(a) && minus(b);
  });
  for (int k = 0; k < count; ++k) {
    if (k == (count + 1) / 2) order.push_back(-1);
    order.push_back(basins[static_cast<std::size_t>(k)]);
  }
  if (count < 2) order.push_back(-1);
  return order;
}

Plan energy_plan(const Rect& r, const ThreeModel& m) {
  Plan plan;
  constexpr float kAxis = 40;
  const auto size = static_cast<std::uint32_t>(m.graph.size());
  for (std::uint32_t s = 0; s < size; ++s) {
    const double energy = m.energy(s);
    const auto same = [&](const Plan::Level& level) {
      return std::abs(level.energy - energy) < 1e-9;
    };
    if (std::none_of(plan.levels.begin(), plan.levels.end(), same))
      plan.levels.push_back({0, energy});
  }
  std::sort(plan.levels.begin(), plan.levels.end(),
            [](const auto& a, const auto& b) { return a.energy > b.energy; });
  const float top = r.y + 34, bottom = r.bottom() - 34;
  const double high = plan.levels.front().energy, low = plan.levels.back().energy;
  std::vector<float> ys;
  for (const Plan::Level& level : plan.levels)
    ys.push_back(high > low ? top + static_cast<float>((high - level.energy) / (high - low)) *
                                        (bottom - top)
                            : (top + bottom) / 2);
  ui::spread(ys, 32, top, bottom);
  for (std::size_t k = 0; k < ys.size(); ++k) plan.levels[k].y = ys[k];
  const auto level_of = [&](std::uint32_t s) {
    std::size_t k = 0;
    while (k + 1 < plan.levels.size() && std::abs(plan.levels[k].energy - m.energy(s)) >= 1e-9) ++k;
    return k;
  };
  const std::vector<int> order = bands(m);
  std::vector<std::size_t> widest(order.size(), 0);
  std::vector<std::vector<std::vector<std::uint32_t>>> placed(
      order.size(), std::vector<std::vector<std::uint32_t>>(plan.levels.size()));
  for (std::size_t b = 0; b < order.size(); ++b)
    for (std::uint32_t s = 0; s < size; ++s) {
      if (m.basin[s] != order[b]) continue;
      auto& row = placed[b][level_of(s)];
      row.push_back(s);
      widest[b] = std::max(widest[b], row.size());
    }
  std::size_t total = 0;
  for (const std::size_t each : widest) total += each;
  const float room = r.w - kAxis, unit = room / static_cast<float>(std::max<std::size_t>(1, total));
  const auto cells = static_cast<float>(m.n);
  plan.w = std::min(std::min(14.0F, 60 / cells) * cells + 12, unit - 5);
  plan.h = 28;
  plan.dots = plan.w < 4 * cells + 6;
  if (plan.dots) plan.w = plan.h = std::clamp(unit - 2, 6.0F, 14.0F);
  plan.at.resize(size);
  float x = r.x + kAxis;
  for (std::size_t b = 0; b < order.size(); ++b) {
    const float band = unit * static_cast<float>(widest[b]);
    for (std::size_t level = 0; level < plan.levels.size(); ++level) {
      const auto& row = placed[b][level];
      const float step =
          std::min(unit, band / static_cast<float>(std::max<std::size_t>(1, row.size())));
      const float left = x + (band - step * static_cast<float>(row.size())) / 2;
      for (std::size_t k = 0; k < row.size(); ++k)
        plan.at[row[k]] = {left + step * (static_cast<float>(k) + 0.5F), plan.levels[level].y};
    }
    x += band;
  }
  return plan;
}

/// How far from a card's middle its edge is in a direction.
float reach(const Plan& plan, float dx, float dy) {
  if (plan.dots) return plan.w / 2 + 1;
  const float w = plan.w / 2 + 2, h = plan.h / 2 + 2;
  return std::min(std::abs(dx) > 1e-4F ? w / std::abs(dx) : 1e6F,
                  std::abs(dy) > 1e-4F ? h / std::abs(dy) : 1e6F);
}

void connect(Ui& ui, const Plan& plan, std::uint32_t from, std::uint32_t to, bool both,
             ImU32 colour, float width) {
  ImVec2 a = plan.at[from], b = plan.at[to];
  const float dx = b.x - a.x, dy = b.y - a.y, length = std::sqrt(dx * dx + dy * dy);
  if (length < 1) return;
  const float ux = dx / length, uy = dy / length;
  const float aside = both ? 4.0F : 0.0F;
  const float start = reach(plan, ux, uy), end = length - reach(plan, -ux, -uy);
  const float head = plan.dots ? 5.0F : 8.0F;
  if (end - start < head) return;
  arrow(ui, {a.x + ux * start - uy * aside, a.y + uy * start + ux * aside},
        {a.x + ux * end - uy * aside, a.y + uy * end + ux * aside}, colour, width, head);
}

void arrows(Ui& ui, const Plan& plan, const ThreeModel& m, std::uint32_t from) {
  const auto size = static_cast<std::uint32_t>(m.graph.size());
  const auto leads = [&](std::uint32_t a, std::uint32_t b) {
    if (m.together()) return m.graph.successor(a) == b && a != b;
    const std::uint32_t flips = m.graph.flips(a);
    return (flips & (a ^ b)) != 0 && ((a ^ b) & ((a ^ b) - 1)) == 0;
  };
  const float faint = size > 16 ? 0.35F : size > 8 ? 0.6F : 0.9F;
  // What is looked at lies above the rest.
  for (const bool marked : {false, true})
    for (std::uint32_t a = 0; a < size; ++a) {
      if ((a == from) != marked) continue;
      const auto one = [&](std::uint32_t b) {
        const ImU32 colour =
            marked ? ui.theme.accent : ui::with_alpha(basin_colour(ui, m.basin[a]), faint);
        connect(ui, plan, a, b, leads(b, a), colour, marked ? 2.2F : 1.5F);
      };
      if (m.together()) {
        if (m.graph.flips(a) != 0) one(m.graph.successor(a));
      } else {
        for (std::size_t i = 0; i < m.n; ++i)
          if ((m.graph.flips(a) >> i & 1U) != 0) one(a ^ (1U << i));
      }
    }
}

void card(Ui& ui, const Plan& plan, const ThreeModel& m, std::uint32_t s, bool current,
          bool pointed) {
  const ImVec2 c = plan.at[s];
  const bool stable = m.graph.flips(s) == 0;
  const ImU32 basin = basin_colour(ui, m.basin[s]);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (plan.dots) {
    const float radius = plan.w / 2;
    list.AddCircleFilled(c, radius + (stable ? 2.0F : 0.0F), stable ? ui.theme.text : basin);
    if (stable) list.AddCircleFilled(c, radius, basin);
    if (current || pointed)
      list.AddCircle(c, radius + 4, current ? ui.theme.accent : ui.theme.secondary, 0, 2);
    return;
  }
  const Rect r{c.x - plan.w / 2, c.y - plan.h / 2, plan.w, plan.h};
  ui::fill(ui, r, ui::mix(ui.theme.surface, basin, m.basin[s] < 0 ? 0.06F : 0.20F), 7);
  const auto cells = static_cast<float>(m.n);
  const float side = std::min(14.0F, (plan.w - 8) / cells);
  for (std::size_t i = 0; i < m.n; ++i) {
    const Rect at{c.x + (static_cast<float>(i) - cells / 2) * side,
                  c.y - std::min(14.0F, side * 1.6F) / 2, side, std::min(14.0F, side * 1.6F)};
    const ImU32 ground = state_ground(ui, m.state(s)[i]);
    ui::fill(ui, at.inset(side < 7 ? 0.5F : 1), ground, 2);
    if (m.state(s)[i] < 0)
      ui::outline(ui, at.inset(side < 7 ? 0.5F : 1), ui::with_alpha(ui.theme.secondary, 0.35F), 2);
  }
  if (current)
    ui::outline(ui, r.inset(-3), ui.theme.accent, 10, 2.5F);
  else if (pointed)
    ui::outline(ui, r.inset(-3), ui.theme.secondary, 10, 1.5F);
  ui::outline(ui, r, stable ? ui.theme.text : basin, 7, stable ? 2.5F : 1.2F);
}

/// On the cube, where a state cannot stand at its height: a column in its card that is as full as its energy is high.
void heights(Ui& ui, const Plan& plan, const ThreeModel& m) {
  double low = m.energy(0), high = low;
  for (std::uint32_t s = 1; s < plan.at.size(); ++s) {
    low = std::min(low, m.energy(s));
    high = std::max(high, m.energy(s));
  }
  if (high - low < 1e-9) return;
  for (std::uint32_t s = 0; s < plan.at.size(); ++s) {
    const ImVec2 c = plan.at[s];
    Rect column{c.x - plan.w / 2 + 2.5F, c.y - plan.h / 2 + 5, 3, plan.h - 10};
    ui::fill(ui, column, ui::with_alpha(ui.theme.secondary, 0.25F), 1);
    const float empty = column.h * static_cast<float>((high - m.energy(s)) / (high - low));
    column.cut_top(std::min(empty, column.h - 2));
    ui::fill(ui, column, ui.theme.secondary, 1);
  }
}

void labels(Ui& ui, const Plan& plan, const ThreeModel& m, std::uint32_t now) {
  const auto size = static_cast<std::uint32_t>(m.graph.size());
  for (std::uint32_t s = 0; s < size; ++s) {
    const ImVec2 c = plan.at[s];
    const std::string name = m.name_of(m.state(s));
    const bool named = !name.empty() && (m.graph.flips(s) == 0 || !plan.dots);
    std::string words = plan.cube ? m.energy_text(s) : std::string();
    if (named) words = words.empty() ? name : sentence(tr("{0}   {1}"), {name, words});
    if (words.empty()) continue;
    // Beside the edges of the cube: these go down from upper corners, and up to the right from those in front.
    const bool upper = plan.cube && (s & 2U) != 0, front = (s & 4U) == 0;
    const float aside = !plan.cube || upper != front ? 0.0F : upper ? -16.0F : 16.0F;
    const float y = upper ? c.y - plan.h / 2 - 20 : c.y + plan.h / 2 + 3;
    // Arrows pass behind words.
    const float w = ui::text_width(FontKind::small, words) + 6;
    ui::fill(ui, {c.x - w / 2 + aside, y + 1, w, 15}, ui::with_alpha(ui.theme.surface, 0.85F), 3);
    ui::text(ui, {c.x - 45 + aside, y, 90, 16}, words, FontKind::small,
             named ? ui.theme.text : ui.theme.secondary, 0.5F);
  }
  // Above the energy, where that stands above.
  const auto mark = [&](std::uint32_t s, const char* words) {
    const ImVec2 at = plan.at[s];
    const float up = plan.cube && (s & 2U) != 0 ? 36.0F : 21.0F;
    const float aside = plan.cube && (s & 2U) != 0 && (s & 4U) == 0 ? -16.0F : 0.0F;
    ui::text(ui, {at.x - 30 + aside, at.y - plan.h / 2 - up, 60, 16}, words, FontKind::small,
             ui.theme.accent_ink, 0.5F);
  };
  const bool began = m.three.path.empty();
  mark(now, began ? tr("start") : tr("now"));
  const std::uint32_t first = m.number_of(m.three.start);
  if (!began && first != now) mark(first, tr("start"));
}

void ground(Ui& ui, const Rect& r, const Plan& plan, const ThreeModel& m) {
  if (plan.cube) {
    for (std::uint32_t a = 0; a < 8; ++a)
      for (std::uint32_t bit = 1; bit < 8; bit <<= 1)
        if ((a & bit) == 0)
          ImGui::GetWindowDrawList()->AddLine(plan.at[a], plan.at[a | bit], ui.theme.hairline, 2);
    // Which neuron turns over along which edge.
    const auto axis = [&](std::uint32_t to, float dx, float dy, const char* words) {
      const ImVec2 a = plan.at[0], b = plan.at[to];
      ui::text(ui, {(a.x + b.x) / 2 - 14 + dx, (a.y + b.y) / 2 - 8 + dy, 28, 16}, words,
               FontKind::small, ui.theme.secondary, 0.5F);
    };
    axis(1, 0, 12, "v₁");
    axis(2, -14, 0, "v₂");
    axis(4, 12, 10, "v₃");
    return;
  }
  for (const Plan::Level& level : plan.levels) {
    ui::horizontal_line(ui, r.x + 38, r.right(), level.y, ui.theme.hairline);
    ui::text(ui, {r.x, level.y - 8, 34, 16}, exactly(level.energy, 2 * m.denominator),
             FontKind::small, ui.theme.secondary, 1);
  }
  ui::text(ui, {r.x, r.y, 60, 16}, tr("energy"), FontKind::small, ui.theme.secondary);
}

std::string state_words(const ThreeModel& m, std::uint32_t s) {
  const std::string name = m.name_of(m.state(s));
  const char* what = m.graph.flips(s) == 0 ? tr("stable") : tr("not stable");
  const std::string values = vector_text(values_of(m.state(s)));
  return sentence(
      tr("state {0}, energy {1}, {2}"),
      {name.empty() ? values : sentence(tr("{0} = {1}"), {values, name}), m.energy_text(s), what});
}

void start_from(Ui& ui, const ThreeModel& m, std::uint32_t state) {
  lab::Change<lab::Three> change;
  change.start = m.state(state);
  ui.emit(lab::change<lab::Three>(std::move(change)));
}

}  // namespace

void three_diagram(Ui& ui, const Rect& r, const ThreeModel& m, ThreeState& state) {
  const bool cube = m.n == 3 && m.three.diagram == lab::ThreeDiagram::cube;
  const Plan plan = cube ? cube_plan(r) : energy_plan(r, m);
  const auto size = static_cast<std::uint32_t>(m.graph.size());
  const std::uint32_t now = m.number_of(m.now);
  if (state.cursor && *state.cursor >= size) state.cursor.reset();

  ui::WidgetInfo info;
  info.id = "three.diagram";
  info.role = ui::Role::grid;
  info.name = sentence(tr("All {0} states"), {ui::number(static_cast<double>(size))});
  info.value = state_words(m, state.cursor.value_or(now));
  info.help = tr("Press a state to start from it. Arrow keys go from state to state.");
  info.rect = r;
  const ui::AreaState area = ui::area(ui, info, ui::Drag::yields);
  if (!area.shown) return;
  // The nearest state, if it is near enough for a finger.
  state.hovered.reset();
  if (area.hovered || area.follows()) {
    float best = ui.touch ? 30.0F : 24.0F;
    for (std::uint32_t s = 0; s < size; ++s) {
      const float dx = std::abs(r.x + area.x - plan.at[s].x) - (plan.dots ? 0 : plan.w / 2),
                  dy = std::abs(r.y + area.y - plan.at[s].y) - (plan.dots ? 0 : plan.h / 2);
      const float away = std::max(std::max(dx, dy), 0.0F);
      if (away >= best) continue;
      best = away;
      state.hovered = s;
    }
  }
  if (area.pressed) state.cursor.reset();
  if (area.released && area.hovered && state.hovered) start_from(ui, m, *state.hovered);
  if (area.asked) {
    const std::uint32_t at = state.cursor.value_or(now);
    // The order in which they stand: from left to right, then from top to bottom.
    std::vector<std::uint32_t> order(size);
    for (std::uint32_t s = 0; s < size; ++s) order[s] = s;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const ImVec2 p = plan.at[a], q = plan.at[b];
      return p.y != q.y ? p.y < q.y : p.x < q.x;
    });
    const auto here = std::find(order.begin(), order.end(), at) - order.begin();
    const bool back = *area.asked == "left" || *area.asked == "up";
    const bool on = *area.asked == "right" || *area.asked == "down";
    if (back || on)
      state.cursor =
          order[static_cast<std::size_t>((here + (on ? 1 : static_cast<std::ptrdiff_t>(size) - 1)) %
                                         static_cast<std::ptrdiff_t>(size))];
    else
      start_from(ui, m, at);
  }
  ground(ui, r, plan, m);
  const std::uint32_t from = state.hovered.value_or(state.cursor.value_or(now));
  arrows(ui, plan, m, from);
  for (std::uint32_t s = 0; s < size; ++s) {
    ui::WidgetInfo each;
    each.id = "three.state." + std::to_string(s);
    if (!ui.shows(each.id)) continue;
    card(ui, plan, m, s, s == now, s == from && s != now);
    each.name = state_words(m, s);
    each.value = m.energy_text(s);
    if (s == now) each.checked = true;
    each.rect = {plan.at[s].x - plan.w / 2, plan.at[s].y - plan.h / 2, plan.w, plan.h};
    ui.widgets.publish(each);
    if (ui.widgets.asked(each.id)) start_from(ui, m, s);
  }
  if (cube) heights(ui, plan, m);
  labels(ui, plan, m, now);
}

}  // namespace workbenches::three

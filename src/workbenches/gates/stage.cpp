#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/gates/delays.hpp"
#include "workbenches/gates/gates.hpp"

/// The middle: the unit and its line in the plane of its inputs, two layers, a pair that learns, or delays.
namespace workbenches::gates {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr std::array<const char*, 2> kInputs = {"a", "b"};

std::string half(int twice) { return exactly(twice / 2.0, 2); }

/// Circles, weights, the sum and what comes of it.
void unit_figure(Ui& ui, const Rect& r, const lab::Gates& gates) {
  const std::size_t line = shown_line(gates);
  const bool fires = gates.gate().fires(static_cast<std::uint32_t>(line));
  const float y = r.y + r.h / 2, small = std::min(24.0F, r.w * 0.085F),
              large = std::min(43.0F, r.w * 0.15F);
  const ImVec2 unit{r.x + r.w * 0.53F, y};
  const std::size_t count = gates.weights.size();
  for (std::size_t k = 0; k < count; ++k) {
    const ImVec2 at{r.x + small + 6, count == 1 ? y : y + (k == 0 ? -1.0F : 1.0F) * r.h * 0.3F};
    connection(ui, at, small, unit, large, gates.weights[k], 0.42F);
    const bool on = gates.on[k] != 0;
    if (neuron(ui, at, small, on, sentence("{0} = {1}", {kInputs[k], on ? "1" : "0"}),
               "gates.on." + std::to_string(k), sentence(tr("input {0}"), {kInputs[k]})))
      show_line(ui, gates, line ^ (std::size_t{1} << k));
  }
  const ImVec2 out{r.right() - small - 6, y};
  arrow(ui, {unit.x + large + 2, y}, {out.x - small - 3, y},
        fires ? ui.theme.plus : ui.theme.hairline, 2.5F, 11);
  neuron(ui, unit, large, false, "");
  ui::text(ui, {unit.x - large, y - 21, 2 * large, 20},
           sentence("Σ = {0}", {ui::number(sum_of(gates, line))}), FontKind::strong, ui.theme.text,
           0.5F);
  ui::text(ui, {unit.x - large, y + 1, 2 * large, 20},
           sentence(fires ? "≥ θ = {0}" : "< θ = {0}", {half(gates.threshold_twice)}),
           FontKind::body, fires ? ui.theme.good : ui.theme.secondary, 0.5F);
  neuron(ui, out, small, fires, fires ? "1" : "0");
  ui::status(ui, "gates.output", {out.x - small, out.y - small, 2 * small, 2 * small},
             fires ? tr("the unit fires") : tr("the unit is silent"));
}

void sliders(Ui& ui, Rect rest, const lab::Gates& gates) {
  const float line = ui.touch ? 48.0F : 40.0F;
  const ui::LabelColumn labels(ui, {"w₁", "w₂", "θ"});
  ui::SliderOptions o;
  o.minimum = -lab::kLargestGateWeight;
  o.maximum = lab::kLargestGateWeight;
  o.step = 1;
  o.initial = 1;
  o.decimals = 0;
  o.help = tr("The strength of this input. Negative weights inhibit.");
  for (std::size_t k = 0; k < gates.weights.size(); ++k) {
    double value = gates.weights[k];
    const std::string id = "gates.weight." + std::to_string(k);
    if (!ui::slider(ui, id, rest.cut_top(ui.room(id, line)), k == 0 ? "w₁" : "w₂", &value, o))
      continue;
    lab::Change<lab::Gates> change;
    change.weights = gates.weights;
    (*change.weights)[k] = static_cast<int>(std::lround(value));
    ui.emit(lab::change<lab::Gates>(std::move(change)));
  }
  o.minimum = -2 * lab::kLargestGateWeight;
  o.maximum = 2 * lab::kLargestGateWeight;
  o.step = o.grain.emplace(0.5);
  o.initial = 0.5;
  o.decimals = 1;
  o.help = tr("The unit fires when its total input is at least θ");
  double value = gates.threshold_twice / 2.0;
  if (ui::slider(ui, "gates.threshold", rest.cut_top(line), "θ", &value, o)) {
    lab::Change<lab::Gates> change;
    change.threshold_twice = static_cast<int>(std::lround(2 * value));
    ui.emit(lab::change<lab::Gates>(std::move(change)));
  }
}

/// The square of inputs, the side on which the unit fires, and the corners.
void plane(Ui& ui, const Rect& r, const lab::Gates& gates) {
  const bool two = gates.weights.size() == 2;
  const float side = std::min(r.w - 40, r.h - 40);
  const Rect box{r.x + (r.w - side) / 2 + 12, r.y + (r.h - side) / 2 - 10, side, side};
  constexpr double kLow = -0.45, kHigh = 1.45;
  const auto place = [&](double a, double b) {
    return ImVec2{box.x + static_cast<float>((a - kLow) / (kHigh - kLow)) * side,
                  box.bottom() - static_cast<float>((b - kLow) / (kHigh - kLow)) * side};
  };
  ui::fill(ui, box, ui.theme.surface, 2);
  const double theta = gates.threshold_twice / 2.0, wa = gates.weights[0],
               wb = two ? gates.weights[1] : 0;
  // The square, cut along w·x = θ.
  const std::array<std::array<double, 2>, 4> corners = {
      {{kLow, kLow}, {kHigh, kLow}, {kHigh, kHigh}, {kLow, kHigh}}};
  std::vector<ImVec2> inside, border;
  for (std::size_t k = 0; k < 4; ++k) {
    const auto& p = corners[k];
    const auto& q = corners[(k + 1) % 4];
    const double fp = wa * p[0] + wb * p[1] - theta, fq = wa * q[0] + wb * q[1] - theta;
    if (fp >= 0) inside.push_back(place(p[0], p[1]));
    if ((fp >= 0) == (fq >= 0)) continue;
    const double t = fp / (fp - fq);
    const ImVec2 cut = place(p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]));
    inside.push_back(cut);
    border.push_back(cut);
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (inside.size() >= 3)
    list.AddConvexPolyFilled(inside.data(), static_cast<int>(inside.size()),
                             ui::mix(ui.theme.surface, ui.theme.plus, 0.16F));
  ui::outline(ui, box, ui.theme.hairline, 2);
  const ImVec2 origin = place(0, 0), right = place(1, 0), up = place(0, 1);
  list.AddLine({box.x + 8, origin.y}, {box.right() - 8, origin.y}, ui.theme.hairline, 1.5F);
  if (two)
    list.AddLine({origin.x, box.y + 8}, {origin.x, box.bottom() - 8}, ui.theme.hairline, 1.5F);
  if (border.size() == 2) list.AddLine(border[0], border[1], ui.theme.text, 2.5F);
  const std::size_t shown = shown_line(gates);
  for (std::size_t line = 0; line < gates.target.size(); ++line) {
    const ImVec2 at = place(input_of(line, 0), two ? input_of(line, 1) : 0);
    const bool wanted = gates.target[line] != 0;
    const bool fires = gates.gate().fires(static_cast<std::uint32_t>(line));
    const std::string name =
        two ? sentence("({0}, {1})", {ui::number(input_of(line, 0)), ui::number(input_of(line, 1))})
            : sentence("a = {0}", {ui::number(input_of(line, 0))});
    if (neuron(ui, at, ui.touch ? 22.0F : 15.0F, wanted, wanted ? "1" : "0",
               "gates.corner." + std::to_string(line),
               sentence(tr("inputs {0}: wanted {1}, the unit gives {2}"),
                        {name, wanted ? "1" : "0", fires ? "1" : "0"})))
      show_line(ui, gates, line);
    if (fires != wanted) list.AddCircle(at, ui.touch ? 28.0F : 21.0F, ui.theme.warning, 0, 3);
    if (line == shown) list.AddCircle(at, ui.touch ? 34.0F : 27.0F, ui.theme.accent, 0, 2);
  }
  const auto label = [&](ImVec2 at, float dx, float dy, const char* words) {
    ui::text(ui, {at.x - 20 + dx, at.y - 8 + dy, 40, 16}, words, FontKind::small,
             ui.theme.secondary, 0.5F);
  };
  label({right.x, box.bottom()}, 0, 12, "1");
  label({origin.x, box.bottom()}, 0, 12, "0");
  label({box.right(), box.bottom()}, -14, 12, "a");
  if (two) {
    label({box.x, origin.y}, -14, 0, "0");
    label({box.x, up.y}, -14, 0, "1");
    label({box.x, box.y}, -14, 12, "b");
  }
}

/// (a and not b) or (b and not a).
void layers_figure(Ui& ui, const Rect& r, const lab::Gates& gates) {
  const std::size_t line = shown_line(gates) & 3U;
  const bool a = input_of(line, 0) != 0, b = gates.on.size() > 1 && input_of(line, 1) != 0;
  const hopfield::Gate first = hopfield::and_not_gate(), last = hopfield::or_gate();
  const bool up = first.fires((a ? 1U : 0U) | (b ? 2U : 0U)),
             down = first.fires((b ? 1U : 0U) | (a ? 2U : 0U));
  const bool out = last.fires((up ? 1U : 0U) | (down ? 2U : 0U));
  const float high = r.y + r.h * 0.26F, low = r.y + r.h * 0.74F, small = 26, large = 34;
  const ImVec2 in_a{r.x + 40, high}, in_b{r.x + 40, low}, one{r.x + r.w * 0.52F, high},
      two{r.x + r.w * 0.52F, low}, end{r.right() - 44, (high + low) / 2};
  connection(ui, in_a, small, one, large, first.weights[0], 0.55F);
  connection(ui, in_b, small, two, large, first.weights[0], 0.55F);
  connection(ui, in_a, small, two, large, first.weights[1], 0.3F);
  connection(ui, in_b, small, one, large, first.weights[1], 0.3F);
  connection(ui, one, large, end, large, last.weights[0]);
  connection(ui, two, large, end, large, last.weights[1]);
  if (neuron(ui, in_a, small, a, a ? "a = 1" : "a = 0", "gates.on.0", tr("input a")))
    show_line(ui, gates, line ^ 1U);
  if (neuron(ui, in_b, small, b, b ? "b = 1" : "b = 0", "gates.on.1", tr("input b")))
    show_line(ui, gates, line ^ 2U);
  neuron(ui, one, large, up, up ? "1" : "0");
  neuron(ui, two, large, down, down ? "1" : "0");
  neuron(ui, end, large, out, out ? "1" : "0");
  const auto words = [&](ImVec2 at, float dy, const std::string& what) {
    ui::text(ui, {at.x - 70, at.y + dy, 140, 18}, what, FontKind::small, ui.theme.secondary, 0.5F);
  };
  const std::string theta = half(first.threshold_twice);
  words(one, -large - 22, sentence(tr("a and not b,  θ = {0}"), {theta}));
  words(two, large + 6, sentence(tr("b and not a,  θ = {0}"), {theta}));
  words(end, large + 6, sentence(tr("or,  θ = {0}"), {half(last.threshold_twice)}));
  ui::status(ui, "gates.output", {end.x - large, end.y - large, 2 * large, 2 * large},
             out ? tr("the output fires") : tr("the output is silent"));
}

/// Two neurons and what their connection learns from this pair of states.
void pair_figure(Ui& ui, const Rect& r, const lab::Gates& gates) {
  const std::size_t line = shown_line(gates) & 3U;
  const int a = input_of(line, 0), b = input_of(line, 1);
  const int learns = (2 * a - 1) * (2 * b - 1);
  const float y = r.y + r.h * 0.42F, radius = 40;
  const ImVec2 left{r.x + r.w * 0.22F, y}, right{r.x + r.w * 0.78F, y};
  connection(ui, left, radius, right, radius, learns);
  if (neuron(ui, left, radius, a != 0, sentence("Vᵢ = {0}", {ui::number(a)}), "gates.on.0",
             tr("neuron i")))
    show_line(ui, gates, line ^ 1U);
  if (neuron(ui, right, radius, b != 0, sentence("Vⱼ = {0}", {ui::number(b)}), "gates.on.1",
             tr("neuron j")))
    show_line(ui, gates, line ^ 2U);
  ui::text(ui, {r.x, y + radius + 22, r.w, 26},
           sentence("ΔTᵢⱼ = (2Vᵢ − 1)(2Vⱼ − 1) = ({0})({1}) = {2}",
                    {ui::number(2 * a - 1), ui::number(2 * b - 1), ui::signed_number(learns)}),
           FontKind::body, ui.theme.text, 0.5F);
}

ui::Said words_for(const lab::Gates& gates) {
  if (gates.view == lab::GatesView::delays) {
    DelayWords said = delay_words(gates.delays);
    return {std::move(said.headline), std::move(said.detail)};
  }
  if (gates.view == lab::GatesView::layers)
    return {
        tr("Two layers compute XOR."),
        tr("Each unit of the first layer detects one of the two cases. The last unit is an OR.")};
  if (gates.view == lab::GatesView::pair)
    return {tr("Neurons in the same state strengthen their connection. Neurons in different states "
               "weaken it."),
            tr("Inactive together counts as much as active together: Hopfield’s rule of 1982.")};
  const std::string name = table_name(gates.target);
  const std::string what = name.empty() ? std::string(tr("this table")) : name;
  const int wrong = wrong_lines(gates);
  if (!separation(gates).gate)
    return {sentence(tr("No single unit can compute {0}."), {what}),
            tr("Every line through the plane leaves at least one corner on the wrong side.")};
  if (wrong == 0)
    return {sentence(tr("The unit computes {0}."), {what}),
            tr("The line puts every corner that must fire on the blue side.")};
  return {sentence(wrong == 1 ? tr("Not yet {0}: one row of the table is wrong.")
                              : tr("Not yet {0}: {1} rows of the table are wrong."),
                   {what, ui::number(wrong)}),
          tr("Move the weights and the threshold until the line divides the corners as wanted.")};
}

void headline(Ui& ui, Rect& rest, const ui::Said& said) {
  if (!ui.shows("verdict")) return;
  const float height = ui::paragraph_height(FontKind::verdict, said.headline, rest.w);
  ui::paragraph(ui, rest.cut_top(height), said.headline, FontKind::verdict, ui.theme.text, 0.5F);
  rest.cut_top(2);
}

}  // namespace

ui::Said gates_said(const lab::Session& session, ui::PanelState& /*panels*/) {
  return words_for(session.document().section<lab::Gates>());
}

void gates_figure(Ui& ui, const Rect& sheet, const lab::Gates& gates) {
  Rect room = sheet.inset(20);
  if (gates.view == lab::GatesView::layers) return layers_figure(ui, room, gates);
  if (gates.view == lab::GatesView::pair) return pair_figure(ui, room, gates);
  if (gates.view == lab::GatesView::delays) {
    const auto fires = gates.delays.fires();
    delays_raster(ui, room.cut_bottom(delays_raster_height(ui, room.w, gates.delays)), gates.delays,
                  fires);
    room.cut_bottom(20);
    return delays_circuit(ui, room, gates.delays, fires);
  }
  unit_figure(ui, room.cut_left(room.w * 0.47F), gates);
  room.cut_left(20);
  plane(ui, room, gates);
}

void gates_stage(Ui& ui, Rect rect, ui::PanelState& panels) {
  GatesState& state = gates_state(panels);
  const lab::Gates& gates = ui.session.document().section<lab::Gates>();
  // Twelve steps of 44 px for a finger just fit into a frame of 600 px.
  const bool delays = gates.view == lab::GatesView::delays;
  const float margin = rect.w < 500 || (delays && rect.w < 640) ? 12 : 24;
  const Rect view{rect.x + margin, rect.y + 8, rect.w - 2 * margin, rect.h - 16};
  const Rect content = ui::begin_panel_scroll(ui, "gates.stage", view, state.stage_height);
  const float width = std::min(content.w, 660.0F);
  Rect rest{content.x + (content.w - width) / 2, content.y, width, 1e5F};
  rest.cut_top(std::max(4.0F, (view.h - state.stage_height) * 0.4F));
  const float top = rest.y;
  const ui::Said said = words_for(gates);
  // Where it takes scrolling to see all of it, what happens is said first.
  const bool above = delays && !delays_fit(ui, width, view.h);
  if (above) {
    headline(ui, rest, said);
    rest.cut_top(4);
  }
  if (gates.view == lab::GatesView::unit) {
    const float line = ui.touch ? 48.0F : 40.0F;
    const float controls = line * static_cast<float>(gates.weights.size() + 1);
    const float plane_side = std::min(width, std::max(300.0F, std::min(view.h - 330, 380.0F)));
    // In a low frame the plane stands beside the sliders, rather than half of it below the edge.
    const bool low = view.h < 520 && width >= 400;
    constexpr float kWords = 70;
    if (low && width < 500) {
      unit_figure(ui, rest.cut_top(140), gates);
      rest.cut_top(8);
      Rect row = rest.cut_top(std::clamp(view.h - 148 - kWords, controls, 230.0F));
      plane(ui, row.cut_right(row.h), gates);
      row.cut_right(12);
      row.cut_top((row.h - controls) / 2);
      sliders(ui, row, gates);
    } else if (low || width >= 560) {
      const float unit = low ? std::clamp(view.h - kWords - controls - 12, 96.0F, 170.0F) : 170.0F;
      const float between = low ? 8.0F : 20.0F;
      Rect row =
          rest.cut_top(low ? unit + between + controls : std::max(plane_side, 200 + controls));
      Rect left = row.cut_left(low ? width - 16 - std::min(row.h, width * 0.47F) : width * 0.47F);
      row.cut_left(16);
      left.cut_top(std::max(0.0F, (left.h - unit - between - controls) / 2));
      unit_figure(ui, left.cut_top(unit), gates);
      left.cut_top(between);
      sliders(ui, left, gates);
      plane(ui, row, gates);
    } else {
      unit_figure(ui, rest.cut_top(160), gates);
      rest.cut_top(8);
      sliders(ui, rest.cut_top(controls), gates);
      rest.cut_top(8);
      plane(ui, rest.cut_top(plane_side), gates);
    }
  } else if (gates.view == lab::GatesView::layers) {
    layers_figure(ui, rest.cut_top(320), gates);
  } else if (delays) {
    delays_stage(ui, rest, view.h);
  } else {
    pair_figure(ui, rest.cut_top(220), gates);
  }
  ui.figure({rest.x, top, width, rest.y - top});
  rest.cut_top(delays || view.h < 520 ? 10.0F : 18.0F);
  const float y = rest.y;
  if (!above) headline(ui, rest, said);
  const float detail = ui.room("verdict", ui::paragraph_height(FontKind::body, said.detail, width));
  if (detail > 0)
    ui::paragraph(ui, rest.cut_top(detail), said.detail, FontKind::body, ui.theme.secondary, 0.5F);
  ui::status(ui, "verdict",
             above ? Rect{rest.x, top, width, 24} : Rect{rest.x, y, width, rest.y - y},
             ui::sentence(ui::tr("{0} {1}"), {said.headline, said.detail}));
  const float height = rest.y - top + 12;
  if (std::abs(height - state.stage_height) > 0.5F) ui.animate(0.05F);
  state.stage_height = height;
  ui::end_scroll(ui);
}

}  // namespace workbenches::gates

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/three/three.hpp"
#include "workbenches/three/words.hpp"

/// The middle: how the weights come about, one step with every number, and what it means.
namespace workbenches::three {
namespace {

using hopfield::Pattern;
using ui::FontKind;
using ui::sentence;
using ui::tr;

constexpr float kFraction = 36;  ///< the height of a fraction with its bar, and some air

struct Example {
  Ui& ui;
  const ThreeModel& m;
  ThreeState& state;
  float side;  ///< of a cell

  [[nodiscard]] Piece matrix(std::size_t rows, std::size_t columns,
                             std::function<void(const Rect&, std::size_t, std::size_t)> draw,
                             ImU32 ink, float cell_width = 0) const {
    Piece piece;
    const float w = cell_width > 0 ? cell_width : side;
    piece.width = w * static_cast<float>(columns) + 2 * kBracket;
    piece.height = side * static_cast<float>(rows);
    piece.draw = [this, rows, columns, draw = std::move(draw), ink, w](const Rect& place) {
      const Rect inner{place.x + kBracket, place.y, place.w - 2 * kBracket, place.h};
      for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j)
          draw({inner.x + static_cast<float>(j) * w, inner.y + static_cast<float>(i) * side, w,
                side},
               i, j);
      brackets(ui, inner, ink);
    };
    return piece;
  }

  void plain_sign(const Rect& at, int value) const {
    cell(ui, at, state_ground(ui, value), written(value, 1), {});
  }

  /// One of a pattern, to be turned by a press.
  void turned_sign(const Rect& at, std::size_t pattern, std::size_t i) const {
    const Pattern& values = m.three.patterns[pattern];
    Cell what;
    what.id = "three.pattern." + std::to_string(pattern) + "." + std::to_string(i);
    what.name = sentence(tr("{0}, neuron {1}"),
                         {pattern_name(m.three, pattern), ui::number(static_cast<double>(i + 1))});
    what.role = ui::Role::toggle;
    if (!cell(ui, at, state_ground(ui, values[i]), written(values[i], 1), what)) return;
    lab::Change<lab::Three> change;
    change.patterns = m.three.patterns;
    (*change.patterns)[pattern].flip(i);
    ui.emit(lab::change<lab::Three>(std::move(change)));
  }

  /// The patterns as columns, or as rows.
  [[nodiscard]] Piece patterns(bool as_rows) const {
    const auto& list = m.three.patterns;
    const std::size_t count = list.size();
    return matrix(
        as_rows ? count : m.n, as_rows ? m.n : count,
        [this, as_rows](const Rect& at, std::size_t i, std::size_t j) {
          if (!as_rows && edits_in_place(ui)) return turned_sign(at, j, i);
          plain_sign(at, m.three.patterns[as_rows ? i : j][as_rows ? j : i]);
        },
        ui.theme.secondary);
  }

  [[nodiscard]] double weight(std::size_t i, std::size_t j) const { return m.network.weight(i, j); }

  void set_weight(std::size_t i, std::size_t j, double value) const {
    lab::Change<lab::Three> change;
    change.weights.emplace(m.n, m.n);
    for (std::size_t a = 0; a < m.n; ++a)
      for (std::size_t b = 0; b < m.n; ++b) (*change.weights)(a, b) = weight(a, b) * m.unit;
    (*change.weights)(i, j) = value;
    if (state.both) (*change.weights)(j, i) = value;
    ui.emit(lab::change<lab::Three>(std::move(change)));
  }

  /// M, without its factor; its weights can be dragged, or are only looked at.
  [[nodiscard]] Piece weights(bool pressed) const {
    double most = 1e-9;
    for (std::size_t i = 0; i < m.n; ++i)
      for (std::size_t j = 0; j < m.n; ++j) most = std::max(most, std::abs(weight(i, j)));
    return matrix(
        m.n, m.n,
        [this, pressed, most](const Rect& at, std::size_t i, std::size_t j) {
          const ImU32 ground = weight_ground(ui, weight(i, j) / most);
          const Written number = written(weight(i, j), 1);
          if (!pressed) {
            cell(ui, at, ground, number, {});
            return;
          }
          DragOptions o;
          o.id = "three.weight." + std::to_string(i) + "." + std::to_string(j);
          o.name = sentence(
              tr("weight from neuron {0} to neuron {1}"),
              {ui::number(static_cast<double>(j + 1)), ui::number(static_cast<double>(i + 1))});
          o.limit = 3;
          if (const auto value =
                  drag_cell(ui, at, ground, number, weight(i, j) * m.unit, o, state.weight))
            set_weight(i, j, *value);
        },
        ui.theme.secondary);
  }

  [[nodiscard]] Piece start() const {
    return matrix(
        m.n, 1,
        [this](const Rect& at, std::size_t i, std::size_t) {
          Cell what;
          what.id = "three.v." + std::to_string(i);
          what.name = sentence(tr("state, neuron {0}"), {ui::number(static_cast<double>(i + 1))});
          what.role = ui::Role::toggle;
          what.help = tr("Flip this neuron of the start");
          if (!cell(ui, at, state_ground(ui, m.now[i]), written(m.now[i], 1), what)) return;
          lab::Change<lab::Three> change;
          change.start = m.now;
          change.start->flip(i);
          ui.emit(lab::change<lab::Three>(std::move(change)));
        },
        ui.theme.accent);
  }

  [[nodiscard]] Piece fields() const {
    return matrix(
        m.n, 1,
        [this](const Rect& at, std::size_t i, std::size_t) {
          const bool counts = m.turn < 0 || static_cast<std::size_t>(m.turn) == i;
          Written field = written(m.fields[i], m.denominator);
          if (side < kFraction) field = {field.text(), "", ""};
          draw_number(ui, at, field,
                      m.ties[i] ? ui.theme.warning
                      : counts  ? ui.theme.text
                                : ui.theme.secondary);
        },
        ui.theme.secondary, std::max(side, 40.0F));
  }

  [[nodiscard]] Piece result() const {
    return matrix(
        m.n, 1,
        [this](const Rect& at, std::size_t i, std::size_t) {
          plain_sign(at, m.next[i]);
          if (m.next[i] != m.now[i]) ui::outline(ui, at.inset(1), ui.theme.accent, 5, 2);
        },
        ui.theme.secondary);
  }
};

Piece words(Ui& ui, const char* text, bool may_break = false) {
  Piece piece = words_piece(ui, text, ui.theme.secondary);
  piece.may_break = may_break;
  return piece;
}

std::vector<Piece> learning(const Example& e) {
  Ui& ui = e.ui;
  std::vector<Piece> out = {words(ui, "M ="), factor_piece(ui, e.m.unit, e.m.denominator)};
  if (e.m.learnt() && !e.m.three.patterns.empty()) {
    out.push_back(e.patterns(false));
    out.push_back(e.patterns(true));
    if (e.m.three.form == lab::ThreeForm::plain) out.push_back(words(ui, tr("without diagonal")));
    out.push_back(words(ui, "=", true));
    out.push_back(factor_piece(ui, e.m.unit, e.m.denominator));
  }
  out.push_back(e.weights(true));
  return out;
}

std::vector<Piece> multiplying(const Example& e) {
  Ui& ui = e.ui;
  std::vector<Piece> out = {words(ui, "M v ="),   factor_piece(ui, e.m.unit, e.m.denominator),
                            e.weights(false),     e.start(),
                            words(ui, "=", true), e.fields()};
  const std::string who = e.m.turn < 0 ? "→ sgn →"
                                       : sentence(tr("→ neuron {0} →"),
                                                  {ui::number(static_cast<double>(e.m.turn + 1))});
  out.push_back(words_piece(ui, who, ui.theme.secondary));
  out.push_back(e.result());
  return out;
}

/// The largest cells with which both equations fit, and whether they are broken.
struct Fit {
  float side;
  bool learning_broken, multiplying_broken;
};
Fit fit(Ui& ui, const ThreeModel& m, ThreeState& state, float width, float height) {
  constexpr float kSmallest = 15;
  // In a low frame small cells leave room for the step's numbers; where a finger turns them they stay as they are.
  const auto rows = static_cast<float>(m.n);
  const float beside = 54 + 32 * (rows + 1);
  const float largest = ui.touch && edits_in_place(ui)
                            ? 44.0F
                            : std::clamp((height - beside) / (2 * rows), 24.0F, 44.0F);
  // On a phone a small equation on one line says more than a large one in pieces.
  const float comfortable = std::min(width < 460 ? 23.0F : 30.0F, largest - 1);
  const auto widths = [&](float side, bool broken) {
    const Example e{ui, m, state, side};
    const auto a = learning(e), b = multiplying(e);
    return std::pair(equation_width(a, broken), equation_width(b, broken));
  };
  float side = std::floor(largest);
  for (; side > comfortable; side -= 1) {
    const auto [a, b] = widths(side, false);
    if (std::max(a, b) <= width) return {side, false, false};
  }
  for (side = 34; side > kSmallest; side -= 1) {
    const auto [a, b] = widths(side, true);
    if (std::max(a, b) <= width) break;
  }
  const auto [a, b] = widths(side, false);
  return {side, a > width, b > width};
}

}  // namespace

void example_figure(Ui& ui, Rect& rest, const ThreeModel& m, ThreeState& state, float height) {
  const float width = rest.w;
  const Fit sizes = fit(ui, m, state, width, height);
  const Example e{ui, m, state, sizes.side};
  const auto learn = learning(e), multiply = multiplying(e);
  draw_equation(rest.cut_top(equation_height(learn, sizes.learning_broken)), learn,
                sizes.learning_broken);
  rest.cut_top(sizes.side < 30 ? 12.0F : 24.0F);
  draw_equation(rest.cut_top(equation_height(multiply, sizes.multiplying_broken)), multiply,
                sizes.multiplying_broken);
  rest.cut_top(sizes.side < 30 ? 8.0F : 18.0F);
  const float table_w = std::min(width, 600.0F);
  rest.cut_top(three_table(ui, {rest.x + (width - table_w) / 2, rest.y, table_w, 1e4F}, m));
}

void three_example(Ui& ui, Rect rect, ui::PanelState& panels) {
  const ThreeModel& m = three_model(ui, panels);
  ThreeState& state = three_state(panels);
  const float margin = rect.w < 500 ? 12 : 24;
  const Rect view{rect.x + margin, rect.y + 8, rect.w - 2 * margin, rect.h - 16};
  const float width = std::min(view.w, 680.0F);
  const Rect content = ui::begin_panel_scroll(ui, "three.example", view, state.height);
  Rect rest{content.x + (content.w - width) / 2, content.y, width, 1e5F};
  // What is lower than the view hangs a little above its middle, as a figure on a page does.
  rest.cut_top(std::max(6.0F, (view.h - state.height) * 0.4F));
  const float top = rest.y;

  example_figure(ui, rest, m, state, view.h);
  ui.figure({rest.x, top, width, rest.y - top});
  rest.cut_top(16);

  const ThreeWords said = three_words(m);
  if (ui.shows("verdict")) {
    const float head = ui::paragraph_height(FontKind::verdict, said.headline, width);
    ui::paragraph(ui, rest.cut_top(head), said.headline, FontKind::verdict, ui.theme.text, 0.5F);
    rest.cut_top(2);
    const float detail = ui::paragraph_height(FontKind::body, said.detail, width);
    ui::paragraph(ui, rest.cut_top(detail), said.detail, FontKind::body, ui.theme.secondary, 0.5F);
    ui::status(ui, "verdict", {rest.x, rest.y - head - detail, width, head + detail},
               ui::sentence(ui::tr("{0} {1}"), {said.headline, said.detail}));
  }
  if (!said.note.empty()) {
    rest.cut_top(12);
    const float w = std::min(width, 540.0F);
    const Rect at{rest.x + (width - w) / 2, rest.y, w, 0};
    rest.cut_top(note(ui, at, "three.note", said.note, true));
  }
  const float height = rest.y - top + 12;
  if (std::abs(height - state.height) > 0.5F) ui.animate(0.05F);
  state.height = height;
  ui::end_scroll(ui);
}

void three_overlay(Ui& ui, Rect /*rect*/, ui::PanelState& panels) {
  draw_dragged(ui, three_state(panels).weight);
}

}  // namespace workbenches::three

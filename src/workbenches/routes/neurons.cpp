#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/routes/routes.hpp"

/// The neurons V, and the board that they mean.
namespace workbenches::routes {
namespace {

using ui::FontKind;
using ui::Rect;
using ui::sentence;
using ui::tr;
using ui::Ui;

constexpr float kGutter = 18;

Rect cell_of(const Ui& ui, const Rect& grid, std::size_t side, std::size_t k) {
  const float size = grid.w / static_cast<float>(side);
  const float x = ui::snap(ui, grid.x + size * static_cast<float>(k % side)),
              y = ui::snap(ui, grid.y + size * static_cast<float>(k / side));
  return {x, y, ui::snap(ui, x + size) - x, ui::snap(ui, y + size) - y};
}

/// Published, unless on paper. False: it is hidden.
bool shown(Ui& ui, const char* id, const Rect& rect, std::string name, std::string value,
           const char* help, bool paper) {
  if (paper) return true;
  ui::WidgetInfo info;
  info.id = id;
  info.role = ui::Role::image;
  info.name = std::move(name);
  info.value = std::move(value);
  info.help = help;
  info.rect = rect;
  return ui::area(ui, info, ui::Drag::yields).shown;
}

}  // namespace

void neurons_figure(Ui& ui, const Rect& rect, const lab::Routes& routes, bool paper) {
  const lab::RoutesRun& run = lab::run_of(routes);
  const std::size_t side = routes.side();
  const std::vector<double>& v = run.outputs();
  const bool tour = routes.problem == lab::RoutesProblem::tour;
  const auto up = static_cast<std::uint64_t>(
      std::ranges::count_if(v, [](double value) { return value > 0.5; }));
  if (!shown(ui, "routes.neurons", rect, tr("The neurons"),
             sentence(tr("{0} of {1} neurons are above ½."),
                      {ui::counted(up), ui::number(static_cast<double>(v.size()))}),
             tour ? tr("A row per city, a column per position in the tour. A full square is V = 1.")
                  : tr("A neuron per square of the board. A full square is V = 1."),
             paper))
    return;
  Rect grid = rect;
  grid.cut_left(kGutter);
  grid.cut_top(kGutter);
  const float size = grid.w / static_cast<float>(side);
  for (std::size_t k = 0; k < v.size(); ++k) {
    const Rect cell = cell_of(ui, grid, side, k).inset(std::clamp(size / 24, 0.5F, 1.0F));
    ui::fill(ui, cell, ui.theme.minus, std::min(2.0F, size / 8));
    const float filled = std::sqrt(static_cast<float>(std::clamp(v[k], 0.0, 1.0)));
    if (filled < 0.02F) continue;
    const float margin = cell.w * (1 - filled) / 2;
    ui::fill(ui, cell.inset(margin), ui.theme.plus, std::min(2.0F, size / 8));
  }
  constexpr float kLabel = 20;  // fewer labels where cells are smaller
  const auto every = static_cast<std::size_t>(std::ceil(kLabel / size));
  for (std::size_t k = 0; k < side; k += every) {
    const float at = size * static_cast<float>(k);
    ui::text(ui, {rect.x - 3, grid.y + at, kGutter, size},
             tour ? city_letter(k) : ui::number(static_cast<double>(side - k)), FontKind::small,
             ui.theme.secondary, 0.5F);
    ui::text(ui, {grid.x + at - 4, rect.y, size + 8, kGutter - 2},
             tour ? ui::number(static_cast<double>(k + 1)) : city_letter(k), FontKind::small,
             ui.theme.secondary, 0.5F);
  }
}

void queens_board(Ui& ui, const Rect& rect, const lab::Routes& routes, bool paper) {
  const lab::RoutesRun& run = lab::run_of(routes);
  const std::size_t side = routes.side();
  const std::vector<std::uint32_t> squares = hopfield::queens_of(run.outputs());
  const auto attacked = hopfield::attacks(squares, side);
  if (!shown(ui, "routes.board", rect, tr("The board"),
             sentence(tr("{0} {0|queen|queens}"), {ui::counted(squares.size())}),
             tr("A queen stands where V is above ½. A line joins two that attack each other."),
             paper))
    return;
  for (std::size_t k = 0; k < side * side; ++k)
    ui::fill(ui, cell_of(ui, rect, side, k),
             (k / side + k % side) % 2 == 0 ? ui.theme.surface : ui.theme.soft);
  ui::outline(ui, rect, ui.theme.hairline);
  const auto middle = [&](std::uint32_t square) {
    const Rect cell = cell_of(ui, rect, side, square);
    return ImVec2{cell.x + cell.w / 2, cell.y + cell.h / 2};
  };
  for (const hopfield::Attack& attack : attacked)
    ui::list().AddLine(middle(attack.first), middle(attack.second), ui.theme.warning, 3);
  const float size = rect.w / static_cast<float>(side);
  for (const std::uint32_t square : squares) {
    const ImVec2 at = middle(square);
    // A crown: five points over a base.
    const float w = size * 0.32F, h = size * 0.26F;
    constexpr int kPoints = 5;
    for (int k = 0; k < kPoints; ++k) {
      const float x = at.x + w * (static_cast<float>(k) / 2 - 1);
      const float top = at.y - h * (k % 2 == 0 ? 0.75F : 1.0F);
      ui::list().AddTriangleFilled({x, top}, {x - w * 0.34F, at.y + h * 0.55F},
                                   {x + w * 0.34F, at.y + h * 0.55F}, ui.theme.plus);
      ui::list().AddCircleFilled({x, top}, size * 0.035F, ui.theme.plus);
    }
    ui::fill(ui, {at.x - w, at.y + h * 0.5F, 2 * w, h * 0.5F}, ui.theme.plus, 1);
  }
}

}  // namespace workbenches::routes

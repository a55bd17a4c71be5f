#include <algorithm>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/plots/cells.hpp"
#include "workbenches/dense/dense.hpp"

namespace workbenches::dense {

using ui::sentence;
using ui::tr;

DenseNow::DenseNow(const lab::Session& session)
    : bench(session.document().section<lab::DenseBench>()), runs(lab::dense_runs(bench)) {}

double DenseNow::overlap(bool classical, std::size_t at) const {
  return hopfield::dot(runs->memories[bench.cue], course(classical).at(at)) / cells();
}

DensePanels& dense_panels(ui::PanelState& panels) { return ui::bench_state<DensePanels>(panels); }

void emit_dense(Ui& ui, lab::Change<lab::DenseBench> change) {
  ui.emit(lab::change<lab::DenseBench>(std::move(change)));
}

void seek_to(Ui& ui, const DenseNow& now, double moment) {
  const auto to = static_cast<std::uint32_t>(
      std::lround(std::clamp(moment, 0.0, static_cast<double>(now.runs->end))));
  if (to == now.moment()) return;
  lab::Change<lab::DenseBench> change;
  change.moment = to;
  emit_dense(ui, std::move(change));
}

std::string power_text(const char* base, unsigned exponent) {
  constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out = base;
  for (const char digit : std::to_string(exponent)) out += kDigits[digit - '0'];
  return out;
}

std::string large_number(double value) {
  constexpr double kLarge = 1e7;
  if (std::abs(value) < kLarge) return ui::number(value, value == std::round(value) ? 0 : 2);
  const auto exponent = static_cast<unsigned>(std::floor(std::log10(std::abs(value)) + 1e-9));
  return sentence(tr("{0} × {1}"),
                  {ui::number(value / std::pow(10.0, exponent), 2), power_text("10", exponent)});
}

std::string name_of_memory(const lab::DenseBench& bench, std::size_t memory) {
  const std::string_view name = lab::memory_name(bench, memory);
  if (!name.empty()) return std::string(name);
  return sentence(tr("memory {0}"), {ui::number(static_cast<double>(memory + 1))});
}

std::string function_text(const lab::DenseBench& bench, bool classical) {
  if (!classical && bench.exponential()) return "exp z";
  return power_text("z", classical ? 2 : bench.degree);
}

ImU32 net_colour(const Ui& ui, bool classical) {
  return classical ? ui.theme.series[1] : ui.theme.series[0];
}

void draw_greys(Ui& ui, const Rect& rect, int width, int height, const std::vector<double>& values,
                float gap) {
  if (gap == 0) ui::fill(ui, rect, ui.theme.minus);
  for (std::size_t k = 0; k < values.size(); ++k) {
    Rect cell = ui::cell_rect(rect, width, height, k);
    const auto ink = static_cast<float>((values[k] + 1) / 2);
    if (gap == 0 && ink <= 0) continue;
    cell.w -= gap;
    cell.h -= gap;
    ui::fill(ui, cell, ui::mix(ui.theme.minus, ui.theme.plus, std::clamp(ink, 0.0F, 1.0F)));
  }
}

void draw_signs(Ui& ui, const Rect& rect, lab::Grid grid, const hopfield::Pattern& pattern,
                float gap) {
  std::vector<double> values(pattern.size());
  for (std::size_t k = 0; k < values.size(); ++k) values[k] = pattern[k];
  draw_greys(ui, rect, grid.width, grid.height, values, gap);
}

}  // namespace workbenches::dense

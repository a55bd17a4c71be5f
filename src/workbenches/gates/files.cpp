#include <array>

#include "lab/formats/text.hpp"
#include "workbenches/figures/saving.hpp"
#include "workbenches/gates/gates.hpp"

/// The gates as files.
namespace workbenches::gates {
namespace {

using ui::tr;

/// A row a step of time, a column a cell.
std::string raster_csv(const lab::Delays& delays) {
  const hopfield::DelayNet net = delays.net();
  const auto fires = delays.fires();
  std::string out = "t";
  for (std::size_t cell = 0; cell < net.cells.size(); ++cell) {
    const char name = net.cells[cell].name;
    out += name >= '0' && name <= '9' ? ",N" : ",";
    out += name;
  }
  out += "\n";
  for (std::size_t t = 0; t < lab::kDelaySteps; ++t) {
    out += std::to_string(t);
    for (const std::vector<bool>& cell : fires) out += cell[t] ? ",1" : ",0";
    out += "\n";
  }
  return out;
}

/// Lines of the table that is shown: inputs, what is in between, and the output.
std::string truth_csv(const lab::Gates& gates) {
  const auto number = [](int value) { return std::to_string(value); };
  std::string out;
  if (gates.view == lab::GatesView::delays) return raster_csv(gates.delays);
  if (gates.view == lab::GatesView::pair) {
    out = "Vi,Vj,delta_T\n";
    for (std::size_t line = 0; line < 4; ++line) {
      const int a = input_of(line, 0), b = input_of(line, 1);
      out += number(a) + "," + number(b) + "," + number((2 * a - 1) * (2 * b - 1)) + "\n";
    }
    return out;
  }
  if (gates.view == lab::GatesView::layers) {
    const hopfield::Gate first = hopfield::and_not_gate(), last = hopfield::or_gate();
    out = "a,b,a_and_not_b,b_and_not_a,output\n";
    for (std::uint32_t line = 0; line < 4; ++line) {
      const bool up = first.fires(line), down = first.fires((line & 1U) << 1 | line >> 1);
      const bool fires = last.fires((up ? 1U : 0U) | (down ? 2U : 0U));
      out += number(input_of(line, 0)) + "," + number(input_of(line, 1)) + "," + number(up) + "," +
             number(down) + "," + number(fires) + "\n";
    }
    return out;
  }
  const bool two = gates.weights.size() == 2;
  out = two ? "a,b,sum,threshold,output,wanted\n" : "a,sum,threshold,output,wanted\n";
  for (std::size_t line = 0; line < gates.target.size(); ++line) {
    out += number(input_of(line, 0)) + ",";
    if (two) out += number(input_of(line, 1)) + ",";
    out += number(sum_of(gates, line)) + "," + lab::exact(gates.threshold_twice / 2.0) + "," +
           number(gates.gate().fires(static_cast<std::uint32_t>(line))) + "," +
           number(gates.target[line]) + "\n";
  }
  return out;
}

}  // namespace

void gates_saving(Ui& ui, ui::PanelState& panels, Rect& rest, const lab::Gates& gates) {
  const auto figure = [&gates](Ui& paper, const Rect& sheet) { gates_figure(paper, sheet, gates); };
  const bool delays = gates.view == lab::GatesView::delays;
  const std::array<Figure, 1> all = {{{delays ? tr("Figure, raster") : tr("Figure, truth table"),
                                       "hopfield-gates",
                                       "gates.png",
                                       "gates.svg",
                                       "gates.csv",
                                       760,
                                       delays ? 480.0F : 400.0F,
                                       figure,
                                       [&gates] { return truth_csv(gates); },
                                       {}}}};
  save_figures(ui, panels, rest, "gates.save", all);
}

}  // namespace workbenches::gates

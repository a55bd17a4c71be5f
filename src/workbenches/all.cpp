#include "workbenches/all.hpp"

#include <array>

#include "lab/session/session.hpp"
#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/icons.hpp"
#include "ui/shell/panels.hpp"
#include "workbenches/capacity/capacity.hpp"
#include "workbenches/gates/gates.hpp"
#include "workbenches/one/one.hpp"
#include "workbenches/three/three.hpp"
#include "workbenches/two/two.hpp"

namespace workbenches {
namespace {

// The mathematics behind it is large, and so comes with the workbenches.
void status(lab::JsonText& json, const lab::Document& document) {
  lab::write_section_status(json, document);
}

// Functions of this namespace, and so what they call, come with the workbenches (tools/split.mjs).
void read_file(ui::PanelState& state, std::string_view name, std::span<const std::uint8_t> bytes) {
  ui::import_file(state, name, bytes);
}
void read_picture(ui::PanelState& state, std::string_view name, int width, int height,
                  std::span<const std::uint8_t> rgba) {
  ui::import_picture(state, name, width, height, rgba);
}
void file_dialog(ui::Ui& ui, ui::PanelState& state) { ui::import_dialog(ui, state); }

}  // namespace

ui::FileReader file_reader() { return {read_file, read_picture, file_dialog}; }

std::span<const ui::WorkbenchView> all() {
  static constexpr std::array<ui::WorkbenchView, 5> kAll = {{
      {"capacity", "How many memories a network holds", "Setup", ui::icon::sliders, capacity_setup,
       capacity_stage, capacity_details, capacity_controls, nullptr, "capacity.wall", status},
      {"one", "A neuron that excites itself: forgetting, holding, running away", "Setup",
       ui::icon::sliders, one_setup, one_stage, one_details, one_controls, nullptr, "one.course",
       status},
      {"two", "Two neurons in their plane, and the energy over it", "Setup", ui::icon::sliders,
       two_setup, two_stage, two_details, two_controls, two_overlay, "two.plane", status},
      {"three", "A network so small that every number can be seen", "Setup", ui::icon::sliders,
       three_setup, three_example, three_details, three_controls, three_overlay, "three.diagram",
       status},
      {"gates", "Logic by threshold units", "Choose", ui::icon::sliders, gates_choice, gates_stage,
       gates_details, gates_controls, nullptr, "gates.next", status},
  }};
  return kAll;
}

}  // namespace workbenches

#include "workbenches/all.hpp"

#include <array>

#include "lab/session/session.hpp"
#include "ui/kit/icons.hpp"
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

}  // namespace

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

#include "workbenches/all.hpp"

#include <array>

#include "ui/icons.hpp"
#include "workbenches/capacity.hpp"
#include "workbenches/gates.hpp"
#include "workbenches/three.hpp"

namespace workbenches {

std::span<const ui::WorkbenchView> all() {
  static constexpr std::array<ui::WorkbenchView, 3> kAll = {{
      {"capacity", "How many memories a network holds", "Setup", ui::icon::sliders, capacity_setup,
       capacity_stage, capacity_details, capacity_controls, nullptr, "capacity.wall"},
      {"three", "A network so small that every number can be seen", "Setup", ui::icon::sliders,
       three_setup, three_example, three_details, three_controls, three_overlay, "three.diagram"},
      {"gates", "Logic by threshold units", "Choose", ui::icon::sliders, gates_choice, gates_stage,
       gates_details, gates_controls, nullptr, "gates.next"},
  }};
  return kAll;
}

}  // namespace workbenches

#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/two/two.hpp"

namespace workbenches {

ui::WorkbenchView two_view();
ui::WorkbenchView two_view() {
  // words, beside ids
  return {lab::Two::kName, "Two neurons in their plane, and the energy over it",
          "Set up",        ui::icon::kSliders,
          two_setup,       two_stage,
          two_details,     two_controls,
          two_overlay,     "two.plane",
          kTwoWidgets,     {0, -8, 1, 280, 420, 560, 300}};
}

}  // namespace workbenches

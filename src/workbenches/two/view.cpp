#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/two/two.hpp"

namespace workbenches {

ui::WorkbenchView two_view();
ui::WorkbenchView two_view() {
  // words, beside ids
  return {lab::Two::kName,
          "Two neurons in their plane, and the energy over it",
          "Set up",
          ui::icon::kSliders,
          two_setup,
          two_stage,
          two_details,
          two_controls,
          two_overlay,
          "two.plane",
          kTwoWidgets,
          two_said,
          {.stage = -8, .of_height = 1, .least = 280, .most = 420, .beside = 560, .below = 300}};
}

}  // namespace workbenches

#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/three/three.hpp"

namespace workbenches {

ui::WorkbenchView three_view();
ui::WorkbenchView three_view() {
  // words, beside ids
  return {lab::Three::kName,
          "A network so small that every number can be seen",
          "Set up",
          ui::icon::kSliders,
          three_setup,
          three_example,
          three_details,
          three_controls,
          three_overlay,
          "three.diagram",
          kThreeWidgets,
          three_said,
          {.most = 364, .below = 290}};
}

}  // namespace workbenches

#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/one/one.hpp"

namespace workbenches {

ui::WorkbenchView one_view();
ui::WorkbenchView one_view() {
  // words, beside ids
  return {lab::One::kName, "A neuron that excites itself: forgetting, holding, running away",
          "Set up",        ui::icon::kSliders,
          one_setup,       one_stage,
          one_details,     one_controls,
          nullptr,         "one.course",
          kOneWidgets,     one_said};
}

}  // namespace workbenches

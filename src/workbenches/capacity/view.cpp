#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/capacity/capacity.hpp"

namespace workbenches {

ui::WorkbenchView capacity_view();
ui::WorkbenchView capacity_view() {
  // words, beside ids
  return {lab::CapacityBench::kName,
          "How many memories a network can store",
          "Set up",
          ui::icon::kSliders,
          capacity_setup,
          capacity_stage,
          capacity_details,
          capacity_controls,
          nullptr,
          "capacity.wall",
          kCapacityWidgets,
          capacity_said,
          {.below = 325, .controls = 48}};
}

}  // namespace workbenches

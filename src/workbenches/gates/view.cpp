#include "ui/kit/icons.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/gates/gates.hpp"

namespace workbenches {

ui::WorkbenchView gates_view();
ui::WorkbenchView gates_view() {
  // words, beside ids
  return {lab::Gates::kName, "Logic by threshold units",
          "Choose",          ui::icon::kSliders,
          gates_choice,      gates_stage,
          gates_details,     gates_controls,
          nullptr,           "gates.next",
          kGatesWidgets,     gates_said};
}

}  // namespace workbenches

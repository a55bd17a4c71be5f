#include "workbenches/all.hpp"

namespace workbenches {

#define WORKBENCH(name, title, section) ui::WorkbenchView name##_view();
#define COMING(name, title)
#include "lab/sections/list.inc"
#undef WORKBENCH

std::span<const ui::WorkbenchView> all() {
  static const ui::WorkbenchView kAll[] = {
#define WORKBENCH(name, title, section) name##_view(),
#include "lab/sections/list.inc"
#undef WORKBENCH
#undef COMING
  };
  return kAll;
}

}  // namespace workbenches

#include "lab/workbenches/all.hpp"

#include "lab/sections/module.hpp"

namespace lab {

#define WORKBENCH(name, title, brief, section) extern const Module name##_module;
#include "lab/sections/list.inc"
#undef WORKBENCH

std::span<const Workbench> all_workbenches() {
  static constexpr Workbench kAll[] = {
      {"memory", "Memory", true},
#define WORKBENCH(name, title, brief, section) {#name, title, true, section, &name##_module, brief},
#include "lab/sections/list.inc"
#undef WORKBENCH
  };
  return kAll;
}

}  // namespace lab

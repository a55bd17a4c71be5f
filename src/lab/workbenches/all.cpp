#include "lab/workbenches/all.hpp"

#include "lab/sections/module.hpp"

namespace lab {

#define WORKBENCH(name, title, section) extern const Module name##_module;
#define COMING(name, title)
#include "lab/sections/list.inc"
#undef WORKBENCH
#undef COMING

std::span<const Workbench> all_workbenches() {
  static constexpr Workbench kAll[] = {
      {"memory", "Memory", true},
#define WORKBENCH(name, title, section) {#name, title, true, section, &name##_module},
#define COMING(name, title) {#name, title},
#include "lab/sections/list.inc"
#undef WORKBENCH
#undef COMING
  };
  return kAll;
}

}  // namespace lab

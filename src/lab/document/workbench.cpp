#include "lab/document/workbench.hpp"

#include <array>
#include <string>

#include "lab/formats/text.hpp"

namespace lab {
namespace {

constexpr std::array<Workbench, 12> kWorkbenches = {{{"memory", "Memory", true},
                                                     {"capacity", "Capacity", true},
                                                     {"one", "One neuron", true},
                                                     {"two", "Two neurons", true},
                                                     {"three", "Three neurons", true},
                                                     {"gates", "Gates", true},
                                                     {"pairs", "Pairs", false},
                                                     {"sequences", "Sequences", false},
                                                     {"dense", "Dense memory", false},
                                                     {"temperature", "Temperature", false},
                                                     {"routes", "Routes", false},
                                                     {"places", "Places", false}}};

}  // namespace

std::span<const Workbench> workbenches() { return kWorkbenches; }

hopfield::Result<void> check_workbench(std::string_view name) {
  std::string ready;
  bool known = false;
  for (const Workbench& workbench : kWorkbenches) {
    known = known || workbench.name == name;
    if (!workbench.ready) continue;
    if (workbench.name == name) return {};
    if (!ready.empty()) ready += ", ";
    ready += workbench.name;
  }
  const std::string quoted = "\"" + tidy(name, 24) + "\"";
  if (known) return hopfield::Error{"workbench", quoted + " is not there yet; there is: " + ready};
  return hopfield::Error{"workbench", quoted + ", expected " + ready};
}

}  // namespace lab

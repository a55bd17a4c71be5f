#include "lab/sections/workbench.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

// words
constexpr const char* kMemoryTitle = "Memory";

// Names and titles are always there, for tabs and links.
Workbench names[] = {
    {"memory", kMemoryTitle, true},
#define WORKBENCH(name, title, brief, section) {#name, title, true, section, nullptr, brief},
#include "lab/sections/list.inc"
#undef WORKBENCH
};

std::span<const Workbench> all_there_are = names;

}  // namespace

std::span<const Workbench> known_workbenches() { return all_there_are; }

void set_workbenches(std::span<const Workbench> all) { all_there_are = all; }

void hand_over(std::string_view name, std::span<const Workbench> all) {
  const auto come = std::ranges::find(all, name, &Workbench::name);
  const auto known = std::ranges::find(names, name, &Workbench::name);
  if (come != all.end() && known != std::end(names)) known->module = come->module;
}

const Workbench* find_workbench(std::string_view name) {
  const auto found = std::ranges::find(all_there_are, name, &Workbench::name);
  return found == all_there_are.end() ? nullptr : &*found;
}

const Module* module_of(std::string_view name) {
  const Workbench* found = find_workbench(name);
  return found == nullptr ? nullptr : found->module;
}

hopfield::Result<void> check_workbench(std::string_view name) {
  std::string ready;
  for (const Workbench& workbench : all_there_are) {
    if (!workbench.ready) continue;
    if (workbench.name == name) return {};
    if (!ready.empty()) ready += ", ";
    ready += workbench.name;
  }
  const std::string quoted = "\"" + tidy(name, 24) + "\"";
  if (find_workbench(name) != nullptr)
    return hopfield::Error{"workbench",
                           msg("{0} is not there yet; there is: {1}", quoted, ready).plain()};
  return hopfield::Error{"workbench", expected(quoted, ready)};
}

}  // namespace lab

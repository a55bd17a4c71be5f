#pragma once

#include <span>
#include <string_view>

#include "hopfield/result.hpp"

namespace lab {

struct Module;

/// One workbench: the name in documents and links, and the title on its tab.
struct Workbench {
  std::string_view name;
  const char* title = "";          ///< English: a sentence of the catalogue
  bool ready = false;              ///< it can be opened
  int section = 0;                 ///< place of its section in a document, from 1; 0: it has none
  const Module* module = nullptr;  ///< its code; null: it has none, or none yet
  const char* brief = "";          ///< its title on a phone and in narrow frames; empty: the same
};

/// All names that links may carry, in the order of the tabs. Their code is there when it has been handed over.
[[nodiscard]] std::span<const Workbench> known_workbenches();
/// Hands the code over, with all workbenches there are; `all` has to stay. Until then sections of documents are kept as their JSON.
void set_workbenches(std::span<const Workbench> all);
/// The same for one of them whose code has come by itself. Nothing happens when there is none of this name.
void hand_over(std::string_view name, std::span<const Workbench> all);
/// The workbench of this name, or nullptr.
[[nodiscard]] const Workbench* find_workbench(std::string_view name);
/// The code of the workbench of this name, or nullptr.
[[nodiscard]] const Module* module_of(std::string_view name);
/// Those that have a section, in the order of documents: calls `visit` with each.
template <class Visit>
void each_section(const Visit& visit) {
  const auto all = known_workbenches();
  for (std::size_t place = 1; place <= all.size(); ++place)
    for (const Workbench& each : all)
      if (static_cast<std::size_t>(each.section) == place) visit(each);
}
/// An error when the name is unknown, or known but not to be opened yet.
[[nodiscard]] hopfield::Result<void> check_workbench(std::string_view name);

}  // namespace lab

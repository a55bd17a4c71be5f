#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "lab/workbenches/all.hpp"

/// Documents and commands are read with the workbenches' code.
[[maybe_unused]] inline const bool kHere = [] {
  lab::set_workbenches(lab::all_workbenches());
  return true;
}();

/// Ends the program when something that must hold does not: libFuzzer and the test runner both take note.
inline void must(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

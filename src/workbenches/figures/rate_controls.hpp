#pragma once

#include <cstdint>
#include <functional>

#include "workbenches/figures/control_row.hpp"

namespace workbenches {

using ui::Rect;
using ui::Ui;

/// The row at the bottom of a workbench in which time flows.
class TimeRow : public ControlRow {
 public:
  TimeRow(Ui& ui, const Rect& bar);
  /// The button that goes back to the start.
  void reset(const char* id, bool enabled);
  /// The one bright button: Run, or Pause.
  void run(const char* id);
  /// Runs, or with reduced motion jumps to the end.
  void go();
  /// How far the run is shown, in τ, in what is left; with `ms` for one τ.
  void time(const char* id, double now, double end, double ms,
            const std::function<void(std::uint32_t)>& seek);
};

}  // namespace workbenches

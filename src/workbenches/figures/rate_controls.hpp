#pragma once

#include <cstdint>
#include <functional>

#include "ui/kit/widgets.hpp"

namespace workbenches {

using ui::Rect;
using ui::Ui;

/// The row at the bottom of a workbench in which time flows. Each part takes its place from what is left.
class TimeRow {
 public:
  TimeRow(Ui& ui, const Rect& bar);
  /// A place of this width at the left end; none for 0.
  Rect left(float width);
  /// The same at the right end.
  Rect right(float width);
  /// The button that goes back to the start.
  void reset(const char* id, bool enabled);
  /// The one bright button: Run, or Pause.
  void run(const char* id);
  /// Runs, or with reduced motion jumps to the end.
  void go();
  /// How far the run is shown, in τ, in what is left; with `ms` for one τ.
  void time(const char* id, double now, double end, double ms,
            const std::function<void(std::uint32_t)>& seek);

 private:
  Ui& ui_;
  Rect room_;
  float gap_;
  bool wordy_;
};

}  // namespace workbenches

#pragma once

#include <cfloat>
#include <vector>

#include "bench.hpp"

/// Frames of one pointer: pressed, moved by way of some places, let go, or called off, which leaves it nowhere.
struct Stroke {
  Bench& h;
  void press(ImVec2 at) const {
    h.next.present = h.next.down = h.next.pressed = true;
    move({at});
  }
  void move(const std::vector<ImVec2>& way) const {
    if (!h.next.pressed)
      for (const ImVec2& at : way) h.next.trail.emplace_back(at.x, at.y);
    h.next.x = way.back().x;
    h.next.y = way.back().y;
    h.turn();
  }
  /// The last places and the lift come in one frame.
  void release(const std::vector<ImVec2>& way) const {
    h.next.down = false;
    h.next.released = true;
    move(way);
    h.turn();
  }
  void cancel(const std::vector<ImVec2>& way) const {
    for (const ImVec2& at : way) h.next.trail.emplace_back(at.x, at.y);
    h.next.present = h.next.down = false;
    h.next.released = true;
    h.next.x = h.next.y = -FLT_MAX;
    h.turn();
    h.turn();
  }
  /// All of it in one frame.
  void tap(ImVec2 at) const {
    h.next.pressed = h.next.present = true;
    release({at});
  }
};

#include "ui/shell/layout.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float kMemories = 268, kDetails = 372;
constexpr float kWide = 1000, kNarrow = 600, kTall = 640;
constexpr float kNetworkAtLeast = 290;

}  // namespace

Layout layout_for(const Rect& screen) {
  if (screen.w >= kWide) return Layout::wide;
  return screen.w < kNarrow && screen.h >= kTall ? Layout::narrow : Layout::medium;
}

float drawer_width(const Rect& screen, bool details) {
  if (!details) return std::min(kMemories, screen.w - 52);
  // Rather a little narrower than over the network: to see both is the point.
  return std::min(std::clamp(screen.w - kNetworkAtLeast, 300.0F, 340.0F), screen.w - 52);
}

bool drawer_fits(const Rect& screen, float width) { return screen.w - width >= kNetworkAtLeast; }

Places arrange(const Ui& ui, float memories_shown, float details_shown) {
  Places places;
  places.layout = layout_for(ui.screen);
  Rect room = ui.screen;
  const bool small = places.layout != Layout::wide;
  const bool low = room.h < 480;
  if (ui.shows("top")) places.top = room.cut_top(ui.embedded || low ? 46.0F : 52.0F);
  if (ui.shows("transport"))
    places.transport = room.cut_bottom(low ? 58.0F : small ? 68.0F : 76.0F);
  const bool memories = ui.shows("memories"), details = ui.shows("details");
  if (places.layout == Layout::wide) {
    if (memories) places.memories = room.cut_left(kMemories);
    if (details) places.details = room.cut_right(kDetails);
  } else if (places.layout == Layout::medium) {
    const float left = drawer_width(room, false), right = drawer_width(room, true);
    if (memories && memories_shown > 0)
      places.memories = {room.x - left * (1 - memories_shown), room.y, left, room.h};
    if (details && details_shown > 0)
      places.details = {room.right() - right * details_shown, room.y, right, room.h};
    if (drawer_fits(room, left * memories_shown)) room.cut_left(left * memories_shown);
    if (drawer_fits(room, right * details_shown)) room.cut_right(right * details_shown);
  } else if (memories || details) {
    // The network keeps its place at the top; a square grid with the verdict under it, and the rest below.
    constexpr float kVerdict = 76, kPaneAtLeast = 170;
    const float network = std::min(room.w + kVerdict - 8, room.h - kPaneAtLeast);
    places.network = room.cut_top(network);
    if (memories && details) places.pane_tabs = room.cut_top(ui.touch ? 48.0F : 44.0F);
    places.pane = room;
    return places;
  }
  places.network = room;
  return places;
}

}  // namespace ui

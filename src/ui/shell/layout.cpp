#include "ui/shell/layout.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float kMemories = 268, kDetails = 372;
constexpr float kWide = 1150, kSided = 960, kNarrow = 560, kTall = 640;
constexpr float kNetworkAtLeast = 290;

/// In frames of the middle: columns that the stage has room for beside it stand there, others come when asked for.
void columns(const Ui& ui, Places& places, Rect room, float memories_shown, float details_shown,
             const Shares& shares) {
  const bool memories = ui.shows("memories"), details = ui.shows("details");
  if (room.w >= kNarrow && room.h > room.w * 1.1F) {
    Rect below = memories || details ? room.cut_bottom(shares.below) : Rect{};
    if (memories && details) places.memories = below.cut_left(std::min(kMemories, below.w * 0.42F));
    (details ? places.details : places.memories) = below;
    places.network = room;
    return;
  }
  const Rect band = room;
  if (memories && shares.side > 0 && room.w >= kSided)
    places.memories = room.cut_left(shares.side);
  else
    places.side_drawer = memories;
  const float wanted =
      std::clamp(band.w - shares.stage - shares.of_height * band.h, shares.least, shares.most);
  if (details && band.w >= shares.beside)
    places.details = room.cut_right(wanted);
  else
    places.details_drawer = details;
  // A drawer lies beside the network where that has room, else over it.
  const auto drawer = [&](float width, float shown, bool right) {
    const float out = width * shown;
    if (out <= 0) return Rect{};
    const Rect place{right ? room.right() - out : room.x - width + out, room.y, width, room.h};
    if (room.w - width >= kNetworkAtLeast) (void)(right ? room.cut_right(out) : room.cut_left(out));
    return place;
  };
  if (places.side_drawer)
    places.memories = drawer(std::min(kMemories, band.w - 52), memories_shown, false);
  if (places.details_drawer)
    places.details =
        drawer(std::clamp(band.w - kNetworkAtLeast, 300.0F, 340.0F), details_shown, true);
  // What is more than plots needs more room than they have: it comes over the stage.
  if (shares.strip && !places.details_drawer && details_shown > 0 && !places.details.empty()) {
    const float more = (340 - places.details.w) * details_shown;
    places.details = {places.details.x - more, places.details.y, places.details.w + more,
                      places.details.h};
  }
  places.network = room;
}

}  // namespace

Layout layout_for(const Rect& screen) {
  if (screen.w >= kWide) return Layout::wide;
  return screen.w < kNarrow && screen.h >= kTall ? Layout::narrow : Layout::medium;
}

float frame_scale(const Rect& frame, bool lecture) {
  const auto steps = [](float scale) { return std::max(1.0F, std::floor(scale * 8) / 8); };
  const float grown = std::min(3.0F, steps(std::min(frame.w / 1280, frame.h / 720)));
  if (!lecture) return grown;
  return std::max(grown, std::min(grown * 1.5F, steps(std::min(frame.w / 640, frame.h / 400))));
}

Places arrange(const Ui& ui, float memories_shown, float details_shown, const Shares& shares,
               float hint) {
  Places places;
  places.layout = layout_for(ui.screen);
  Rect room = ui.screen;
  const bool wide = places.layout == Layout::wide, narrow = places.layout == Layout::narrow;
  const bool low = room.h < 480, high = room.h >= 640;
  if (ui.shows("top"))
    places.top = room.cut_top(narrow ? 92.0F : low ? 44.0F : wide || high ? 52.0F : 48.0F);
  if (ui.shows("transport"))
    places.transport = room.cut_bottom((low    ? 56.0F
                                        : wide ? 76.0F
                                        : high ? 68.0F
                                               : 64.0F) +
                                       (narrow ? shares.controls : 0));
  if (!wide) places.hint = room.cut_bottom(hint);
  const bool memories = ui.shows("memories"), details = ui.shows("details");
  if (wide) {
    if (memories) places.memories = room.cut_left(kMemories);
    if (details) places.details = room.cut_right(kDetails);
    places.hint = room.cut_bottom(hint);
  } else if (!narrow) {
    columns(ui, places, room, memories_shown, details_shown, shares);
    return places;
  } else if (memories || details) {
    // The network keeps its place at the top; a square grid with the verdict under it, and the rest below.
    constexpr float kVerdict = 104, kPaneAtLeast = 170;
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

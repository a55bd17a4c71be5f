#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/kit/widgets.hpp"
#include "ui/plots/cells.hpp"
#include "ui/plots/plot.hpp"
#include "ui/shell/panel_state.hpp"

/// What several panels compute from the session and keep as long as it holds. A network at work changes
/// every frame, so whatever is O(P N) is kept by what it depends upon, not by the revision alone.
namespace ui {

/// The memories that stand out now: at most eight, by |q|, the nearest first, with their colours.
/// Rows of the list and lines of the plots use the same ones.
struct Standing {
  static constexpr std::size_t kMost = 8;
  static constexpr std::uint8_t kNone = 255;
  struct Entry {
    std::uint32_t pattern = 0;
    double overlap = 0;  ///< q in [−1, 1]
    ImU32 colour = 0;
  };
  std::vector<Entry> leaders;
  std::vector<std::uint8_t> place;  ///< for each memory its place among the leaders, or kNone

  /// The memory whose colour this is, or null when it does not stand out.
  [[nodiscard]] const Entry* of(std::size_t pattern) const;
};
/// Picks the leaders. With at most eight memories each keeps the colour of its number; with more,
/// a leader takes the colour of its number if that is free, so that colours change rarely.
[[nodiscard]] Standing stand(std::span<const std::int32_t> overlaps, std::size_t neurons,
                             const Theme& theme);

/// A picture of a pattern on the graphics processor, made again only when the pattern changes.
struct Thumbnail {
  hopfield::Pattern pattern;
  CellTexture cells;
  /// The picture of `wanted`, laid out on width × height cells.
  const CellTexture& of(const hopfield::Pattern& wanted, int width, int height);
};

/// The curves of the run, thinned to what a plot can show.
struct Curves {
  Series energy;
  std::vector<Series> overlaps;    ///< of the leaders, in their order
  std::vector<Band> rest;          ///< one band around all other memories, if there are any
  double length = 0;               ///< moments in the trace
  double lowest = 0, highest = 0;  ///< of the energy, as shown
};

/// Which memories hold under the present rule. Found a few a frame: with hundreds of large memories
/// it takes seconds.
struct Holding {
  lab::MemoryList memories;
  lab::Learning learning;
  hopfield::NetworkOptions network;
  std::size_t checked = 0;
  std::vector<std::uint32_t> unstable;
};

/// The standing and the curves for this frame, made again only when the session has changed.
const Standing& standing(Ui& ui, PanelState& state);
/// Made again only when the session or the theme has changed.
const Curves& curves(Ui& ui, PanelState& state);
/// Session::verdict(), made again only when the session has changed.
const lab::Verdict& verdict(Ui& ui, PanelState& state);
/// Checks about a millisecond's worth of memories more, and returns what is known so far.
const Holding& holding(Ui& ui, PanelState& state);

/// Energies, fields and weights as the options show them: integers where they are, or times 1/N.
[[nodiscard]] std::string shown_value(const lab::Session& session, double value, bool sign = false);

}  // namespace ui

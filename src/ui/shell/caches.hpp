#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/kit/widgets.hpp"
#include "ui/plots/cells.hpp"
#include "ui/plots/plot.hpp"
#include "ui/shell/panel_state.hpp"

/// What the panels compute from the session and keep as long as it holds. A network at work changes
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

/// The network's cells with the light left behind by what just flipped.
struct GridView {
  CellTexture cells{CellTexture::Kind::marked};
  std::vector<float> glow;  ///< one value in [0, 1] a neuron
  std::uint64_t revision = 0, moment = 0;
  std::uint64_t run = 0;  ///< tells runs apart: light of one does not fall on the next
  bool glowing = false;
  std::vector<std::uint32_t> marked;      ///< cells under the brush
  std::optional<std::size_t> differing;   ///< cells that differ from the moment compared with
  std::optional<std::uint32_t> deciding;  ///< the neuron decided last
};

/// The visible part of the weight matrix.
struct WeightView {
  double x = 0, y = 0, span = 0;  ///< the part shown, in neurons
  struct Tile {
    std::size_t row = 0, column = 0, rows = 0, columns = 0, step = 1;
  };
  Tile shown, wanted;
  lab::MemoryList
      memories;  ///< what the tiles were made from (held, so that its address stays its own)
  std::size_t neurons = 0;
  bool self_connections = false;
  std::vector<float> building;
  std::size_t built = 0;  ///< rows of `building` that are done
  float largest = 1;      ///< what the ends of the colour scale stand for
  CellTexture cells;
  float grip_x = 0, grip_y = 0, press_x = 0, press_y = 0;  ///< of a drag, CSS px in the map
  // The incoming weights of one neuron.
  CellTexture row;
  std::uint32_t row_neuron = 0;
  std::vector<std::int32_t> row_values;
  bool row_valid = false;
};

/// Rows of past states.
struct RasterView {
  std::uint64_t revision = 0;
  std::uint64_t content = 0;  ///< tells whether the rows are the ones drawn already
  std::size_t rows = 0, stride = 1;
  std::size_t most_columns = 0, most_rows = 0;
  std::vector<float> values;
  CellTexture cells;
};

/// Which memories hold under the present rule. Found a few a frame: with hundreds of large memories
/// it takes seconds.
struct Holding {
  lab::MemoryList memories;
  hopfield::NetworkOptions network;
  std::size_t checked = 0;
  std::vector<std::uint32_t> unstable;
};

struct PanelState::Caches {
  Holding holding;
  std::uint64_t standing_revision = 0, curves_revision = 0;
  bool standing_dark = false, curves_dark = false;
  Standing standing;
  Curves curves;
  GridView grid;
  WeightView weights;
  RasterView raster;
  std::vector<Thumbnail> memories;  ///< by place in the list
  std::vector<Thumbnail> pictures;  ///< of the set shown in the dialog
  std::vector<Thumbnail> previews;  ///< import, resize
  std::vector<Thumbnail> film;      ///< the state after some of the sweeps
  hopfield::Pattern fitted;         ///< the import preview
  std::uint64_t fitted_version = 0;
  std::string link;
  std::uint64_t link_revision = 0;
  lab::Verdict verdict;
  std::uint64_t verdict_revision = 0;
  CellTexture matrix;
  lab::MemoryList matrix_memories;
};

/// The standing and the curves for this frame, made again only when the session has changed.
const Standing& standing(Ui& ui, PanelState& state);
const Curves& curves(Ui& ui, PanelState& state);
const lab::Verdict& verdict(Ui& ui, PanelState& state);
const Holding& holding(Ui& ui, PanelState& state);

/// Energies, fields and weights as the options show them: integers, or times 1/N.
[[nodiscard]] std::string shown_value(const lab::Session& session, double value, bool sign = false);

}  // namespace ui

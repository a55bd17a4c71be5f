#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/file.hpp"
#include "lab/picture.hpp"
#include "ui/widgets.hpp"

namespace ui {

/// What lies over the workbench: at most one at a time.
enum class Sheet : std::uint8_t {
  none,
  pictures,     ///< the included picture sets, random patterns, import from a file
  import_file,  ///< the preview of a picture or of a file with patterns
  spoil,        ///< a menu at `anchor`: ways to damage the picture, blends and patches
  memory_menu,  ///< a menu at `anchor`: what can be done with memory `subject`
  rename,       ///< the name of memory `subject`
  resize,
  share,
  export_files,
  help,
  reset_all,
  brush,  ///< a menu at `anchor` on small screens: the size of the brush
  shift   ///< a menu at `anchor` on small screens: the four arrows
};

/// What a press on the grid does.
enum class Tool : std::uint8_t { draw, inspect, cover, patch };

/// A list that scrolls by wheel, by finger (with momentum) and by keys.
struct ScrollState {
  float offset = 0;    ///< CSS px above the visible part
  float velocity = 0;  ///< CSS px a second, after a finger has let go
  bool dragging = false;
  float grabbed = 0;    ///< how far the finger has moved since it came down
  float thumb_grip = -1;  ///< ≥ 0 while the scroll bar itself is dragged
};

/// A stroke of the brush, or a rectangle being drawn over the grid.
struct GridGesture {
  bool active = false;
  bool waiting = false;  ///< a finger is down but may yet become a long press
  int value = 1;
  std::uint32_t stroke = 0;  ///< the undo step that paints belong to
  float last_x = 0, last_y = 0;
  int from_x = 0, from_y = 0, to_x = 0, to_y = 0;  ///< cells, for rectangles
  std::size_t painted = 0;
};

/// Light left behind by the neurons that just flipped: one value in [0, 1] a neuron.
struct Glow {
  std::vector<float> values;
  std::uint64_t moment = 0;
  std::size_t lit = 0;
};

/// The picture or the patterns that a person is about to take in.
struct ImportState {
  std::string name;
  std::optional<lab::Grey> picture;
  std::optional<lab::PatternFile> file;
  lab::FitOptions fit;
  bool take_size = false;  ///< the file's own size rather than the grid's
  std::uint64_t version = 0;
};

/// What the memories' rows and the plots agree upon: which memories stand out now, and their colours.
struct Standing {
  struct Entry {
    std::uint32_t pattern = 0;
    double overlap = 0;  ///< q in [−1, 1]
    ImU32 colour = 0;
  };
  std::uint64_t revision = 0;
  bool dark = false;
  std::vector<Entry> leaders;  ///< at most eight, by |q|, the nearest first
  std::vector<std::uint8_t> place;  ///< for each memory its place among the leaders, 255 if none
};

/// Curves of the run, thinned to what a plot can show.
struct Curves;
/// The visible part of the weight matrix.
struct WeightView;
/// Rows of past states.
struct RasterView;

/// What the panels remember between frames and nobody else needs: open sheet, scroll, drags,
/// previews and caches. Anything that should outlive the visit belongs to lab::View instead.
struct PanelState {
  PanelState();
  ~PanelState();
  PanelState(const PanelState&) = delete;
  PanelState& operator=(const PanelState&) = delete;

  Sheet sheet = Sheet::none;
  Rect anchor;                ///< where a menu was asked for
  std::uint32_t subject = 0;  ///< the memory that a menu speaks of
  bool just_opened = false;

  /// Opens a sheet (menus hang on `at`), or closes it when it is open already.
  void open(Sheet which, const Rect& at = {}, std::uint32_t memory = 0);
  void close();
  /// A decoded picture or a file with patterns: opens the preview.
  void preview(std::string_view name, lab::Grey picture);
  void preview(lab::PatternFile file, std::string_view name);

  Tool tool = Tool::draw;
  std::uint32_t patch_pattern = 0;
  GridGesture gesture;
  std::uint32_t strokes = 0;
  int cursor_x = 0, cursor_y = 0;  ///< the cell that keys move
  Glow glow;
  std::optional<lab::Pattern> compared;
  std::uint64_t compared_revision = 0;

  ScrollState memories_scroll, insight_scroll, sheet_scroll;
  bool matrix_open = false;
  int drag_row = -1;    ///< the memory being dragged to another place
  float drag_y = 0;
  int list_cursor = 0;  ///< the row that keys move

  ImportState import;
  Standing standing;
  std::unique_ptr<Curves> curves;
  std::unique_ptr<WeightView> weights;
  std::unique_ptr<RasterView> raster;

  // Forms of the sheets.
  int picture_set = 1;
  double random_count = 10;
  double flip_fraction = 0.2, flip_count = 10, blend = 0.5;
  int blend_a = 0, blend_b = 1;
  int resize_width = 16, resize_height = 16;
  bool keep_square = true;
  std::string rename_text;
  std::string link;
  std::uint64_t link_revision = 0;
  int export_tab = 0;
};

}  // namespace ui

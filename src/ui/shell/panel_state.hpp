#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/pattern/pattern.hpp"
#include "lab/document/document.hpp"
#include "lab/document/picture.hpp"
#include "lab/files/file.hpp"
#include "ui/input/rect.hpp"

namespace lab {
class ExperimentHost;
}

namespace ui {

/// Which dialog or menu is open; opened by PanelState::show (the top bar and the transport row do).
enum class Open : std::uint8_t {
  none,
  import,    ///< the preview of a picture or of a file with patterns
  pictures,  ///< the included picture sets, random patterns, import from a file
  spoil,     ///< menu at `anchor`: ways to damage the picture, blends and patches
  share,
  help,
  reset_all,
  resize,
  export_files,
  memory,       ///< menu at `anchor`: what can be done with memory `subject`
  rename,       ///< the name of memory `subject`
  store_again,  ///< menu at `anchor`: this picture is stored already
  brush,        ///< menu at `anchor` on small screens: the size of the brush
  shift         ///< menu at `anchor` on small screens: the four arrows
};

/// What a press on the grid does.
enum class Tool : std::uint8_t { draw, inspect, cover, patch };

/// A stroke of the brush, or a rectangle being drawn over the grid.
struct GridGesture {
  bool active = false;
  bool waiting = false;  ///< a finger is down but may yet become a long press
  int value = 1;
  std::uint32_t stroke = 0;                        ///< the undo step that its paints belong to
  float last_x = 0, last_y = 0;                    ///< in cells
  int from_x = 0, from_y = 0, to_x = 0, to_y = 0;  ///< cells, for rectangles
};

struct PanelState;
struct Ui;

/// The picture or the patterns that a person is about to take in.
struct ImportState {
  std::string name;
  std::string error;  ///< what is wrong with the file, if anything
  std::optional<lab::Grey> picture;
  std::optional<lab::PatternFile> file;
  std::optional<lab::Document>
      document;  ///< a document file: opened without further questions, undo brings back
  lab::FitOptions fit;
  bool take_size = false;     ///< the file's own size rather than the grid's
  bool replace = false;       ///< the memories, rather than add to them
  std::uint64_t version = 0;  ///< one more for every file: previews are made again
};

/// Work of a workbench that goes on while another one is open: given a turn in every frame that is drawn.
class BackgroundWork {
 public:
  BackgroundWork() = default;
  virtual ~BackgroundWork() = default;
  BackgroundWork(const BackgroundWork&) = delete;
  BackgroundWork& operator=(const BackgroundWork&) = delete;
  virtual void turn(Ui& ui) = 0;
};

/// What the panels remember between frames and nobody else needs: the open sheet, drags, previews
/// and caches. Anything that should outlive the visit belongs to lab::View instead.
struct PanelState {
  PanelState();
  ~PanelState();
  PanelState(const PanelState&) = delete;
  PanelState& operator=(const PanelState&) = delete;

  Open open = Open::none;
  Rect anchor{};              ///< the button that opened it, for menus
  std::uint32_t subject = 0;  ///< the memory that a menu speaks of

  /// Opens a sheet; one that is open already closes (a second press on its button).
  void show(Open which, const Rect& at = {}, std::uint32_t memory = 0);
  void close() { open = Open::none; }

  // The grid.
  Tool tool = Tool::draw;
  std::uint32_t patch_pattern = 0;  ///< the memory that Tool::patch copies from
  GridGesture gesture;
  std::uint32_t strokes = 0;
  int cursor_x = 0, cursor_y = 0;  ///< the cell that keys move
  bool cursor_shown = false;       ///< from the first key to the next press

  // The memories.
  bool matrix_open = false;
  int drag_row = -1;                        ///< the memory being dragged to another place
  float drag_y = 0;                         ///< where the pointer is, from the top of the list
  int list_cursor = 0;                      ///< the row that keys move
  int matrix_row = -1, matrix_column = -1;  ///< the entry last pointed at

  float options_height = 0;  ///< of the options as drawn last

  ImportState import;

  // Forms.
  std::size_t picture_set = 1;
  double random_count = 10;
  double flip_count = 10, blend = 0.5;
  std::uint32_t blend_a = 0, blend_b = 1;
  int resize_width = 16, resize_height = 16;
  bool keep_square = true;
  std::string rename_text;

  /// What the open workbench remembers: see bench_state() in ui/workbench.hpp.
  std::shared_ptr<void> bench;
  const void* bench_kind = nullptr;
  /// Experiments under way: they go on while another workbench is open.
  std::shared_ptr<BackgroundWork> studies;
  /// Who carries experiments out; set by the entry. Null: nobody does.
  std::shared_ptr<lab::ExperimentHost> experiments;

  /// What was computed from the session, by revision: private to the panels.
  struct Caches;
  std::unique_ptr<Caches> caches;
};

}  // namespace ui

#pragma once

#include <string>
#include <vector>

#include "ui/shell/caches.hpp"

/// The pieces of the memories panel; memories_panel.cpp puts them together.
namespace ui {

/// What is going on in the list, and what is drawn of it.
struct MemoriesState final : Kept {
  bool matrix_open = false;
  int drag_row = -1;                        ///< the memory being dragged to another place
  float drag_y = 0;                         ///< where the pointer is, from the top of the list
  int list_cursor = 0;                      ///< the row that keys move
  int matrix_row = -1, matrix_column = -1;  ///< the entry last pointed at
  std::vector<Thumbnail> thumbnails;        ///< by place in the list
  std::size_t seen = 0, fresh = 0;          ///< how many there were; the one that was stored last
  double fresh_since = -10;
  CellTexture matrix;
  lab::MemoryList matrix_memories;  ///< what it was drawn of
  bool by_rule = false;  ///< shares in the fields instead of overlaps, for the pseudo-inverse
  bool drawn_by_rule = false;
  std::vector<float> entries;  ///< of the matrix as drawn, by rows
};
/// The one of this visit.
[[nodiscard]] MemoriesState& memories_state(PanelState& state);

/// "memories.2.forget" and the like.
[[nodiscard]] std::string memory_id(std::size_t memory, const char* part = nullptr);
/// "stable", "3 unstable".
[[nodiscard]] std::string stability_words(const hopfield::Stability& stability);

/// One memory: thumbnail, name, overlap bar and value, menu button.
void memory_row(Ui& ui, PanelState& state, const Rect& rect, std::size_t memory);
/// The same for all rows; CSS px.
[[nodiscard]] float memory_row_height(const Ui& ui);
/// The same in a slim column: the picture over its name; with less of it the more there are.
void memory_tile(Ui& ui, PanelState& state, const Rect& rect, std::size_t memory);
[[nodiscard]] float memory_tile_height(const Ui& ui, float room, std::size_t count);
/// The memories that stand out, in one line: where the list is a drawer, a press opens it.
void memories_glance(Ui& ui, PanelState& state, const Rect& rect);

/// The heat map of overlaps between memories and what is pointed at. `height` is what it needs.
void overlap_matrix(Ui& ui, MemoriesState& state, Rect rect);
/// What it needs at this width while it is open.
[[nodiscard]] float overlap_matrix_height(const Ui& ui, float width);

/// What can be done with one memory; the dialog for its name; the question before storing a twin.
void memory_menu(Ui& ui, PanelState& state);
/// Open::rename: an empty name changes nothing.
void rename_dialog(Ui& ui, PanelState& state);
/// Open::store_again: whether to store what is stored already, as it is or inverted.
void store_again_menu(Ui& ui, PanelState& state);

/// A small picture of a memory, centred in a box.
void memory_thumbnail(Ui& ui, PanelState& state, const Rect& box, std::size_t memory);

}  // namespace ui

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lab/commands/command.hpp"
#include "lab/document/document.hpp"
#include "lab/document/picture.hpp"
#include "lab/files/file.hpp"
#include "ui/shell/caches.hpp"

/// What opens over the workbench; one file each, dialogs.cpp chooses.
namespace ui {

/// The picture or the patterns that a person is about to take in.
struct ImportState final : Kept {
  std::string name;
  std::string error;  ///< what is wrong with the file, if anything
  std::optional<lab::Grey> picture;
  int width = 0, height = 0;  ///< of the picture as it is outside, in pixels
  std::optional<lab::PatternFile> file;
  std::optional<lab::PatternFile> other;  ///< the same file, meant in the other way
  std::optional<lab::Document>
      document;  ///< a document file: opened without further questions, undo brings back
  std::optional<lab::Command> command;  ///< what the open workbench makes of the file: likewise
  lab::FitOptions fit;
  bool take_size = false;     ///< the file's own size rather than the grid's
  bool replace = false;       ///< the memories, rather than add to them
  std::uint64_t version = 0;  ///< one more for every file and option: the result is made again
  std::uint64_t opening = 0;  ///< one more for every file
};

/// Open::pictures: the included sets, random patterns, and the way to a file.
void pictures_dialog(Ui& ui, PanelState& state);
/// Open::import: the preview of what ImportState holds.
void import_dialog(Ui& ui, PanelState& state);
/// Open::spoil: random flips, erased halves, blends and patches of memories.
void spoil_menu(Ui& ui, PanelState& state);
/// Open::share: the link, and the frame for a course page, to be copied; the way to files.
void share_dialog(Ui& ui, PanelState& state);
/// Open::export_files: picture, memories, run, plots and document as files.
void export_dialog(Ui& ui, PanelState& state);
/// Open::resize: width and height, with a preview of the picture on the new grid.
void resize_dialog(Ui& ui, PanelState& state);
/// Open::rule: the rule of learning, and its parameters.
void rule_dialog(Ui& ui, PanelState& state);
/// Open::survival: a row of trials for each memory, while it is looked at.
void survival_dialog(Ui& ui, PanelState& state);
/// Open::help: how to begin, and the table of keys.
void help_dialog(Ui& ui, PanelState& state);
/// Open::reset_all: asks before everything goes back to the first visit.
void reset_dialog(Ui& ui, PanelState& state);

/// The bottom line of a dialog: its one action at the right, a way out beside it.
enum class Answer : std::uint8_t { none, done, cancel };
/// `action` is the bright button; it cannot be pressed while not `enabled`.
Answer answer_line(Ui& ui, std::string_view id, const Rect& rect, const char* action,
                   bool enabled = true, const char* help = "");
/// Steps through the memories: ‹ picture, name ›. True when *memory changed.
bool memory_picker(Ui& ui, PanelState& state, std::string_view id, const Rect& rect,
                   const char* name, std::uint32_t* memory);
/// A picture on a card with its name below, and a tick when it is selected; true when pressed.
bool picture_card(Ui& ui, std::string_view id, const Rect& rect, std::string_view name,
                  const CellTexture& cells, bool selected, const char* help = "");

}  // namespace ui

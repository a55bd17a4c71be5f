#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "ui/input/rect.hpp"
#include "ui/shell/kept.hpp"

namespace lab {
class StudyPool;
}

namespace ui {

struct WorkbenchView;

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
  rule,         ///< at `anchor`: how the network learns, with what belongs to each rule
  survival,     ///< how many flipped pixels each memory survives, by experiment
  memory,       ///< menu at `anchor`: what can be done with memory `subject`
  rename,       ///< the name of memory `subject`
  store_again,  ///< menu at `anchor`: this picture is stored already
  brush,        ///< menu at `anchor` on small screens: the size of the brush
  shift         ///< menu at `anchor` on small screens: the four arrows
};

struct Ui;
struct PanelState;
class PageParts;

/// One of Memory's panels whose code comes later.
struct PanelView {
  std::string_view id;  ///< as in View::panel
  void (*draw)(Ui&, PanelState&, Rect);
};

/// What the panels share between frames. What belongs to one of them is in its own type, kept here for it.
struct PanelState {
  Open open = Open::none;
  Rect anchor{};                        ///< the button that opened it, for menus
  std::uint32_t subject = 0;            ///< the memory that a menu speaks of
  bool wants_side = false;              ///< a panel asks for the left column where that is a drawer
  const WorkbenchView* view = nullptr;  ///< of the open workbench; the shell sets it
  Rect spare{};  ///< what the left column leaves free of its place; it says so in every frame
  std::uint64_t openings = 0;  ///< one more for each sheet: a form begins anew with it

  /// Opens a sheet; one that is open already closes (a second press on its button).
  void show(Open which, const Rect& at = {}, std::uint32_t memory = 0);
  /// Nothing is open any more.
  void close() { open = Open::none; }

  /// Who carries the experiments of workbenches out; set by the entry. Null: nobody does.
  std::shared_ptr<lab::StudyPool> studies;

  /// Panels that come in kFurtherPart, and where the parts are; set by the shell. Null: here.
  std::span<const PanelView> later;
  PageParts* parts = nullptr;

  KeptStore kept;
};

}  // namespace ui

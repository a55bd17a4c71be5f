#pragma once

#include <vector>

#include "hopfield/pattern/pattern.hpp"
#include "ui/dialogs/dialogs.hpp"
#include "ui/shell/panels.hpp"

/// The preview of a file that is about to come in: import.cpp reads it, the others show what it is.
namespace ui {

/// What is drawn of it.
struct ImportPreview final : Kept {
  hopfield::Pattern fitted;
  std::uint64_t fitted_version = 0;
  Thumbnail picture;
  CellTexture source;
  std::uint64_t source_version = 0;
  std::vector<Thumbnail> patterns;
};

[[nodiscard]] inline ImportState& import_state(PanelState& s) { return s.kept.of<ImportState>(); }

/// A picture beside what it becomes.
void picture_import(Ui& ui, PanelState& s);
/// Patterns of a file: which there are, whether they fit, where they go.
void patterns_import(Ui& ui, PanelState& s);

}  // namespace ui

#include "workbenches/all.hpp"

#include "ui/dialogs/dialogs.hpp"
#include "ui/memory/insight_panel.hpp"
#include "ui/shell/panels.hpp"

namespace workbenches {
namespace {

// Functions of this namespace, and so what they call, come with the workbenches (tools/split.mjs).
void read_file(ui::PanelState& state, std::string_view name, std::span<const std::uint8_t> bytes) {
  ui::import_file(state, name, bytes);
}
void read_picture(ui::PanelState& state, std::string_view name, const ui::RgbaPicture& picture) {
  ui::import_picture(state, name, picture);
}
void import(ui::Ui& ui, ui::PanelState& state) { ui::import_dialog(ui, state); }
void pictures(ui::Ui& ui, ui::PanelState& state) { ui::pictures_dialog(ui, state); }
void resize(ui::Ui& ui, ui::PanelState& state) { ui::resize_dialog(ui, state); }
void export_files(ui::Ui& ui, ui::PanelState& state) { ui::export_dialog(ui, state); }

void weights(ui::Ui& ui, ui::PanelState& state, ui::Rect rect) {
  ui::weights_panel(ui, state, rect);
}
void raster(ui::Ui& ui, ui::PanelState& state, ui::Rect rect) { ui::raster_panel(ui, state, rect); }

}  // namespace

ui::FileReader file_reader() { return {read_file, read_picture}; }

std::span<const ui::DialogView> dialogs() {
  using ui::Open;
  // words
  static constexpr ui::DialogView kAll[] = {{Open::import, "Import", import},
                                            {Open::pictures, "Pictures", pictures},
                                            {Open::resize, "Size of the grid", resize},
                                            {Open::export_files, "Save as a file", export_files}};
  return kAll;
}

std::span<const ui::PanelView> panels() {
  static constexpr ui::PanelView kAll[] = {{"weights", weights}, {"raster", raster}};
  return kAll;
}

#define WORKBENCH(name, title, section) ui::WorkbenchView name##_view();
#define COMING(name, title)
#include "lab/sections/list.inc"
#undef WORKBENCH

std::span<const ui::WorkbenchView> all() {
  static const ui::WorkbenchView kAll[] = {
#define WORKBENCH(name, title, section) name##_view(),
#include "lab/sections/list.inc"
#undef WORKBENCH
#undef COMING
  };
  return kAll;
}

}  // namespace workbenches

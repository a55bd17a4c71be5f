#include "workbenches/all.hpp"

#include "ui/dialogs/dialogs.hpp"
#include "ui/memory/insight_panel.hpp"
#include "ui/shell/panels.hpp"

namespace workbenches {

// What few who visit open comes as a part of its own, which has the name of this namespace (tools/split.mjs).
namespace further {
namespace {

void read_file(ui::PanelState& state, std::string_view name, std::span<const std::uint8_t> bytes) {
  ui::import_file(state, name, bytes);
}
void read_picture(ui::PanelState& state, std::string_view name, const ui::RgbaPicture& picture) {
  ui::import_picture(state, name, picture);
}
void import(ui::Ui& ui, ui::PanelState& state) { ui::import_dialog(ui, state); }
void pictures(ui::Ui& ui, ui::PanelState& state) { ui::pictures_dialog(ui, state); }
void resize(ui::Ui& ui, ui::PanelState& state) { ui::resize_dialog(ui, state); }
void rule(ui::Ui& ui, ui::PanelState& state) { ui::rule_dialog(ui, state); }
void survival(ui::Ui& ui, ui::PanelState& state) { ui::survival_dialog(ui, state); }
void export_files(ui::Ui& ui, ui::PanelState& state) { ui::export_dialog(ui, state); }

void weights(ui::Ui& ui, ui::PanelState& state, ui::Rect rect) {
  ui::weights_panel(ui, state, rect);
}
void raster(ui::Ui& ui, ui::PanelState& state, ui::Rect rect) { ui::raster_panel(ui, state, rect); }

}  // namespace
}  // namespace further

ui::FileReader file_reader() { return {further::read_file, further::read_picture}; }

std::span<const ui::DialogView> dialogs() {
  using ui::Open;
  // words
  static constexpr ui::DialogView kAll[] = {
      {Open::import, "Import", further::import},
      {Open::pictures, "Pictures", further::pictures},
      {Open::resize, "Size of the grid", further::resize},
      {Open::export_files, "Save as a file", further::export_files},
      {Open::rule, "Learning rule", further::rule},
      {Open::survival, "Flipped pixels that memories survive", further::survival}};
  return kAll;
}

std::span<const ui::PanelView> panels() {
  static constexpr ui::PanelView kAll[] = {{"weights", further::weights},
                                           {"raster", further::raster}};
  return kAll;
}

#define WORKBENCH(name, title, brief, section) \
  namespace name {                             \
  ui::WorkbenchView view();                    \
  }
#include "lab/sections/list.inc"
#undef WORKBENCH

std::span<const ui::WorkbenchView> all() {
  static const ui::WorkbenchView kAll[] = {
#define WORKBENCH(name, title, brief, section) name::view(),
#include "lab/sections/list.inc"
#undef WORKBENCH
  };
  return kAll;
}

}  // namespace workbenches

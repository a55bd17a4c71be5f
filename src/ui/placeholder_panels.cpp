#include "ui/insight_panel.hpp"
#include "ui/panels.hpp"

// Stand-ins until the dialogs are merged.
namespace ui {

void weights_panel(Ui&, PanelState&, Rect) {}
void raster_panel(Ui&, PanelState&, Rect) {}
bool dialogs(Ui&, PanelState& state) { return state.open != Open::none; }

void import_file(PanelState&, std::string_view, std::span<const std::uint8_t>) {}
void import_picture(PanelState&, std::string_view, int, int, std::span<const std::uint8_t>) {}

}  // namespace ui

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/insight_panel.hpp"

namespace ui {
namespace {

constexpr float kExportWidth = 460;

std::vector<std::uint8_t> bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

void download(Ui& ui, const char* name, const char* mime, std::vector<std::uint8_t> bytes) {
  ui.requests.push_back({WindowRequest::What::download, name, mime, std::move(bytes)});
}

/// Files have a white ground, whatever the theme of the screen: its colours become the light ones.
ImU32 on_white(const Theme& theme, const Theme& light, ImU32 colour) {
  for (std::size_t k = 0; k < std::size(theme.series); ++k)
    if (colour == theme.series[k]) return light.series[k];
  if (colour == theme.text) return light.text;
  return with_alpha(light.secondary,
                    static_cast<float>((colour >> IM_COL32_A_SHIFT) & 0xFFU) / 255);
}

TimePlot for_file(Ui& ui, TimePlot plot) {
  const Theme light = Theme::light();
  for (Series& s : plot.series) {
    s.colour = on_white(ui.theme, light, s.colour);
    s.labelled = plot.series.size() > 1;
  }
  for (Band& b : plot.bands) b.colour = on_white(ui.theme, light, b.colour);
  plot.options.bands = plot.bands;
  return plot;
}

struct ExportLine {
  const char* name;
  const char* help;
  std::vector<const char*> kinds;
};

void save_plot(Ui& ui, const TimePlot& plot, const std::string& name, std::size_t kind) {
  if (kind == 2) {
    const std::string csv = plot_csv(plot.options, plot.series);
    download(ui, (name + ".csv").c_str(), "text/csv", bytes_of(csv));
    return;
  }
  const std::string svg = plot_svg(plot.options, plot.series, 720, 400);
  if (kind == 1)
    download(ui, (name + ".svg").c_str(), "image/svg+xml", bytes_of(svg));
  else
    ui.requests.push_back(
        {WindowRequest::What::svg_to_png, name + ".png", "image/png", bytes_of(svg)});
}

void save(Ui& ui, PanelState& s, std::size_t line, std::size_t kind) {
  const lab::Document& d = ui.session.document();
  switch (line) {
    case 0:
      if (kind == 0)
        download(ui, "hopfield-picture.png", "image/png",
                 lab::write_png(d.grid, ui.session.shown().pattern(),
                                std::max(1, 512 / std::max(d.grid.width, d.grid.height))));
      else
        download(ui, "hopfield-picture.pbm", "image/x-portable-bitmap",
                 bytes_of(lab::write_pbm(d.grid, ui.session.shown().pattern())));
      break;
    case 1:
      download(ui, "hopfield-memories.npz", "application/zip", lab::write_npz(d.grid, *d.memories));
      break;
    case 2:
      if (kind == 0)
        download(ui, "hopfield-run.csv", "text/csv",
                 bytes_of(lab::write_trajectory_csv(ui.session)));
      else
        download(ui, "hopfield-run.npz", "application/zip", lab::write_trajectory_npz(ui.session));
      break;
    case 3:
      save_plot(ui, for_file(ui, energy_plot(ui, s)), "hopfield-energy", kind);
      break;
    case 4:
      save_plot(ui, for_file(ui, overlap_plot(ui, s)), "hopfield-overlap", kind);
      break;
    default:
      download(ui, "hopfield-lab.json", "application/json", bytes_of(lab::write_document(d)));
      break;
  }
}

}  // namespace

void export_dialog(Ui& ui, PanelState& s) {
  const std::array<ExportLine, 6> lines = {
      {{tr("This picture"), tr("The state that is shown."), {"PNG", "PBM"}},
       {tr("The memories"), tr("For NumPy: numpy.load(…) has an array per memory."), {"NPZ"}},
       {tr("This run"),
        tr("Energy and overlaps at each recorded moment. The NPZ file also has the state after "
           "each sweep."),
        {"CSV", "NPZ"}},
       {tr("Plot of the energy"), "", {"PNG", "SVG", "CSV"}},
       {tr("Plot of the overlaps"), "", {"PNG", "SVG", "CSV"}},
       {tr("Everything, to open again"),
        tr("The whole document. Drop it on the page to open it."),
        {"JSON"}}}};
  constexpr std::array<const char*, 6> kIds = {"picture", "memories", "run",
                                               "energy",  "overlap",  "document"};
  const float h = control_height(ui), step = h + 10;
  // Other workbenches save their numbers themselves; the document is of all of them.
  const std::size_t first = ui.session.document().workbench == "memory" ? 0 : lines.size() - 1;
  const float height = step * static_cast<float>(lines.size() - first);
  const Frame frame = begin_dialog(ui, "export", tr("Save as a file"), kExportWidth, height);
  Rect r = begin_panel_scroll(ui, "export.scroll", frame.content, height);
  const bool any = !ui.session.document().memories->empty();
  for (std::size_t k = first; k < lines.size(); ++k) {
    Rect row = r.cut_top(step);
    row.h = h;
    for (std::size_t kind = lines[k].kinds.size(); kind-- > 0;) {
      ButtonOptions o;
      o.help = lines[k].help;
      o.enabled = k != 1 || any;
      const std::string id = std::string("export.") + kIds[k] + "." + lines[k].kinds[kind];
      const float w = std::max(58.0F, button_width(ui, lines[k].kinds[kind], o));
      if (button(ui, id, row.cut_right(w), lines[k].kinds[kind], o)) save(ui, s, k, kind);
      row.cut_right(6);
    }
    text(ui, row, lines[k].name, FontKind::body, ui.theme.text);
  }
  end_scroll(ui);
  end_dialog(ui);
  if (frame.closed) s.close();
}

}  // namespace ui

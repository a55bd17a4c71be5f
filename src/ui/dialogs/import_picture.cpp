#include <algorithm>
#include <array>
#include <cmath>

#include "ui/dialogs/import_parts.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"

namespace ui {
namespace {

using Crop = lab::FitOptions::Crop;
constexpr float kPictureWidth = 700, kImportPreview = 208;

const hopfield::Pattern& fitted(Ui& ui, PanelState& s) {
  const ImportState& import = import_state(s);
  ImportPreview& preview = s.kept.of<ImportPreview>();
  const std::size_t neurons = ui.session.document().grid.neurons();
  if (preview.fitted_version != import.version || preview.fitted.size() != neurons) {
    preview.fitted_version = import.version;
    preview.fitted = lab::fit(*import.picture, ui.session.document().grid, import.fit);
  }
  return preview.fitted;
}

/// The picture as it came, at the resolution of the preview.
const CellTexture& source_of(PanelState& s, float side) {
  const ImportState& import = import_state(s);
  ImportPreview& preview = s.kept.of<ImportPreview>();
  if (preview.source_version == import.opening) return preview.source;
  preview.source_version = import.opening;
  const lab::Grey& from = *import.picture;
  const float scale = std::min(1.0F, side / static_cast<float>(std::max(from.width, from.height)));
  const auto part = [scale](int length) {
    return std::max(1, static_cast<int>(std::lround(static_cast<float>(length) * scale)));
  };
  const int width = part(from.width), height = part(from.height);
  preview.source.resize(width, height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const int row = y * from.height / height, column = x * from.width / width;
      const int value =
          from.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(from.width) +
                      static_cast<std::size_t>(column)];
      preview.source.set_value(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                   static_cast<std::size_t>(x),
                               1 - static_cast<float>(value) / 127.5F);
    }
  return preview.source;
}

/// What becomes of transparent paper and of what is drawn on it; empty when there is none.
const char* about_ink(lab::Grey::Ink ink) {
  using Ink = lab::Grey::Ink;
  return ink == Ink::dark    ? tr("Transparent paper counts as white and becomes −1.")
         : ink == Ink::light ? tr("Transparent paper becomes −1. The light ink on it becomes +1.")
                             : "";
}

void picture_options(Ui& ui, ImportState& import, Rect r, float line) {
  lab::FitOptions& fit = import.fit;
  const lab::FitOptions before = fit;
  constexpr std::array<Crop, 3> kCrops = {Crop::fill, Crop::contain, Crop::stretch};
  const std::array<const char*, 3> crops = {tr("Fill"), tr("Whole"), tr("Stretch")};
  int crop = static_cast<int>(std::find(kCrops.begin(), kCrops.end(), fit.crop) - kCrops.begin());
  const Rect at = r.cut_top(line);
  if (segmented(ui, "import.crop",
                {at.x, at.y + 2, std::min(at.w, segmented_width(ui, crops)), line - 4}, tr("Fit"),
                crops, &crop,
                tr("Fill: cut off what is too wide. Whole: leave a margin. Stretch: change the "
                   "proportions.")))
    fit.crop = kCrops[static_cast<std::size_t>(crop)];
  toggle(ui, "import.automatic", r.cut_top(line), tr("Find the threshold"),
         &fit.automatic_threshold,
         tr("Between the dark and the light parts of the picture (Otsu’s method)."));
  if (!fit.automatic_threshold) {
    SliderOptions so;
    so.initial = 0.5;
    so.shown_factor = 100;
    so.decimals = 0;
    so.step = 0.01;
    so.unit = tr("%");
    so.help = tr("Darker pixels become +1.");
    slider(ui, "import.threshold", r.cut_top(line), tr("Darker than"), &fit.threshold, so);
  }
  toggle(ui, "import.dither", r.cut_top(line), tr("Dither"), &fit.dither,
         tr("Greys become a mixture of dots."));
  toggle(ui, "import.invert", r.cut_top(line), tr("Invert"), &fit.invert,
         tr("For white-on-black drawings."));
  const bool changed = fit.crop != before.crop ||
                       fit.automatic_threshold != before.automatic_threshold ||
                       fit.threshold != before.threshold || fit.dither != before.dither ||
                       fit.invert != before.invert;
  if (changed) ++import.version;
}

/// Two answers: start from it, or also remember it.
void place_line(Ui& ui, PanelState& s, Rect foot, const hopfield::Pattern& pattern) {
  ButtonOptions primary;
  primary.kind = ButtonKind::primary;
  primary.help = tr("The picture becomes a memory, and is shown.");
  const float store_w = button_width(ui, tr("Store"), primary);
  const bool store = button(ui, "import.store", foot.cut_right(store_w), tr("Store"), primary);
  foot.cut_right(8);
  ButtonOptions plain;
  plain.help = tr("Shows the picture as a starting state. It is not stored.");
  const float place_w = button_width(ui, tr("Use as start"), plain);
  const bool place = button(ui, "import.place", foot.cut_right(place_w), tr("Use as start"), plain);
  if (!store && !place) return;
  ui.emit(lab::command::Place{pattern});
  if (store) ui.emit(lab::command::Store{import_state(s).name.substr(0, lab::kLongestName), false});
  s.close();
}

/// What comes in beside what it becomes, each with its size.
void previews(Ui& ui, PanelState& s, Rect at, float side) {
  const lab::Document& d = ui.session.document();
  const ImportState& import = import_state(s);
  const auto named = [&](Rect box, std::string_view name, int width, int height) {
    const Rect picture = box.cut_top(side);
    text(ui, box.cut_top(18), name, FontKind::small, ui.theme.text, 0.5F);
    text(ui, box.cut_top(18), sentence(tr("{0} × {1}"), {number(width), number(height)}),
         FontKind::small, ui.theme.secondary, 0.5F);
    return picture;
  };
  const CellTexture& source = source_of(s, kImportPreview);
  CellStyle style;
  style.colours = CellStyle::Colours::grey;
  const Rect left =
      named(at.cut_left(side), tr("Your picture, in pixels"), import.width, import.height);
  const float fit = std::min(left.w / static_cast<float>(source.width()),
                             left.h / static_cast<float>(source.height()));
  const float w = fit * static_cast<float>(source.width()),
              h = fit * static_cast<float>(source.height());
  const Rect place{left.x + (left.w - w) / 2, left.y + (left.h - h) / 2, w, h};
  draw_cells(ui, place, source, style);
  outline(ui, place, ui.theme.hairline);
  status(ui, "import.source", left,
         sentence(tr("{0}: {1} × {2} pixels"),
                  {import.name, number(import.width), number(import.height)}));
  at.cut_left(12);
  const Rect right =
      named(at.cut_left(side), tr("The network’s, in cells"), d.grid.width, d.grid.height);
  style = {};
  style.gap = 1;
  style.radius = 1;
  draw_cells(ui, fit_cells(ui, right, d.grid.width, d.grid.height),
             s.kept.of<ImportPreview>().picture.of(fitted(ui, s), d.grid.width, d.grid.height),
             style);
}

}  // namespace

void picture_import(Ui& ui, PanelState& s) {
  const float line = ui.touch ? 46.0F : 40.0F, h = control_height(ui);
  const float inner = std::min(kPictureWidth, ui.screen.w - 68);
  const bool beside = inner >= 640;
  const float side = std::min(kImportPreview, (inner - 12) / 2), options = 5 * line;
  const char* ink = about_ink(import_state(s).picture->ink);
  const float words =
      *ink == '\0' ? 0 : paragraph_height(FontKind::body, ink, std::min(inner, 2 * side + 12)) + 10;
  const float shown = side + 40 + words;
  const float body = beside ? std::max(shown, options) : shown + 10 + options;
  const Frame frame =
      begin_dialog(ui, "import", tr("Import a picture"), kPictureWidth, body + 18 + h);
  Rect c = frame.content;
  const Rect foot = c.cut_bottom(h);
  c.cut_bottom(12);
  Rect r = begin_panel_scroll(ui, "import.scroll", c, body);
  Rect pictures = beside ? r.cut_left(2 * side + 12) : r.cut_top(shown);
  previews(ui, s, pictures, side);
  if (words > 0) {
    const Rect place{pictures.x, pictures.y + side + 44, pictures.w, words};
    paragraph(ui, place, ink, FontKind::body, ui.theme.secondary);
    status(ui, "import.ink", place, ink);
  }
  (void)(beside ? r.cut_left(24) : r.cut_top(10));
  picture_options(ui, import_state(s), r, line);
  end_scroll(ui);
  place_line(ui, s, foot, fitted(ui, s));
  end_dialog(ui);
  if (frame.closed) s.close();
}

}  // namespace ui

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"

namespace ui {
namespace {

constexpr float kResizeWidth = 420, kResizePreview = 168;
constexpr std::array<int, 5> kSizes = {5, 10, 16, 32, 64};
constexpr std::array<const char*, 5> kSizeNames = {"5 × 5", "10 × 10", "16 × 16", "32 × 32",
                                                   "64 × 64"};

struct ResizeForm final : Kept {
  std::uint64_t opening = UINT64_MAX;  ///< of the sheet that it was begun for
  int width = 0, height = 0;
  bool square = true;  ///< both are changed together
  Thumbnail preview;
};

ResizeForm& resize_form(Ui& ui, PanelState& s) {
  ResizeForm& form = s.kept.of<ResizeForm>();
  if (form.opening == s.openings) return form;
  const lab::Grid& grid = ui.session.document().grid;
  form.opening = s.openings;
  form.width = grid.width;
  form.height = grid.height;
  form.square = grid.width == grid.height;
  return form;
}

void preview(Ui& ui, ResizeForm& form, const Rect& box) {
  const lab::Document& d = ui.session.document();
  const lab::Grid wanted{form.width, form.height};
  const CellTexture& cells = form.preview.of(
      lab::resample(ui.session.shown().pattern(), d.grid, wanted), wanted.width, wanted.height);
  CellStyle style;
  style.gap = 1;
  style.radius = 1;
  draw_cells(ui, fit_cells(ui, box, wanted.width, wanted.height), cells, style);
}

}  // namespace

void resize_dialog(Ui& ui, PanelState& s) {
  const lab::Document& d = ui.session.document();
  ResizeForm& form = resize_form(ui, s);
  const float h = control_height(ui), inner = std::min(kResizeWidth, ui.screen.w - 68);
  const char* note =
      tr("Pictures and memories are fitted to the new size. Undo brings the originals back.");
  const float words = paragraph_height(FontKind::small, note, inner);
  // On a phone the names of all sizes do not fit in one line; the sliders do as well.
  const bool presets = segmented_width(ui, kSizeNames) <= inner;
  const float height =
      (presets ? h + 12 : 0) + 3 * h + 10 + kResizePreview + 8 + 22 + words + 18 + h;
  const Frame frame = begin_dialog(ui, "resize", tr("Size of the grid"), kResizeWidth, height);
  Rect c = frame.content;
  const Rect foot = c.cut_bottom(h);
  c.cut_bottom(12);
  Rect r = begin_panel_scroll(ui, "resize.scroll", c, height - h - 12);

  int preset = -1;
  for (std::size_t k = 0; k < kSizes.size(); ++k)
    if (form.width == kSizes[k] && form.height == kSizes[k]) preset = static_cast<int>(k);
  if (presets) {
    if (segmented(ui, "resize.preset", r.cut_top(h), tr("Size"), kSizeNames, &preset) &&
        preset >= 0)
      form.width = form.height = kSizes[static_cast<std::size_t>(preset)];
    r.cut_top(12);
  }
  const LabelColumn labels(ui, {tr("Width"), tr("Height")});
  SliderOptions so;
  so.minimum = lab::kSmallestSide;
  so.maximum = lab::kLargestSide;
  so.step = 1;
  so.decimals = 0;
  double width = form.width, tall = form.height;
  so.initial = d.grid.width;
  if (slider(ui, "resize.width", r.cut_top(h), tr("Width"), &width, so)) {
    form.width = static_cast<int>(std::lround(width));
    if (form.square) form.height = form.width;
  }
  so.initial = d.grid.height;
  if (slider(ui, "resize.height", r.cut_top(h), tr("Height"), &tall, so)) {
    form.height = static_cast<int>(std::lround(tall));
    if (form.square) form.width = form.height;
  }
  if (toggle(ui, "resize.square", r.cut_top(h), tr("Keep it square"), &form.square) && form.square)
    form.height = form.width;
  r.cut_top(10);
  preview(ui, form, r.cut_top(kResizePreview));
  r.cut_top(8);
  const double neurons = static_cast<double>(form.width) * form.height;
  text(ui, r.cut_top(22),
       sentence(tr("{0} neurons, {1} connections"),
                {number(neurons), number(neurons * (neurons - 1) / 2)}),
       FontKind::strong, ui.theme.text, 0.5F);
  paragraph(ui, r, note, FontKind::small, ui.theme.secondary, 0.5F);
  end_scroll(ui);

  const bool changed = form.width != d.grid.width || form.height != d.grid.height;
  const Answer answer = answer_line(ui, "resize", foot, tr("Resize"), changed);
  end_dialog(ui);
  if (answer == Answer::done) ui.emit(lab::command::Resize{form.width, form.height});
  if (answer != Answer::none || frame.closed) s.close();
}

}  // namespace ui

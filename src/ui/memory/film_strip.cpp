#include <algorithm>
#include <string>
#include <vector>

#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/memory/insight_panel.hpp"

namespace ui {
namespace {

constexpr int kColumns = 4;
constexpr std::size_t kMost = 8;
constexpr float kStripGap = 8, kStripHead = 26, kName = 18;

struct Film final : Kept {
  std::vector<Thumbnail> pictures;  ///< the state after some of the sweeps
};

float picture_side(float width) {
  return (width - static_cast<float>(kColumns - 1) * kStripGap) / static_cast<float>(kColumns);
}

/// Which sweeps: all of a few; of many the first ones, where most happens, and the last.
std::vector<std::size_t> chosen(std::size_t sweeps) {
  std::vector<std::size_t> out;
  for (std::size_t k = 0; k < std::min(sweeps, kMost); ++k) out.push_back(k);
  if (sweeps > kMost) out.back() = sweeps - 1;
  return out;
}

}  // namespace

float film_strip_height(const Ui& ui, float width) {
  const std::size_t count = chosen(ui.session.trace().sweeps()).size();
  const auto lines = static_cast<float>((count + kColumns - 1) / kColumns);
  return kStripHead + lines * (picture_side(width) + kName + kStripGap);
}

void film_strip(Ui& ui, PanelState& s, Rect rect) {
  const lab::Document& d = ui.session.document();
  const lab::Trace& trace = ui.session.trace();
  const std::vector<std::size_t> sweeps = chosen(trace.sweeps());
  std::vector<Thumbnail>& film = s.kept.of<Film>().pictures;
  film.resize(std::max(film.size(), sweeps.size()));
  const Rect head = rect.cut_top(kStripHead);
  caption(ui, {head.x, head.y, head.w, 16}, tr("The picture after each sweep"));
  const float w = picture_side(rect.w);
  for (std::size_t k = 0; k < sweeps.size(); ++k) {
    const auto column = static_cast<float>(static_cast<int>(k) % kColumns),
               line = static_cast<float>(static_cast<int>(k) / kColumns);
    const Rect at = {rect.x + column * (w + kStripGap), rect.y + line * (w + kName + kStripGap), w,
                     w + kName};
    const std::uint64_t moment = sweeps[k] * d.grid.neurons();
    WidgetInfo info;
    info.id = "raster.film." + std::to_string(sweeps[k]);
    info.name = sweeps[k] == 0
                    ? std::string(tr("Start"))
                    : sentence(tr("Sweep {0}"), {number(static_cast<double>(sweeps[k]))});
    info.rect = at;
    if (!ui.shows(info.id)) continue;
    if (row(ui, info, moment == d.moment) && moment != d.moment)
      ui.emit(lab::command::Seek{moment});
    const CellTexture& cells =
        film[k].of(trace.sweep_state(sweeps[k]), d.grid.width, d.grid.height);
    draw_cells(ui,
               fit_picture({at.x + 6, at.y + 6, at.w - 12, at.w - 12}, d.grid.width, d.grid.height),
               cells);
    text(ui, {at.x, at.bottom() - kName - 3, at.w, kName}, info.name, FontKind::small,
         moment == d.moment ? ui.theme.text : ui.theme.secondary, 0.5F);
  }
}

}  // namespace ui
